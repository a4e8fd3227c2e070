import { expect, type Locator, type Page } from '@playwright/test'
import { utils, write } from '@e965/xlsx'
import { goTo } from './school'

export interface DroppedFile {
  name: string
  bytes: Uint8Array
}

/** An OpenDocument table of one sheet. */
export function odsOf(rows: (string | number)[][], sheet = 'Лист1'): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), sheet)
  return Buffer.from(write(book, { type: 'array', bookType: 'ods' }) as ArrayBuffer)
}

/** An HTML table as a browser puts it on the clipboard. */
export function htmlTable(rows: string[][]): string {
  const cells = (row: string[]) => row.map((text) => `<td>${text}</td>`).join('')
  return `<html><body><table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table></body></html>`
}

/** Drags files over the window and, unless told otherwise, lets them go over an element. */
export async function dragFiles(
  target: Locator,
  files: DroppedFile[],
  types = ['dragenter', 'dragover', 'drop'],
): Promise<void> {
  await target.evaluate(
    (element, { list, events }) => {
      const data = new DataTransfer()
      for (const { name, text } of list) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name))
      }
      for (const type of events) {
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
      }
    },
    { list: files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('base64') })), events: types },
  )
}

/** Ctrl+V with a block on the clipboard, where the focus is. */
export async function paste(page: Page, block: { text: string; html?: string }): Promise<void> {
  await page.evaluate(({ text, html }) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    if (html !== undefined) data.setData('text/html', html)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, block)
}

/** The import with files handed over by its dialog, at step «Файл». */
export async function startImport(page: Page, ...files: DroppedFile[]): Promise<void> {
  await goTo(page, 'importing')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: /^(Выбрать|Добавить) файлы$/ }).click()
  await (
    await chooser
  ).setFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
  )
  await expect(page.getByRole('button', { name: 'Дальше: столбцы' })).toBeVisible()
}

/** The picture of the sheet on step «Файл». */
export function picture(page: Page) {
  return page.getByRole('grid', { name: /^Таблица «/ })
}

/** A row of that picture, by the number it has in the file. */
export function pictureRow(page: Page, number: number) {
  return picture(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${String(number)}( |$)`) }) })
}
