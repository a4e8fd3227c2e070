import { expect, test, type Page } from '@tests/support/e2e'
import { card, createSchool, field, focusList, goTo, importFile, restart, row } from '@tests/support/school'

const people = [
  ['ФИО', 'Должность'],
  ['Орлова Вера Павловна', 'учитель'],
  ['Зимин Олег Юрьевич', 'учитель'],
]

async function rename(page: Page, from: string, middleName: string): Promise<void> {
  await goTo(page, 'staff')
  await row(page, from).click()
  await field(page, 'Отчество').fill(middleName)
  await card(page).getByRole('button', { name: 'Сохранить' }).click()
  await expect(row(page, middleName)).toBeVisible()
  await card(page).getByRole('button', { name: 'Закрыть', exact: true }).click()
}

async function takeBackImport(page: Page): Promise<void> {
  await goTo(page, 'journal')
  await row(page, 'Сотрудники.xlsx').last().click()
  await card(page).getByRole('button', { name: 'Отменить это действие' }).click()
}

test('taken back whole: an import goes with Ctrl+Z and comes with Ctrl+Y, also after a restart', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', people)
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова')).toBeVisible()
  await restart(page)
  await expect(row(page, 'Орлова')).toBeVisible()
  await focusList(page)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Сотрудников пока нет')).toBeVisible()
  await restart(page)
  await expect(page.getByText('Сотрудников пока нет')).toBeVisible()
  await page.keyboard.press('Control+y')
  await expect(row(page, 'Орлова')).toBeVisible()
  await expect(row(page, 'Зимин')).toBeVisible()
})

test('kept: what was changed since stays, and the report names it', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', people)
  await rename(page, 'Орлова', 'Петровна')
  await restart(page)
  await takeBackImport(page)
  const report = page.getByRole('dialog', { name: 'Отменено не всё' })
  await expect(report).toContainText('Оставлено: изменено позже')
  await expect(report).toContainText('Орлова')
  await report.getByRole('button', { name: 'Понятно' }).click()
  await restart(page)
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова Вера Петровна')).toBeVisible()
  await expect(row(page, 'Зимин')).toHaveCount(0)
})

test('could not: erased data do not come back', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Сотрудники.xlsx', people)
  await goTo(page, 'staff')
  await row(page, 'Орлова').click()
  await card(page).getByRole('button', { name: 'Ещё', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Стереть личные данные…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Стереть навсегда' }).click()
  await page.getByRole('dialog', { name: 'Личные данные стёрты' }).getByRole('button', { name: 'Понятно' }).click()
  // Behind an open dialog no row can be found, be it there or not.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row(page, 'Орлова')).toHaveCount(0)
  await restart(page)
  await takeBackImport(page)
  const report = page.getByRole('dialog', { name: 'Отменено не всё' })
  await expect(report).toContainText('Не удалось вернуть')
  await expect(report).toContainText('данные удалены по закону')
  await report.getByRole('button', { name: 'Понятно' }).click()
  await goTo(page, 'staff')
  await expect(row(page, 'Зимин')).toHaveCount(0)
  await expect(row(page, 'Орлова')).toHaveCount(0)
})
