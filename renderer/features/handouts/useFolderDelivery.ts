import type { FolderWriter, Result, WrittenFile } from '@/platform/platform'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { handoutTexts as texts } from './texts'

type Failure = Extract<Result<unknown>, { ok: false }>
type Outcome = Failure | 'done' | 'stopped'

/** A file that is made only when its turn comes. */
export interface FileToMake {
  name: string
  make: (signal: AbortSignal) => Promise<Result<Uint8Array>>
}

/**
 * Many files into one folder, each written as soon as it is made. A run that breaks off says how many files are
 * there, and goes on with the rest when asked: a folder never gets the same sheet twice.
 */
export function useFolderDelivery() {
  const { mayWriteFiles, platform, revealActions, succeeded } = useServices()

  /** `left` runs once all of them are written. */
  async function write(files: readonly FileToMake[], left: () => void, from = 0): Promise<void> {
    if (platform.chooseFolder === null || (from === 0 && !(await mayWriteFiles()))) return
    const folder = await platform.chooseFolder(texts.chooseFolder)
    if (!succeeded(folder, texts.notSaved)) return
    const total = files.length
    let at = from
    let last: WrittenFile | null = null

    async function writeAll(folder: FolderWriter, signal: AbortSignal, report: (done: number, total: number) => void) {
      for (const { name, make } of files.slice(from)) {
        if (signal.aborted) return 'stopped'
        report(at, total)
        const made = await make(signal)
        if (!made.ok) return made
        const written = await folder.write(name, made.value)
        if (!written.ok) return written
        last = written.value
        at += 1
      }
      return 'done'
    }

    const outcome: Outcome =
      (await runWithProgress(texts.saving, ({ signal, report }) => writeAll(folder.value, signal, report))) ?? 'stopped'
    const again = { label: texts.goOn, run: () => void write(files, left, at) }
    if (outcome === 'done') {
      notify({
        title: texts.savedMany(total, folder.value.name),
        actions: last === null ? [] : revealActions(last, false),
      })
      left()
    } else if (outcome !== 'stopped') succeeded(outcome, texts.notSaved, { also: texts.savedSome(at, total), again })
    else if (at > 0) notify({ title: texts.stopped, text: texts.savedSome(at, total), tone: 'info', actions: [again] })
  }

  return { write }
}
