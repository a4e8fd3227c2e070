import type { Candidate } from './candidates'
import { evidenceOf } from './evidence'
import { likenessOf, namePart, type Likeness, type NamePart, type PartKind } from './likeness'
import type { MemberLine } from './parseMemberList'
import type { Found, ReadyCandidate } from './Found'
import { nameWord, nameWords, type NameWord } from './words'

export interface ReadyLine {
  line: MemberLine
  words: readonly NameWord[]
  /** Words in brackets: another surname of the same person. */
  aside: readonly NameWord[]
}

export interface Comparison {
  candidate: Candidate
  score: number
  /** The score without the telephone: namesakes are equal here. */
  named: number
  /** Enough by itself for a certain match, if nobody else fits. */
  fits: boolean
  evidence: string[]
}

const weights: Record<PartKind, number> = { last: 40, first: 30, middle: 20 }
const shares: Record<Exclude<Likeness['how'], 'slip'>, number> = {
  same: 1,
  latin: 0.96,
  mended: 0.98,
  former: 0.9,
  short: 0.75,
  half: 0.7,
  otherForm: 0.65,
  initial: 0.5,
}
const STRAY = 15
const PHONE = 40
/** From here a person is proposed though the line says more than fits; less is enough where every word fits. */
const ENOUGH = 35
const ENOUGH_WITHOUT_STRAY = 20

export function readyCandidate(candidate: Candidate): ReadyCandidate {
  return {
    candidate,
    last: namePart('last', candidate.lastName),
    first: namePart('first', candidate.firstName),
    middle: namePart('middle', candidate.middleName),
    phones: new Set(candidate.phones),
  }
}

export function readyLine(line: MemberLine): ReadyLine {
  const aside = [...line.name.matchAll(/[([]([^()[\]]+)[)\]]/g)].flatMap((found) => nameWords(found[1] ?? ''))
  return { line, words: nameWords(line.name.replace(/[([][^()[\]]*[)\]]?/g, ' ')).slice(0, 8), aside }
}

/** What speaks for it that the line is this person; null when too little does. */
export function compareNames(line: ReadyLine, ready: ReadyCandidate): Comparison | null {
  const phone = line.line.phone !== '' && ready.phones.has(line.line.phone)
  const used = new Set<number>()
  const take = (part: NamePart | null) => {
    const found = part === null ? null : bestWord(line, part, used)
    if (found !== null) for (const at of found.covers) used.add(at)
    return found
  }
  const last = take(ready.last)
  const first = take(ready.first)
  const middle = take(ready.middle)
  const stray = line.words.filter((_, at) => !used.has(at))
  // A patronymic that the register does not know contradicts nothing.
  const unknown = ready.middle === null && stray.length === 1 && isPatronymic(stray[0])
  const strays = unknown ? 0 : stray.length
  const named = [last, first, middle].reduce((sum, one) => sum + scoreOf(one), 0)
  const score = named - strays * STRAY + (phone ? PHONE : 0)
  const onlyInitials = [last, first, middle].every((one) => one === null || one.likeness.how === 'initial')
  const enough = phone || (!onlyInitials && (score >= ENOUGH || (strays === 0 && named >= ENOUGH_WITHOUT_STRAY)))
  if (!enough) return null
  const fits = strays === 0 && isCertain(last, first, middle, phone)
  return {
    candidate: ready.candidate,
    score,
    named: named - strays * STRAY,
    fits,
    evidence: evidenceOf({ last, first, middle, stray, phone, ready }),
  }
}

function bestWord(line: ReadyLine, part: NamePart, used: ReadonlySet<number>): (Found & { covers: number[] }) | null {
  let best: (Found & { covers: number[] }) | null = null
  const offer = (word: NameWord, likeness: Likeness | null, covers: number[]) => {
    if (likeness === null) return
    const found = { likeness, word, part, at: covers[0] ?? -1, covers }
    if (best === null || scoreOf(found) > scoreOf(best)) best = found
  }
  for (const [at, word] of line.words.entries()) {
    if (used.has(at)) continue
    offer(word, likenessOf(word, part), [at])
    const next = line.words[at + 1]
    // «Петрова Коваль» for «Петрова-Коваль», «де Фриз».
    if (part.halves.length > 0 && next !== undefined && !used.has(at + 1)) {
      const both = nameWord(`${word.shown}-${next.shown}`)
      const likeness = likenessOf(both, part)
      if (likeness?.sure === true) offer(both, likeness, [at, at + 1])
    }
  }
  if (part.kind === 'last' && (best as Found | null)?.likeness.sure !== true) {
    for (const word of line.aside) {
      const likeness = likenessOf(word, part)
      // The surname outside the brackets is spoken for by the one inside.
      if (likeness?.sure === true)
        offer(
          word,
          { how: 'former', sure: true },
          line.words.flatMap((_, at) => (at === 0 ? [at] : [])),
        )
    }
  }
  return best
}

function scoreOf(found: Found | null): number {
  if (found === null) return 0
  const { likeness, part } = found
  const share = likeness.how === 'slip' ? (likeness.slips === 1 ? 0.8 : 0.6) : shares[likeness.how]
  // A letter says little of a surname and half of a first name.
  if (likeness.how === 'initial' && part.kind === 'last') return 8
  return weights[part.kind] * share
}

function isCertain(last: Found | null, first: Found | null, middle: Found | null, phone: boolean): boolean {
  if (last === null || first === null) return false
  const sure = (one: Found | null) => one?.likeness.sure === true
  if (sure(last) && sure(first)) return true
  const initials = first.likeness.how === 'initial' && middle !== null && first.at < middle.at
  if (last.likeness.sure && initials) return true
  if (isSmallSlip(last) && sure(first) && sure(middle)) return true
  const firstKnown = sure(first) || first.likeness.how === 'initial' || isSmallSlip(first)
  return phone && (sure(last) || isSmallSlip(last)) && firstKnown
}

/** One slip in a longer word, not in its first letter: «Котов» and «Зотов» are two families. */
function isSmallSlip({ likeness, part }: Found): boolean {
  return likeness.how === 'slip' && likeness.slips === 1 && likeness.head && part.whole.plain.length >= 6
}

function isPatronymic(word: NameWord | undefined): boolean {
  return word !== undefined && /(?:вич|ич|вна|чна|шна|оглы|кызы)$/.test(word.plain)
}
