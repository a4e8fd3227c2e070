/** Sides of the dark square in millimetres: at least 30 wherever it fits (domain.md 8.5). */
export const SHEET_QR_MM = 58
export const SLIP_QR_MM = 30

/** Under these a telephone or an office printer fails: the QR is refused instead of printed (peers.md 3.8). */
const SMALLEST_SIDE_MM = 20
const SMALLEST_MODULE_MM = 0.45

/** Bytes that versions 1–40 hold at level M (ISO/IEC 18004, table 7). */
const LEVEL_M_BYTES = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779, 857, 911,
  997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
]

/** Whether the text gives a code of level M that can be read when its dark square measures `sideMm`. */
export function isReadable(text: string, sideMm: number): boolean {
  const bytes = utf8Length(text)
  const version = LEVEL_M_BYTES.findIndex((capacity) => capacity >= bytes) + 1
  if (version === 0 || bytes === 0 || sideMm < SMALLEST_SIDE_MM) return false
  return sideMm / (17 + 4 * version) >= SMALLEST_MODULE_MM
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
