import type { Desktop } from '@tests/host/fixture'

/** The user's answers to the system's dialogs and what the program asked, for a spec that drives the whole desktop. */

/** The next dialogs, open, save and folder alike, are answered with these paths; an empty list closes them. */
export async function answerDialogs(desktop: Desktop, paths: string[]): Promise<void> {
  await desktop.evaluate(({ dialog }, chosen) => {
    const asked = (Reflect.get(globalThis, 'askedDialogs') ?? []) as unknown[]
    Reflect.set(globalThis, 'askedDialogs', asked)
    Object.assign(dialog, {
      showSaveDialog: (...args: unknown[]) => {
        asked.push(args.at(-1))
        return Promise.resolve({ canceled: chosen.length === 0, filePath: chosen[0] ?? '' })
      },
      showOpenDialog: (...args: unknown[]) => {
        asked.push(args.at(-1))
        return Promise.resolve({ canceled: chosen.length === 0, filePaths: chosen })
      },
    })
  }, paths)
}

/** How many dialogs the program has shown since `answerDialogs` was first called. */
export function askedDialogs(desktop: Desktop): Promise<number> {
  return desktop.evaluate(() => ((Reflect.get(globalThis, 'askedDialogs') ?? []) as unknown[]).length)
}

/** The disk under the main process fails in this way until `null` is given: the operation and the system's own word. */
export type DiskFault = { call: 'open' | 'write' | 'rename'; code: string; onlyName?: string } | null

/** Makes every write of the main process fail as the system would. */
export async function breakDisk(desktop: Desktop, fault: DiskFault): Promise<void> {
  await desktop.evaluate((_electron, wanted) => {
    type Disk = Record<'open' | 'rename', (...args: unknown[]) => Promise<unknown>>
    const disk = process.getBuiltinModule('node:fs/promises') as unknown as Disk
    const kept = Reflect.get(globalThis, 'soundDisk') as Disk | undefined
    const sound = kept ?? { open: disk.open, rename: disk.rename }
    Reflect.set(globalThis, 'soundDisk', sound)
    const refuse = (syscall: string) =>
      Promise.reject(Object.assign(new Error(`${wanted?.code ?? ''}: injected`), { code: wanted?.code, syscall }))
    const hit = (path: unknown) => wanted?.onlyName === undefined || String(path).includes(wanted.onlyName)
    disk.rename = (...args) =>
      wanted?.call === 'rename' && hit(args[1]) ? refuse('rename') : sound.rename.apply(disk, args)
    disk.open = async (...args) => {
      const writing = args[1] !== undefined && args[1] !== 'r'
      if (wanted?.call === 'open' && writing) return refuse('open')
      const handle = await sound.open.apply(disk, args)
      if (wanted?.call === 'write' && writing) Object.assign(handle as object, { writeFile: () => refuse('write') })
      return handle
    }
    process.getBuiltinModule('node:module').syncBuiltinESMExports()
  }, fault)
}

/** The system's print dialog is answered «Печать»; the number of printed documents is kept. */
export async function recordPrinting(desktop: Desktop): Promise<void> {
  await desktop.evaluate(({ app, BrowserWindow }) => {
    Reflect.set(globalThis, 'printedDocuments', 0)
    const answerPrint = (contents: Electron.WebContents) => {
      contents.print = (_options, done) => {
        Reflect.set(globalThis, 'printedDocuments', (Reflect.get(globalThis, 'printedDocuments') as number) + 1)
        setTimeout(() => done?.(true, ''), 0)
      }
    }
    // The hidden window of a PDF that was just made may still be waiting for the next document.
    for (const window of BrowserWindow.getAllWindows()) answerPrint(window.webContents)
    app.on('web-contents-created', (_event, contents) => {
      answerPrint(contents)
    })
  })
}

export function printedDocuments(desktop: Desktop): Promise<number> {
  return desktop.evaluate(() => Reflect.get(globalThis, 'printedDocuments') as number)
}
