import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What the address says under `key` (`?id=…`), or null. Setting it keeps the rest of the address. */
export function useAddressValue(key: string): WritableComputedRef<string | null> {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const value = route.query[key]
      return typeof value === 'string' ? value : null
    },
    set: (next) => void router.replace({ query: { ...route.query, [key]: next ?? undefined } }),
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
    set: (next) => void router.replace({ query: { tab: next } }),
  })
}
