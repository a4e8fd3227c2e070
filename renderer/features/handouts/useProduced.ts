import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { documentKinds, type DocumentChoice, type DocumentKindId } from '@/domain/documents/documentKinds'
import type { Facts } from '@/domain/model/plain'
import type { RenderedPages } from '@/formats/heavy'
import { useServices } from '@/services'

/**
 * The chosen documents and the pages of the one on screen. A change of choice abandons the work on the last one;
 * typing and ticking are answered after a breath, so that 270 classes are not laid out at every tick.
 */
export function useProduced(
  facts: () => Facts | undefined,
  kind: () => DocumentKindId,
  choice: ComputedRef<DocumentChoice | null>,
) {
  const { heavy } = useServices()
  const made = computed(() => {
    const all = facts()
    const chosen = choice.value
    const found = documentKinds.find((one) => one.id === kind())
    return all && chosen && found ? found.make(all, chosen) : null
  })
  const shown = shallowRef(0)
  const rendered = shallowRef<RenderedPages | undefined>()
  const busy = shallowRef(false)
  watch(kind, () => (shown.value = 0))
  watch(made, (next) => {
    if (shown.value >= (next?.documents.length ?? 0)) shown.value = 0
  })

  let running: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    [made, shown],
    () => {
      running?.abort()
      clearTimeout(timer)
      busy.value = true
      timer = setTimeout(() => void layOut(), rendered.value ? 150 : 0)
    },
    { immediate: true },
  )

  async function layOut(): Promise<void> {
    const document = made.value?.documents[shown.value] ?? made.value?.documents[0]
    if (!document) {
      rendered.value = undefined
      busy.value = made.value === null
      return
    }
    const own = new AbortController()
    running = own
    try {
      const pages = await heavy.renderPages(document, { signal: own.signal })
      if (!own.signal.aborted) rendered.value = pages
    } catch (reason) {
      if (!own.signal.aborted) throw reason
    } finally {
      if (running === own) busy.value = false
    }
  }

  return { made, shown, rendered, busy }
}
