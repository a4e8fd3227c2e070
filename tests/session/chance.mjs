/**
 * A seeded chance: the same seed gives the same session.
 * @param {number} seed any whole number
 */
export function seededChance(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** Whole number from `from` to `to`, both included. */
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1))
  const pick = (list) => list[whole(0, list.length - 1)]
  return { next, whole, pick, oneIn: (many) => next() < 1 / many }
}
