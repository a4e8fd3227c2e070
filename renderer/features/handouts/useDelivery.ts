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

interface MadeFile {
  name: string
  bytes: Uint8Array
}

/** From a description to a file or paper; `left` runs when something has left the program. */
export function useDelivery() {
  const { heavy, paper, platform, saveArchive, saveFile, succeeded } = useServices()
  const folders = useFolderDelivery()

  const save = (bytes: Uint8Array, suggestedName: string, kind: FileKind, left: () => void) =>
    saveFile({ bytes, suggestedName, kind, texts, left })

  /** A single workbook; several in a folder or an archive of this name. */
  async function workbooks(
    documents: readonly WorkbookDescription[],
    archive: string,
    left: () => void,
  ): Promise<void> {
    const [only] = documents
    if (!only) return
    if (documents.length > 1) {
      const files = documents.map((document) => ({
        name: safeFileName(document.fileName, 'xlsx'),
        make: async (signal: AbortSignal) => ({
          ok: true as const,
          value: await heavy.writeWorkbook(document, { signal }),
        }),
      }))
      await manyFiles(files, archive, left)
      return
    }
    const bytes = await runWithProgress(texts.saving, (handle) =>
      heavy.writeWorkbook(only, { signal: handle.signal, onProgress: handle.report }),
    )
    if (bytes !== null) await save(bytes, safeFileName(only.fileName, 'xlsx'), xlsx, left)
  }

  /** A single PDF; several in a folder or an archive of this name. */
  async function pdfs(documents: readonly DocumentDescription[], archive: string, left: () => void): Promise<void> {
    const { toPdf } = paper
    const [only] = documents
    if (toPdf === null || !only) return
    if (documents.length > 1) {
      const files = documents.map((document) => ({
        name: safeFileName(document.fileName, 'pdf'),
        make: async (signal: AbortSignal) =>
          toPdf(await heavy.renderPages(document, { signal }), document.title, { signal }),
      }))
      await manyFiles(files, archive, left)
      return
    }
    const made = await runWithProgress(texts.printing, async (handle) => {
      const rendered = await heavy.renderPages(only, { signal: handle.signal })
      return toPdf(rendered, only.title, { signal: handle.signal, onProgress: handle.report })
    })
    if (made === null || !succeeded(made, texts.notSaved, { doing: 'makingPdf' })) return
    await save(made.value, safeFileName(only.fileName, 'pdf'), pdf, left)
  }

  /** Into a folder, or into one archive where the host cannot write into folders. */
  async function manyFiles(files: readonly FileToMake[], archive: string, left: () => void): Promise<void> {
    if (platform.chooseFolder !== null) await folders.write(files, left)
    else await saveArchive({ name: archive, making: texts.saving, make: (handle) => allOf(files, handle), texts, left })
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

  return { workbooks, pdfs, print, canSavePdf: paper.toPdf !== null }
}

async function allOf(files: readonly FileToMake[], { signal, report }: ProgressHandle): Promise<Result<MadeFile[]>> {
  const made: MadeFile[] = []
  for (const [index, file] of files.entries()) {
    report(index, files.length)
    const bytes = await file.make(signal)
    if (!bytes.ok) return bytes
    made.push({ name: file.name, bytes: bytes.value })
  }
  return { ok: true, value: made }
}
