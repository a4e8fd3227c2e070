import JsBarcode from 'jsbarcode'

/** White on both sides of the bars that ISO/IEC 15417 asks for, in modules. */
export const BARCODE_QUIET = 10
/** What the digits below the bars need, millimetres. */
const DIGITS_MM = 2.4

/** How a code is drawn. A module of 0.25 mm is two whole dots of a label printer (203 dpi) and three of an office printer. */
export interface BarcodeSize {
  moduleMm: number
  /** Of the bars alone. */
  heightMm: number
}

/** Small beside a slip's footer, and large on a cover that goes through many hands. */
export const SLIP_BARCODE: BarcodeSize = { moduleMm: 0.25, heightMm: 6 }
export const COVER_BARCODE: BarcodeSize = { moduleMm: 0.375, heightMm: 13 }

/** Three beside each other on a sheet, of which A5 shows seven tenths: then a module is 0.27 mm. */
export const ROW_BARCODE: BarcodeSize = { moduleMm: 0.375, heightMm: 7.5 }

/** Widths of bars and gaps in modules, beginning with a bar; null where the text is no even number of digits. */
export function barcodeModules(digits: string): { path: string; modules: number } | null {
  if (!/^(?:\d\d)+$/u.test(digits)) return null
  // Given an object, the library says what it would draw and draws nothing: no canvas, no DOM.
  const drawn: { encodings?: { data: string }[] } = {}
  JsBarcode(drawn, digits, { format: 'CODE128C' })
  const bits = (drawn.encodings ?? []).map(({ data }) => data).join('')
  const parts: string[] = []
  for (const run of bits.matchAll(/1+/gu))
    parts.push(`M${String(run.index + BARCODE_QUIET)} 0h${String(run[0].length)}v1h-${String(run[0].length)}z`)
  return { path: parts.join(''), modules: bits.length + 2 * BARCODE_QUIET }
}

/** Width of the symbol with its quiet zones, millimetres; 0 where there is none. */
export function barcodeWidthMm(digits: string, { moduleMm }: BarcodeSize): number {
  return (barcodeModules(digits)?.modules ?? 0) * moduleMm
}

/** Height with the digits below, millimetres. */
export function barcodeHeightMm({ heightMm }: BarcodeSize): number {
  return heightMm + DIGITS_MM
}

/** Code 128 C of an even number of digits as an `<svg>` with its quiet zones, black on white; empty where there is none. */
export function barcodeSvg(digits: string, size: BarcodeSize): string {
  const code = barcodeModules(digits)
  if (code === null) return ''
  const width = (code.modules * size.moduleMm).toFixed(3)
  return (
    `<svg class="bars" width="${width}mm" height="${String(size.heightMm)}mm" viewBox="0 0 ${String(code.modules)} 1" preserveAspectRatio="none" shape-rendering="crispEdges">` +
    `<rect width="${String(code.modules)}" height="1" fill="#fff"/><path d="${code.path}" fill="#000"/></svg>`
  )
}
