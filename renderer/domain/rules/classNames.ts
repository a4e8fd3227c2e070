import type { Organisation } from '@/domain/model/entities'
import { cleanText } from './cleanText'
import { capitalsToCyrillic } from './lookAlikes'

export { parseClassName, normaliseLitera, splitClassNames, type ParsedClassName } from './parseClassName'

export type ClassFormat = Organisation['classFormat']

/** What makes a class a class within its year (rule 8.3.1). */
export interface ClassLike {
  levels: number[]
  litera: string
}

const preparatory = 'Подготовительная группа'

/**
 * The class as the school writes it: `5 «А»`, `5А` or `5-А`. Without a litera just `5`; several levels are `1–4`
 * or `1, 3`; level 0 is the preparatory group. `parseClassName` reads every one of these back.
 */
export function className(c: ClassLike, format: ClassFormat): string {
  const levels = [...c.levels].sort((a, b) => a - b)
  const [only] = levels
  const isGroup = levels.length === 1 && only === 0
  const head = isGroup ? preparatory : showLevels(levels)
  if (c.litera === '') return head
  if (format === 'guillemets') return `${head} «${c.litera}»`
  if (isGroup) return `${head} ${c.litera}`
  if (format === 'hyphen') return `${head}-${c.litera}`
  return head + separator(c.litera) + c.litera
}

function showLevels(levels: number[]): string {
  const [first = 0] = levels
  const consecutive = levels.length > 1 && levels.every((level, at) => level === first + at)
  return consecutive ? `${first}–${first + levels.length - 1}` : levels.join(', ')
}

/** «5А», but «10 физмат» and «2/1»: a word needs a space, a number must not run into the level. */
function separator(litera: string): string {
  if (/^\d/.test(litera)) return '/'
  return /^\p{Lu}{1,3}(?!\p{L})/u.test(litera) ? '' : ' '
}

/** Key of the class within its year: levels and the litera without case, look-alikes, spaces and signs (rule 8.3.1). */
export function classKey(c: ClassLike): string {
  return `${[...c.levels].sort((a, b) => a - b).join(',')}|${literaKey(c.litera)}`
}

function literaKey(litera: string): string {
  return capitalsToCyrillic(cleanText(litera).toUpperCase()).replace(/[\s«»"“”„'’().\-–—]/g, '')
}

/**
 * Order of classes: by level as a number («10» after «9»), a single class before a complex of the same first level,
 * then by litera: none, numbers, Cyrillic letters with Ё after Е, other letters (rule 8.3.1).
 */
export function compareClasses(a: ClassLike, b: ClassLike): number {
  const left = [...a.levels].sort((x, y) => x - y)
  const right = [...b.levels].sort((x, y) => x - y)
  const first = (left[0] ?? 0) - (right[0] ?? 0)
  if (first !== 0) return first
  if (left.length !== right.length) return left.length - right.length
  for (const [at, level] of left.entries()) {
    const difference = level - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return compareLiteras(literaKey(a.litera), literaKey(b.litera))
}

function compareLiteras(a: string, b: string): number {
  const left = a.match(/\d+|\D/g) ?? []
  const right = b.match(/\d+|\D/g) ?? []
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = rank(left[at] ?? '') - rank(right[at] ?? '')
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

const alphabet = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ'

/** Numbers first, then the Russian alphabet (Unicode alone puts Ё before А), then everything else by code. */
function rank(token: string): number {
  if (/^\d/.test(token)) return Number(token) - 1e9
  const at = alphabet.indexOf(token)
  return at >= 0 ? at : 1000 + (token.codePointAt(0) ?? 0)
}
