import type { FreeSpace, Result } from '@/platform/platform'

const MB = 1024 * 1024
/** Below this the user is warned. */
export const LOW_BYTES = 500 * MB
/** Below this nothing is written any more: a full disk is what empties databases (reliability 2.1). */
export const BARRED_BYTES = 100 * MB

/** While all is well, and while somebody is waiting for space. */
const CALM_MS = 60_000
const WAITING_MS = 5000
/** With so much free an answer is good for a moment: no disk loses a gigabyte in it, and no save waits for the look. */
const PLENTY_BYTES = 1024 * MB
const FRESH_MS = 1000

export interface DiskWatch {
  /**
   * Looks at once, unless there was plenty a moment ago; resolves when `tell` has heard the answer. A full disk fills up
   * between two looks.
   */
  look(): Promise<void>
  stop(): void
}

/** Looks at the free space now and then until it is stopped; `tell` hears every answer, null when there is none. */
export function watchDisk(
  freeSpace: () => Promise<Result<FreeSpace>>,
  tell: (bytes: number | null) => void,
): DiskWatch {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let looking: Promise<void> | null = null
  let plentyAt = -Infinity
  async function ask(): Promise<void> {
    clearTimeout(timer)
    const answer = await freeSpace().catch(() => null)
    looking = null
    if (stopped) return
    const bytes = answer?.ok === true ? answer.value.profileBytes : null
    plentyAt = bytes !== null && bytes > PLENTY_BYTES ? performance.now() : -Infinity
    tell(bytes)
    timer = setTimeout(() => void look(), bytes !== null && bytes < LOW_BYTES ? WAITING_MS : CALM_MS)
  }
  const look = () => (looking ??= ask())
  void look()
  return {
    look: () => (performance.now() - plentyAt < FRESH_MS ? Promise.resolve() : look()),
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
