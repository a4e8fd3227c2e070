import type { WorkbookDescription } from '@/domain/documents/description'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { FolderWriter, Result, WrittenFile } from '@/platform/platform'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { handoutTexts as texts } from './texts'

type Outcome = Extract<Result<WrittenFile>, { ok: false }> | 'done' | 'stopped'

/**
 * Many workbooks into one folder, each written as soon as it is made. A run that breaks off says how many files are
 * there, and goes on with the rest when asked: a folder never gets the same sheet twice.
 */
export function useFolderDelivery() {
  const { heavy, platform, revealActions, succeeded } = useServices()

  /** `left` runs once all of them are written. */
  async function workbooks(documents: readonly WorkbookDescription[], left: () => void, from = 0): Promise<void> {
    if (platform.chooseFolder === null) return
    const folder = await platform.chooseFolder(texts.chooseFolder)
    if (!succeeded(folder, texts.notSaved)) return
    const total = documents.length
    let at = from
    let last: WrittenFile | null = null

    async function writeAll(folder: FolderWriter, signal: AbortSignal, report: (done: number, total: number) => void) {
      for (const document of documents.slice(from)) {
        if (signal.aborted) return 'stopped'
        report(at, total)
        const bytes = await heavy.writeWorkbook(document, { signal })
        const written = await folder.write(safeFileName(document.fileName, 'xlsx'), bytes)
        if (!written.ok) return written
        last = written.value
        at += 1
      }
      return 'done'
    }

    const outcome: Outcome =
      (await runWithProgress(texts.saving, ({ signal, report }) => writeAll(folder.value, signal, report))) ?? 'stopped'
    const again = { label: texts.goOn, run: () => void workbooks(documents, left, at) }
    if (outcome === 'done') {
      notify({
        title: texts.savedMany(total, folder.value.name),
        actions: last === null ? [] : revealActions(last, false),
      })
      left()
    } else if (outcome !== 'stopped') succeeded(outcome, texts.notSaved, { also: texts.savedSome(at, total), again })
    else if (at > 0) notify({ title: texts.stopped, text: texts.savedSome(at, total), tone: 'info', actions: [again] })
  }

  return { workbooks }
}
