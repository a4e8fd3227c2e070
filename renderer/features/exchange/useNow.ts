import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'

const MINUTE_MS = 60_000

/** Milliseconds since 1970, a minute old at most: «сегодня 14:05» is «вчера» after midnight, on a screen left open too. */
export function useNow(): Readonly<ShallowRef<number>> {
  const now = shallowRef(Date.now())
  const timer = setInterval(() => (now.value = Date.now()), MINUTE_MS)
  onScopeDispose(() => {
    clearInterval(timer)
  })
  return now
}
