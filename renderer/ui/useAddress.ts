import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter, type RouteLocationNormalized, type Router } from 'vue-router'

/** Where each router is on its way to; null while it stands still. */
const ways = new WeakMap<Router, { to: RouteLocationNormalized | null }>()

/**
 * Whether the screen is being left. A word about its own address that comes late, after a save for instance, must not
 * call the user back from the way to another screen.
 */
function isLeft(router: Router): boolean {
  const { to } = wayOf(router)
  return to !== null && to.name !== router.currentRoute.value.name
}

/** To be called before any guard that may take its time: only then is a way known that waits for such a guard. */
export function watchWays(router: Router): void {
  wayOf(router)
}

function wayOf(router: Router): { to: RouteLocationNormalized | null } {
  const known = ways.get(router)
  if (known) return known
  const way: { to: RouteLocationNormalized | null } = { to: null }
  ways.set(router, way)
  router.beforeEach((to) => {
    way.to = to
  })
  router.afterEach((to) => {
    if (way.to === to || way.to?.fullPath === to.fullPath) way.to = null
  })
  router.onError(() => (way.to = null))
  return way
}

/** What the address says under `key` (`?id=…`), or null. Setting it keeps the rest of the address. */
export function useAddressValue(key: string): WritableComputedRef<string | null> {
  const route = useRoute()
  const router = useRouter()
  wayOf(router)
  return computed({
    get: () => {
      const value = route.query[key]
      return typeof value === 'string' ? value : null
    },
    set: (next) => {
      if (!isLeft(router)) void router.replace({ query: { ...route.query, [key]: next ?? undefined } })
    },
  })
}

/** One of the words that `known` has as keys: a filter. The usual one, also shown for an unknown word, is not written. */
export function useAddressWord<T extends string>(
  key: string,
  known: Readonly<Record<T, unknown>>,
  usual: NoInfer<T>,
): WritableComputedRef<T> {
  const value = useAddressValue(key)
  return computed({
    get: () => (value.value !== null && Object.hasOwn(known, value.value) ? (value.value as T) : usual),
    set: (next) => (value.value = next === usual ? null : next),
  })
}

/** The open tab of a screen (`?tab=…`). Another tab is another place: the rest of the address goes. */
export function useAddressTab<T extends string>(
  known: Readonly<Record<T, unknown>>,
  usual: NoInfer<T>,
): WritableComputedRef<T> {
  const router = useRouter()
  const word = useAddressWord('tab', known, usual)
  return computed({
    get: () => word.value,
    set: (next) => {
      if (!isLeft(router)) void router.replace({ query: { tab: next } })
    },
  })
}
