import { cleanText } from './cleanText'
import { isKnownFirstName } from './firstNames'
import { hasCyrillic, hasLatin, wordToCyrillic } from './lookAlikes'

export const nameWarnings = [
  'initials',
  'caps',
  'latin',
  'oneWord',
  'noSurname',
  'extraWords',
  'digits',
  'order',
  'signs',
  'tooLong',
] as const
export type NameWarning = (typeof nameWarnings)[number]

export interface PersonName {
  lastName: string
  firstName: string
  middleName: string
}

export interface ParsedName extends PersonName {
  /** «неполное ФИО»: initials instead of names, or only one word. */
  incomplete: boolean
  warnings: NameWarning[]
  /** For a Latin letter inside a Cyrillic word: the spelling to offer; null when there is nothing to offer. */
  proposal: PersonName | null
}

/** Longest part the register keeps (`line` of the model); longer text is handed on whole and warned about. */
const longestPart = 300

/** Words that join the surname that follows: «де Фриз». A capital one of the second list may be a surname («Ван»). */
const surnameParticles = new Set([
  'де',
  'фон',
  'дер',
  'ден',
  'ди',
  'дю',
  'дель',
  'эль',
  'аль',
  'ибн',
  'тер',
  'de',
  'von',
  'der',
  'di',
])
const doubtfulParticles = new Set(['ван', 'да', 'дос', 'ла', 'ле', 'бен', 'бин', 'van', 'da', 'la', 'le', 'el', 'al'])
/** Words that join the patronymic before them: «Али оглы». */
const patronymicSuffixes = new Set(['оглы', 'оглу', 'кызы', 'гызы', 'улы', 'уулу', 'угли', 'кизи'])

const patronymic = /.(вич|ич|вна|чна|шна|оглы|кызы|гызы|уулу|улы)$/i
const initialWord = /^\p{L}{1,2}\.$|^\p{L}$/u

/**
 * One cell with a whole name → three parts (domain.md 5.2). Nothing is ever cut away: what does not fit stays in the
 * parts and is warned about. Wrong capitals are repaired (warning `caps`), Latin letters only offered (`proposal`).
 */
export function parseFullName(text: string): ParsedName {
  const warnings = new Set<NameWarning>()
  const clean = cleanText(text)
  if (/\d/.test(clean)) warnings.add('digits')
  if (/[^\p{L}\p{M}\p{N}\s\-–—‑.,'’ʼ`´]/u.test(clean)) warnings.add('signs')
  const words = wordsOf(clean).map((word) => withCapitals(word, warnings))
  const parts = distribute(grouped(words), warnings)
  if (Object.values(parts).some((part) => part.length > longestPart)) warnings.add('tooLong')
  const proposal = cyrillicProposal(parts, warnings)
  const incomplete = parts.lastName === '' || parts.firstName === '' || warnings.has('initials')
  return { ...parts, incomplete, warnings: [...warnings], proposal }
}

function wordsOf(clean: string): string[] {
  return clean
    .replace(/\s?[‐‑–—]\s?|\s-\s?|-\s/g, '-') // «Петрова – Коваль» is one surname
    .replace(/[`´ʼ]/g, '’')
    .replace(/[,;]+/g, ' ')
    .replace(/(?<!\p{L})(\p{Lu}\p{Ll}?)\.(?=\p{L})/gu, '$1. ') // «М.П.» → «М. П.»
    .split(' ')
    .filter((word) => word !== '' && word !== '-')
}

function withCapitals(word: string, warnings: Set<NameWarning>): string {
  const lower = word.toLowerCase()
  if (initialWord.test(word)) return word.toUpperCase()
  if (isParticle(lower) && word === lower) return word
  const count = (word.match(/\p{L}/gu) ?? []).length
  const wrong = count > 1 && (word === word.toUpperCase() || word === lower) && word.toUpperCase() !== lower
  if (!wrong) return word
  warnings.add('caps')
  if (patronymicSuffixes.has(lower) || surnameParticles.has(lower)) return lower
  return lower.replace(/(^|-|\(|(?<=^\p{L})['’])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase()
  })
}

function isParticle(lower: string): boolean {
  return surnameParticles.has(lower) || doubtfulParticles.has(lower) || patronymicSuffixes.has(lower)
}

/** Joins particles, patronymic suffixes and bracketed words to their neighbours. */
function grouped(words: string[]): string[] {
  const result: string[] = []
  let open = false
  for (const word of words) {
    const joins = result.length > 0 && (open || word.startsWith('(') || patronymicSuffixes.has(word.toLowerCase()))
    if (joins) result.push(`${result.pop() ?? ''} ${word}`)
    else result.push(word)
    open = open ? !word.includes(')') : word.startsWith('(') && !word.includes(')')
  }
  while (result.length > 1 && startsSurname(result[0] ?? '', result)) {
    const [particle = '', next = '', ...rest] = result
    result.splice(0, result.length, `${particle} ${next}`, ...rest)
  }
  return result
}

function startsSurname(first: string, all: string[]): boolean {
  const word = first.split(' ').at(-1) ?? ''
  const lower = word.toLowerCase()
  if (surnameParticles.has(lower)) return word === lower || all.length >= 3
  return doubtfulParticles.has(lower) && (word === lower || all.length >= 4)
}

function distribute(words: string[], warnings: Set<NameWarning>): PersonName {
  const isInitial = (word: string | undefined) => word !== undefined && initialWord.test(word)
  if (words.some(isInitial)) warnings.add('initials')
  // «М. П. Иванова»: the surname goes to the front.
  while (words.length > 1 && isInitial(words[0]) && words.some((word) => !isInitial(word)))
    words.push(words.shift() ?? '')
  const [first = '', second = '', third = ''] = words
  if (words.length < 2) {
    if (first !== '') warnings.add('oneWord')
    return { lastName: first, firstName: '', middleName: '' }
  }
  if (words.length === 3 && patronymic.test(second) && !patronymic.test(third) && !isInitial(third)) {
    warnings.add('order') // «Мария Петровна Иванова»
    return { lastName: third, firstName: first, middleName: second }
  }
  if (words.length === 2 && isKnownFirstName(first) && !isKnownFirstName(second) && !isInitial(second)) {
    // «Мария Петровна» lacks the surname; «Мария Иванова» has it at the end.
    const lacksSurname = patronymic.test(second)
    warnings.add(lacksSurname ? 'noSurname' : 'order')
    if (lacksSurname) return { lastName: '', firstName: first, middleName: second }
    return { lastName: second, firstName: first, middleName: '' }
  }
  if (words.length > 3) {
    warnings.add('extraWords')
    const last = words.at(-1) ?? ''
    if (patronymic.test(last)) return { lastName: first, firstName: words.slice(1, -1).join(' '), middleName: last }
    return { lastName: first, firstName: second, middleName: words.slice(2).join(' ') }
  }
  if (words.some((word) => word.includes('('))) warnings.add('extraWords')
  return { lastName: first, firstName: second, middleName: third }
}

function cyrillicProposal(parts: PersonName, warnings: Set<NameWarning>): PersonName | null {
  const all = `${parts.lastName} ${parts.firstName} ${parts.middleName}`
  if (!hasLatin(all)) return null
  warnings.add('latin')
  // A name written in Latin letters throughout may be a foreigner's own spelling: there is nothing to offer.
  if (!hasCyrillic(all)) return null
  const proposal = {
    lastName: wordToCyrillic(parts.lastName),
    firstName: wordToCyrillic(parts.firstName),
    middleName: wordToCyrillic(parts.middleName),
  }
  return hasLatin(`${proposal.lastName}${proposal.firstName}${proposal.middleName}`) ? null : proposal
}
