import type { Page } from '@playwright/test'

/** The folder that the browser's dialog gives in these specs, in the private files of the page: no dialog can be driven. */
const NAME = 'Обмен школы'

/** From the next page on «choose a folder» answers with that folder. */
export async function answerWithFolder(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }),
    })
  }, NAME)
}

/** Every file of one PC's folder that the other has not is carried there, as on a stick; how many there were. */
export async function carry(from: Page, to: Page): Promise<number> {
  const files = await from.evaluate(async (name) => {
    const found: [string, string][] = []
    const walk = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const [child, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
        const own = path === '' ? child : `${path}/${child}`
        if (handle instanceof FileSystemDirectoryHandle) await walk(handle, own)
        else if (handle instanceof FileSystemFileHandle) {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
          found.push([own, Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')])
        }
      }
    }
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }), '')
    return found
  }, NAME)
  return to.evaluate(
    async ([name, carried]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true })
      let count = 0
      for (const [path, content] of carried) {
        const parts = path.split('/')
        let folder = root
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true })
        const file = parts.at(-1) ?? ''
        const isThere = await folder.getFileHandle(file).then(
          () => true,
          () => false,
        )
        if (isThere) continue
        const stream = await (await folder.getFileHandle(file, { create: true })).createWritable()
        await stream.write(Uint8Array.from(content, (sign) => sign.charCodeAt(0)))
        await stream.close()
        count += 1
      }
      return count
    },
    [NAME, files] as const,
  )
}
