import type { DocumentDescription, WorkbookDescription } from '@/domain/documents/description'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { FileKind, WrittenFile } from '@/platform/platform'
import { useServices } from '@/services'
import { notify } from '@/ui/useNotify'
import { runWithProgress, type ProgressHandle } from '@/ui/useProgress'
import { handoutTexts as texts } from './texts'

const xlsx: FileKind = { name: texts.kinds.xlsx, extensions: ['xlsx'] }
const pdf: FileKind = { name: texts.kinds.pdf, extensions: ['pdf'] }
const zip: FileKind = { name: texts.kinds.zip, extensions: ['zip'] }

/** From a description to a file or paper. Each step resolves to true when something left the program. */
export function useDelivery() {
  const { heavy, paper, platform, succeeded } = useServices()

  function told(written: WrittenFile): void {
    const { reveal } = written
    notify({
      title: texts.saved(written.name),
      actions:
        reveal === null
          ? []
          : [
              { label: texts.open, run: () => void reveal(true) },
              { label: texts.show, run: () => void reveal(false) },
            ],
    })
  }

  async function save(bytes: Uint8Array, suggestedName: string, kind: FileKind): Promise<boolean> {
    const written = await platform.saveFile({ title: texts.saving, suggestedName, kinds: [kind], bytes })
    if (!succeeded(written, texts.notSaved)) return false
    told(written.value)
    return true
  }

  async function workbooks(documents: readonly WorkbookDescription[]): Promise<boolean> {
    const [only] = documents
    if (!only) return false
    if (documents.length > 1) return manyWorkbooks(documents)
    const bytes = await runWithProgress(texts.saving, (handle) =>
      heavy.writeWorkbook(only, { signal: handle.signal, onProgress: handle.report }),
    )
    return bytes === null ? false : save(bytes, safeFileName(only.fileName, 'xlsx'), xlsx)
  }

  async function written(documents: readonly WorkbookDescription[], handle: ProgressHandle) {
    const files: { name: string; bytes: Uint8Array }[] = []
    for (const [index, document] of documents.entries()) {
      handle.report(index, documents.length)
      const bytes = await heavy.writeWorkbook(document, { signal: handle.signal })
      files.push({ name: safeFileName(document.fileName, 'xlsx'), bytes })
    }
    return files
  }

  async function manyWorkbooks(documents: readonly WorkbookDescription[]): Promise<boolean> {
    if (platform.chooseFolder === null) {
      const bytes = await runWithProgress(texts.saving, async (handle) =>
        heavy.zip(await written(documents, handle), { signal: handle.signal }),
      )
      return bytes === null ? false : save(bytes, safeFileName(texts.archive, 'zip'), zip)
    }
    const folder = await platform.chooseFolder(texts.chooseFolder)
    if (!succeeded(folder, texts.notSaved)) return false
    const files = await runWithProgress(texts.saving, (handle) => written(documents, handle))
    if (files === null) return false
    let last = ''
    for (const file of files) {
      const done = await folder.value.write(file.name, file.bytes)
      if (!succeeded(done, texts.notSaved)) return false
      last = done.value.name
    }
    notify({ title: texts.savedMany(files.length, last) })
    return true
  }

  async function savePdf(document: DocumentDescription): Promise<boolean> {
    const { toPdf } = paper
    if (toPdf === null) return false
    const made = await runWithProgress(texts.printing, async (handle) => {
      const rendered = await heavy.renderPages(document, { signal: handle.signal })
      return toPdf(rendered, document.title, { signal: handle.signal, onProgress: handle.report })
    })
    if (made === null || !succeeded(made, texts.notSaved)) return false
    return save(made.value, safeFileName(document.fileName, 'pdf'), pdf)
  }

  async function print(document: DocumentDescription): Promise<boolean> {
    const rendered = await runWithProgress(texts.printing, (handle) =>
      heavy.renderPages(document, { signal: handle.signal, onProgress: handle.report }),
    )
    return rendered !== null && succeeded(await paper.print(rendered, document.title), texts.notPrinted)
  }

  return { workbooks, savePdf, print, canSavePdf: paper.toPdf !== null }
}
