import type { Page } from '@playwright/test'
import { expect, test } from '@tests/support/e2e'
import { expectNoViolations } from '@tests/support/axe'
import { catchPrinting, goTo, openPracticeSchool, restart } from '@tests/support/school'

async function openSlips(page: Page): Promise<void> {
  await goTo(page, 'handouts', '?document=slips')
  await expect(page.getByText(/^\d+\sстраниц/u)).toBeVisible()
}
async function chooseSheet(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'На чём печатать' }).click()
  await page.getByRole('option', { name }).click()
}
/** Left and top of the first label on the first page, millimetres, as the page draws them. */
async function firstLabel(page: Page): Promise<{ left: number; top: number }> {
  const style = await page.locator('.label').first().getAttribute('style')
  const mm = (key: string) => Number(new RegExp(`${key}:(-?[\\d.]+)mm`, 'u').exec(style ?? '')?.[1])
  return { left: mm('left'), top: mm('top') }
}
const labels = (page: Page) => page.locator('.page').first().locator('.label .qr')

test('slips on label sheets: the first free label, the offset of the printer, and both kept by its name', async ({
  page,
}) => {
  await openPracticeSchool(page)
  await openSlips(page)
  await chooseSheet(page, /^70 × 37/u)
  await expect(labels(page)).toHaveCount(24)
  const before = await firstLabel(page)
  await page.getByLabel('Начать с наклейки №').fill('5')
  await page.keyboard.press('Enter')
  await expect(labels(page)).toHaveCount(20)
  await page.getByLabel('Начать с наклейки №').fill('1')
  await page.getByLabel('Сдвиг вправо, мм').fill('1,5')
  await page.getByLabel('Сдвиг вниз, мм').fill('−2')
  await page.keyboard.press('Tab')
  await expect.poll(() => firstLabel(page)).toEqual({ left: before.left + 1.5, top: before.top - 2 })

  await page.getByLabel('Имя принтера').fill('HP в канцелярии')
  await page.getByRole('button', { name: 'Запомнить' }).click()
  await expect(page.getByRole('combobox', { name: 'Принтер', exact: true })).toHaveText(/HP в канцелярии/u)
  await expectNoViolations(page, 'labels')

  // After a restart the last printer is known, and labels begin with its offset.
  await restart(page)
  await openSlips(page)
  await chooseSheet(page, /^70 × 37/u)
  await expect(page.getByLabel('Имя принтера')).toHaveValue('HP в канцелярии')
  await expect(page.getByLabel('Сдвиг вправо, мм')).toHaveValue('1,5')
  await expect(page.getByLabel('Сдвиг вниз, мм')).toHaveValue('-2')
  await page.getByRole('button', { name: 'Забыть' }).click()
  await expect(page.getByRole('combobox', { name: 'Принтер', exact: true })).toHaveCount(0)
})

test('own sizes: what does not fit is said and cannot be printed', async ({ page }) => {
  await openPracticeSchool(page)
  await openSlips(page)
  await chooseSheet(page, /^70 × 42,4/u)
  await expect(labels(page)).toHaveCount(21)
  await chooseSheet(page, /^Свой размер/u)
  await page.getByLabel('Рядов').fill('9')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('alert').filter({ hasText: 'не помещаются' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Напечатать…' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Пробный лист' })).toBeDisabled()
  await expect(page.getByText('Наклейки такого размера не напечатать')).toBeVisible()
  await page.getByLabel('Рядов').fill('7')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Напечатать…' })).toBeEnabled()
})

test('the trial sheet carries frames and no links; a run goes on from the page after a jam', async ({ page }) => {
  const printed = await catchPrinting(page)
  await openPracticeSchool(page)
  await openSlips(page)
  await chooseSheet(page, /^105 × 48/u)
  await page.getByRole('button', { name: 'Пробный лист' }).click()
  await expect.poll(printed).toContain('Приложите этот лист к листу наклеек')
  expect(await page.evaluate(() => Reflect.get(window, 'printedCodes') as number)).toBeLessThan(3)
  expect(await printed()).not.toContain('https://')

  const amount = page.getByText(/^\d+\sстраниц/u)
  const total = Number((await amount.textContent())?.match(/^\d+/u)?.[0])
  expect(total).toBeGreaterThan(2)
  await page.getByRole('button', { name: 'Напечатать…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Печать' })
  await dialog.getByLabel('Со страницы').fill('2')
  await dialog.getByLabel('По страницу').fill(String(total))
  await dialog.getByRole('button', { name: /^Напечатать \d+/u }).click()
  await expect(page.getByRole('dialog', { name: 'Напечатана часть документа' })).toContainText(
    `Страницы 2–${String(total)} из ${String(total)}`,
  )
})
