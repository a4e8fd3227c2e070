import type { SheetCell, SheetDescription } from '@/domain/documents/description'

const NARROWEST = 6
const WIDEST = 60

/**
 * Width of every column in characters, as Excel counts them: the description's own width, else fitted to the content
 * within 6…60. A header may break at a space, so only its longest word counts.
 */
export function columnWidths(sheet: SheetDescription): number[] {
  return sheet.columns.map((column, index) => {
    if (column.width !== null) return column.width
    let longest = longestWord(column.title) * 1.15
    for (const row of sheet.rows) longest = Math.max(longest, cellLength(row.cells[index] ?? null, column.format))
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(longest * 1.02) + 2))
  })
}

function longestWord(title: string): number {
  return title.split(' ').reduce((longest, word) => Math.max(longest, word.length), 0)
}

/** Length of the longest line of a cell as it is shown. */
export function cellLength(cell: SheetCell, format: string): number {
  if (cell === null) return 0
  if (format === 'day') return 10
  if (typeof cell === 'number') return format === 'percent' ? 7 : String(Math.round(cell)).length
  if (!cell.includes('\n')) return cell.length
  return cell.split('\n').reduce((longest, line) => Math.max(longest, line.length), 0)
}
