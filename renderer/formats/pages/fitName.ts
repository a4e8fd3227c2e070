import { initialsOf } from '@/domain/rules/personNames'
import { lineCount, textWidthMm, wordsFit } from './textLines'

/** A name as it gets on paper: what is printed, in which look, and whether the first name had to become initials. */
export interface FittedName {
  text: string
  lines: 1 | 2 | 3
  /** Inline style; empty for the normal look. */
  style: string
  initials: boolean
}

interface Look {
  spacing: number
  scale: number
}

/** Normal, condensed, one step smaller, two steps smaller. */
const LOOKS: readonly Look[] = [
  { spacing: 0, scale: 1 },
  { spacing: -0.03, scale: 1 },
  { spacing: -0.03, scale: 0.92 },
  { spacing: -0.04, scale: 0.84 },
]
const SMALLEST: Look = { spacing: -0.04, scale: 0.72 }

/**
 * Makes a person's name fit a width: normal, condensed, smaller, two lines, and only then with initials (domain.md 8.5).
 * A word is never parted, unless a single surname is wider than the line at the smallest look.
 * @param linesThere lines that are there in any case: two of them are better than one in a smaller look
 */
export function fitName(name: string, widthMm: number, points: number, strong = false, linesThere = 1): FittedName {
  const short = initialsOf(name)
  return (
    (linesThere > 1 ? normal(name, widthMm, points, strong) : null) ??
    oneLine(name, widthMm, points, strong) ??
    twoLines(name, widthMm, points, strong) ??
    (short === null ? null : withInitials(short, widthMm, points, strong)) ?? {
      text: name,
      lines: 3,
      style: styleOf(SMALLEST),
      initials: false,
    }
  )
}

/** Width that one word of a name takes at the smallest usual look. */
export function nameWordMm(word: string, points: number): number {
  const { scale, spacing } = LOOKS.at(-1) ?? SMALLEST
  return textWidthMm(word.trimEnd(), points * scale, true, spacing)
}

/** In the normal look, on one line or two. */
function normal(text: string, widthMm: number, points: number, strong: boolean): FittedName | null {
  const lines = textWidthMm(text, points, strong) <= widthMm ? 1 : lineCount(text, widthMm, points, strong)
  return lines <= 2 && wordsFit(text, widthMm, points, strong)
    ? { text, lines: lines === 1 ? 1 : 2, style: '', initials: false }
    : null
}

function oneLine(text: string, widthMm: number, points: number, strong: boolean): FittedName | null {
  const look = LOOKS.find((one) => textWidthMm(text, points * one.scale, strong, one.spacing) <= widthMm)
  return look ? { text, lines: 1, style: styleOf(look), initials: false } : null
}

function twoLines(text: string, widthMm: number, points: number, strong: boolean): FittedName | null {
  const look = LOOKS.find(
    (one) =>
      wordsFit(text, widthMm, points * one.scale, strong, one.spacing) &&
      lineCount(text, widthMm, points * one.scale, strong, one.spacing) <= 2,
  )
  return look ? { text, lines: 2, style: styleOf(look), initials: false } : null
}

function withInitials(short: string, widthMm: number, points: number, strong: boolean): FittedName | null {
  const fitted = oneLine(short, widthMm, points, strong) ?? twoLines(short, widthMm, points, strong)
  if (fitted) return { ...fitted, initials: true }
  const fits = lineCount(short, widthMm, points * SMALLEST.scale, strong, SMALLEST.spacing) <= 3
  return fits ? { text: short, lines: 3, style: styleOf(SMALLEST), initials: true } : null
}

function styleOf({ spacing, scale }: Look): string {
  return [spacing === 0 ? '' : `letter-spacing:${String(spacing)}em`, scale === 1 ? '' : `font-size:${String(scale)}em`]
    .filter((part) => part !== '')
    .join(';')
}
