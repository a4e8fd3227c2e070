import { parseClassName } from '@/domain/rules/classNames'
import { cellText } from './cells'
import type { CellValue } from './grid'

/** «Иванова Мария Петровна», «Иванова М. П.», «Ким Светлана», also in capitals. */
export function looksLikeName(text: string): boolean {
  if (text.length > 80 || /[\d<>[\]{}@_]/.test(text)) return false
  const words = text
    .replace(/\./g, '. ')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length < 2 || words.length > 6) return false
  return words.every((word) => /^\p{Lu}\.?$|^[\p{L}][\p{L}'’-]+\.?$/u.test(word)) && /^\p{Lu}/u.test(words[0] ?? '')
}

const patronymicEnd = /(?:вич|ьич|тич|мич|кич|нич|вна|чна|шна|оглы|кызы)$/i

/** A name with a patronymic or initials: what hardly anything else looks like. */
export function isSurelyName(text: string): boolean {
  if (!looksLikeName(text)) return false
  const words = text.replace(/\./g, '. ').split(/\s+/)
  return (
    words.some((word) => patronymicEnd.test(word)) ||
    /^\p{L}[\p{L}-]+ \p{Lu}\. ?\p{Lu}\.$/u.test(text.replace(/\s+/g, ' '))
  )
}

/** A single word as one part of a name. */
export function looksLikeNamePart(text: string): boolean {
  return text.length <= 40 && /^\p{L}[\p{L}'’ -]*\.?$/u.test(text)
}

/** A placeholder for a name: «ФИО17», «Ученик 3». Lists without names are kept that way on purpose (data minimum). */
export function looksLikeCode(text: string): boolean {
  return text.length <= 30 && /^\p{L}+[ -]?№? ?\d+$/u.test(text)
}

export function looksLikeClass(value: CellValue | undefined): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value <= 12
  const text = cellText(value)
  return text.length <= 25 && /\d|подгот|^[зо]\s?\p{L}$/iu.test(text) && parseClassName(text).ok
}

/** A class with its letter, not a bare number: what hardly anything else looks like. */
export function isSurelyClass(value: CellValue | undefined): boolean {
  return /^\d{1,2}\s?[-«"“ ]?\s?[А-ЯЁа-яёA-Za-z][»"”]?(?:\s?кл(?:асс)?\.?)?$/.test(cellText(value))
}

export function looksLikePhone(value: CellValue | undefined): boolean {
  const text = cellText(value)
  if (text.length > 500) return false
  if (/\d\d-?\d{3}-\d{3} ?\d\d$/.test(text) || text.includes('@')) return false
  const digits = text.replace(/\D/g, '')
  return digits.length >= 10 && (/^[78]?9\d{9}/.test(digits) || text.trim().startsWith('+'))
}

export function looksLikeEmail(value: CellValue | undefined): boolean {
  const text = cellText(value)
  return text.length <= 300 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

export function looksLikeSnils(value: CellValue | undefined): boolean {
  return /^\d{3}-\d{3}-\d{3}[ -]\d{2}$/.test(cellText(value))
}

/** Share of the filled cells that pass the test; 0 when none is filled. */
export function share(values: CellValue[], test: (value: CellValue) => boolean): number {
  if (values.length === 0) return 0
  return values.filter(test).length / values.length
}

export const shareOfText = (values: CellValue[], test: (text: string) => boolean): number =>
  share(values, (value) => test(cellText(value)))
