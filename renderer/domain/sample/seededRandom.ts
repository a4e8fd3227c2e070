/** A small deterministic source of numbers for invented data; never for anything secret. */
export interface SeededRandom {
  /** Whole number in 0…n-1. */
  below(n: number): number
  /** True in `share` of the cases, 0…1. */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** `length` characters that look like the token of an invitation link (base64url). */
  token(length: number): string
}

const tokenLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Mulberry32: the same seed gives the same row of numbers on every machine. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('pick from an empty list')
      return found
    },
    token: (length) => Array.from({ length }, () => tokenLetters[below(tokenLetters.length)]).join(''),
  }
}
