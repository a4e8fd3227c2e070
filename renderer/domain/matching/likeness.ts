import { isKnownFirstName } from '@/domain/rules/firstNames'
import { isShortOf } from './diminutives'
import { allowedSlips, typingSlips } from './distance'
import { nameWord, twinReading, type NameWord } from './words'

export type PartKind = 'last' | 'first' | 'middle'

/** How a word of a line stands for a part of a name, the surest first. */
export type Likeness =
  | { how: 'same' | 'latin' | 'mended' | 'initial' | 'short' | 'half' | 'otherForm' | 'former'; sure: boolean }
  | { how: 'slip'; sure: false; slips: 1 | 2; head: boolean }

/** A part of a person's name made ready: the whole, the halves of a double surname, other surnames in brackets. */
export interface NamePart {
  kind: PartKind
  whole: NameWord
  halves: readonly NameWord[]
  former: readonly NameWord[]
}

/** A part of a name as it stands in the register; null for an empty one. */
export function namePart(kind: PartKind, text: string): NamePart | null {
  const former = [...text.matchAll(/\(([^()]+)\)/g)].map((found) => nameWord(found[1] ?? ''))
  const shown = text.replace(/\([^()]*\)?/g, ' ').trim()
  const whole = nameWord(shown)
  if (whole.plain === '') return null
  const pieces = shown.split(/[\s‐‑‒–—-]+/).filter((piece) => piece.length > 2)
  return { kind, whole, halves: pieces.length > 1 ? pieces.map(nameWord) : [], former }
}

/** Whether and how the word may be this part; null when it may not. */
export function likenessOf(word: NameWord, part: NamePart): Likeness | null {
  const { whole, kind } = part
  if (word.initial) return whole.plain.startsWith(word.plain) ? { how: 'initial', sure: false } : null
  const same = sameWord(word, whole)
  if (same !== null) return same
  if (part.former.some((one) => sameWord(word, one) !== null)) return { how: 'former', sure: true }
  if (kind === 'first' && isShort(word, whole)) return { how: 'short', sure: false }
  if (part.halves.some((one) => sameWord(word, one) !== null)) return { how: 'half', sure: false }
  if (kind === 'last' && isOtherForm(word.plain, whole.plain)) return { how: 'otherForm', sure: false }
  return slipOf(word, part)
}

/** Equal as written, as twins of another alphabet, or by sound when one of them is in Latin letters. */
export function sameWord(word: NameWord, known: NameWord): Likeness | null {
  if (word.plain === known.plain) return { how: word.mended ? 'mended' : 'same', sure: true }
  if (twinReading(word) === known.plain) return { how: 'mended', sure: true }
  if (word.latin === known.latin) return null
  return word.sounds.some((sound) => known.sounds.includes(sound)) ? { how: 'latin', sure: true } : null
}

function isShort(word: NameWord, whole: NameWord): boolean {
  return isShortOf(word.plain, whole.plain)
}

/** «Иванов» — «Иванова», «Белый» — «Белая»: a husband and a wife, or a tired hand. */
function isOtherForm(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long === `${short}а`) return true
  return (
    /[иы]й$|ой$/.test(a) !== /[иы]й$|ой$/.test(b) &&
    a.replace(/(?:[иыо]й|ая|яя)$/, '') === b.replace(/(?:[иыо]й|ая|яя)$/, '')
  )
}

function slipOf(word: NameWord, { kind, whole }: NamePart): Likeness | null {
  // «Марина» is not a slip of «Мария», nor «Иванович» of «Ивановна»: both are what they say.
  if (kind === 'first' && isKnownFirstName(word.plain) && isKnownFirstName(whole.plain)) return null
  if (kind === 'middle' && isWoman(word.plain) !== isWoman(whole.plain) && !word.latin) return null
  const bySound = word.latin !== whole.latin
  const a = bySound ? (word.sounds[0] ?? '') : word.plain
  const b = bySound ? (whole.sounds[0] ?? '') : whole.plain
  const limit = allowedSlips(Math.min(a.length, b.length))
  const slips = limit === 0 ? 1 : typingSlips(a, b, limit)
  if (slips > limit || slips === 0) return null
  return { how: 'slip', sure: false, slips: slips === 1 ? 1 : 2, head: a[0] === b[0] }
}

function isWoman(middle: string): boolean {
  return /на$|кызы$/.test(middle)
}
