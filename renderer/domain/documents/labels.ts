import { labelTexts, type LabelFormatId } from './labelTexts'

export type { LabelFormatId }

/** Labels on a sheet of A4, millimetres: their number, size, the margins of the sheet and the gaps between them. */
export interface LabelGeometry {
  columns: number
  rows: number
  width: number
  height: number
  left: number
  top: number
  gapX: number
  gapY: number
}

/** Slips on bought label sheets. `from`: the first free label of the first sheet, counted from 1 along the rows. */
export interface LabelChoice {
  format: LabelFormatId
  /** Of the format `own`. */
  own: LabelGeometry
  from: number
  /** How far this printer prints off the mark: the labels are moved right and down by it, millimetres. */
  offset: { x: number; y: number }
}

const PAPER = { width: 210, height: 297 }
const geometry = (columns: number, rows: number, width: number, height: number, gapX = 0, gapY = 0): LabelGeometry => ({
  columns,
  rows,
  width,
  height,
  left: rounded((PAPER.width - columns * width - (columns - 1) * gapX) / 2),
  top: rounded((PAPER.height - rows * height - (rows - 1) * gapY) / 2),
  gapX,
  gapY,
})

/** Sheets as Russian shops sell them; the labels stand in the middle of the paper. */
const formats: Record<Exclude<LabelFormatId, 'own'>, LabelGeometry> = {
  '70x37': geometry(3, 8, 70, 37),
  '70x42.4': geometry(3, 7, 70, 42.4),
  '63.5x38.1': geometry(3, 7, 63.5, 38.1, 2.5),
  '105x48': geometry(2, 6, 105, 48),
}

export const labelFormatIds: readonly LabelFormatId[] = ['70x37', '70x42.4', '63.5x38.1', '105x48', 'own']

export const firstLabels: LabelChoice = { format: '70x37', own: formats['70x37'], from: 1, offset: { x: 0, y: 0 } }

/** A printer that is farther off than this is out of order. */
export const MOST_OFFSET_MM = 15
/** No smaller label holds a code that a telephone reads, and words beside it. */
export const SMALLEST_LABEL_MM = { width: 50, height: 28 }

export function geometryOf({ format, own }: Pick<LabelChoice, 'format' | 'own'>): LabelGeometry {
  return format === 'own' ? own : formats[format]
}

export function labelsOn({ columns, rows }: LabelGeometry): number {
  return columns * rows
}

/** Why no labels can be printed with these sizes, in one sentence; empty when they can. */
export function labelProblem(sheet: LabelGeometry): string {
  const numbers = Object.values(sheet)
  if (numbers.some((value) => !Number.isFinite(value) || value < 0)) return labelTexts.notNumbers
  if (!Number.isInteger(sheet.columns) || !Number.isInteger(sheet.rows) || labelsOn(sheet) === 0)
    return labelTexts.notWhole
  if (sheet.width < SMALLEST_LABEL_MM.width || sheet.height < SMALLEST_LABEL_MM.height)
    return labelTexts.tooSmall(SMALLEST_LABEL_MM.width, SMALLEST_LABEL_MM.height)
  const right = sheet.left + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gapX
  const bottom = sheet.top + sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gapY
  // A tenth of a millimetre is a matter of rounding on the package.
  return right > PAPER.width + 0.1 || bottom > PAPER.height + 0.1 ? labelTexts.beyondPaper : ''
}

/** Side of the dark square on a label: what leaves room for the words beside it. */
export function labelQrMm({ width, height }: LabelGeometry): number {
  return rounded(Math.min(30, (height - 3) * 0.8, width * 0.36))
}

/** Things by sheets of labels: the first `from − 1` places are used up already and stay empty. */
export function onLabels<T>(things: readonly T[], sheet: LabelGeometry, from: number): (T | null)[][] {
  const perSheet = labelsOn(sheet)
  const used = Math.min(Math.max(1, Math.floor(from)), perSheet) - 1
  const places: (T | null)[] = [...Array.from({ length: used }, () => null), ...things]
  return Array.from({ length: Math.ceil(places.length / perSheet) }, (_, page) =>
    places.slice(page * perSheet, (page + 1) * perSheet),
  )
}

function rounded(mm: number): number {
  return Math.round(mm * 100) / 100
}
