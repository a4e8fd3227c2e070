import { expect, test } from '@tests/support/e2e'
import {
  chooseSchoolFile,
  goTo,
  openPracticeSchool,
  openSchoolFile,
  row,
  saveByDownload,
  savedBy,
  shownRows,
  workbookOf,
} from '@tests/support/school'

const menu = /^Школа: /

test('a school goes into a file and comes out of it whole, journal and all', async ({ page }) => {
  await saveByDownload(page)
  await openPracticeSchool(page)
  await goTo(page, 'journal')
  const sets = await shownRows(page)
  await page.getByRole('button', { name: menu }).click()
  const { name, bytes } = await savedBy(page, page.getByRole('menuitem', { name: 'Сохранить школу в файл…' }))
  expect(name).toMatch(/\.json$/)
  await expect(page.getByLabel('Сообщения')).toContainText('Школа сохранена')

  // Before anything is opened the file says what it holds; closing the dialog leaves everything as it was.
  await page.getByRole('button', { name: menu }).click()
  await chooseSchoolFile(page, page.getByRole('menuitem', { name: 'Открыть файл школы…' }), bytes)
  const dialog = page.getByRole('dialog', { name: 'Открыть файл школы' })
  await expect(dialog.getByRole('row', { name: 'Сотрудники 62' })).toBeVisible()
  await expect(dialog.getByRole('row', { name: 'Классы 25' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Отмена' }).click()
  await goTo(page, 'journal')
  await expect.poll(() => shownRows(page)).toBe(sets)

  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menuitem', { name: 'Сменить школу' }).click()
  await openSchoolFile(page, bytes)
  await goTo(page, 'staff')
  await expect.poll(() => shownRows(page)).toBe(62)
  await goTo(page, 'journal')
  // The same journal, and one line more: that the file was opened.
  await expect.poll(() => shownRows(page)).toBe(sets + 1)
  await expect(row(page, 'Файл школы')).toHaveCount(1)
})

test('a file that is no school is refused in one sentence', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  const school = { format: 'pereklichka-school', version: 1, header: {}, records: {} }
  const cases: [Buffer, RegExp][] = [
    [await workbookOf([['ФИО']]), /Файл не читается/],
    [Buffer.from('{"format":'), /Файл не читается/],
    [Buffer.from('{"staff":[]}'), /Это не файл школы/],
    [Buffer.from(JSON.stringify({ ...school, version: 99 })), /более новой версией программы/],
    [Buffer.from(JSON.stringify(school)), /Файл школы повреждён/],
  ]
  for (const [bytes, sentence] of cases) {
    await chooseSchoolFile(page, page.getByRole('button', { name: 'Открыть файл…' }), bytes)
    const note = page.getByRole('alert')
    await expect(note).toContainText('Не удалось открыть файл')
    await expect(note).toContainText(sentence)
    await page.getByRole('button', { name: 'Закрыть сообщение' }).click()
  }
  await expect(page.getByRole('heading', { name: 'Школы на этом компьютере' })).toHaveCount(0)
})
