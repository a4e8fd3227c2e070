import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { expect, type Locator, type Page } from '@playwright/test'

/** The screens as the routes name them. */
export const screens = [
  'overview',
  'staff',
  'classes',
  'assignments',
  'invitations',
  'campaigns',
  'handouts',
  'scan',
  'importing',
  'journal',
  'settings',
  'safekeeping',
  'exchange',
  'guide',
] as const
export type ScreenName = (typeof screens)[number]

const titles: Record<ScreenName, string> = {
  overview: 'Обзор',
  staff: 'Сотрудники',
  classes: 'Классы',
  assignments: 'Классное руководство',
  invitations: 'Приглашения',
  campaigns: 'Кампании',
  handouts: 'Раздатки',
  scan: 'Скан',
  importing: 'Импорт',
  journal: 'Журнал',
  settings: 'Настройки',
  safekeeping: 'Защита данных',
  exchange: 'Обмен между ПК',
  guide: 'Руководство',
}

/** First start: the name of the person, then the practice school; ends on «Обзор». */
export async function openPracticeSchool(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('button', { name: 'Открыть учебную школу' }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible({ timeout: 30_000 })
}

/** First start: a new empty school; ends on «Обзор». */
export async function createSchool(page: Page, shortName: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Ваше имя' }).fill('Петрова А. В.')
  await page.getByRole('textbox', { name: 'Краткое наименование' }).fill(shortName)
  await page.getByRole('button', { name: 'Создать школу', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
}

/** Goes to a screen by its address and waits for its heading. */
export async function goTo(page: Page, screen: ScreenName, query = ''): Promise<void> {
  await page.goto(`/#/${screen}${query}`)
  await expect(page.getByRole('heading', { name: titles[screen], level: 1, exact: true })).toBeVisible()
}

/** A workbook with one sheet, first row first. */
export async function workbookOf(rows: (string | number)[][]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Лист1')
  for (const row of rows) sheet.addRow(row)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Hands a file to the import by its dialog. */
export async function feed(page: Page, name: string, bytes: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^(Выбрать|Добавить) файлы$/ }).click()
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
}

/** From the chosen file past its columns, and past its unknown values where there are any, to the plan. */
export async function toPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Дальше: столбцы' }).click()
  await page.getByRole('button', { name: 'Дальше: ' }).click()
  const values = page.getByRole('button', { name: 'Дальше: что получится' })
  const plan = page.getByRole('button', { name: /^Загрузить/ })
  await expect(values.or(plan)).toBeVisible()
  if (await values.isVisible()) await values.click()
  await expect(plan).toBeVisible()
}

/** From the chosen file to «Загружено» with the lines that the plan proposes. */
export async function importFile(page: Page, name: string, rows: (string | number)[][]): Promise<void> {
  await goTo(page, 'importing')
  const another = page.getByRole('button', { name: 'Загрузить ещё файл' })
  if (await another.isVisible()) await another.click()
  await feed(page, name, await workbookOf(rows))
  await toPlan(page)
  await page.getByRole('button', { name: /^Загрузить: / }).click()
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()
}

/** A row of the list on screen, by a text in it. */
export function row(page: Page, text: string | RegExp) {
  return page.getByRole('grid').getByRole('row').filter({ hasText: text })
}

/** The program started anew on the same screen. The router hears of a new address only once that screen is there. */
export async function restart(page: Page): Promise<void> {
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
}

/** The number beside a list: how many of its rows are shown. */
export async function shownRows(page: Page): Promise<number> {
  const text = await page.getByText(/^(Всего: [\d\s]+|Показано [\d\s]+ из [\d\s]+)$/).textContent()
  return Number(/\d[\d\s]*/.exec(text ?? '')?.[0].replaceAll(/\s/g, ''))
}

/** A field by its whole label; a required one has a star after it. */
export function field(page: Page, label: string) {
  return page.getByRole('textbox', { name: new RegExp(`^${label}[\\s*]*$`) })
}

/** The card at the right of a list. */
export function card(page: Page) {
  return page.getByRole('complementary')
}

/** Puts the keyboard on the list, where arrows and letters belong to the program and not to a field. */
export async function focusList(page: Page): Promise<void> {
  await page.getByRole('grid').focus()
}

/** No save dialog: a browser without one hands files to its downloads, where a test can read them. Before the first page. */
export async function saveByDownload(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker')
    Reflect.deleteProperty(window, 'showDirectoryPicker')
  })
}

/** Presses a button that saves one file and reads what was saved. */
export async function savedBy(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  const download = page.waitForEvent('download')
  await button.click()
  const file = await download
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

/** A saved workbook: the texts of all cells, sheet by sheet. */
export async function textsOf(bytes: Buffer): Promise<Map<string, string[]>> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  return new Map(
    workbook.worksheets.map((sheet) => {
      const cells: string[] = []
      sheet.eachRow((line) => {
        line.eachCell((cell) => cells.push(cell.text))
      })
      return [sheet.name, cells]
    }),
  )
}

/** Opens a school file from the first screen; ends on «Обзор». */
export async function openSchoolFile(page: Page, bytes: Buffer): Promise<void> {
  await chooseSchoolFile(page, page.getByRole('button', { name: 'Открыть файл…' }), bytes)
  await page.getByRole('dialog').getByRole('button', { name: 'Открыть', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Обзор', level: 1 })).toBeVisible()
}

/** Chooses a school file behind a button and leaves the program with it. */
export async function chooseSchoolFile(page: Page, button: Locator, bytes: Buffer, name = 'Школа.json'): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await button.click()
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: bytes })
}

/** Stands in for the browser's print dialog: keeps what would be on paper, as text. Before the first page. */
export async function catchPrinting(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    window.print = () => {
      const paper = document.getElementById('printed-document')
      Reflect.set(window, 'printedText', paper?.textContent ?? '')
      Reflect.set(window, 'printedCodes', paper?.querySelectorAll('svg').length ?? 0)
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  return () => page.evaluate(() => String(Reflect.get(window, 'printedText') ?? ''))
}

/** An invented invitation link, one per letter. */
export const invitationLink = (letter: string) => `https://max.ru/join/${letter.repeat(43)}`

/** Pastes lines with links and saves what was understood. */
export async function pasteLinks(page: Page, lines: string): Promise<void> {
  await goTo(page, 'invitations')
  await page.getByRole('button', { name: 'Вставить ссылки' }).first().click()
  await page.getByRole('textbox', { name: 'Строки со ссылками' }).fill(lines)
  await page.getByRole('button', { name: /^Сохранить: / }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
