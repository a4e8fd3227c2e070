import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue'
import { useServices } from '@/services'
import { liveFacts } from '@/storage/queries/liveFacts'
import type { SyncStatus } from '@/sync/sync'
import { useLive } from '@/ui/useLive'
import { dueOf, type ExchangeDue } from './statusLine'

/** The first look reads the whole school: not before the first screen is there. */
const FIRST_LOOK_MS = 2000
/** Thousands of names are compared; of changes that come one after the other the last is enough. */
const PAUSE_MS = 700

/** How much of the exchange waits for the user, for the side bar; null where this PC exchanges with nobody. */
export function useExchangeDue(status: () => SyncStatus | null | undefined): ComputedRef<ExchangeDue | null> {
  const services = useServices()
  const takesPart = computed(() => status()?.begun === true)
  const settled = shallowRef(false)
  const facts = useLive(() => (takesPart.value && settled.value ? liveFacts(services.register()) : null))
  const clashes = shallowRef(0)
  const start = setTimeout(() => (settled.value = true), FIRST_LOOK_MS)
  let pause: ReturnType<typeof setTimeout> | undefined
  watch(facts, () => {
    clearTimeout(pause)
    pause = setTimeout(() => void count(), PAUSE_MS)
  })
  onScopeDispose(() => {
    clearTimeout(start)
    clearTimeout(pause)
  })

  async function count(): Promise<void> {
    const { findClashes } = await import('@/domain/rules/clashes')
    clashes.value = facts.value === undefined ? 0 : findClashes(facts.value).length
  }

  return computed(() => {
    const now = status()
    return now && takesPart.value ? dueOf(now, clashes.value) : null
  })
}
