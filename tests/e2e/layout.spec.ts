import { expect, test } from '@tests/support/e2e'
import { everyPart, everyScreen, leave } from '@tests/support/places'
import { createSchool, field, goTo, openPracticeSchool } from '@tests/support/school'

for (const size of [
  { width: 1093, height: 520 },
  { width: 1366, height: 768 },
]) {
  const window = `${String(size.width)}×${String(size.height)}`

  test(`the main button is in sight and nothing scrolls sideways at ${window}`, async ({ page }) => {
    await page.setViewportSize(size)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Создать и загрузить списки из Excel' })).toBeInViewport({ ratio: 1 })
    await openPracticeSchool(page)
    for (const place of [...everyScreen, ...everyPart]) {
      await place.open(page)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(sideways, `${place.name} scrolls sideways`).toBeLessThanOrEqual(0)
      if (place.main !== null) {
        // The innermost thing on top: a dialog before a card, a card before the screen.
        const dialog = page.getByRole('dialog')
        const inside = (await dialog.count()) > 0 ? dialog : page.locator('body')
        const main = inside.getByRole('button', { name: place.main, exact: typeof place.main === 'string' }).last()
        await expect(main, `main button of ${place.name}`).toBeInViewport({ ratio: 1 })
      }
      if (everyPart.includes(place)) await leave(page)
    }
  })
}

test('messages leave every link of the sidebar reachable, in a small window too', async ({ page }) => {
  await page.setViewportSize({ width: 1093, height: 520 })
  await createSchool(page, 'СОШ № 5')
  for (const name of ['Константинопольская', 'Орлова', 'Зимина']) {
    await goTo(page, 'staff')
    await page.getByRole('button', { name: 'Добавить' }).first().click()
    await field(page, 'Фамилия').fill(name)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('status').filter({ hasText: name })).toBeVisible()
  }
  await expect(page.getByLabel('Сообщения').getByRole('status')).toHaveCount(3)
  for (const name of ['Защита данных', 'Обзор']) {
    // Playwright clicks only what is on top at that point.
    await page.getByRole('navigation').getByRole('link', { name }).click({ timeout: 5000 })
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
})

test('a long message covers no row until it is unfolded; F6 goes to it and back', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 })
  await openPracticeSchool(page)
  await goTo(page, 'staff')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^Школа: / }).click()
  await page.getByRole('menuitem', { name: 'Открыть файл школы…' }).click()
  const name = 'Сводная ведомость по классным руководителям за сентябрь.json'
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from('не школа') })
  const note = page.getByLabel('Сообщения').locator('> *')
  await expect(note.getByRole('alert')).toContainText(name)
  const grid = page.getByRole('grid')
  const right = async () => {
    const box = await note.boundingBox()
    return (box?.x ?? 0) + (box?.width ?? 0)
  }
  const left = (await grid.boundingBox())?.x ?? 0
  expect(await right()).toBeLessThanOrEqual(left)

  const search = page.getByPlaceholder('Фамилия, должность, телефон, класс')
  await search.focus()
  await page.keyboard.press('F6')
  const more = note.getByRole('button', { name: 'Подробнее' })
  await expect(more).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(note.getByRole('button', { name: 'Свернуть' })).toHaveAttribute('aria-expanded', 'true')
  expect(await right()).toBeGreaterThan(left)
  await expect(note.getByText('Выберите файл, сохранённый командой', { exact: false })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('F6')
  await expect(search).toBeFocused()
  await page.keyboard.press('F6')
  await page.keyboard.press('Tab')
  await expect(note.getByRole('button', { name: 'Закрыть сообщение' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(note).toHaveCount(0)
  await expect(search).toBeFocused()
})
