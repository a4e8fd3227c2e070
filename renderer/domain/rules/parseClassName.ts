import type { Organisation } from '@/domain/model/entities'
import { cleanText } from './cleanText'
import { capitalsToCyrillic, capitalsToLatin, hasCyrillic, hasLatin } from './lookAlikes'
import { classTexts as texts } from './texts'

export type LiteraAlphabet = Organisation['literaAlphabet']

export type ParsedClassName =
  { ok: true; levels: number[]; litera: string; doubts: string[] } | { ok: false; reason: string }

const lastLevel = 12
const longestLitera = 15
const quotes = /[«»"“”„‟'’‘`´]/g
const complexWord = /[\s,]*(?:-\s?)?\(?(?:класс[\s-]?комплект|комплект)[а-яё]*\)?/i
const classWord = /(?<![\p{L}\d])класс(?:а|ы|е|ов)?(?!\p{L})|(?<!\p{L}\p{L})кл\./giu
/** «7 кл», «7 кл А»; in capitals it may be a litera. */
const bareClassWord = /(?<!\p{L})кл(?=$|\s)/u
/** «1-4 классы»: more than one by the word itself. */
const severalLevels = /(?<!\p{L})класс(?:ы|ов|ах)(?!\p{L})/iu
/** «5А (25 чел.)», «5А 25 уч.»; the litera of «1УЧ» is none. */
const headCount = /(?:\s+\(?|\s*\()\s*\d+\s*(?:чел|уч(?:ен|ащ|\.)|обуч|детей)\p{L}*\.?\s*\)?$/iu
const groupName =
  /^(?:дошкольная\s+)?(?:подготовит[а-яё]*|подготовишк[а-яё]*|подгот\.?|подг\.?|предшкол[а-яё]*)\s*(?:к школе\s*)?(?:группа|гр\.?|класс)?(?!\p{L})/iu
const dashes = /[‐‑‒–—―−]/g

/**
 * Any spelling of a class (domain.md 5.2) → levels and litera. `doubts` are Russian sentences for the preview: the
 * class was understood, but a person should look. Roman numerals and lists of classes are refused with a reason.
 * `alphabet` is the school's own (setting): a litera that looks alike is written in it.
 */
export function parseClassName(value: string | number, alphabet: LiteraAlphabet = 'cyrillic'): ParsedClassName {
  const original = cleanText(String(value))
  if (original === '') return { ok: false, reason: texts.empty }
  if (original.length > 100) return { ok: false, reason: texts.tooLong(original.slice(0, 30)) }
  const doubts: string[] = []
  const isComplex = complexWord.test(original) || severalLevels.test(original)
  let text = original
    .replace(headCount, '')
    .replace(complexWord, ' ')
    .replace(classWord, ' ')
    .replace(bareClassWord, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const group = groupName.exec(text)
  if (group) return finish([0], text.slice(group[0].length), alphabet, doubts, original)
  if (/^[ЗзОо](?=\s*\p{L}|\s*[-«"]\s*\p{L}|$)/u.test(text)) {
    text = (text[0]?.toUpperCase() === 'З' ? '3' : '0') + text.slice(1)
    doubts.push(texts.letterForDigit(original, text))
  }
  if (severalClasses(text)) return { ok: false, reason: texts.several(original) }
  const head = readLevels(text, isComplex, doubts, original)
  if (!head) return { ok: false, reason: texts.noLevel(original) }
  const wrong = head.levels.find((level) => level > lastLevel)
  if (wrong !== undefined) return { ok: false, reason: tooHigh(original, text, wrong) }
  return finish(head.levels, head.rest, alphabet, doubts, original)
}

/** Several classes in one cell («5А, 7Б», «5А и 7Б», lines) → one text each; a single class or a complex stays whole. */
export function splitClassNames(text: string): string[] {
  const parts = text.split(/[,;\n]|\s+и\s+/).map(cleanText)
  const filled = parts.filter((part) => part !== '')
  const separate = filled.length > 1 && filled.every((part) => /^\d{1,2}[\s\-«"“„]*\p{L}/u.test(part))
  if (separate) return filled
  const clean = cleanText(text)
  return clean === '' ? [] : [clean]
}

function severalClasses(text: string): boolean {
  return splitClassNames(text).length > 1
}

function readLevels(text: string, isComplex: boolean, doubts: string[], original: string) {
  const list = /^(\d{1,2}(?:\s*(?:,\s|;|\+|\sи\s)\s*\d{1,2})+)(?!\d)(.*)$/u.exec(text)
  if (list) return { levels: levelsOf(list[1] ?? ''), rest: list[2] ?? '' }
  const tight = /^(\d{1,2}(?:[,/.]\d{1,2})+)(?!\d)(.*)$/u.exec(text)
  if (tight) {
    const levels = levelsOf(tight[1] ?? '')
    const ascending = levels.every((level, at) => at === 0 || level > (levels[at - 1] ?? 0))
    if (isComplex && ascending) return { levels, rest: tight[2] ?? '' }
    if (levels.length > 2) return ascending && text.includes(',') ? { levels, rest: tight[2] ?? '' } : null
    if (/^\d{1,2}[.,]/.test(text)) doubts.push(texts.decimal(original))
    return { levels: levels.slice(0, 1), rest: text.replace(/^\d{1,2}[,/.]/, '') }
  }
  const range = /^(\d{1,2})\s*([-‐‑‒–—―−])\s*(\d{1,2})(?!\d)(.*)$/u.exec(text)
  if (range) {
    const [, from = '', dash = '', to = '', rest = ''] = range
    const grows = Number(to) > Number(from)
    if (grows && (isComplex || (dash !== '-' && rest.trim() === '') || (dash !== '-' && !/^\p{L}/u.test(rest.trim()))))
      return { levels: between(Number(from), Number(to)), rest }
    if (grows && dash !== '-') return { levels: between(Number(from), Number(to)), rest }
    doubts.push(grows ? texts.rangeOrLitera(original, from, to) : texts.date(original))
    return { levels: [Number(from)], rest: to + rest }
  }
  const single = /^(\d+)(?:-(?:ый|ий|ой|й|го)(?![\p{L}«"]))?(.*)$/u.exec(text)
  return single ? { levels: [Number(single[1])], rest: single[2] ?? '' } : null
}

function levelsOf(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

function between(from: number, to: number): number[] {
  // Levels above the last one are refused by the caller; the cap only keeps the list short.
  return Array.from({ length: Math.min(to, 99) - from + 1 }, (_, at) => from + at)
}

/** «53» is most likely 5 «З» typed with a digit. */
function tooHigh(original: string, text: string, level: number): string {
  const asLetter = /^(\d|1[0-2])3$/.exec(text)
  return asLetter ? texts.digitForLetter(original, asLetter[1] ?? '') : texts.levelTooHigh(original, level)
}

function finish(
  levels: number[],
  rest: string,
  alphabet: LiteraAlphabet,
  doubts: string[],
  original: string,
): ParsedClassName {
  const sorted = [...new Set(levels)].sort((a, b) => a - b)
  const litera = normaliseLitera(rest, alphabet)
  if (litera.length > longestLitera) return { ok: false, reason: texts.literaTooLong(original, longestLitera) }
  if (/[^\p{L}\p{N}\s\-().,/+№&]/u.test(litera)) return { ok: false, reason: texts.literaSigns(original) }
  if (hasLatin(litera) && (hasCyrillic(litera) || (alphabet === 'cyrillic' && litera.length === 1)))
    doubts.push(texts.latinLitera(original, litera))
  return { ok: true, levels: sorted, litera, doubts }
}

/**
 * The litera in the one form the register keeps: no quotes around it, one or two letters as capitals, a longer word as
 * typed, look-alikes in the school's alphabet («5A» with a Latin A → «А»).
 */
export function normaliseLitera(text: string, alphabet: LiteraAlphabet = 'cyrillic'): string {
  const bare = cleanText(cleanText(text).replace(quotes, ' ').replace(dashes, '-'))
    .replace(/\s+(?=[).,])/g, '')
    .replace(/^[\s\-–_./,]+|[\s\-–_/.,;]+$/g, '')
    .replace(/^\(([^()]*)\)$/, '$1')
    .trim()
  const cased = bare.replace(/^\p{L}{1,2}(?!\p{L})/u, (letters) => letters.toUpperCase())
  const capitals = cased.toUpperCase()
  const convert = alphabet === 'cyrillic' ? capitalsToCyrillic : capitalsToLatin
  const foreign = alphabet === 'cyrillic' ? hasLatin : hasCyrillic
  if (!foreign(cased)) return cased
  if (!foreign(convert(capitals))) return cased === capitals ? convert(cased) : matchCase(cased, convert(capitals))
  return cased
}

function matchCase(pattern: string, capitals: string): string {
  return [...capitals]
    .map((letter, at) =>
      pattern[at] === letter.toLowerCase() || isSmall(pattern[at] ?? '') ? letter.toLowerCase() : letter,
    )
    .join('')
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase()
}
