import { cellText, filledCount, isBlank } from './cells'
import { fieldOfHeader } from './synonyms'
import type { ImportField } from './fields'
import type { CellValue, GridSheet } from './grid'

/** A header is looked for in the first rows of a sheet, under any title rows. */
const searchedRows = 30
const longestHeader = 120
const mostStoreys = 3
/** Merged areas looked at in the rows of the header; a hostile file may have a hundred thousand. */
const mostMerges = 2000

export interface FoundHeader {
  /** 1-based first and last row of the header (one and the same unless cells are merged over several storeys). */
  firstRow: number
  lastRow: number
  /** Per column (index 0 is column A): the texts of the storeys from top to bottom. */
  headers: string[][]
}

/** Without one of these a row of words is no header of a table of people or classes. */
const anchors: readonly ImportField[] = [
  'fullName',
  'lastName',
  'firstName',
  'className',
  'level',
  'classTeacher',
  'leadsClass',
]

/** The row (or merged block of rows) whose texts are known headers most; `null` when there is none. */
export function findHeader(sheet: GridSheet): FoundHeader | null {
  const filled = filledMerges(sheet)
  let best: { found: FoundHeader; score: number } | null = null
  const last = Math.min(searchedRows, sheet.rows.length)
  for (let row = 1; row <= last; row += 1) {
    for (const found of blocksAt(sheet, filled, row)) {
      const score = scoreOf(found)
      if (score > (best?.score ?? 0)) best = { found, score }
    }
  }
  return best === null ? null : withUpperStoreys(sheet, filled, best.found)
}

/** «ФИО» merged down from the row above belongs to the header, and so do the words beside it: «Контакты» over «Телефон». */
function withUpperStoreys(sheet: GridSheet, filled: CellValue[][], found: FoundHeader): FoundHeader {
  const tops = sheet.merges
    .slice(0, mostMerges)
    .filter((merge) => merge.top < found.firstRow && merge.bottom >= found.firstRow && merge.bottom <= found.lastRow)
    .map((merge) => merge.top)
  const firstRow = Math.max(Math.min(found.firstRow, ...tops), found.lastRow - mostStoreys + 1)
  return { firstRow, lastRow: found.lastRow, headers: headersOf(filled, firstRow, found.lastRow) }
}

/** The header at a row the user pointed to, whatever it says. */
export function headerAt(sheet: GridSheet, row: number): FoundHeader {
  const filled = filledMerges(sheet)
  return { firstRow: row, lastRow: row, headers: headersOf(filled, row, row) }
}

function scoreOf(found: FoundHeader): number {
  const fields = new Set<ImportField>()
  let known = 0
  for (const storeys of found.headers) {
    const texts = [...new Set(storeys)].filter((text) => text !== '')
    const field = [texts.join(' '), ...texts.toReversed()].map(fieldOfHeader).find((one) => one !== null)
    if (field === undefined || field === null) continue
    fields.add(field)
    known += 1
  }
  if (!anchors.some((anchor) => fields.has(anchor))) return 0
  // More meanings win; of equal ones the row with fewer unknown words, then the block with fewer storeys.
  const unknown = found.headers.filter((storeys) => storeys.some((text) => text !== '')).length - known
  return fields.size * 100 - Math.min(unknown, 50) - (found.lastRow - found.firstRow)
}

function blocksAt(sheet: GridSheet, filled: CellValue[][], row: number): FoundHeader[] {
  const cells = sheet.rows[row - 1] ?? []
  if (filledCount(cells) === 0 || !cells.every(isHeaderLike)) return []
  const blocks: FoundHeader[] = [{ firstRow: row, lastRow: row, headers: headersOf(filled, row, row) }]
  for (let below = row + 1; below < row + mostStoreys; below += 1) {
    const cellsBelow = sheet.rows[below - 1] ?? []
    const linked = sheet.merges.some(
      (merge) => merge.top >= row && merge.top < below && (merge.bottom >= below || merge.right > merge.left),
    )
    if (!linked || filledCount(cellsBelow) === 0 || !cellsBelow.every(isHeaderLike) || isCountingRow(cellsBelow)) break
    blocks.push({ firstRow: row, lastRow: below, headers: headersOf(filled, row, below) })
  }
  return blocks
}

function isHeaderLike(cell: CellValue): boolean {
  return isBlank(cell) || cellText(cell).length <= longestHeader
}

function headersOf(filled: CellValue[][], first: number, last: number): string[][] {
  const rows = filled.slice(first - 1, last)
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, at) => rows.map((row) => cellText(row[at])))
}

/** The first rows with every merged area filled by its value, so that each column sees the header above it. */
function filledMerges(sheet: GridSheet): CellValue[][] {
  const depth = searchedRows + mostStoreys
  const rows = sheet.rows.slice(0, depth).map((row) => [...row])
  for (const merge of sheet.merges.filter((one) => one.top <= depth).slice(0, mostMerges)) {
    if (merge.right - merge.left > 200) continue
    const value = rows[merge.top - 1]?.[merge.left - 1] ?? null
    if (isBlank(value)) continue
    for (let row = merge.top; row <= Math.min(merge.bottom, rows.length); row += 1) {
      const cells = rows[row - 1]
      if (cells === undefined) continue
      while (cells.length < merge.right) cells.push(null)
      cells.fill(value, merge.left - 1, merge.right)
    }
  }
  return rows
}

/** «1 2 3 4 …» under a header: the numbers of the columns (domain.md 5.1). */
export function isCountingRow(cells: CellValue[]): boolean {
  const numbers = cells.filter((cell) => !isBlank(cell)).map((cell) => cellText(cell))
  return numbers.length >= 2 && numbers.every((text, at) => text === String(at + 1) || (at === 0 && text === '0'))
}
