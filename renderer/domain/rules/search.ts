import { withoutUnseen } from './cleanText'
import { comparable } from './lookAlikes'

/** The two layouts of one keyboard, key by key. */
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russianKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const toRussian = new Map([...latinKeys].map((key, at) => [key, russianKeys.charAt(at)]))
const toLatin = new Map([...russianKeys].map((key, at) => [key, latinKeys.charAt(at)]))

/**
 * Text of a row prepared once for searching: words without case, signs, ё and look-alikes; any spelling of a class is
 * one word («5 «А»», 5-А → `5а`); a phone is `#` and its digits.
 */
export function searchKey(...texts: string[]): string {
  return ` ${texts.map(words).join(' ')} `
}

/**
 * A test for prepared keys: every word of the query must be there, in any order. Forgives ё/е, case, class spellings,
 * Latin look-alikes and the wrong keyboard layout (`bdfyjd` finds Иванов). A number matches only at the start of a word,
 * so «5» finds 5А and not 15; four digits and more match anywhere, for phones. An empty query matches everything.
 */
export function searcher(query: string): (key: string) => boolean {
  const variants = [...new Set(readings(query))].map((text) => text.split(' ').filter(Boolean).map(needles))
  if (variants.length === 0 || variants.some((tokens) => tokens.length === 0)) return () => true
  return (key) => variants.some((tokens) => tokens.every((any) => any.some((needle) => key.includes(needle))))
}

/** A test of the first word of a prepared key alone: «иванов» means Иванов first, Иванович after. */
export function leader(query: string): (key: string) => boolean {
  const fits = searcher(query)
  return (key) => fits(` ${key.trim().split(' ', 1).join('')} `)
}

/** Digits, spaces and signs of a phone in a row: not a date and not an ordinary number. */
const phoneRun = /(?:\+\d|(?<![\d.])[78](?=[\d\s()-]{9}))[\d\s()\-\u2011]{8,}\d/g

/** What most cells hold: words of Russian letters alone. They need no cleaning, and a long list has thousands of them. */
const plainWords = /^[а-яё]+(?: [а-яё]+)*$/i
const plainPhone = /^\+\d{10,15}$/

function words(text: string): string {
  if (text === '') return ''
  if (plainWords.test(text)) return text.toLowerCase().replaceAll('ё', 'е')
  if (plainPhone.test(text)) return `#${text.slice(1)}`
  const plain = withoutUnseen(text).replace(phoneRun, (run) => ` #${run.replace(/\D/g, '')} `)
  return comparable(plain)
    .toLowerCase()
    .replace(/(\d)\.(?=\d)/g, '$1\u0000')
    .replace(/(?<![\p{L}\d#])(\d{1,2})[\s\-–—«»"„“”'’_/]*(?=\p{L}{1,2}(?![\p{L}\d]))/gu, '$1\u0001') // 5 «а» → 5а
    .replace(/(\d)(?=\p{L}{3,})/gu, '$1 ')
    .replace(/[^\p{L}\d#\u0000\u0001]+/gu, ' ')
    .replaceAll('\u0001', '')
    .replaceAll('\u0000', '.')
    .trim()
}

/** The query as typed, as if typed in the other layout, and with a class taken apart («5 ив» may be 5А and Иванов). */
function readings(query: string): string[] {
  const typed = query.normalize('NFC').toLowerCase()
  const digits = typed.replace(/[\s()+-]/g, '')
  if (/^\d{5,}$/.test(digits)) return [digits, digits.replace(/^8/, '7')]
  const result = [words(typed)]
  const hasRussian = /[а-яё]/.test(typed)
  const isClass = /^\s*\d{1,2}[\s-]*[abcehkmoptxy]\s*$/.test(typed)
  if (!hasRussian && /[a-z[\];',.`]/.test(typed) && !isClass) result.push(words(retyped(typed, toRussian)))
  if (hasRussian && typed.trim().length >= 3) result.push(words(retyped(typed, toLatin)))
  if (/\d\s+\p{L}{2}\s*$/u.test(typed)) result.push(words(typed).replace(/(\p{L}{2})$/u, ' $1'))
  return result
}

function retyped(text: string, keys: Map<string, string>): string {
  return [...text].map((sign) => keys.get(sign) ?? sign).join('')
}

/** What may stand in the key for one word of the query: any of the returned pieces. */
function needles(word: string): string[] {
  if (/^\d{4,}$/.test(word)) return [word]
  const mixed = /^(\d+)(\p{L}+)$/u.exec(word)
  if (mixed) return [` ${word}`, ` ${mixed[1]} ${mixed[2]}`]
  if (/^\d/.test(word) || word.length <= 2) return [` ${word}`]
  return [word]
}
