import { comparable } from './lookAlikes'
import type { PersonName } from './parseFullName'

const nbsp = '\u00a0'
const collator = new Intl.Collator('ru', { sensitivity: 'accent', numeric: true })

/** «Иванова Мария Петровна», with what there is. */
export function fullName(p: PersonName): string {
  return [p.lastName, p.firstName, p.middleName].filter((part) => part !== '').join(' ')
}

/** «Иванова М. П.» for running text: initials follow the surname (domain.md 4.3). */
export function shortName(p: PersonName): string {
  return [p.lastName, ...initials(p)].filter((part) => part !== '').join(nbsp)
}

/** «М. П. Иванова» for a signature: initials precede the surname (domain.md 4.3). */
export function signatureName(p: PersonName): string {
  return [...initials(p), p.lastName].filter((part) => part !== '').join(nbsp)
}

function initials(p: PersonName): string[] {
  return [p.firstName, p.middleName].filter((part) => part !== '').map(initial)
}

/** «М.»; a double first name keeps both letters: «А.-М.». */
function initial(name: string): string {
  return (name.split(' ')[0] ?? '')
    .split('-')
    .filter((part) => part !== '')
    .map((part) => `${[...part][0] ?? ''}.`)
    .join('-')
}

/**
 * Key for finding the same person: ё = е, case, Latin look-alikes, spaces, hyphens and apostrophes do not matter
 * (domain.md 5.2, 8.4). The parts stay apart, so «Ким Светлана» is not «Ким С. Ветлана».
 */
export function nameKey(p: PersonName): string {
  return [p.lastName, p.firstName, p.middleName].map(letters).join(' ').trim()
}

function letters(text: string): string {
  return comparable(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Gender by the patronymic alone; «оглы» and «кызы» tell it by themselves. Null when it cannot be told (domain.md 4.4). */
export function genderOf(p: PersonName): 'male' | 'female' | null {
  const name = p.middleName.trim().toLowerCase()
  if (/(^|[\s-])(оглы|оглу|улы|уулу|угли)$|.(оглы|уулу)$/.test(name)) return 'male'
  if (/(^|[\s-])(кызы|гызы|қызы|кизи)$|.кызы$/.test(name)) return 'female'
  if (/.(вич|ьич|мич|нич|кич|тич|лич)$/.test(name)) return 'male'
  return /.(вна|чна|шна)$/.test(name) ? 'female' : null
}

/** Order of a Russian list: surname, first name, patronymic; ё stands with е. */
export function comparePersons(a: PersonName, b: PersonName): number {
  return (
    compareNames(a.lastName, b.lastName) ||
    compareNames(a.firstName, b.firstName) ||
    compareNames(a.middleName, b.middleName)
  )
}

/**
 * The collator's order. Where the first letters that differ are both plain ones, their codes tell it at once: the
 * collator takes ten times as long, and sorting thousands of people would hold the window.
 */
function compareNames(a: string, b: string): number {
  if (a === b) return 0
  let at = 0
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1
  const x = a.charCodeAt(at)
  const y = b.charCodeAt(at)
  const plain = (isSmall(x) && isSmall(y)) || (isCapital(x) && isCapital(y))
  if (plain && !isMark(a.charCodeAt(at + 1)) && !isMark(b.charCodeAt(at + 1))) return x - y
  return collator.compare(a, b)
}

/** а–я and А–Я without ё, which stands elsewhere in the codes. */
const isSmall = (code: number) => code >= 0x430 && code <= 0x44f
const isCapital = (code: number) => code >= 0x410 && code <= 0x42f
/** A mark that makes another letter of the one before it, as macOS writes «й». */
const isMark = (code: number) => code >= 0x300 && code <= 0x36f

export { parseFullName, nameWarnings, type NameWarning, type ParsedName, type PersonName } from './parseFullName'
