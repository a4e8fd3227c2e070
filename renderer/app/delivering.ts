import type { Platform } from '@/platform/platform'
import type { FileToSave, Services } from '@/services'
import { notify } from '@/ui/useNotify'
import { appTexts } from './texts'

/**
 * The one way from made bytes to a file. What could not be written stays in the message's button, so that a locked file
 * or a missing stick costs one click and not the whole work.
 */
export function createDelivering(
  platform: Platform,
  succeeded: Services['succeeded'],
): Pick<Services, 'saveFile' | 'revealActions'> {
  const texts = appTexts.file

  const revealActions: Services['revealActions'] = ({ reveal }, openable = true) => {
    if (reveal === null) return []
    const run = async (open: boolean) => {
      succeeded(await reveal(open), texts.notOpened, { doing: 'opening' })
    }
    const show = { label: texts.show, run: () => void run(false) }
    return openable ? [{ label: texts.open, run: () => void run(true) }, show] : [show]
  }

  async function saveFile(file: FileToSave): Promise<void> {
    const { bytes, suggestedName, kind, texts: words, openable, left } = file
    const written = await platform.saveFile({ title: words.saving, suggestedName, kinds: [kind], bytes })
    const again = { label: texts.again, run: () => void saveFile(file) }
    if (!succeeded(written, words.notSaved, { again })) return
    notify({
      title: (words.saved ?? texts.saved)(written.value.name),
      ...(words.savedText === undefined ? {} : { text: words.savedText }),
      actions: revealActions(written.value, openable),
    })
    left?.()
  }

  return { saveFile, revealActions }
}
