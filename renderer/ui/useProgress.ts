import { shallowRef } from 'vue'

/** What long work gets in the hand: where to tell progress, and the signal of the «Отменить» button. */
export interface ProgressHandle {
  signal: AbortSignal
  /** `total` 0 shows a bar without an end. May be called often: the dialog draws once per frame. */
  report: (done: number, total: number) => void
  /** What is being done right now, under the title. */
  say: (text: string) => void
}

export interface RunningWork {
  title: string
  text: string
  done: number
  total: number
  /** False while the first 300 ms run: short work shows no dialog. */
  shown: boolean
  cancelling: boolean
  cancel: () => void
}

/** The work on screen; drawn by `ProgressDialog`, which the shell mounts once. */
export const runningWork = shallowRef<RunningWork | null>(null)

/**
 * Runs long work under a dialog with a bar and «Отменить». Resolves to its result, or to null when it was cancelled;
 * every other failure is thrown on. One piece of work at a time: a second one throws.
 */
export async function runWithProgress<T>(
  title: string,
  work: (handle: ProgressHandle) => Promise<T>,
): Promise<T | null> {
  if (runningWork.value) throw new Error(`work is already running: ${runningWork.value.title}`)
  const controller = new AbortController()
  const change = (part: Partial<RunningWork>) => {
    if (runningWork.value) runningWork.value = { ...runningWork.value, ...part }
  }
  runningWork.value = {
    title,
    text: '',
    done: 0,
    total: 0,
    shown: false,
    cancelling: false,
    cancel: () => {
      change({ cancelling: true })
      controller.abort()
    },
  }
  const timer = setTimeout(() => {
    change({ shown: true })
  }, 300)
  let latest: { done: number; total: number } | null = null
  const draw = () => {
    if (latest) change(latest)
    latest = null
  }
  try {
    return await work({
      signal: controller.signal,
      report: (done, total) => {
        if (!latest) requestAnimationFrame(draw)
        latest = { done, total }
      },
      say: (text) => {
        change({ text })
      },
    })
  } catch (reason) {
    if (controller.signal.aborted && reason instanceof Error && reason.name === 'AbortError') return null
    throw reason
  } finally {
    clearTimeout(timer)
    runningWork.value = null
  }
}

export function useProgress(): typeof runWithProgress {
  return runWithProgress
}
