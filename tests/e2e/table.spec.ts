import { bigSchoolFile } from '@tests/support/bigSchool'
import { expect, test } from '@tests/support/e2e'
import { focusList, goTo, openSchoolFile, restart, shownRows } from '@tests/support/school'

test('seven thousand rows: few in the page, all within reach, marked at once and taken back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  const size = { staff: 7000, classes: 2, pupils: 0, seed: 7, invitees: false }
  await openSchoolFile(page, bigSchoolFile(size, 'МБОУ «Большая школа»'))
  await goTo(page, 'staff')
  await expect.poll(() => shownRows(page)).toBe(7000)
  const rows = page.getByRole('grid').locator('tbody tr')
  expect(await rows.count()).toBeLessThanOrEqual(100)

  await focusList(page)
  await page.keyboard.press('End')
  await expect(page.locator('[aria-rowindex="7001"]')).toBeInViewport()
  expect(await rows.count()).toBeLessThanOrEqual(100)
  await page.keyboard.press('Home')
  await expect(page.locator('[aria-rowindex="2"]')).toBeInViewport()

  await page.getByRole('button', { name: 'Должность', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Должность' })).toHaveAttribute('aria-sort', 'ascending')

  await page.getByRole('checkbox', { name: 'Выбрать все строки списка' }).check()
  await expect(page.getByText('Выбрано: 7000')).toBeVisible()
  await page.getByRole('combobox', { name: 'Категория' }).click()
  await page.getByRole('option', { name: 'Руководящий работник' }).click()
  const undo = page.getByLabel('Сообщения').getByRole('button', { name: 'Отменить' })
  await expect(undo).toBeVisible({ timeout: 40_000 })
  await undo.click()
  await expect(page.getByLabel('Сообщения')).toContainText('Отменено', { timeout: 40_000 })
})

test('columns, sorting and filters are kept; keys walk, tick and open', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  const size = { staff: 40, classes: 6, pupils: 0, seed: 8, invitees: false }
  await openSchoolFile(page, bigSchoolFile(size, 'МБОУ «Школа»'))
  await goTo(page, 'staff')
  await page.getByRole('button', { name: 'Столбцы', exact: true }).click()
  await page.getByRole('checkbox', { name: 'Почта' }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader', { name: 'Почта' })).toBeVisible()
  await restart(page)
  await expect(page.getByRole('columnheader', { name: 'Почта' })).toBeVisible()

  await focusList(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press(' ')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('Выбрано: 2')).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('Выбрано: 40')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
})
