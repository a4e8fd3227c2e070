import { firstLabels, labelFormatIds, MOST_OFFSET_MM, type LabelChoice } from '@/domain/documents/labels'

/** How labels are printed on one printer of this PC, under the name that the office gives it. */
export interface LabelPrinter {
  name: string
  format: LabelChoice['format']
  own: LabelChoice['own']
  offset: LabelChoice['offset']
}

/** The place that outlives the window: `localStorage` or its stand-in. */
export interface PrinterShelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

const KEY = 'pereklichka-label-printers'
const LAST_KEY = 'pereklichka-label-printer'
/** As long as the host names a printer at most. */
export const MOST_NAME = 120

/** Printers by name. What cannot be read counts as never written. */
export function labelPrinters(shelf: PrinterShelf): LabelPrinter[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isPrinter) : []
  } catch {
    return []
  }
}

/** How this printer prints labels, where that is kept. */
export function keptLabelPrinter(shelf: PrinterShelf, name: string): LabelPrinter | undefined {
  return labelPrinters(shelf).find((one) => one.name === name.trim())
}

/** The printer that was named last on this PC; empty where none was. */
export function lastLabelPrinter(shelf: PrinterShelf): string {
  return (shelf.getItem(LAST_KEY) ?? '').slice(0, MOST_NAME)
}

export function rememberLabelPrinter(shelf: PrinterShelf, name: string): void {
  shelf.setItem(LAST_KEY, name.trim())
}

/** Remembers a printer; one of this name is replaced. @returns all of them */
export function keepLabelPrinter(shelf: PrinterShelf, printer: LabelPrinter): LabelPrinter[] {
  const name = printer.name.trim().slice(0, MOST_NAME)
  const others = labelPrinters(shelf).filter((one) => one.name !== name)
  return written(shelf, name === '' ? others : [...others, { ...printer, name }])
}

export function dropLabelPrinter(shelf: PrinterShelf, name: string): LabelPrinter[] {
  return written(
    shelf,
    labelPrinters(shelf).filter((one) => one.name !== name),
  )
}

function written(shelf: PrinterShelf, printers: readonly LabelPrinter[]): LabelPrinter[] {
  const sorted = [...printers].sort((a, b) => a.name.localeCompare(b.name, 'ru'))
  shelf.setItem(KEY, JSON.stringify(sorted))
  return sorted
}

/** «1,5» or «−0.5» as millimetres; null for what is no number. */
export function typedMm(text: string): number | null {
  const value = Number(text.trim().replace(',', '.').replace('−', '-'))
  return text.trim() === '' || !Number.isFinite(value) ? null : Math.round(value * 100) / 100
}

export function typedOffset(text: string): number | null {
  const value = typedMm(text)
  return value === null ? null : Math.min(MOST_OFFSET_MM, Math.max(-MOST_OFFSET_MM, value))
}

function isPrinter(value: unknown): value is LabelPrinter {
  const one = value as Partial<LabelPrinter> | null
  const isNumber = (number: unknown) => typeof number === 'number' && Number.isFinite(number)
  return (
    typeof one?.name === 'string' &&
    labelFormatIds.some((id) => id === one.format) &&
    isNumber(one.offset?.x) &&
    isNumber(one.offset?.y) &&
    (Object.keys(firstLabels.own) as (keyof LabelChoice['own'])[]).every((key) => isNumber(one.own?.[key]))
  )
}
