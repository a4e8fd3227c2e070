import { onMounted, onScopeDispose } from 'vue'
import { notify } from '@/ui/useNotify'
import { readPicked } from '@/ui/readPicked'
import { blockOf, filesOf, isField } from './clipboard'
import type { ImportWork } from './state/createImport'
import { importingTexts as texts } from './texts'

/** Ctrl+V anywhere on step «Файл», outside a field: a copied table or files copied in the file manager. */
export function usePasting(wizard: ImportWork): void {
  async function onPaste(event: ClipboardEvent): Promise<void> {
    const { step } = wizard
    if (event.defaultPrevented || isField(event.target) || (step.value !== 'file' && step.value !== 'done')) return
    event.preventDefault()
    const files = filesOf(event)
    const block = blockOf(event)
    if (files.length > 0 && block === null) await wizard.add(await readPicked(files))
    else if (block !== null) await wizard.paste(block)
    else notify({ title: texts.pasteNothing, tone: 'warning', key: 'import-paste' })
  }
  const listener = (event: ClipboardEvent) => void onPaste(event)
  onMounted(() => {
    window.addEventListener('paste', listener)
  })
  onScopeDispose(() => {
    window.removeEventListener('paste', listener)
  })
}
