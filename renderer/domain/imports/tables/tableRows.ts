import { cellLines, cellText, filledCount, isBlank, withoutNumber } from '@/domain/imports/values/cells'
import { isProbablyName, looksLikeName } from './contentTests'
import { cellsOf, type Block } from './tableBlocks'
import type { CellValue, GridSheet } from '@/domain/imports/grid'
import type { TableRow } from './Table'

/** A merged class covers its pupils; what is taller is no part of a list, and a hostile file may have thousands. */
const tallestMerge = 200

/** Filled rows `from`–`to` of a block; a value merged over several rows stands in each of them, except names. */
export function* rowsOf(sheet: GridSheet, block: Block, from: number, to: number): Generator<void, TableRow[]> {
  const hidden = new Set(sheet.hiddenRows)
  const byNumber = new Map<number, TableRow>()
  for (let row = from; row <= to; row += 1) {
    if (row % 250 === 0) yield
    const cells = cellsOf(block, sheet.rows[row - 1] ?? [])
    if (filledCount(cells) > 0) byNumber.set(row, { row, cells, hidden: hidden.has(row) })
  }
  for (const merge of sheet.merges) {
    const height = merge.bottom - merge.top
    if (merge.top < from || height === 0 || height > tallestMerge || merge.left !== merge.right) continue
    const value = cellsOf(block, sheet.rows[merge.top - 1] ?? [])[merge.left - 1] ?? null
    if (isBlank(value) || looksLikeName(cellText(value))) continue
    for (let row = merge.top + 1; row <= Math.min(merge.bottom, to); row += 1) {
      const target = byNumber.get(row)
      if (target !== undefined) target.cells = withCell(target.cells, merge.left - 1, value)
    }
  }
  return [...byNumber.values()]
}

function withCell(cells: CellValue[], at: number, value: CellValue): CellValue[] {
  const copy = [...cells]
  while (copy.length <= at) copy.push(null)
  copy[at] = value
  return copy
}

/**
 * Takes the numbers off a column whose texts nearly all begin with one and that has names after it: «1. Орлова Нина», as
 * lists copied from a document have it.
 */
export function takeNumbersOff(rows: TableRow[]): void {
  const sample = rows.slice(0, 100)
  const width = Math.min(30, Math.max(0, ...sample.map((row) => row.cells.length)))
  for (let at = 0; at < width; at += 1) {
    const texts = sample.flatMap(({ cells }) =>
      typeof cells[at] === 'string' && !isBlank(cells[at]) ? [cellText(cells[at])] : [],
    )
    const named = texts.filter(
      (text) => text.length <= 200 && withoutNumber(text) !== text && isProbablyName(withoutNumber(text)),
    )
    if (named.length < 2 || named.length < texts.length * 0.6) continue
    for (const row of rows) {
      const cell = row.cells[at]
      if (typeof cell === 'string') row.cells = withCell(row.cells, at, withoutNumber(cellText(cell)))
    }
  }
}

/** For every row inside a name merged over several rows (not its first one): the row the name stands in. */
export function rowsUnderNames(sheet: GridSheet, nameColumns: number[], from: number): Map<number, number> {
  const tops = new Map<number, number>()
  const isName = new Set(nameColumns.map((at) => at + 1))
  for (const merge of sheet.merges) {
    if (merge.top < from || merge.bottom === merge.top || merge.bottom - merge.top > 20) continue
    if (!isName.has(merge.left)) continue
    for (let row = merge.top + 1; row <= merge.bottom; row += 1) tops.set(row, merge.top)
  }
  return tops
}

/** The row with the cells of a lower row added to its own, one line each; what is the same is not said twice. */
export function joined(upper: TableRow, lower: TableRow): TableRow {
  const cells: CellValue[] = []
  for (let at = 0; at < Math.max(upper.cells.length, lower.cells.length); at += 1) {
    const above = upper.cells[at] ?? null
    const below = lower.cells[at] ?? null
    if (isBlank(below)) cells.push(above)
    else if (isBlank(above)) cells.push(below)
    else {
      const lines = cellLines(above).split('\n')
      const more = cellLines(below)
      cells.push(lines.includes(more) ? above : [...lines, more].join('\n'))
    }
  }
  return { ...upper, cells, hidden: upper.hidden, mergedRows: [...(upper.mergedRows ?? []), lower.row] }
}
