import type { CellValue, Style, Workbook, Worksheet, XlsxWriteOptions } from 'exceljs'
import type { SheetCell, SheetColumn, SheetDescription, WorkbookDescription } from '@/domain/documents/description'
import { formatTexts } from '@/formats/texts'
import { cellText, headerText } from './cellText'
import { createCellStyles, type CellStyles } from './cellStyles'
import { HANDWRITING_POINTS, headerHeight, rowHeights, sheetLayout, type SheetLayout } from './columnWidths'
import { isSigned } from '@/formats/signedLine'
import { safeSheetNames } from './sheetNames'

const A4 = 9
/** Packing is a third of the work; a lower level is much faster for a few per cent of size. ExcelJS hands it on to JSZip. */
/** Height of a line that is signed by hand. */
const SIGNED_POINTS = 26
/** ExcelJS writes the colour of a bar, and its types do not know it. */
const barColour: object = { color: { argb: 'FFB6C6DD' } }
const PACKING = { zip: { compression: 'DEFLATE', compressionOptions: { level: 3 } } } as Partial<XlsxWriteOptions>
const CM = 1 / 2.54

/**
 * Description → .xlsx bytes; the only place that knows ExcelJS (peers.md 3.6). Plain cells, no formulas, no merged cells,
 * header in row 1 (domain.md 5.3). Progress counts the rows of all sheets, `total` included fill-in rows; packing follows
 * the last row. The document's properties name the program only, never a person.
 */
export async function writeXlsx(
  document: WorkbookDescription,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  workbook.creator = formatTexts.program
  workbook.lastModifiedBy = formatTexts.program
  workbook.title = cellText(document.title)
  workbook.created = new Date()
  workbook.modified = workbook.created

  const styles = createCellStyles()
  const names = safeSheetNames(document.sheets.map((sheet) => sheet.name))
  const total = document.sheets.reduce((sum, sheet) => sum + sheet.rows.length + sheet.fillInRows, 0)
  let done = 0
  document.sheets.forEach((sheet, index) => {
    const worksheet = workbook.addWorksheet(names[index])
    fillSheet(worksheet, sheet, styles, (rows) => {
      done += rows
      onProgress(done, total)
    })
  })
  nameFilters(workbook, document.sheets)
  // A Buffer in Node, an ArrayBuffer or a view of one in the browser build.
  const packed: unknown = await workbook.xlsx.writeBuffer(PACKING)
  if (packed instanceof ArrayBuffer) return new Uint8Array(packed)
  const view = packed as Uint8Array
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

/**
 * Excel shows a filter by the sheet's own entry, LibreOffice only when the built-in name of the filtered area is there
 * too (its importer looks for nothing else). ExcelJS writes no such name, so it is put among the workbook's names.
 */
function nameFilters(workbook: Workbook, sheets: SheetDescription[]): void {
  const model = workbook.worksheets.flatMap((worksheet, index) => {
    const sheet = sheets[index]
    if (!sheet?.autofilter || sheet.columns.length === 0) return []
    const area = `$A$1:$${worksheet.getColumn(sheet.columns.length).letter}$${String(filterEnd(sheet))}`
    return [{ name: '_xlnm._FilterDatabase', localSheetId: index, ranges: [`'${worksheet.name}'!${area}`] }]
  })
  Object.defineProperty(workbook.definedNames, 'model', { get: () => model })
}

const PROGRESS_STEP = 500

function fillSheet(
  worksheet: Worksheet,
  sheet: SheetDescription,
  styles: CellStyles,
  progress: (rows: number) => void,
): void {
  const columns = sheet.columns
  const layout = sheetLayout(sheet)
  const { widths } = layout
  const byHand = columns.some((column) => column.fillIn)
  const heightOf = rowHeights(columns, widths)
  const dataStyles = {
    plain: columns.map((column) => styles(column, undefined)),
    total: columns.map((column) => styles(column, 'total')),
    muted: columns.map((column) => styles(column, 'muted')),
    group: columns.map((column) => styles(column, 'group')),
  }
  addRow(
    worksheet,
    1,
    columns.map((column) => cellText(column.title)),
    columns.map((column) => styles(column, 'header')),
  )
  worksheet.getRow(1).height = headerHeight(columns, widths)
  let number = 1
  let reported = 0
  for (const row of sheet.rows) {
    number += 1
    const values = columns.map((column, index) => cellValue(row.cells[index] ?? null, column))
    addRow(worksheet, number, values, dataStyles[row.style ?? 'plain'])
    const height = heightOf(row)
    if (height !== null || byHand)
      worksheet.getRow(number).height = Math.max(height ?? 0, byHand ? HANDWRITING_POINTS : 0)
    if (number - 1 - reported >= PROGRESS_STEP) {
      progress(number - 1 - reported)
      reported = number - 1
    }
  }
  const blank = columns.map(() => null)
  const blankStyles = columns.map((column) => styles({ ...column, format: 'text' }, undefined))
  for (let index = 0; index < sheet.fillInRows; index += 1) {
    number += 1
    addRow(worksheet, number, blank, blankStyles)
    if (byHand) worksheet.getRow(number).height = HANDWRITING_POINTS
  }
  progress(number - 1 - reported)
  if (sheet.footLines.length > 0) {
    const footStyle = [styles(columns[0] ?? emptyColumn, 'foot')]
    number += 1
    const total = widths.reduce((sum, width) => sum + width, 0) * 1.2
    for (const line of sheet.footLines.flatMap((text) => broken(text, total))) {
      number += 1
      addRow(worksheet, number, [cellText(line)], footStyle)
      if (isSigned(line)) worksheet.getRow(number).height = SIGNED_POINTS
    }
  }
  drawBars(worksheet, sheet)
  setUpSheet(worksheet, sheet, layout, filterEnd(sheet), number)
}

/** Shares from 0 to 1 as bars behind their numbers. */
function drawBars(worksheet: Worksheet, sheet: SheetDescription): void {
  if (sheet.rows.length === 0) return
  sheet.columns.forEach((column, index) => {
    if (!column.bar) return
    const { letter } = worksheet.getColumn(index + 1)
    worksheet.addConditionalFormatting({
      ref: `${letter}2:${letter}${String(sheet.rows.length + 1)}`,
      rules: [
        {
          type: 'dataBar',
          priority: index + 1,
          gradient: false,
          minLength: 0,
          maxLength: 100,
          cfvo: [
            { type: 'num', value: 0 },
            { type: 'num', value: 1 },
          ],
          ...barColour,
        },
      ],
    })
  })
}

/** A line under the table runs over the empty cells beside it, so it must not be longer than the table is wide. */
function broken(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const emptyColumn: SheetColumn = { title: '', format: 'text', width: null }

function addRow(worksheet: Worksheet, number: number, values: CellValue[], styles: Partial<Style>[]): void {
  const row = worksheet.getRow(number)
  for (let index = 0; index < values.length; index += 1) {
    const cell = row.getCell(index + 1)
    const value = values[index]
    if (value !== null && value !== undefined) cell.value = value
    cell.style = styles[index] ?? {}
  }
}

/** Text stays text in a text column, whatever it looks like; a day becomes a real date; anything odd is kept as text. */
function cellValue(cell: SheetCell, column: SheetColumn): CellValue {
  if (cell === null || cell === '') return null
  if (column.format === 'day' && typeof cell === 'string') {
    const day = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(cell)
    return day ? new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]))) : cellText(cell)
  }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return null
    return column.format === 'text' ? String(cell) : cell
  }
  return cellText(cell)
}

/** Totals below the data stay in sight whatever the filter hides: they are outside of its area. */
function filterEnd(sheet: SheetDescription): number {
  let rows = sheet.rows.length
  while (rows > 0 && sheet.rows[rows - 1]?.style === 'total') rows -= 1
  return 1 + rows + (rows === sheet.rows.length ? sheet.fillInRows : 0)
}

function setUpSheet(
  worksheet: Worksheet,
  sheet: SheetDescription,
  { widths, across, repeated }: SheetLayout,
  lastDataRow: number,
  lastRow: number,
): void {
  const count = sheet.columns.length
  sheet.columns.forEach((column, index) => {
    const target = worksheet.getColumn(index + 1)
    target.width = widths[index] ?? 10
    // Also the empty cells below the data are text: what is typed there must not turn into a number (peers.md 3.6).
    if (column.format === 'text')
      target.style = { numFmt: '@', alignment: { vertical: 'middle', wrapText: column.wrap ?? false } }
  })
  worksheet.views = [{ state: 'frozen', xSplit: 0, ySplit: 1, topLeftCell: 'A2', activeCell: 'A2' }]
  if (sheet.autofilter && count > 0) {
    worksheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: lastDataRow, column: count } }
  }
  const lastColumn = worksheet.getColumn(Math.max(1, count)).letter
  worksheet.pageSetup = {
    paperSize: A4,
    orientation: sheet.orientation,
    fitToPage: true,
    fitToWidth: across,
    fitToHeight: 0,
    horizontalCentered: false,
    // ExcelJS puts `$` before the column only; the `$` before the row keeps the area from sliding.
    printArea: `A$1:${lastColumn}$${String(lastRow)}`,
    printTitlesRow: '1:1',
    // The halves of a row come out of the printer one after the other.
    ...(across > 1 && { pageOrder: 'overThenDown' as const }),
    ...(across > 1 && repeated > 0 && { printTitlesColumn: `A:${worksheet.getColumn(repeated).letter}` }),
    margins: { left: 1.5 * CM, right: CM, top: 1.8 * CM, bottom: 1.5 * CM, header: 0.7 * CM, footer: 0.7 * CM },
  }
  worksheet.headerFooter = {
    oddHeader: `&L&9${spaced(headerText(sheet.pageHeader))}`,
    oddFooter: `&C&9 ${formatTexts.pageOf('&P', '&N')}`,
  }
}

/** A digit right after `&9` would be read as part of the font size. */
function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`
}
