import { access, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { BrowserWindow, Dialog, FileFilter, Shell } from 'electron'
import { LIMITS, type DesktopApi, type FileKind, type OpenedFile, type Result, type SavedFile } from '../contract'
import { errorCode, readErrorCode, writeErrorCode } from './errors'
import { safeFileName } from './fileNames'
import { createPlaces, isInside, mayOpen } from './places'
import { addFile, replaceFile, type Disk } from './writing'

type FileCalls = Pick<DesktopApi, 'openFiles' | 'saveFile' | 'chooseFolder' | 'saveIntoFolder' | 'revealSaved'>

export interface FileHost {
  window(): BrowserWindow | null
  /** The disk under documents; Node's own unless told. */
  disk?: Disk | undefined
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  shell: Pick<Shell, 'openPath' | 'showItemInFolder'>
  /** Where documents begin, and where none may be put. */
  documents: string
  ownData: string
}

const CANCELLED = { ok: false, code: 'cancelled' } as const

function filters(kinds: FileKind[]): FileFilter[] {
  return kinds.map((kind) => ({ name: kind.name, extensions: kind.extensions }))
}

/** Windows adds the extension in its dialog, Linux does not: a file without one cannot be opened by a double click. */
export function withExtension(path: string, kinds: FileKind[]): string {
  const known = kinds.flatMap((kind) => kind.extensions.map((extension) => `.${extension.toLowerCase()}`))
  const first = known[0]
  return first === undefined || known.includes(extname(path).toLowerCase()) ? path : path + first
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Two ways to one file, by another name of its folder, a link or other capitals too. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  try {
    if ((await realpath(one)) === (await realpath(other))) return true
    const [a, b] = [await stat(one, { bigint: true }), await stat(other, { bigint: true })]
    return a.ino !== 0n && a.ino === b.ino && a.dev === b.dev
  } catch {
    return false // one of them is not there: then nothing is written over
  }
}

function notWritten(error: unknown, path: string, targetExists: boolean): Result<never> {
  return { ok: false, code: writeErrorCode(error, targetExists), detail: errorCode(error), name: basename(path) }
}

async function readOne(path: string): Promise<Result<OpenedFile>> {
  const name = basename(path)
  try {
    const { size } = await stat(path)
    if (size > LIMITS.openFileBytes) return { ok: false, code: 'too-large', name }
    return { ok: true, value: { name, bytes: new Uint8Array(await readFile(path)) } }
  } catch (error) {
    return { ok: false, code: readErrorCode(error), detail: errorCode(error), name }
  }
}

/** Opening and saving by the system's dialogs. Every path stays here; the window holds tokens. */
export function createFiles(host: FileHost): FileCalls {
  const places = createPlaces()
  let lastFolder = host.documents

  const saved = (path: string): Result<SavedFile> => ({
    ok: true,
    value: { token: places.remember('file', path), name: basename(path) },
  })

  async function ask<T>(
    show: (window: BrowserWindow | null) => Promise<{ canceled: boolean } & T>,
  ): Promise<({ canceled: boolean } & T) | null> {
    const answer = await show(host.window())
    return answer.canceled ? null : answer
  }

  return {
    async openFiles({ title, kinds, multiple }) {
      const options: Electron.OpenDialogOptions = {
        title,
        filters: filters(kinds),
        defaultPath: lastFolder,
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
      }
      const answer = await ask((window) =>
        window ? host.dialog.showOpenDialog(window, options) : host.dialog.showOpenDialog(options),
      )
      if (answer === null || answer.filePaths.length === 0) return CANCELLED
      const files: OpenedFile[] = []
      let total = 0
      for (const path of answer.filePaths) {
        const file = await readOne(path)
        if (!file.ok) return file
        total += file.value.bytes.byteLength
        if (total > LIMITS.saveFileBytes) return { ok: false, code: 'too-large', name: file.value.name }
        files.push({ ...file.value, token: places.remember('opened', path) })
      }
      lastFolder = dirname(answer.filePaths[0] ?? lastFolder)
      return { ok: true, value: files }
    },

    async saveFile({ title, suggestedName, kinds, bytes, notOver }) {
      const options: Electron.SaveDialogOptions = {
        title,
        filters: filters(kinds),
        defaultPath: join(lastFolder, safeFileName(suggestedName)),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      }
      const answer = await ask((window) =>
        window ? host.dialog.showSaveDialog(window, options) : host.dialog.showSaveDialog(options),
      )
      if (answer === null || answer.filePath === '') return CANCELLED
      const path = withExtension(answer.filePath, kinds)
      if (isInside(path, host.ownData)) return { ok: false, code: 'forbidden', detail: 'own data' }
      const form = notOver === undefined ? null : places.find('opened', notOver)
      if (notOver !== undefined && form === null) return { ok: false, code: 'forbidden', detail: 'opened token' }
      if (form !== null && (await isSameFile(path, form))) return { ok: false, code: 'same-file', name: basename(path) }
      // The dialog asked about the name it knew; with the extension it may be another, existing file.
      if (path !== answer.filePath && (await exists(path))) {
        const other = await addFile(dirname(path), basename(path), bytes, host.disk).catch((error: unknown) => ({
          error,
        }))
        if (typeof other === 'string') return saved(other)
        return notWritten(other.error, path, false)
      }
      try {
        await replaceFile(path, bytes, host.disk)
      } catch (error) {
        return notWritten(error, path, await exists(path))
      }
      lastFolder = dirname(path)
      return saved(path)
    },

    async chooseFolder({ title }) {
      const options: Electron.OpenDialogOptions = {
        title,
        defaultPath: lastFolder,
        properties: ['openDirectory', 'createDirectory'],
      }
      const answer = await ask((window) =>
        window ? host.dialog.showOpenDialog(window, options) : host.dialog.showOpenDialog(options),
      )
      const path = answer?.filePaths[0]
      if (path === undefined) return CANCELLED
      if (isInside(path, host.ownData)) return { ok: false, code: 'forbidden', detail: 'own data' }
      lastFolder = path
      return { ok: true, value: { token: places.remember('folder', path), name: basename(path) } }
    },

    async saveIntoFolder({ folder, name, bytes }) {
      const path = places.find('folder', folder)
      if (path === null) return { ok: false, code: 'forbidden', detail: 'folder token' }
      try {
        return saved(await addFile(path, name, bytes, host.disk))
      } catch (error) {
        return notWritten(error, safeFileName(name), false)
      }
    },

    async revealSaved({ token, open }) {
      const file = places.find('file', token)
      const path = file ?? places.find('folder', token)
      if (path === null) return { ok: false, code: 'forbidden', detail: 'token' }
      if (!(await exists(path))) return { ok: false, code: 'not-found' }
      if (!open) {
        host.shell.showItemInFolder(path)
        return { ok: true, value: null }
      }
      if (file !== null && !mayOpen(file)) return { ok: false, code: 'forbidden', detail: 'kind of file' }
      const complaint = await host.shell.openPath(path)
      return complaint === '' ? { ok: true, value: null } : { ok: false, code: 'unknown', detail: 'openPath' }
    },
  }
}
