import { watch } from 'vue'
import { runningWork } from '@/ui/useProgress'

/** Resolves when no other work is on screen: files may be dropped while some is. */
function free(): Promise<void> {
  if (runningWork.value === null) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = watch(runningWork, (work) => {
      if (work !== null) return
      stop()
      resolve()
    })
  })
}

/** Runs what it is given one after another, each once the progress dialog is free. A failure does not hold up the next. */
export function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(free).then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}
