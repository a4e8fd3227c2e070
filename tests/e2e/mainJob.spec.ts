import ExcelJS from 'exceljs'
import { expect, test } from '@tests/support/e2e'
import { createSchool, goTo, importFile, row } from '@tests/support/school'

const link = (letter: string) => `https://max.ru/join/${letter.repeat(43)}`

test('from a staff list in Excel to sheets for a class', async ({ page }) => {
  // The native save dialog cannot be answered here; without it the browser downloads.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await createSchool(page, 'МБОУ «СОШ № 5»')

  await importFile(page, 'Сотрудники.xlsx', [
    ['ФИО', 'Должность', 'Телефон'],
    ['Орлова Вера Павловна', 'учитель математики', '8 916 000-00-01'],
    ['Зимин Олег Юрьевич', 'учитель физики', '8 916 000-00-02'],
    ['=СУММА(A1)', 'учитель', ''],
  ])
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('+7 (916) 000-00-01')
  await expect(row(page, 'СУММА')).toHaveCount(0)

  await importFile(page, 'Классы.xlsx', [
    ['Класс', 'Количество учеников', 'Кабинет'],
    ['5А', 27, '12'],
    ['5Б', 25, '14'],
  ])
  await goTo(page, 'classes')
  await expect(row(page, '5 «А»')).toContainText('27')

  await goTo(page, 'assignments')
  await page.getByRole('button', { name: 'Назначить по приказу' }).click()
  await page.getByRole('textbox', { name: /Номер приказа/ }).fill('126/А')
  await page.getByRole('button', { name: 'Назначить руководителя: 5 «А»' }).click()
  await page.keyboard.type('орл')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('5 «Б»')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Назначить: 1 класс' }).click()
  await expect(row(page, '5 «А»')).toContainText('Орлова Вера Павловна')
  await expect(row(page, '5 «А»')).toContainText('№ 126/А')

  await goTo(page, 'invitations')
  await page.getByRole('button', { name: 'Вставить ссылки' }).first().click()
  await page
    .getByRole('textbox', { name: 'Строки со ссылками' })
    .fill(`5А родители ${link('A')}\n5А ученики ${link('B')}\nУчительская ${link('C')}\n5Ж родители ${link('D')}`)
  await expect(page.getByRole('dialog')).toContainText('Класса 5 «Ж» нет')
  await page.getByRole('button', { name: 'Сохранить: 3 ссылки' }).click()
  await expect(page.getByRole('textbox', { name: 'Строки со ссылками' })).toHaveValue(`5Ж родители ${link('D')}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click()
  // The line that was not taken is still in the field, so closing asks first.
  const question = page.getByRole('dialog', { name: 'Закрыть без сохранения?' })
  await expect(question).toContainText('Уже сохранённые ссылки останутся')
  await question.getByRole('button', { name: 'Закрыть без сохранения' }).click()
  await expect(row(page, link('A'))).toContainText('Действует')

  await goTo(page, 'invitations', '?tab=people')
  await page.getByRole('checkbox', { name: 'Выбрать: Орлова Вера Павловна' }).click()
  await page.getByRole('checkbox', { name: 'Выбрать: Зимин Олег Юрьевич' }).click()
  await page.getByRole('button', { name: 'Отметить: приглашён' }).click()
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('Приглашён')
  await page.getByRole('button', { name: 'Отметить: вступил', exact: true }).click()
  await expect(row(page, 'Зимин Олег Юрьевич')).toContainText('Вступил')

  await goTo(page, 'handouts')
  await expect(page.getByText('2 страницы')).toBeVisible()
  for (const document of ['Отрывные', 'Раздатка классному', 'Реестр', 'Распределение']) {
    await page.getByRole('radio', { name: new RegExp(document) }).check()
    await expect(page.getByText(/^\d+\sстраниц/)).toBeVisible()
  }
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
  const path = await (await saved).path()
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const cells = workbook.worksheets[0]?.getSheetValues().flat().map(String)
  expect(cells).toContain('Орлова Вера Павловна')

  await page.reload()
  // The router hears of a new address only once the first screen is there.
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('5 «А»')
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('Вступил')
})
