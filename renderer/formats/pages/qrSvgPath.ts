import encodeQR, { type ErrorCorrection } from 'qr'

/** Modules of white around the symbol that ISO/IEC 18004 asks for. */
export const QUIET_ZONE = 4
/** Under this side a telephone at arm's length fails (peers.md 3.8). Millimetres, without the quiet zone. */
export const SMALLEST_SIDE_MM = 20
/** A printed module smaller than this is lost by office printers and by 150 dpi scans. */
export const SMALLEST_MODULE_MM = 0.45
/** From here on level Q costs no legibility, and the sheet survives a fold or a stain. */
const ROOMY_MODULE_MM = 0.75

/** A QR symbol as one SVG path: `side` counts modules with the quiet zone, the path lies inside of it. */
export interface QrPath {
  path: string
  side: number
  modules: number
  level: 'M' | 'Q'
}

/**
 * Encodes exactly the given text. Level Q where a module stays roomy at `sideMm`, else M. Null when the symbol would be
 * too small to be read: side under 20 mm, module under 0.45 mm, or text beyond the capacity of a QR code.
 */
export function qrSvgPath(text: string, sideMm: number): QrPath | null {
  if (last?.text !== text || last.sideMm !== sideMm) last = { text, sideMm, qr: encoded(text, sideMm) }
  return last.qr
}

/** The slips of a class carry one code, and a sheet is measured several times before it is drawn: one memory is enough. */
let last: { text: string; sideMm: number; qr: QrPath | null } | null = null

function encoded(text: string, sideMm: number): QrPath | null {
  if (sideMm < SMALLEST_SIDE_MM || text === '') return null
  const firm = matrix(text, 'quartile')
  if (firm && sideMm / firm.length >= ROOMY_MODULE_MM) return drawn(firm, 'Q')
  const medium = matrix(text, 'medium')
  if (!medium || sideMm / medium.length < SMALLEST_MODULE_MM) return null
  return drawn(medium, 'M')
}

function matrix(text: string, ecc: ErrorCorrection): boolean[][] | null {
  try {
    return encodeQR(text, 'raw', { ecc, border: 1 })
      .slice(1, -1)
      .map((row) => row.slice(1, -1))
  } catch {
    return null // longer than version 40 holds
  }
}

/** One run of dark modules of a row becomes one rectangle. */
function drawn(rows: boolean[][], level: 'M' | 'Q'): QrPath {
  const parts: string[] = []
  rows.forEach((row, y) => {
    let x = 0
    while (x < row.length) {
      if (!row[x]) {
        x += 1
        continue
      }
      const from = x
      while (row[x]) x += 1
      parts.push(`M${String(from + QUIET_ZONE)} ${String(y + QUIET_ZONE)}h${String(x - from)}v1h${String(from - x)}z`)
    }
  })
  return { path: parts.join(''), side: rows.length + 2 * QUIET_ZONE, modules: rows.length, level }
}

/**
 * The symbol as an `<svg>` whose dark square measures `sideMm`; the quiet zone comes on top of that, black on white.
 * Null where `qrSvgPath` refuses.
 */
export function qrSvg(text: string, sideMm: number): string | null {
  const qr = qrSvgPath(text, sideMm)
  if (!qr) return null
  const outer = ((sideMm * qr.side) / qr.modules).toFixed(2)
  const side = String(qr.side)
  // The dark square stands at the text's edge; its quiet zone reaches into the margin, which is white too.
  const quiet = ((sideMm * QUIET_ZONE) / qr.modules).toFixed(2)
  return (
    `<svg class="qr" style="margin-left:-${quiet}mm" width="${outer}mm" height="${outer}mm" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path d="${qr.path}" fill="#000"/></svg>`
  )
}
