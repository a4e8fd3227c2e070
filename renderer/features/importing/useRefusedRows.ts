import { computed } from 'vue'
import { safeFileName } from '@/domain/documents/safeFileName'
import { refusedWorkbook } from '@/domain/imports/refusedWorkbook'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import type { ImportWork } from './state/createImport'
import { importingTexts } from './texts'

const texts = importingTexts.refused

/** The rows that were not taken, as a workbook with the reason in its last column, to be mended and taken back in. */
export function useRefusedRows(wizard: ImportWork) {
  const { platform, heavy, succeeded } = useServices()
  /** Without what the user has put aside: that is settled. */
  const left = computed(() => {
    const plan = wizard.plan.value
    if (plan === null) return null
    return { ...plan, lines: plan.lines.filter((line) => !wizard.skipped.value.has(line.key)) }
  })

  async function write(bytes: Uint8Array, suggestedName: string): Promise<void> {
    const kinds = [{ name: texts.kind, extensions: ['xlsx'] }]
    const written = await platform.saveFile({ title: texts.saving, suggestedName, kinds, bytes })
    const again = { label: texts.again, run: () => void write(bytes, suggestedName) }
    if (!succeeded(written, texts.notSaved, { again })) return
    const { name, reveal } = written.value
    const show = (open: boolean) =>
      void reveal?.(open).then((shown) => succeeded(shown, texts.notSaved, { doing: 'opening' }))
    notify({
      title: texts.saved(name),
      text: texts.savedText,
      actions: reveal
        ? [
            { label: texts.open, run: () => show(true) },
            { label: texts.reveal, run: () => show(false) },
          ]
        : [],
    })
  }

  return {
    /** Refused lines, and doubtful ones that stay switched off. */
    count: computed(
      () =>
        left.value?.lines.filter(
          ({ key, outcome }) => outcome === 'refused' || (outcome === 'doubtful' && !wizard.chosen.value.has(key)),
        ).length ?? 0,
    ),
    async save(): Promise<void> {
      if (left.value === null) return
      const document = refusedWorkbook(left.value, wizard.files.value, wizard.chosen.value)
      if (document === null) return
      const bytes = await runWithProgress(texts.making, (handle) =>
        heavy.writeWorkbook(document, { signal: handle.signal, onProgress: handle.report }),
      )
      if (bytes !== null) await write(bytes, safeFileName(document.fileName, 'xlsx'))
    },
  }
}
