import { notify } from './useNotify'
import { uiTexts } from './texts'

/** Bytes of files as the browser gave them. One that cannot be read is named in a message and does not hold up the others. */
export async function readPicked(files: readonly File[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  const read: { name: string; bytes: Uint8Array }[] = []
  for (const file of files) {
    try {
      read.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch {
      notify({ title: uiTexts.file.unreadable(file.name), tone: 'error', key: `file:${file.name}` })
    }
  }
  return read
}
