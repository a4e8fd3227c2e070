import { access, constants, mkdir, readdir, readFile, realpath, stat, statfs, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import type { DesktopApi, Result, SnapshotFile, SnapshotPlace, SnapshotPlaceState } from '../contract'
import { errorCode, readErrorCode, writeErrorCode } from './errors'
import { isInside, labelOf } from './places'
import { requests } from './requests'
import { isDraft, replaceFile } from './writing'

type SnapshotApi = Pick<
  DesktopApi,
  | 'listSnapshots'
  | 'writeSnapshot'
  | 'readSnapshot'
  | 'removeSnapshot'
  | 'snapshotPlace'
  | 'chooseSnapshotFolder'
  | 'forgetSnapshotFolder'
>

export interface SnapshotHost {
  window(): BrowserWindow | null
  dialog: Pick<Dialog, 'showOpenDialog'>
  documents: string
  ownData: string
}

/** Our part of a folder that also holds other things. */
const OWN_FOLDER = 'pereklichka'
/** A draft older than this was left behind by a power cut. */
const DRAFT_AGE_MS = 24 * 3600 * 1000

const failed = (code: 'gone' | 'forbidden' | 'unknown', detail: string, name?: string): Result<never> =>
  name === undefined ? { ok: false, code, detail } : { ok: false, code, detail, name }

/**
 * The folders of snapshots: one of the profile, and one that the user names in the system's own dialog, kept in a file of
 * the profile. The window never learns where either is.
 */
export function createSnapshots({ window, dialog, documents, ownData }: SnapshotHost): SnapshotApi {
  const memory = join(ownData, 'snapshot-folder.json')

  async function chosen(): Promise<string | null> {
    try {
      const value: unknown = JSON.parse(await readFile(memory, 'utf8'))
      const path: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'path') : null
      return typeof path === 'string' && path !== '' ? path : null
    } catch {
      // Never chosen, or a file that says nothing: the screen offers to choose.
      return null
    }
  }

  /** The folder that must be there by itself: it is never made, a pulled-out stick must not come back as a folder. */
  async function rootOf(place: SnapshotPlace): Promise<string | null> {
    if (place === 'second') return chosen()
    const folder = join(ownData, 'snapshots')
    await mkdir(folder, { recursive: true })
    return folder
  }

  async function folderOf(school: string, place: SnapshotPlace): Promise<string | null> {
    const root = await rootOf(place)
    if (root === null) return null
    return place === 'profile' ? join(root, school) : join(root, OWN_FOLDER, school)
  }

  const isThere = async (folder: string) =>
    stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    )

  async function stateOf(place: SnapshotPlace): Promise<SnapshotPlaceState> {
    const root = await rootOf(place)
    if (root === null) return { state: 'none', label: null, freeBytes: null, sameDisk: null }
    const label = place === 'second' ? labelOf(root) : null
    if (!(await isThere(root))) return { state: 'gone', label, freeBytes: null, sameDisk: null }
    const writable = await access(root, constants.W_OK).then(
      () => true,
      () => false,
    )
    const space = await statfs(root).catch(() => null)
    const disks = await Promise.all([stat(root), stat(ownData)]).catch(() => null)
    return {
      state: writable ? 'available' : 'read-only',
      label,
      freeBytes: space === null ? null : space.bavail * space.bsize,
      sameDisk: disks === null ? null : disks[0].dev === disks[1].dev,
    }
  }

  async function clearDrafts(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      if (!isDraft(name)) continue
      const path = join(folder, name)
      const { mtimeMs } = await stat(path)
      if (Date.now() - mtimeMs > DRAFT_AGE_MS) await unlink(path)
    }
  }

  return {
    async listSnapshots({ school, place }) {
      const folder = await folderOf(school, place)
      const root = await rootOf(place)
      if (folder === null || root === null || !(await isThere(root))) return failed('gone', 'folder')
      try {
        const files: SnapshotFile[] = []
        for (const name of await readdir(folder).catch((error: unknown) => noneYet(error))) {
          if (!requests.readSnapshot.safeParse({ school, place, name }).success) continue
          const { size, mtimeMs } = await stat(join(folder, name))
          files.push({ name, size, writtenAtMs: mtimeMs })
        }
        return { ok: true, value: files }
      } catch (error) {
        return { ok: false, code: readErrorCode(error), detail: errorCode(error) }
      }
    },

    async writeSnapshot({ school, place, name, bytes, replace }) {
      const folder = await folderOf(school, place)
      const root = await rootOf(place)
      if (folder === null || root === null || !(await isThere(root))) return failed('gone', 'folder', name)
      const path = join(folder, name)
      try {
        await mkdir(folder, { recursive: true })
        await clearDrafts(folder).catch(() => undefined)
        const exists = await access(path).then(
          () => true,
          () => false,
        )
        if (exists && !replace) return failed('unknown', 'EEXIST', name)
        await replaceFile(path, bytes)
        if (Buffer.compare(await readFile(path), bytes) === 0) return { ok: true, value: null }
        await unlink(path)
        return failed('unknown', 'MISMATCH', name)
      } catch (error) {
        return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error), name }
      }
    },

    async readSnapshot({ school, place, name }) {
      const folder = await folderOf(school, place)
      if (folder === null) return failed('gone', 'folder', name)
      try {
        return { ok: true, value: new Uint8Array(await readFile(join(folder, name))) }
      } catch (error) {
        return { ok: false, code: readErrorCode(error), detail: errorCode(error), name }
      }
    },

    async removeSnapshot({ school, place, name }) {
      const folder = await folderOf(school, place)
      if (folder === null) return failed('gone', 'folder', name)
      try {
        await unlink(join(folder, name))
      } catch (error) {
        if (errorCode(error) !== 'ENOENT')
          return { ok: false, code: writeErrorCode(error, true), detail: errorCode(error), name }
      }
      return { ok: true, value: null }
    },

    async snapshotPlace({ place }) {
      return { ok: true, value: await stateOf(place) }
    },

    async chooseSnapshotFolder({ title }) {
      const options: Electron.OpenDialogOptions = {
        title,
        defaultPath: (await chosen()) ?? documents,
        properties: ['openDirectory', 'createDirectory'],
      }
      const shown = window()
      const answer = await (shown ? dialog.showOpenDialog(shown, options) : dialog.showOpenDialog(options))
      const path = answer.canceled ? undefined : answer.filePaths[0]
      if (path === undefined) return { ok: false, code: 'cancelled' }
      try {
        // A link into the profile is the profile.
        if (isInside(await realpath(path), await realpath(ownData))) return failed('forbidden', 'own data')
        await replaceFile(memory, new TextEncoder().encode(JSON.stringify({ version: 1, path })))
        return { ok: true, value: await stateOf('second') }
      } catch (error) {
        return { ok: false, code: writeErrorCode(error, false), detail: errorCode(error), name: labelOf(path) }
      }
    },

    async forgetSnapshotFolder() {
      try {
        await unlink(memory)
      } catch (error) {
        if (errorCode(error) !== 'ENOENT')
          return { ok: false, code: writeErrorCode(error, true), detail: errorCode(error) }
      }
      return { ok: true, value: null }
    },
  }
}

/** A school without snapshots has no folder yet. */
function noneYet(error: unknown): string[] {
  if (errorCode(error) === 'ENOENT') return []
  throw error
}
