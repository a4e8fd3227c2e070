import { comparable } from './lookAlikes'
import { parseFullName } from './parseFullName'
import type { PersonName } from './parseFullName'

const nbsp = '\u00a0'

/** «Иванова Мария Петровна», with what there is. */
export function fullName(p: PersonName): string {
  return [p.lastName, p.firstName, p.middleName].filter((part) => part !== '').join(' ')
}

/** «Иванова М. П.» for running text: initials follow the surname (domain.md 4.3). */
export function shortName(p: PersonName): string {
  return [p.lastName, ...initials(p)].filter((part) => part !== '').join(nbsp)
}

/** A written name with initials, «Мамедов Р. А.»; null for what is not a name of several words. */
export function initialsOf(name: string): string | null {
  if (!/^\p{L}/u.test(name) || !name.includes(' ')) return null
  const short = shortName(parseFullName(name)).replaceAll(nbsp, ' ')
  return short.length < name.length && short.includes(' ') ? short : null
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

export { parseFullName, nameWarnings, type NameWarning, type ParsedName, type PersonName } from './parseFullName'
export { sortedPersons } from './personOrder'
