import { mergedAreas } from './formPlan'
import { childOf, childrenOf, type Element } from './xml'

const POINT_MM = 25.4 / 72
const PIXEL_MM = 25.4 / 96
/** Of the usual font, Calibri 11: a column's width is told in digits of it (ECMA-376, 18.3.1.13). */
const DIGIT_PIXELS = 7
const PADDING_PIXELS = 5
const DEFAULT_COLUMN = 8.43
const DEFAULT_ROW_POINTS = 15

/** What a cell measures on paper at full scale, with the cells it is merged with. */
export interface CellSize {
  widthMm: number
  heightMm: number
  bottom: number
}

/** Sizes of the cells of one sheet; rows and columns are counted from 1. */
export function cellSizes(sheet: Element): (row: number, column: number) => CellSize {
  const list = childOf(sheet, 'cols')
  const columns = (list ? childrenOf(list, 'col') : []).map((one) => ({
    from: Number(one.getAttribute('min')),
    to: Number(one.getAttribute('max')),
    width: one.getAttribute('hidden') === '1' ? 0 : Number(one.getAttribute('width') ?? DEFAULT_COLUMN),
  }))
  const format = childOf(sheet, 'sheetFormatPr')
  const usualWidth =
    Number(format?.getAttribute('defaultColWidth') ?? 0) || DEFAULT_COLUMN + PADDING_PIXELS / DIGIT_PIXELS
  const usualHeight = Number(format?.getAttribute('defaultRowHeight') ?? 0) || DEFAULT_ROW_POINTS
  const data = childOf(sheet, 'sheetData')
  const heights = new Map(
    (data ? childrenOf(data, 'row') : []).map((row) => [
      Number(row.getAttribute('r')),
      row.getAttribute('hidden') === '1' ? 0 : Number(row.getAttribute('ht') ?? 0) || usualHeight,
    ]),
  )
  const merged = mergedAreas(sheet)
  const widthOf = (column: number) =>
    Math.round((columns.find(({ from, to }) => column >= from && column <= to)?.width ?? usualWidth) * DIGIT_PIXELS) *
    PIXEL_MM
  const heightOf = (row: number) => (heights.get(row) ?? usualHeight) * POINT_MM
  return (row, column) => {
    const area = merged.find((one) => one.top === row && one.left === column)
    const [right, bottom] = [area?.right ?? column, area?.bottom ?? row]
    let [widthMm, heightMm] = [0, 0]
    for (let at = column; at <= right; at += 1) widthMm += widthOf(at)
    for (let at = row; at <= bottom; at += 1) heightMm += heightOf(at)
    return { widthMm, heightMm, bottom }
  }
}

/** Makes a row at least so high. */
export function raiseRow(row: Element, heightMm: number): void {
  row.setAttribute('ht', (heightMm / POINT_MM).toFixed(2))
  row.setAttribute('customHeight', '1')
}
