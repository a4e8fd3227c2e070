/** Heights and widths of the picture of a grid, in CSS pixels. */
export const GRID_ROW = 22
export const GRID_HEAD = 36
export const GRID_GUTTER = 116

const NARROWEST = 48
const WIDEST = 260
/** A letter of the grid's 12 px text, on average, and the padding of a cell. */
const LETTER = 6.7
const PADDING = 14
/** Rows that are looked at for the width of a column. */
const SAMPLE = 60

/** Left edges of the columns 1…count and, last, the right edge of them all; from the texts of the first rows. */
export function columnEdges(count: number, rows: number, text: (row: number, column: number) => string): Float64Array {
  const edges = new Float64Array(count + 1)
  for (let column = 1; column <= count; column += 1) {
    let longest = 0
    for (let row = 1; row <= Math.min(rows, SAMPLE); row += 1) longest = Math.max(longest, text(row, column).length)
    const width = Math.min(WIDEST, Math.max(NARROWEST, Math.round(longest * LETTER + PADDING)))
    edges[column] = (edges[column - 1] ?? 0) + width
  }
  return edges
}

/** The 1-based column that holds a distance from the left edge of the first one. */
export function columnAt(edges: Float64Array, distance: number): number {
  let low = 1
  let high = Math.max(1, edges.length - 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) > distance) high = middle
    else low = middle + 1
  }
  return low
}

export interface GridWindow {
  firstRow: number
  lastRow: number
  firstColumn: number
  lastColumn: number
}

const SPARE_ROWS = 6
const SPARE_COLUMNS = 1

/** The rows and columns in sight, with a few beyond the edge. */
export function gridWindow(
  edges: Float64Array,
  rows: number,
  view: { top: number; left: number; width: number; height: number },
): GridWindow {
  const columns = edges.length - 1
  return {
    firstRow: Math.max(1, Math.floor(view.top / GRID_ROW) + 1 - SPARE_ROWS),
    lastRow: Math.min(rows, Math.ceil((view.top + view.height) / GRID_ROW) + SPARE_ROWS),
    firstColumn: Math.max(1, columnAt(edges, view.left) - SPARE_COLUMNS),
    lastColumn: Math.min(columns, columnAt(edges, view.left + view.width) + SPARE_COLUMNS),
  }
}

/** Width of a cell whose text runs on over the empty cells at its right, as a spreadsheet shows it. */
export function spilledWidth(
  edges: Float64Array,
  column: number,
  text: string,
  isEmpty: (column: number) => boolean,
): number {
  const left = edges[column - 1] ?? 0
  const wanted = text.length * LETTER + PADDING
  let last = column
  while (last < edges.length - 1 && (edges[last] ?? 0) - left < wanted && isEmpty(last + 1)) last += 1
  return (edges[last] ?? 0) - left
}
