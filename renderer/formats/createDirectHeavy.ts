import { readGridFile, readPastedBlock } from '@/formats/reading/readGridFile'
import { writeContacts } from './contacts/writeContacts'
import { writeCsv } from './csv/writeCsv'
import type { Heavy, HeavyOptions } from './heavy'
import { joinPdfs } from './joinPdfs'
import { writeEml } from './mail/writeEml'
import { renderPages } from './pages/renderPages'
import { writeXlsx } from './workbook/writeXlsx'
import { zipFiles } from './zipFiles'

/**
 * The same work in the calling thread: inside the worker, on the command line and in tests. It cannot be interrupted in
 * the middle of a step; an aborted signal is seen before the work begins and when progress is told.
 */
export function createDirectHeavy(): Heavy {
  return {
    prepare: () => undefined,
    readFile: (fileName, bytes, choice, options) => checked(options, () => readGridFile(fileName, bytes, choice)),
    readPasted: (name, block, options) => checked(options, () => readPastedBlock(name, block)),
    writeWorkbook: (document, options) => checked(options, (progress) => writeXlsx(document, progress)),
    renderPages: (document, options) =>
      checked(options, (progress) => Promise.resolve(renderPages(document, progress))),
    joinPdfs: (parts, options) => checked(options, (progress) => joinPdfs(parts, progress)),
    writeDrafts: (drafts, options) => checked(options, () => Promise.resolve(drafts.map(writeEml))),
    writeCsv: (tables, options) => checked(options, (progress) => writeCsv(tables, progress)),
    writeContacts: (files, options) => checked(options, (progress) => Promise.resolve(writeContacts(files, progress))),
    checkForm: (fileName, bytes, sampleLink, options) =>
      checked(options, async () => (await import('./ownForm/checkForm')).checkForm(fileName, bytes, sampleLink)),
    fillForm: (bytes, fill, options) =>
      checked(options, async (progress) => (await import('./ownForm/fillForm')).fillForm(bytes, fill, progress)),
    zip: (files, options) => checked(options, (progress) => zipFiles(files, progress)),
  }
}

type Progress = (done: number, total: number) => void

async function checked<T>(options: HeavyOptions | undefined, run: (progress: Progress) => Promise<T>): Promise<T> {
  options?.signal?.throwIfAborted()
  const value = await run((done, total) => {
    options?.signal?.throwIfAborted()
    options?.onProgress?.(done, total)
  })
  options?.signal?.throwIfAborted()
  return value
}
