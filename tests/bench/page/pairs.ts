/** Milliseconds of both sides of one interleaved pair. */
export interface Pair {
  ours: number
  bare: number
}

/** Runs `work` and tells how long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** `count` pairs after one that warms up; every other pair begins with the other side, so that neither profits. */
export async function interleaved(
  count: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  afterPair: () => void = () => undefined,
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let round = -1; round < count; round += 1) {
    const pair = { ours: 0, bare: 0 }
    if (round % 2 === 0) pair.ours = await ours()
    pair.bare = await bare()
    if (round % 2 !== 0) pair.ours = await ours()
    if (round >= 0) pairs.push(pair)
    afterPair()
  }
  return pairs
}
