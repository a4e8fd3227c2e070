import { cleanText } from '@/domain/rules/cleanText'
import { showDay } from '@/domain/rules/days'
import type { CellValue } from '@/domain/imports/grid'

/** A cell as the text a person sees: days as 01.09.2026, whole numbers without an exponent. Spaces and invisible signs cleaned. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(0) : String(value)
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  return showDay(value.day)
}

/** A cell that may hold several lines: only the ends and the invisible signs are cleaned. */
export function cellLines(value: CellValue | undefined): string {
  if (typeof value !== 'string') return cellText(value)
  return value
    .split(/\r?\n|\r/)
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n')
}

/** Any sign that is certainly seen; asked of every cell of a file, so before the slow way. */
const seen = /[!-~А-я]/

export function isBlank(value: CellValue | undefined): boolean {
  if (value === null || value === undefined) return true
  return typeof value === 'string' && !seen.test(value) && cleanText(value) === ''
}

/** How many cells of the row hold something. */
export function filledCount(cells: CellValue[]): number {
  return cells.reduce<number>((count, cell) => count + (isBlank(cell) ? 0 : 1), 0)
}

/** A header in the form synonyms are written in: small letters, ё as е, signs as single spaces. «Ф.И.О. педагога» → «ф и о педагога». */
export function headerKey(text: string): string {
  return cleanText(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}№]+/gu, ' ')
    .trim()
}

const numbered = /^\(?\d{1,4}\s?[.)]\s*(?=\p{Lu})/u

/** «12. Орлова Нина» or «12) Орлова Нина», as lists copied from a document have it, without the number. */
export function withoutNumber(text: string): string {
  return text.replace(numbered, '')
}

/** A value short enough for a message. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
