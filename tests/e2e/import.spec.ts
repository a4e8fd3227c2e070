import ExcelJS from 'exceljs'
import { expect, test, type Page } from '@tests/support/e2e'
import { encoded } from '@tests/fixtures/makers/encodings'
import { rawXls } from '@tests/fixtures/makers/rawXls'
import { htmlTable, odsOf, paste, startImport } from '@tests/support/importing'
import {
  createSchool,
  feed,
  focusList,
  goTo,
  row,
  textsOf,
  savedBy,
  saveByDownload,
  toPlan,
  workbookOf,
} from '@tests/support/school'

const people = [
  ['ФИО', 'Должность', 'Телефон'],
  ['Орлова Вера Павловна', 'учитель математики', '8 916 000-00-01'],
  ['Зимин Олег Юрьевич', 'учитель физики', '8 916 000-00-02'],
]
const csv = people.map((cells) => cells.join(';')).join('\r\n')

async function load(page: Page): Promise<void> {
  await toPlan(page)
  await page.getByRole('button', { name: 'Загрузить: 2 строки' }).click()
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()
}
/** The saved workbook with the name put right, as the office would do it in Excel. */
async function mended(bytes: Buffer): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  workbook.worksheets[0]?.eachRow((line) => {
    line.eachCell((cell) => {
      if (cell.text === 'Тупов <Иван> Ильич') cell.value = 'Тупов Иван Ильич'
    })
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
async function expectPeople(page: Page): Promise<void> {
  await goTo(page, 'staff')
  await expect(row(page, 'Орлова Вера Павловна')).toContainText('+7 (916) 000-00-01')
  await expect(row(page, 'Зимин Олег Юрьевич')).toContainText('+7 (916) 000-00-02')
}

const kinds: [string, () => Uint8Array][] = [
  ['Сотрудники.xls', () => rawXls([{ name: 'Лист1', rows: people }])],
  ['Сотрудники.ods', () => odsOf(people)],
  ['Сотрудники.csv', () => encoded(csv, 'windows-1251')],
]
for (const [name, bytes] of kinds) {
  test(`${name} comes into the register`, async ({ page }) => {
    await createSchool(page, 'МБОУ «СОШ № 5»')
    await startImport(page, { name, bytes: bytes() })
    await load(page)
    await expectPeople(page)
  })
}

test('a table copied from a web page is pasted with Ctrl+V', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'importing')
  await paste(page, { text: people.map((cells) => cells.join('\t')).join('\n'), html: htmlTable(people) })
  await expect(page.getByText('таблица с веб-страницы')).toBeVisible()
  await load(page)
  await expectPeople(page)
})

test('a block is pasted into the field that is there for it', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await goTo(page, 'importing')
  await page.getByRole('button', { name: 'Вставить из буфера' }).click()
  await expect(page.getByRole('textbox', { name: 'Место для вставки таблицы' })).toBeFocused()
  await paste(page, { text: people.map((cells) => cells.join('\t')).join('\n') })
  await load(page)
  await expectPeople(page)
})

test('several files make one plan; a refused one does not throw the others away', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(
    page,
    { name: 'Сотрудники.xlsx', bytes: await workbookOf(people) },
    { name: 'Приказ.pdf', bytes: Buffer.from('%PDF-1.7\n') },
    {
      name: 'Классы.xlsx',
      bytes: await workbookOf([
        ['Класс', 'Кабинет'],
        ['5А', '12'],
      ]),
    },
  )
  await expect(page.getByRole('alert')).toContainText('Файл «Приказ.pdf» не загружен')
  await page.getByRole('button', { name: 'Убрать файл «Приказ.pdf»' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await toPlan(page)
  await page.getByRole('button', { name: 'Загрузить: 3 строки' }).click()
  await expect(page.getByText(/3.строки из 2.файлов/)).toBeVisible()
  await expectPeople(page)
  await goTo(page, 'classes')
  await expect(row(page, '5 «А»')).toContainText('12')
})

test('the same file twice changes nothing, and one undo takes it all back', async ({ page }) => {
  await createSchool(page, 'МБОУ «СОШ № 5»')
  const bytes = await workbookOf(people)
  await startImport(page, { name: 'Сотрудники.xlsx', bytes })
  await load(page)
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  await feed(page, 'Сотрудники.xlsx', bytes)
  await toPlan(page)
  await expect(page.getByText('В файле нет ничего нового')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Загрузить', exact: true })).toBeDisabled()
  await goTo(page, 'staff')
  await focusList(page)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Сотрудников пока нет')).toBeVisible()
})

test('refused rows are saved with the reason, mended and taken back in', async ({ page }) => {
  await saveByDownload(page)
  await createSchool(page, 'МБОУ «СОШ № 5»')
  await startImport(page, {
    name: 'Сотрудники.xlsx',
    bytes: await workbookOf([...people, ['Тупов <Иван> Ильич', 'учитель', '8 916 000-00-03']]),
  })
  await toPlan(page)
  const saved = await savedBy(page, page.getByRole('button', { name: 'Сохранить непринятые строки…' }))
  const cells = [...(await textsOf(saved.bytes)).values()].flat()
  expect(saved.name).toMatch(/\.xlsx$/)
  expect(cells).toContain('Тупов <Иван> Ильич')
  expect(cells.some((text) => text.includes('посторонние знаки'))).toBe(true)
  expect(cells).not.toContain('Орлова Вера Павловна')
  await page.getByRole('button', { name: 'Загрузить: 2 строки' }).click()
  await expect(page.getByText('Не загружено: 1')).toBeVisible()
  await page.getByRole('button', { name: 'Загрузить ещё файл' }).click()
  await feed(page, saved.name, await mended(saved.bytes))
  await toPlan(page)
  await page.getByRole('button', { name: 'Загрузить: 1 строка' }).click()
  await goTo(page, 'staff')
  await expect(row(page, 'Тупов Иван Ильич')).toContainText('+7 (916) 000-00-03')
})
