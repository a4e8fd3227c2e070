import { readyCandidate, type ReadyLine } from './compareNames'
import type { ReadyCandidate } from './Found'
import type { Candidate } from './candidates'
import { shortFormsOf } from './diminutives'
import { namePart, type NamePart } from './likeness'
import { twinReading, type NameWord } from './words'

/** People by whatever a line may name them: a line is compared with the few that share something with it. */
export class CandidateIndex {
  readonly all: readonly ReadyCandidate[]
  readonly #byKey = new Map<string, Set<ReadyCandidate>>()

  constructor(candidates: readonly Candidate[]) {
    this.all = candidates.map(readyCandidate)
    for (const ready of this.all) for (const key of keysOfCandidate(ready)) this.#put(key, ready)
  }

  #put(key: string, ready: ReadyCandidate): void {
    const known = this.#byKey.get(key)
    if (known === undefined) this.#byKey.set(key, new Set([ready]))
    else known.add(ready)
  }

  /** Everybody who may be meant by the line, in no order. */
  near({ line, words, aside }: ReadyLine): ReadyCandidate[] {
    const found = new Set<ReadyCandidate>()
    const keys = [...words, ...aside].flatMap((word) => keysOfWord(word))
    for (const [at, word] of words.entries()) {
      const next = words[at + 1]
      if (next !== undefined) keys.push(word.plain + next.plain)
    }
    if (line.phone !== '') keys.push(line.phone)
    for (const key of keys) for (const ready of this.#byKey.get(key) ?? []) found.add(ready)
    return [...found]
  }
}

function keysOfCandidate(ready: ReadyCandidate): Set<string> {
  const keys = new Set<string>(ready.phones)
  for (const part of [ready.last, ready.first, ready.middle]) {
    if (part === null) continue
    for (const word of [part.whole, ...part.halves, ...part.former]) for (const key of exactKeys(word)) keys.add(key)
    for (const key of slipKeys(part)) keys.add(key)
  }
  const first = ready.first?.whole.plain ?? ''
  for (const short of shortFormsOf(first)) keys.add(short)
  return keys
}

function slipKeys({ kind, whole }: NamePart): string[] {
  if (kind === 'middle') return []
  return [whole.plain, ...whole.sounds].flatMap(withoutOneLetter)
}

function keysOfWord(word: NameWord): string[] {
  if (word.initial) return []
  const part = namePart('last', word.shown)
  return [...exactKeys(word), ...(part === null ? [] : slipKeys(part))]
}

function exactKeys(word: NameWord): string[] {
  const twin = twinReading(word)
  return [word.plain, ...word.sounds, ...(twin === null ? [] : [twin])]
}

/** Two words that differ by one slip share one of these. */
function withoutOneLetter(word: string): string[] {
  if (word.length < 4 || word.length > 24) return []
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}
