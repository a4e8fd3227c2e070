import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { PDFDocument } from 'pdf-lib'
import type { Page } from '@playwright/test'
import { expect, test, type Desktop } from '@tests/host/fixture'
import { answerDialogs, printedDocuments, recordPrinting } from '@tests/support/desktopAnswers'
import { row, toPlan, workbookOf } from '@tests/support/school'

const link = (letter: string) => `https://max.ru/join/${letter.repeat(43)}`
const millimetres = (points: number) => Math.round((points / 72) * 25.4)
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).first().click()
  await expect(h1(page, name)).toBeVisible()
}

async function importThroughDialog(desktop: Desktop, path: string, rows: (string | number)[][]): Promise<void> {
  const { page } = desktop
  await writeFile(path, await workbookOf(rows))
  await answerDialogs(desktop, [path])
  await section(page, 'Импорт')
  const another = page.getByRole('button', { name: 'Загрузить ещё файл' })
  if (await another.isVisible()) await another.click()
  await page.getByRole('button', { name: 'Выбрать файлы' }).click()
  await toPlan(page)
  await page.getByRole('button', { name: /^Загрузить: / }).click()
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()
}

async function cellsOf(path: string): Promise<string[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  return workbook.worksheets.flatMap((sheet) => sheet.getSheetValues().flat().map(String))
}

test('the whole job in the desktop: from a staff list to paper, and it is all there after a restart', async ({
  start,
  folder,
}) => {
  const data = join(folder, 'data')
  const desktop = await start(data)
  const { page } = desktop
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error.stack)))

  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill('МБОУ «СОШ № 5»')
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await expect(h1(page, 'Обзор')).toBeVisible()

  await importThroughDialog(desktop, join(folder, 'Сотрудники.xlsx'), [
    ['ФИО', 'Должность', 'Телефон'],
    ['Орлова Вера Павловна', 'учитель математики', '8 916 000-00-01'],
    ['Зимин Олег Юрьевич', 'учитель физики', '8 916 000-00-02'],
  ])
  await importThroughDialog(desktop, join(folder, 'Классы.xlsx'), [
    ['Класс', 'Количество учеников', 'Кабинет'],
    ['5А', 27, '12'],
    ['5Б', 25, '14'],
  ])

  await section(page, 'Классное руководство')
  await page.getByRole('button', { name: 'Назначить по приказу' }).click()
  await page.getByRole('textbox', { name: /Номер приказа/ }).fill('126/А')
  await page.getByRole('button', { name: 'Назначить руководителя: 5 «А»' }).click()
  await page.keyboard.type('орл')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Назначить: 1 класс' }).click()
  await expect(row(page, '5 «А»')).toContainText('Орлова Вера Павловна')

  await section(page, 'Приглашения')
  await page.getByRole('button', { name: 'Вставить ссылки' }).first().click()
  await page
    .getByRole('textbox', { name: 'Строки со ссылками' })
    .fill(`5А родители ${link('A')}\n5А ученики ${link('B')}\n5Б родители ${link('C')}`)
  await page.getByRole('button', { name: 'Сохранить: 3 ссылки' }).click()
  await expect(row(page, link('A'))).toContainText('Действует')

  await test.step('sheets as PDF', async () => {
    await section(page, 'Раздатки')
    await expect(page.getByText('3 страницы')).toBeVisible()
    await answerDialogs(desktop, [join(folder, 'Листы')])
    await page.getByRole('button', { name: 'Сохранить PDF…' }).click()
    await expect(page.getByText('Сохранено: Листы.pdf')).toBeVisible({ timeout: 30_000 })
    const pdf = await PDFDocument.load(await readFile(join(folder, 'Листы.pdf')))
    expect(pdf.getPageCount()).toBe(3)
    for (const sheet of pdf.getPages()) {
      expect([sheet.getWidth(), sheet.getHeight()].map(millimetres)).toEqual([210, 297])
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Пока нет' }).click()
  })

  await test.step('printing, and the links are handed out', async () => {
    await recordPrinting(desktop)
    await page.getByRole('button', { name: 'Напечатать…' }).click()
    await page.getByRole('button', { name: 'Отметить выданными' }).click()
    expect(await printedDocuments(desktop)).toBe(1)
    await section(page, 'Приглашения')
    for (const letter of ['A', 'B', 'C']) await expect(row(page, link(letter))).toContainText('Выдана')
  })

  await test.step('workbooks', async () => {
    await section(page, 'Раздатки')
    await page.getByRole('radio', { name: /Реестр/ }).check()
    await answerDialogs(desktop, [join(folder, 'Реестр.xlsx')])
    await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
    await expect(page.getByText('Сохранено: Реестр.xlsx')).toBeVisible()
    const cells = await cellsOf(join(folder, 'Реестр.xlsx'))
    for (const text of ['Орлова Вера Павловна', link('C')]) expect(cells).toContain(text)

    const target = join(folder, 'Раздатки классам')
    await mkdir(target)
    await answerDialogs(desktop, [target])
    await page.getByRole('radio', { name: /Раздатка классному/ }).check()
    await page.getByRole('checkbox', { name: 'Отдельный файл на каждый класс' }).check()
    await expect(page.getByText('2 файла')).toBeVisible()
    await page.getByRole('button', { name: 'Сохранить Excel…' }).click()
    await expect(page.getByText('Сохранено в папку «Раздатки классам»: 2 файла')).toBeVisible()
    const files = (await readdir(target)).sort()
    expect(files).toHaveLength(2)
    expect((await cellsOf(join(target, files[0] ?? ''))).join()).toContain(link('A'))
  })

  await test.step('the school as a file', async () => {
    await answerDialogs(desktop, [join(folder, 'Школа.json')])
    await page.getByRole('button', { name: /^Школа: / }).click()
    await page.getByRole('menuitem', { name: 'Сохранить школу в файл…' }).click()
    await expect(page.getByText('Школа сохранена: Школа.json')).toBeVisible()
  })
  expect(troubles).toEqual([])
  expect(await desktop.quit()).toBe(0)

  await test.step('after a restart', async () => {
    const again = await start(data)
    await expect(h1(again.page, 'Обзор')).toBeVisible()
    await section(again.page, 'Сотрудники')
    await expect(row(again.page, 'Орлова Вера Павловна')).toContainText('5 «А»')
    await section(again.page, 'Приглашения')
    await expect(row(again.page, link('B'))).toContainText('Выдана')
    await again.quit()
  })

  await test.step('the school file on another PC', async () => {
    const other = await start(join(folder, 'other'))
    await answerDialogs(other, [join(folder, 'Школа.json')])
    await other.page.getByRole('textbox', { name: 'Ваше имя' }).fill('Сидорова')
    await other.page.getByRole('button', { name: 'Открыть файл…' }).click()
    const preview = other.page.getByRole('dialog')
    await expect(preview).toContainText('МБОУ «СОШ № 5»')
    await preview.getByRole('button', { name: /^Открыть/ }).click()
    await section(other.page, 'Классное руководство')
    await expect(row(other.page, '5 «А»')).toContainText('№ 126/А')
  })
})
