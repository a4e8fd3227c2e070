import ExcelJS from 'exceljs'
import { expect, test } from '@tests/support/e2e'
import { dragFiles } from '@tests/support/importing'
import { createSchool, focusList, goTo, importFile, row, saveByDownload, savedBy, toPlan } from '@tests/support/school'

/** The copy with ticks, a day, a telephone and a spare row, as a class teacher fills it in. */
async function filledIn(bytes: Buffer): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  const sheet = workbook.worksheets[0]
  let spare = 0
  sheet?.eachRow((line, number) => {
    const name = line.getCell(2).text
    if (name === 'Лис Ада Юрьевна') {
      line.getCell(4).value = '8 916 111-22-33'
      line.getCell(6).value = '+'
      line.getCell(7).value = '05.09.2026'
    }
    if (name === 'Яковлева Яна Львовна') line.getCell(8).value = 'отказ'
    if (typeof line.getCell(1).value === 'number') spare = number + 1
  })
  const added = sheet?.getRow(spare)
  if (added) {
    added.getCell(2).value = 'Новикова Инна Павловна'
    added.getCell(3).value = 'ученик'
    added.getCell(6).value = 'да'
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

test('a class teacher’s copy is dropped into the window, looked at, taken and undone', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-09-10T09:00:00+10:00'))
  await saveByDownload(page)
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await importFile(page, 'Классы.xlsx', [
    ['Класс', 'Кабинет'],
    ['5А', '12'],
  ])
  await importFile(page, '5А.xlsx', [
    ['ФИО ученика', 'Класс'],
    ['Лис Ада Юрьевна', '5А'],
    ['Яковлева Яна Львовна', '5А'],
    ['Ким Олег', '5А'],
  ])

  await goTo(page, 'handouts')
  await page.getByRole('radio', { name: /Раздатка классному/ }).check()
  const saved = await savedBy(page, page.getByRole('button', { name: 'Сохранить Excel…' }))
  expect(saved.name).toContain('Раздатка классному руководителю')
  const bytes = await filledIn(saved.bytes)

  await goTo(page, 'overview')
  await dragFiles(page.locator('main'), [{ name: 'Раздатка 5А.xlsx', bytes }])
  await expect(page.getByRole('heading', { name: 'Импорт', level: 1 })).toBeVisible()
  await expect(page.getByText(/Отметки классного руководителя, уверенно/)).toBeVisible()
  await toPlan(page)
  await expect(row(page, 'Лис Ада Юрьевна')).toContainText('Вступил')
  await expect(row(page, 'Яковлева Яна Львовна')).toContainText('Отказ')
  await expect(row(page, 'Новикова Инна Павловна')).toContainText('такого ученика нет')
  await page.getByRole('button', { name: 'Загрузить: 2 строки' }).click()
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()

  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Лис Ада Юрьевна')).toContainText('Вступил')
  await expect(row(page, 'Лис Ада Юрьевна')).toContainText('05.09.2026')
  await expect(row(page, 'Яковлева Яна Львовна')).toContainText('Отказ')
  await goTo(page, 'journal')
  await expect(row(page, /Отметки классного руководителя: 5 «А», 2.строки/)).toBeVisible()
  await focusList(page)
  await page.keyboard.press('Control+z')
  await goTo(page, 'invitations', '?tab=people')
  await expect(row(page, 'Лис Ада Юрьевна')).toContainText('Не приглашён')
  await expect(row(page, 'Лис Ада Юрьевна')).not.toContainText('05.09.2026')
})
