import { expectNoViolationsNow } from '@tests/support/axe'
import { expect, test, type Page } from '@tests/support/e2e'
import { everyPart, everySafetyPart, everyScreen, leave } from '@tests/support/places'
import { openPracticeSchool } from '@tests/support/school'

async function expectNoViolations(page: Page, place: string): Promise<void> {
  await expect(page.getByText(/Загружаем список|Готовим документ/)).toHaveCount(0)
  await expectNoViolationsNow(page, place)
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen passes WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Перекличка' })).toBeVisible()
    await expectNoViolations(page, 'start')
    await openPracticeSchool(page)
    for (const place of everyScreen) {
      await place.open(page)
      await expectNoViolations(page, place.name)
    }
  })

  test(`every card and dialog passes WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    test.setTimeout(everyPart.length * 15_000)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openPracticeSchool(page)
    for (const place of everyPart) {
      await place.open(page)
      await expectNoViolations(page, place.name)
      await leave(page)
    }
  })

  test(`what guards the data passes WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openPracticeSchool(page)
    await expect(page.getByText(/^Последняя копия:/)).toBeVisible()
    for (const place of everySafetyPart) {
      await place.open(page)
      await expectNoViolations(page, place.name)
      await leave(page)
    }
  })
}
