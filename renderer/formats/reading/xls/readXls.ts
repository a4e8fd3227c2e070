import { dayOfSerial, isBuiltInDateFormat, isDateFormat } from '@/formats/reading/excelDay'
import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import { SheetCells } from '@/formats/reading/SheetCells'
import { judgeOle } from './judgeOle'
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx'
import type { Meter } from '@/formats/reading/Meter'
import type { CellValue, GridFile, GridSheet } from '@/domain/imports/grid'

/** BIFF8 knows no more rows ([MS-XLS] 2.5.245). */
const maxRows = 65_536

const options: ParsingOptions = {
  type: 'array',
  dense: true,
  cellDates: false,
  cellFormula: false,
  cellHTML: false,
  cellNF: true,
  cellText: false,
  bookVBA: false,
  sheetRows: maxRows,
}

/**
 * Reads a workbook of Excel 97–2003 with SheetJS, which is loaded only now. Whatever it throws on a judged container is
 * damage; nothing of its objects leaves this function but plain values. @throws RefusedFile
 */
export async function readXls(fileName: string, bytes: Uint8Array, meter: Meter): Promise<GridFile> {
  judgeOle(bytes)
  const { read } = await import('@e965/xlsx')
  let book: WorkBook
  try {
    book = silently(() => read(bytes, options))
  } catch (reason) {
    throw damaged(reason instanceof Error ? reason.message : 'xls')
  }
  meter.checkTime()
  return { fileName, format: 'xls', sheets: sheetsOf(book, meter) }
}

/** SheetJS tells the console of every record it does not know; a damaged file has thousands of them. */
function silently<T>(run: () => T): T {
  const { error } = console
  console.error = () => undefined
  try {
    return run()
  } finally {
    console.error = error
  }
}

function sheetsOf(book: WorkBook, meter: Meter): GridSheet[] {
  if (book.SheetNames.length > meter.budget.sheets) throw new RefusedFile('too-many-sheets', 'xls')
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name]
    // Chart, dialog and macro sheets hold no lists.
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return []
    const hidden = (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0
    return [gridOf(sheet, date1904, meter).sheet(name, hidden)]
  })
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('empty', 'no cells')
  return sheets
}

function gridOf(sheet: WorkSheet, date1904: boolean, meter: Meter): SheetCells {
  const cells = new SheetCells(meter)
  // Sparse arrays: `forEach` goes over what is there, not over the gaps.
  sheet['!data']?.forEach((row, rowAt) => {
    row.forEach((cell, columnAt) => {
      meter.scanCell()
      cells.put(rowAt + 1, columnAt + 1, valueOf(cell, date1904))
    })
  })
  sheet['!rows']?.forEach((row, at) => {
    if (row.hidden === true) cells.hideRows(at + 1, at + 1)
  })
  for (const { s, e } of sheet['!merges'] ?? [])
    cells.merge({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 })
  return cells
}

function valueOf(cell: CellObject, date1904: boolean): CellValue {
  const value: unknown = cell.v
  if (cell.t === 'e') return errorTexts.get(Number(value)) ?? '#?'
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return showsDay(cell.z) ? dayOfSerial(value, date1904) : value
}

function showsDay(format: string | number | undefined): boolean {
  if (format === undefined) return false
  return typeof format === 'number' ? isBuiltInDateFormat(format) : isDateFormat(format)
}

/** [MS-XLS] 2.5.10 BErr. */
const errorTexts = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])
