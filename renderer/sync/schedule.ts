/** When exchanges begin by themselves; all in milliseconds. */
export interface ScheduleDeps {
  now(): number
  /** 0 up to 1, for the jitter: PCs that failed together must not come back together. */
  random(): number
  /** Calls `work` once after so long; the answer takes that back. */
  later(ms: number, work: () => void): () => void
  run(): void
  /** Told whenever the next moment changes; null: nothing is planned. */
  planned(at: number | null): void
}

const MINUTE = 60_000
/** A change waits a moment for the next one… */
const SETTLE = 5_000
/** …and a PC puts at most one file per five minutes there by itself (rule 14). */
const COALESCE = 5 * MINUTE
/** So often others are looked for without any change here. */
const ROUND = 10 * MINUTE
const FIRST_RETRY = MINUTE
const LAST_RETRY = 30 * MINUTE

export interface Schedule {
  /** Something was written here. */
  changed(): void
  /** The way to the store is open again: a stick was put in, the network came back, the program has started. */
  reachable(): void
  /** An exchange has ended. @param retryAfterMs how long the store asked to be left alone */
  ended(well: boolean, retryAfterMs?: number): void
  stop(): void
}

/** One plan at a time: the earliest moment that any of the reasons allows. */
export function createSchedule(deps: ScheduleDeps): Schedule {
  let lastEnd = -Infinity
  let failures = 0
  let next: number | null = null
  let cancel: () => void = () => undefined

  function plan(at: number): void {
    if (next !== null && next <= at) return
    cancel()
    next = at
    deps.planned(at)
    cancel = deps.later(Math.max(0, at - deps.now()), () => {
      next = null
      deps.run()
    })
  }

  return {
    changed() {
      if (failures === 0) plan(Math.max(deps.now() + SETTLE, lastEnd + COALESCE))
    },
    reachable() {
      failures = 0
      plan(deps.now() + SETTLE)
    },
    ended(well, retryAfterMs = 0) {
      cancel()
      next = null
      lastEnd = deps.now()
      failures = well ? 0 : failures + 1
      const retry = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (failures - 1)) * (0.75 + deps.random() / 2)
      plan(deps.now() + Math.max(retryAfterMs, well ? ROUND : retry))
    },
    stop() {
      cancel()
      next = null
      deps.planned(null)
    },
  }
}
