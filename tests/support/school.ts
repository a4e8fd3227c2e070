import ExcelJS from 'exceljs'
import { expect, type Page } from '@playwright/test'

/** The screens as the routes name them. */
export const screens = [
  'overview',
  'staff',
  'classes',
  'assignments',
  'invitations',
  'handouts',
  'importing',
  'journal',
  'settings',
  'guide',
] as const
export type ScreenName = (typeof screens)[number]

const titles: Record<ScreenName, string> = {
  overview: 'Обзор',
  staff: 'Сотрудники',
  classes: 'Классы',
  assignments: 'Классное руководство',
  invitations: 'Приглашения',
  handouts: 'Раздатки',
  importing: 'Импорт',
  journal: 'Журнал',
  settings: 'Настройки',
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

/** Hands a file to the import and waits for its answer: the columns, or a refusal. */
export async function feed(page: Page, name: string, bytes: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Выбрать файл' }).click()
  await (
    await chooser
  ).setFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: bytes,
  })
}

/** From the chosen file to «Загружено» with the lines that the plan proposes. */
export async function importFile(page: Page, name: string, rows: (string | number)[][]): Promise<void> {
  await goTo(page, 'importing')
  const another = page.getByRole('button', { name: 'Загрузить ещё файл' })
  if (await another.isVisible()) await another.click()
  await feed(page, name, await workbookOf(rows))
  await page.getByRole('button', { name: 'Дальше: что получится' }).click()
  await page.getByRole('button', { name: /^Загрузить: / }).click()
  await expect(page.getByText('Загружено', { exact: true })).toBeVisible()
}

/** A row of the list on screen, by a text in it. */
export function row(page: Page, text: string | RegExp) {
  return page.getByRole('grid').getByRole('row').filter({ hasText: text })
}
