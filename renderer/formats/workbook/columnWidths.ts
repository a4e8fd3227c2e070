import type { SheetCell, SheetColumn, SheetDescription, SheetRow } from '@/domain/documents/description'

const NARROWEST = 6
const WIDEST = 60
/** Characters across an A4 page at which the print keeps at least nine tenths of its size. */
const PAGE_CHARACTERS = { portrait: 108, landscape: 158 }

/** At so many times the room above the print has three quarters of its size: seven and a half points. Less is not read. */
const SMALLEST_PRINT = 0.9 / 0.75

/** How a sheet lies on paper. */
export interface SheetLayout {
  /** Of every column, in characters, as Excel counts them. */
  widths: number[]
  /** Pages side by side. */
  across: number
  /** So many first columns are repeated on each of them. */
  repeated: number
}

/**
 * One page wide where that can be read; else, where the sheet tells its key columns, as many pages side by side as it takes.
 */
export function sheetLayout(sheet: SheetDescription): SheetLayout {
  const page = PAGE_CHARACTERS[sheet.orientation]
  const fitted = fittedWidths(sheet)
  const floors = sheet.columns.map((column, index) => (column.wrap ? wordFloor(sheet, column, index) : WIDEST))
  const key = sumOf(fitted.slice(0, sheet.keyColumns ?? 0))
  // Names that alone take half a page are not worth their room on every page.
  const repeated = key <= page / 2 ? (sheet.keyColumns ?? 0) : 0
  const most = sheet.keyColumns === undefined ? 1 : sheet.columns.length
  for (let across = 1; ; across += 1) {
    const room = across * page - (across - 1) * (repeated > 0 ? key : 0)
    const widths = narrowed(fitted, floors, room)
    if (across >= most || sumOf(widths) <= room * SMALLEST_PRINT) return { widths, across, repeated }
  }
}

/**
 * Width of every column in characters on a page of its own width: the description's own, else fitted to the content within
 * 6…60. When the table grows wider than a page, the widest columns that may wrap give way, down to their longest word:
 * fitting to the page's width must not make the print too small to read.
 */
export function columnWidths({ keyColumns: _, ...sheet }: SheetDescription): number[] {
  return sheetLayout(sheet).widths
}

function fittedWidths(sheet: SheetDescription): number[] {
  return sheet.columns.map((column, index) => {
    if (column.width !== null) return column.width
    let longest = longestWord(column.title) * 1.15
    for (const row of sheet.rows) longest = Math.max(longest, cellLength(row.cells[index] ?? null, column.format))
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest * 1.02) + 2))
  })
}

function narrowed(fitted: readonly number[], floors: readonly number[], room: number): number[] {
  const widths = [...fitted]
  let over = sumOf(widths) - room
  while (over > 0) {
    const widest = widths.reduce<number>((best, width, index) => {
      if (width <= (floors[index] ?? WIDEST)) return best
      return best < 0 || width > (widths[best] ?? 0) ? index : best
    }, -1)
    if (widest < 0) break
    widths[widest] = (widths[widest] ?? 0) - 1
    over -= 1
  }
  return widths
}

const sumOf = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0)

/** A telephone is never broken, and an address not into more than a few lines. */
const WHOLE: Partial<Record<NonNullable<SheetColumn['holds']>, number>> = { phone: 21, link: 34 }

/** A wrapping column keeps room for its longest usual word; addresses have no words and may break anywhere. */
function wordFloor(sheet: SheetDescription, column: SheetColumn, index: number): number {
  // Where the paper is one page wide whatever comes, every sign counts.
  const whole = sheet.keyColumns === undefined ? undefined : WHOLE[column.holds ?? 'state']
  if (whole !== undefined) return whole
  let longest = longestWord(column.title) * 1.15
  for (const row of sheet.rows) {
    const cell = row.cells[index]
    if (typeof cell !== 'string') continue
    for (const word of cell.split(/[\s-]/u)) if (word.length > longest && word.length <= 24) longest = word.length
  }
  return Math.max(12, Math.ceil(longest) + 2)
}

function longestWord(title: string): number {
  return title.split(' ').reduce((longest, word) => Math.max(longest, word.length), 0)
}

/** Length of the longest line of a cell as it is shown. */
function cellLength(cell: SheetCell, format: string): number {
  if (cell === null) return 0
  if (format === 'day') return 10
  if (typeof cell === 'number') return format === 'percent' ? 7 : String(Math.round(cell)).length
  if (!cell.includes('\n')) return cell.length
  return cell.split('\n').reduce((longest, line) => Math.max(longest, line.length), 0)
}

const LINE_POINTS = 13.2
/** A letter of the table's font is narrower than the digit that Excel measures columns by. */
const LETTERS_PER_UNIT = 1.1
/** Rows to be filled in by hand need room for handwriting. */
export const HANDWRITING_POINTS = 19

/**
 * Tells the height of a row in points when some wrapping cell needs more than one line, else null (the program's own
 * height). Only Excel fits heights by itself when it opens a file; LibreOffice and others would cut the second line off.
 * Equal texts of a column (a class's link) are measured once.
 */
export function rowHeights(columns: SheetColumn[], widths: number[]): (row: SheetRow) => number | null {
  const wrapping = columns.flatMap((column, index) =>
    column.wrap
      ? [{ index, width: ((widths[index] ?? WIDEST) - 1) * LETTERS_PER_UNIT, known: new Map<string, number>() }]
      : [],
  )
  return (row) => {
    let most = 1
    for (const { index, width, known } of wrapping) {
      const cell = row.cells[index]
      if (typeof cell !== 'string' || (cell.length <= width && !cell.includes('\n'))) continue
      let lines = known.get(cell)
      if (lines === undefined) {
        lines = wrappedLines(cell, width)
        known.set(cell, lines)
      }
      if (lines > most) most = lines
    }
    return most === 1 ? null : Math.min(409, most * LINE_POINTS + 3)
  }
}

/** Height of the header row in points. */
export function headerHeight(columns: SheetColumn[], widths: number[]): number {
  const lines = columns.map((column, index) => wrappedLines(column.title, ((widths[index] ?? WIDEST) - 1) / 1.15))
  return Math.max(1, ...lines) * LINE_POINTS + 6
}

/** In how many lines a text breaks at spaces; a word longer than the line breaks anywhere. */
function wrappedLines(text: string, width: number): number {
  let lines = 0
  for (const line of text.split('\n')) {
    lines += 1
    let used = 0
    for (const word of line.split(/ |(?<=-)/u)) {
      if (used > 0 && used + 1 + word.length > width) {
        lines += 1
        used = 0
      }
      const extra = Math.max(0, Math.ceil(word.length / width) - 1)
      lines += extra
      used += word.length - extra * width + (used > 0 ? 1 : 0)
    }
  }
  return lines
}
