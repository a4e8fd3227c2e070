import { shallowRef, type ShallowRef } from 'vue'
import { useServices } from '@/services'
import type { RunOptions, RunReport } from '@/sync/sync'
import { notify } from '@/ui/useNotify'
import { useProgress } from '@/ui/useProgress'
import { exchangeTexts as texts } from './texts'

export interface Exchange {
  busy: Readonly<ShallowRef<boolean>>
  /** One exchange under the dialog with progress and «Отменить»; a failure is told. Null when it did not run to an end. */
  run(options?: Omit<RunOptions, 'signal' | 'onProgress'>, title?: string): Promise<RunReport | null>
}

/** Exchanges that the user asks for. */
export function useExchange(): Exchange {
  const { sync } = useServices()
  const progress = useProgress()
  const busy = shallowRef(false)
  return {
    busy,
    async run(options = {}, title = texts.running) {
      if (busy.value) return null
      busy.value = true
      try {
        let cancelled = false
        const report = await progress(title, ({ signal, report: onProgress }) => {
          signal.addEventListener('abort', () => (cancelled = true))
          return sync.run({ ...options, signal, onProgress })
        })
        if (report === null && !cancelled)
          notify({ title: texts.status.failed, text: texts.notNow, tone: 'warning', key: 'exchange' })
        if (report?.outcome === 'failed') {
          const text = texts.failures[report.failure?.code ?? 'unknown']
          notify({ title: texts.status.failed, text, tone: 'error', key: 'exchange' })
        }
        return report
      } finally {
        busy.value = false
      }
    },
  }
}
