import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Trials of a test that makes many; `npm run sync:faults` counts them, a test without them counts as one. */
    trials?: number
    /** Those that went well, up to the first that did not. */
    passed?: number
    /** Processor time of the thread, which a busy machine does not stretch, for the tests whose time is a pass figure. */
    cpuMs?: number
  }
}

/** How many trials a test makes: few in `npm test`, what `npm run sync:faults` asks for there. */
export const trialsOf = (few: number): number => Number(process.env.SYNC_TRIALS ?? few)

/** The seed of everything random in them, as that of fast-check; the runner prints it. */
export const trialSeed = (): number => Number(process.env.PROPERTY_SEED ?? 7) || 7

/** Runs trials one after another and tells the runner's report how many there were and how many went well. */
export async function inTrials(
  { task }: Pick<TestContext, 'task'>,
  count: number,
  trial: (at: number) => Promise<void>,
): Promise<void> {
  task.meta.trials = count
  task.meta.passed = 0
  for (let at = 0; at < count; at += 1) {
    await trial(at)
    task.meta.passed += 1
  }
}

/** Numbers that look like chance and are the same at every run: each call gives one from 0 up to `below`. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    // Of a linear generator the lowest digits repeat after a few steps: the highest are taken.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
