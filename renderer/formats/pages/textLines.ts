/** Average width of a letter in parts of the font size, taken wide so that an estimate never promises too little room. */
const LETTER = 0.56
const CAPITAL = 0.7
const POINT_MM = 0.3528

/** Width of one line of text in millimetres, estimated on the safe side for Golos, Arial and their metric twins. */
export function textWidthMm(text: string, points: number, bold = false): number {
  let units = 0
  for (const sign of text)
    units += /[A-ZА-ЯЁ№@%&WMЖШЩЮФ]/u.test(sign) ? CAPITAL : /[\s.,:;'|!()ijl1·]/u.test(sign) ? 0.36 : LETTER
  return units * points * POINT_MM * (bold ? 1.06 : 1)
}

/** In how many lines a text of this size breaks within a width; words longer than a line are broken anywhere. */
export function lineCount(text: string, widthMm: number, points: number, bold = false): number {
  if (text === '') return 1
  return text.split('\n').reduce((sum, line) => sum + linesOf(line, widthMm, points, bold), 0)
}

function linesOf(line: string, widthMm: number, points: number, bold: boolean): number {
  if (textWidthMm(line, points, bold) <= widthMm) return 1
  const space = textWidthMm(' ', points, bold)
  let lines = 1
  let used = 0
  for (const word of line.split(/[ \u200B]/u)) {
    const width = textWidthMm(word, points, bold)
    if (used > 0 && used + space + width <= widthMm) {
      used += space + width
      continue
    }
    if (used > 0) lines += 1
    const extra = Math.max(0, Math.ceil(width / widthMm) - 1)
    lines += extra
    used = width - extra * widthMm
  }
  return lines
}

/** Height of a line in millimetres. */
export function lineMm(points: number, leading: number): number {
  return points * POINT_MM * leading
}
