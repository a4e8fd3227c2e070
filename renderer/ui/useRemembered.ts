import { shallowRef, type ShallowRef } from 'vue'

const kept = new Map<string, ShallowRef<unknown>>()

/**
 * A value that outlives its screen until the window is closed or another school is opened: a chosen filter, an open tab.
 * Never a person's data. The caller names the type; one key has one type.
 */
export function useRemembered<T>(key: string, initial: T): ShallowRef<T> {
  const known = kept.get(key) as ShallowRef<T> | undefined
  if (known) return known
  const fresh = shallowRef(initial)
  kept.set(key, fresh as ShallowRef<unknown>)
  return fresh
}

/** Another school: nothing of the last one may leak into it. */
export function forgetRemembered(): void {
  kept.clear()
}
