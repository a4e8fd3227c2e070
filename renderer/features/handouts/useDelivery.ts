import type { DocumentDescription, WorkbookDescription } from '@/domain/documents/description'
import { safeFileName } from '@/domain/documents/safeFileName'
import type { FileKind, Result } from '@/platform/platform'
import { useServices } from '@/services'
import { runWithProgress, type ProgressHandle } from '@/ui/useProgress'
import { handoutTexts as texts } from './texts'
import { pagesOf, type PageRange } from './printRun'
import { useFolderDelivery, type FileToMake } from './useFolderDelivery'

const xlsx: FileKind = { name: texts.kinds.xlsx, extensions: ['xlsx'] }
const pdf: FileKind = { name: texts.kinds.pdf, extensions: ['pdf'] }
const zip: FileKind = { name: texts.kinds.zip, extensions: ['zip'] }

/** From a description to a file or paper; `left` runs when something has left the program. */
export function useDelivery() {
  const { heavy, paper, platform, saveFile, succeeded } = useServices()
  const folders = useFolderDelivery()

  const save = (bytes: Uint8Array, suggestedName: string, kind: FileKind, left: () => void) =>
    saveFile({ bytes, suggestedName, kind, texts, left })

  async function workbooks(documents: readonly WorkbookDescription[], left: () => void): Promise<void> {
    const [only] = documents
    if (!only) return
    if (documents.length > 1) {
      await manyWorkbooks(documents, left)
      return
    }
    const bytes = await runWithProgress(texts.saving, (handle) =>
      heavy.writeWorkbook(only, { signal: handle.signal, onProgress: handle.report }),
    )
    if (bytes !== null) await save(bytes, safeFileName(only.fileName, 'xlsx'), xlsx, left)
  }

  async function manyWorkbooks(documents: readonly WorkbookDescription[], left: () => void): Promise<void> {
    await manyFiles(
      documents.map((document) => ({
        name: safeFileName(document.fileName, 'xlsx'),
        make: async (signal) => ({ ok: true, value: await heavy.writeWorkbook(document, { signal }) }),
      })),
      left,
    )
  }

  async function manyPdfs(documents: readonly DocumentDescription[], left: () => void): Promise<void> {
    const { toPdf } = paper
    if (toPdf === null) return
    await manyFiles(
      documents.map((document) => ({
        name: safeFileName(document.fileName, 'pdf'),
        make: async (signal) => toPdf(await heavy.renderPages(document, { signal }), document.title, { signal }),
      })),
      left,
    )
  }

  /** Into a folder, or into one archive where the host cannot write into folders. */
  async function manyFiles(files: readonly FileToMake[], left: () => void): Promise<void> {
    if (platform.chooseFolder !== null) {
      await folders.write(files, left)
      return
    }
    const packed = await runWithProgress(texts.saving, (handle) => pack(files, handle))
    if (packed !== null && succeeded(packed, texts.notSaved))
      await save(packed.value, safeFileName(texts.archive, 'zip'), zip, left)
  }

  async function pack(files: readonly FileToMake[], { signal, report }: ProgressHandle): Promise<Result<Uint8Array>> {
    const made: { name: string; bytes: Uint8Array }[] = []
    for (const [index, file] of files.entries()) {
      report(index, files.length)
      const bytes = await file.make(signal)
      if (!bytes.ok) return bytes
      made.push({ name: file.name, bytes: bytes.value })
    }
    return { ok: true, value: await heavy.zip(made, { signal }) }
  }

  async function savePdf(document: DocumentDescription, left: () => void): Promise<void> {
    const { toPdf } = paper
    if (toPdf === null) return
    const made = await runWithProgress(texts.printing, async (handle) => {
      const rendered = await heavy.renderPages(document, { signal: handle.signal })
      return toPdf(rendered, document.title, { signal: handle.signal, onProgress: handle.report })
    })
    if (made === null || !succeeded(made, texts.notSaved, { doing: 'makingPdf' })) return
    await save(made.value, safeFileName(document.fileName, 'pdf'), pdf, left)
  }

  /** `range`: these pages alone, all of them without it. */
  async function print(document: DocumentDescription, left: () => void, range?: PageRange): Promise<void> {
    const rendered = await runWithProgress(texts.printing, (handle) =>
      heavy.renderPages(document, { signal: handle.signal, onProgress: handle.report }),
    )
    if (rendered === null) return
    const chosen = range ? pagesOf(rendered, range) : rendered
    if (succeeded(await paper.print(chosen, document.title), texts.notPrinted, { doing: 'printing' })) left()
  }

  return { workbooks, savePdf, manyPdfs, print, canSavePdf: paper.toPdf !== null }
}
