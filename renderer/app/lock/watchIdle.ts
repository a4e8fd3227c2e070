const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
const LOOK_EVERY = 5_000

/**
 * Calls `lock` once nobody touched the keys or the mouse for `minutes()` minutes (0: never). Asked by the clock, not by
 * one long timer: a laptop that slept for an hour is locked when it wakes. Gives back the function that ends watching.
 */
export function watchIdle(minutes: () => number, lock: () => void, now: () => number = () => Date.now()): () => void {
  let last = now()
  const touched = () => {
    last = now()
  }
  const look = () => {
    const limit = minutes()
    if (limit === 0 || now() - last < limit * 60_000) return
    touched()
    lock()
  }
  for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true })
  const timer = window.setInterval(look, LOOK_EVERY)
  // The first touch after a sleep must not come before the look at the clock.
  window.addEventListener('focus', look, { capture: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
    window.clearInterval(timer)
    window.removeEventListener('focus', look, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}
