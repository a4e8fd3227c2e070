import { safeFileName } from '@/domain/documents/safeFileName'
import type { Heavy } from '@/formats/heavy'
import type { FileKind, Platform } from '@/platform/platform'
import type { FileToSave, Paper, Services } from '@/services'
import { boardMode } from '@/ui/board/boardMode'
import { uiTexts } from '@/ui/texts'
import { ask } from '@/ui/useAsk'
import { notify } from '@/ui/useNotify'
import { runWithProgress } from '@/ui/useProgress'
import { appTexts } from './texts'

interface Outward {
  platform: Platform
  heavy: Heavy
  paper: Paper
  succeeded: Services['succeeded']
}

const zip: FileKind = { name: appTexts.file.zip, extensions: ['zip'] }

/**
 * The one way from made bytes to a file, and from a document to paper. What could not be written stays in the message's
 * button, so that a locked file or a missing stick costs one click and not the whole work.
 */
export function createDelivering({
  platform,
  heavy,
  paper,
  succeeded,
}: Outward): Pick<Services, 'mayWriteFiles' | 'saveFile' | 'saveArchive' | 'printDocument' | 'revealActions'> {
  const texts = appTexts.file

  const revealActions: Services['revealActions'] = ({ reveal }, openable = true) => {
    if (reveal === null) return []
    const run = async (open: boolean) => {
      succeeded(await reveal(open), texts.notOpened, { doing: 'opening' })
    }
    const show = { label: texts.show, run: () => void run(false) }
    return openable ? [{ label: texts.open, run: () => void run(true) }, show] : [show]
  }

  const mayWriteFiles: Services['mayWriteFiles'] = async () =>
    !boardMode.value || (await ask({ ...appTexts.board.file, text: uiTexts.board.file }))

  async function writeFile(file: FileToSave): Promise<void> {
    const { bytes, suggestedName, kind, texts: words, openable, notOver, left } = file
    const written = await platform.saveFile({ title: words.saving, suggestedName, kinds: [kind], bytes, notOver })
    const again = { label: texts.again, run: () => void writeFile(file) }
    if (!succeeded(written, words.notSaved, { again })) return
    notify({
      title: (words.saved ?? texts.saved)(written.value.name),
      ...(words.savedText === undefined ? {} : { text: words.savedText }),
      actions: revealActions(written.value, openable),
    })
    left?.()
  }

  const saveFile: Services['saveFile'] = async (file) => {
    if (file.discreet === true || (await mayWriteFiles())) await writeFile(file)
  }

  const saveArchive: Services['saveArchive'] = async ({ name, making, make, texts: words, left }) => {
    if (!(await mayWriteFiles())) return
    const packed = await runWithProgress(making, async (handle) => {
      const made = await make(handle)
      return made.ok ? { ok: true as const, value: await heavy.zip(made.value, { signal: handle.signal }) } : made
    })
    if (packed === null || !succeeded(packed, words.notSaved)) return
    await writeFile({ bytes: packed.value, suggestedName: safeFileName(name, 'zip'), kind: zip, texts: words, left })
  }

  const printDocument: Services['printDocument'] = async (document, notPrinted) => {
    if (boardMode.value && !(await ask({ ...appTexts.board.print, text: uiTexts.board.paper }))) return false
    const rendered = await heavy.renderPages(document)
    return succeeded(await paper.print(rendered, document.title), notPrinted, { doing: 'printing' })
  }

  return { mayWriteFiles, saveFile, saveArchive, printDocument, revealActions }
}
