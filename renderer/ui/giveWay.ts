/** A browser's own way of giving way, where it has one (Chromium 129 and later). */
interface Yielding {
  scheduler?: { yield?: () => Promise<void> }
}

/** Lets the window draw and answer before long work goes on. A timer would do, but waits 4 ms each time. */
export function giveWay(): Promise<void> {
  const { scheduler } = globalThis as Yielding
  return scheduler?.yield?.() ?? new Promise((next) => setTimeout(next))
}
