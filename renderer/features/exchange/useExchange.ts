import { shallowRef, type ShallowRef } from 'vue'
import { useServices } from '@/services'
import type { RunOptions, RunProgress, RunReport } from '@/sync/sync'
import { notify } from '@/ui/useNotify'
import { useProgress } from '@/ui/useProgress'
import { exchangeTexts as texts } from './texts'

export interface Exchange {
  busy: Readonly<ShallowRef<boolean>>
  /** One exchange under the dialog with progress and «Отменить»; a failure is told. Null when it did not run to an end. */
  run(options?: Omit<RunOptions, 'signal' | 'onProgress'>, title?: string): Promise<RunReport | null>
  /** The same for work that ends in an exchange. @param work undefined: it has told itself why it did not begin */
  under(
    title: string,
    failed: string,
    work: (progress: RunProgress) => Promise<RunReport | null | undefined>,
  ): Promise<RunReport | null>
}

/** Exchanges that the user asks for. */
export function useExchange(): Exchange {
  const { sync } = useServices()
  const progress = useProgress()
  const busy = shallowRef(false)

  const under: Exchange['under'] = async (title, failed, work) => {
    if (busy.value) return null
    busy.value = true
    try {
      let cancelled = false
      const report = await progress(title, ({ signal, report: onProgress }) => {
        signal.addEventListener('abort', () => (cancelled = true))
        return work({ signal, onProgress })
      })
      if (report === null && !cancelled) notify({ title: failed, text: texts.notNow, tone: 'warning', key: 'exchange' })
      if (report?.outcome === 'failed') {
        const text = texts.failures[report.failure?.code ?? 'unknown']
        notify({ title: failed, text, tone: 'error', key: 'exchange' })
      }
      return report ?? null
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    under,
    run: (options = {}, title = texts.running) =>
      under(title, texts.status.failed, (told) => sync.run({ ...options, ...told })),
  }
}
