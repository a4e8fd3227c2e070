/** Heights and widths of the picture of a grid, in CSS pixels. */
export const GRID_ROW = 22
export const GRID_HEAD = 36
export const GRID_GUTTER = 124

const NARROWEST = 48
const WIDEST = 220
/** A letter of the grid's 12 px text, on average, and the padding of a cell. */
const LETTER = 6.7
const PADDING = 14
/** Rows that are looked at for the width of a column, and among how many they are looked for. */
const SAMPLE = 60
const SEARCHED = 300

/** The first rows that `counts`; a title above a table must not widen its first column. All rows where none counts. */
function sampleRows(rows: number, counts: (row: number) => boolean): number[] {
  const found: number[] = []
  for (let row = 1; row <= Math.min(rows, SEARCHED) && found.length < SAMPLE; row += 1) if (counts(row)) found.push(row)
  return found.length > 0 ? found : Array.from({ length: Math.min(rows, SAMPLE) }, (_, index) => index + 1)
}

/** Left edges of the columns 1…count and, last, the right edge of them all; from the texts of some rows and the notes. */
export function columnEdges(
  count: number,
  rows: number,
  text: (row: number, column: number) => string,
  counts: (row: number) => boolean,
  note: (column: number) => string,
): Float64Array {
  const sample = sampleRows(rows, counts)
  const edges = new Float64Array(count + 1)
  for (let column = 1; column <= count; column += 1) {
    let longest = note(column).length
    for (const row of sample) longest = Math.max(longest, text(row, column).length)
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
