import { parseClassName } from '@/domain/rules/classNames'
import { parseDay } from '@/domain/rules/days'
import { cellText } from '@/domain/imports/values/cells'
import { isKnownFirstName } from '@/domain/rules/firstNames'
import type { CellValue } from '@/domain/imports/grid'

/** «Иванова Мария Петровна», «Иванова М. П.», «М. П. Иванова», «Ким Светлана», also in capitals. */
export function looksLikeName(text: string): boolean {
  if (text.length > 80 || text.length < 4 || /[\d<>[\]{}@_:;!?/\\"«»]/.test(text)) return false
  const words = text
    .replace(/\./g, '. ')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length < 2 || words.length > 6) return false
  return words.every((word) => /^\p{Lu}\.?$|^[\p{L}][\p{L}'’-]+\.?,?$/u.test(word)) && /^\p{Lu}/u.test(words[0] ?? '')
}

const patronymicEnd = /(?:[ое]вич|ьич|[тмкнл]ич|[ое]вна|[иы]чна|[иы]нична|[чш]на|оглы|оглу|кызы|гызы|уулу)$/i

/** «Петровна», «Ильич», «Рашид оглы»: hardly anything else ends so. */
export function looksLikePatronymic(text: string): boolean {
  return text.length >= 4 && text.length <= 40 && /^\p{L}[\p{L} -]+$/u.test(text) && patronymicEnd.test(text)
}

const surnameFirst = /^\p{Lu}[\p{L}'’-]+ \p{Lu}\.? ?(?:\p{Lu}\.?)?$/u
const initialsFirst = /^\p{Lu}\. ?(?:\p{Lu}\. ?)?\p{Lu}[\p{L}'’-]+$/u

/** «Иванова М. П.», «Иванова М.П», «М. П. Иванова». */
export function hasInitials(text: string): boolean {
  const plain = text.replace(/\s+/g, ' ').trim()
  return (surnameFirst.test(plain) && /\./.test(plain)) || initialsFirst.test(plain)
}

/** A name with a patronymic or initials: what hardly anything else looks like. */
export function isSurelyName(text: string): boolean {
  if (!looksLikeName(text)) return false
  if (hasInitials(text)) return true
  return text
    .replace(/\./g, '. ')
    .split(/\s+/)
    .some((word) => patronymicEnd.test(word))
}

/** Two or more words one of which is a known first name: «Ким Светлана». */
export function isProbablyName(text: string): boolean {
  return looksLikeName(text) && (isSurelyName(text) || text.split(/\s+/).some(isKnownFirstName))
}

/** A single word as one part of a name. */
export function looksLikeNamePart(text: string): boolean {
  return text.length <= 40 && /^\p{L}[\p{L}'’ -]*\.?$/u.test(text)
}

const surnameEnd =
  /(?:[ое]в|[ое]ва|ин|ина|ын|ына|ск(?:ий|ая|ой)|цк(?:ий|ая|ой)|ко|юк|ук|як|ик|ян|янц|дзе|швили|их|ых|ич|ец|ный|ная|ный)$/i

/** One capitalised word that ends as surnames do. */
export function looksLikeSurname(text: string): boolean {
  return text.length >= 3 && text.length <= 40 && /^\p{Lu}[\p{L}'’-]+$/u.test(text) && surnameEnd.test(text)
}

/** A placeholder for a name: «ФИО17», «Ученик 3». Lists without names are kept that way on purpose (data minimum). */
export function looksLikeCode(text: string): boolean {
  return text.length <= 30 && /^\p{L}+[ -]?№? ?\d+$/u.test(text)
}

export function looksLikeClass(value: CellValue | undefined): boolean {
  if (typeof value === 'number') return value === 0 || (value >= 1 && value < 13)
  const text = cellText(value)
  return text.length <= 25 && /\d|подгот|^[зо]\s?\p{L}$|^[IVX]+\b/iu.test(text) && parseClassName(text).ok
}

/** A class with its letter, not a bare number: what hardly anything else looks like. */
export function isSurelyClass(value: CellValue | undefined): boolean {
  if (typeof value !== 'string' || value.length > 25) return false
  const text = cellText(value)
  const found =
    /^(\d{1,2})\s?[-–«"“ ]?\s?[А-ЯЁа-яёA-Za-z]{1,2}\s?[»"”]?(?:\s?\([^()]+\))?(?:\s?кл(?:асс)?\.?)?$/.exec(text) ??
    /^(\d{1,2}) (?:кад|физ|хим|гум|соц|мед|инж|тех|линг|экон|мат|био)\p{Ll}*\.?$/u.exec(text)
  return found !== null && Number(found[1]) >= 1 && Number(found[1]) <= 12 && !/^\d+ ?(?:ч|л|г|р)\.?$/.test(text)
}

/** A mobile number in any spelling, alone or among words. */
const mobile = /(?<!\d)(?:\+ ?)?(?:[78][ (-]*)?9\d\d[ )‑–.-]*\d{3}[ ‑–.-]*\d{2}[ ‑–.-]*\d{2}(?!\d)/
const cityOrForeign = /^(?:8|\+7)? ?\(\d{3,5}\) ?\d[\d -]{4,9}|^\+\d[\d ()-]{9,18}/

/** A cell of one or several telephones, with comments or without: «8(916)123-45-67, мама 8…». */
export function looksLikePhone(value: CellValue | undefined): boolean {
  if (typeof value === 'number') return value > 7.9e9 && value < 1e11 && mobile.test(String(value))
  if (typeof value !== 'string' || value.length < 10 || value.length > 500) return false
  const text = cellText(value)
  if (text.includes('@') || looksLikeSnils(text)) return false
  return mobile.test(text) || cityOrForeign.test(text)
}

export function looksLikeEmail(value: CellValue | undefined): boolean {
  if (typeof value !== 'string' || !value.includes('@')) return false
  const text = cellText(value)
  return text.length <= 300 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

export function looksLikeSnils(value: CellValue | undefined): boolean {
  return typeof value === 'string' && /^\d{3}-\d{3}-\d{3}[ -]\d{2}$/.test(cellText(value))
}

/** A day as Excel keeps it or as people write it. */
export function dayIn(value: CellValue | undefined): string | null {
  if (typeof value === 'object' && value !== null) return value.day
  return typeof value === 'string' && value.length <= 40 && /\d/.test(value) ? parseDay(value) : null
}

/** A day on which somebody now at a school may have been born. */
export function looksLikeBirthDay(value: CellValue | undefined): boolean {
  const year = Number(dayIn(value)?.slice(0, 4) ?? 0)
  return year >= 1935 && year <= 2022
}

export function looksLikeGender(text: string): boolean {
  return /^(?:м|ж|муж|жен|муж\.|жен\.|м\.|ж\.|мужской|женский|мальчик|девочка|m|f|male|female)$/i.test(text)
}

export function looksLikeYesNo(text: string): boolean {
  return /^(?:да|нет|\+|-|–|—|v|✓|✔|x|х|true|false|1|0|есть|yes|no|истина|ложь)$/i.test(text)
}

/** Share of the filled cells that pass the test; 0 when none is filled. */
export function share(values: readonly CellValue[], test: (value: CellValue) => boolean): number {
  if (values.length === 0) return 0
  return values.filter(test).length / values.length
}

export const shareOfText = (values: readonly CellValue[], test: (text: string) => boolean): number =>
  share(values, (value) => test(cellText(value)))
