import { computed } from 'vue'
import { safeFileName } from '@/domain/documents/safeFileName'
import { refusedWorkbook } from '@/domain/imports/refusedWorkbook'
import { useServices } from '@/services'
import { runWithProgress } from '@/ui/useProgress'
import type { ImportWork } from './state/createImport'
import { importingTexts } from './texts'

const texts = importingTexts.refused
const kind = { name: texts.kind, extensions: ['xlsx'] }

/** The rows that were not taken, as a workbook with the reason in its last column, to be mended and taken back in. */
export function useRefusedRows(wizard: ImportWork) {
  const { heavy, saveFile } = useServices()
  /** Without what the user has put aside: that is settled. */
  const left = computed(() => {
    const plan = wizard.plan.value
    if (plan === null) return null
    return { ...plan, lines: plan.lines.filter((line) => !wizard.skipped.value.has(line.key)) }
  })

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
      if (bytes === null) return
      await saveFile({ bytes, suggestedName: safeFileName(document.fileName, 'xlsx'), kind, texts })
    },
  }
}
