import { computed, onScopeDispose, shallowRef, watch, watchEffect, type ComputedRef, type ShallowRef } from 'vue'

/** A query that tells its value again whenever what it read has changed (`LiveQuery` of the storage has this shape). */
export interface Subscribable<T> {
  subscribe(next: (value: T) => void, fail: (reason: unknown) => void): () => void
}

/**
 * Keeps the newest value of a live query; `undefined` until the first one arrives. `query` is re-run when anything
 * reactive that it reads changes (a filter, the chosen year), the last value stays on screen meanwhile.
 * A `null` query empties the value. The subscription ends with the component. A failing query goes to the
 * application's error surface as an unhandled rejection.
 */
export function useLive<T>(query: () => Subscribable<T> | null): Readonly<ShallowRef<T | undefined>> {
  const value = shallowRef<T | undefined>()
  let stop: (() => void) | null = null
  const end = () => {
    stop?.()
    stop = null
  }
  watchEffect(() => {
    end()
    const live = query()
    if (live === null) {
      value.value = undefined
      return
    }
    let current = true
    const unsubscribe = live.subscribe(
      (next) => {
        if (current) value.value = next
      },
      (reason) => {
        if (current) void Promise.reject(reason instanceof Error ? reason : new Error(String(reason)))
      },
    )
    stop = () => {
      current = false
      unsubscribe()
    }
  })
  onScopeDispose(end)
  return value
}

/**
 * A quick query for the first picture, then the whole one, which begins when the first has arrived and does not compete
 * with it. `known` is the newest of both; `complete` is undefined until everything is there.
 */
export function useLiveInTurn<T>(
  quick: () => Subscribable<T>,
  whole: () => Subscribable<T>,
): { known: ComputedRef<T | undefined>; complete: Readonly<ShallowRef<T | undefined>> } {
  const first = useLive(quick)
  const arrived = computed(() => first.value !== undefined)
  const complete = useLive(() => (arrived.value ? whole() : null))
  return { known: computed(() => complete.value ?? first.value), complete }
}

/**
 * What `get` gives, one task later than what it reads: a list of thousands is joined and sorted in one task and drawn in
 * the next, so that neither holds the window for long.
 */
export function useInNextTask<T>(get: () => T): Readonly<ShallowRef<T>> {
  const source = computed(get)
  const value = shallowRef(source.value)
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(source, (next) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      value.value = next
    })
  })
  onScopeDispose(() => {
    clearTimeout(waiting)
  })
  return value
}
