import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@tests/support/e2e'
import { goTo, openPracticeSchool, screens } from '@tests/support/school'

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen passes WCAG 2.1 AA, ${scheme}`, async ({ page }) => {
    test.setTimeout(150_000)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openPracticeSchool(page)
    for (const screen of screens) {
      await goTo(page, screen)
      if (screen !== 'guide') await expect(page.getByText(/Загружаем список|Готовим документ/)).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze()
      expect(
        violations.map((one) => `${screen}: ${one.id} ${one.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`),
      ).toEqual([])
    }
  })
}

for (const size of [
  { width: 1366, height: 768 },
  { width: 1093, height: 520 },
]) {
  test(`nothing is pushed out of a window of ${String(size.width)}×${String(size.height)}`, async ({ page }) => {
    await page.setViewportSize(size)
    await openPracticeSchool(page)
    for (const screen of screens) {
      await goTo(page, screen)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0)
      const buttons = page.locator('header').getByRole('button')
      for (const button of await buttons.all()) {
        await expect(button, `a button of ${screen} is out of sight`).toBeInViewport()
      }
    }
  })
}

test('the policy comes with the page', async ({ page, request }) => {
  const response = await request.get('/')
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'")
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Перекличка' })).toBeVisible()
})
