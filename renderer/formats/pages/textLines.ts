import { boldWidths, regularWidths } from './letterWidths'

const POINT_MM = 0.3528
/** Letters that neither font has come from another one: taken as wide as a CJK sign. Accents stand above a letter. */
const UNKNOWN = 1000
const ACCENT = /\p{M}/u
/** Rounding of the printer and hinting of the screen. */
const SAFETY = 1.012

const byLetter = (rows: typeof regularWidths): Map<string, number> =>
  new Map(rows.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))
const regular = byLetter(regularWidths)
const bold = byLetter(boldWidths)

/**
 * Width of one line of text in millimetres, from the measured letters of the program's font and of Arial's twin, whichever
 * is wider. `spacing` is CSS's letter-spacing in parts of the font size.
 */
export function textWidthMm(text: string, points: number, strong = false, spacing = 0): number {
  const widths = strong ? bold : regular
  let units = 0
  for (const sign of text) units += (widths.get(sign) ?? (ACCENT.test(sign) ? 0 : UNKNOWN)) + spacing * 1000
  return (units / 1000) * points * POINT_MM * SAFETY
}

/** Where a browser may break a line: after a space, and after a hyphen between letters. The spaces stay at the ends. */
export function breakable(line: string): string[] {
  return line.split(/(?<=[ \u200B])|(?<=\p{L}-)(?=\p{L})/u)
}

/** In how many lines a text of this size breaks within a width; words longer than a line are broken anywhere. */
export function lineCount(text: string, widthMm: number, points: number, strong = false, spacing = 0): number {
  if (text === '') return 1
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, widthMm, points, strong, spacing), 0)
}

function linesOf(line: string, widthMm: number, points: number, strong: boolean, spacing: number): number {
  if (textWidthMm(line, points, strong, spacing) <= widthMm) return 1
  let lines = 1
  let used = 0
  for (const word of breakable(line)) {
    const bare = textWidthMm(word.trimEnd(), points, strong, spacing)
    if (used > 0 && used + bare > widthMm) {
      lines += 1
      used = 0
    }
    // A word that is parted leaves up to a letter's width free at the end of each line.
    const part = bare > widthMm ? Math.max(1, widthMm - points * POINT_MM) : widthMm
    const extra = Math.max(0, Math.ceil(bare / part) - 1)
    lines += extra
    used += textWidthMm(word, points, strong, spacing) - extra * part
  }
  return lines
}

/** In how many lines an address breaks that may break between any two signs. */
export function addressLines(text: string, widthMm: number, points: number): number {
  const widest = (regular.get('W') ?? UNKNOWN) / 1000
  return Math.max(1, Math.ceil(textWidthMm(text, points) / Math.max(1, widthMm - widest * points * POINT_MM)))
}

/** Whether every word stands whole on a line of this width. */
export function wordsFit(text: string, widthMm: number, points: number, strong = false, spacing = 0): boolean {
  return breakable(text).every((word) => textWidthMm(word.trimEnd(), points, strong, spacing) <= widthMm)
}

/** Height of a line in millimetres. */
export function lineMm(points: number, leading: number): number {
  return points * POINT_MM * leading
}
