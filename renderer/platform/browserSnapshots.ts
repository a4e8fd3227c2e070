import { askPermission, folderPermission, isFolderThere } from './folderPermission'
import type { Result, SnapshotFile, SnapshotPlace, SnapshotPlaceState, SnapshotPlaces } from './platform'
import { readPrivate, writePrivate, type PrivateFolder } from './privateFolder'
import type { RememberedFolder } from './rememberedFolder'

const OWN_FOLDER = 'pereklichka'
const PROFILE_FOLDER = 'snapshots'
/** Names as the desktop takes them. */
const NAME = /^(?:key|\d{4}-[0-9A-Za-z-]{1,100})\.age$/

/**
 * Snapshots of the browser edition: in the origin's private file system, which goes when the site's data are cleared, and
 * where the browser gives access to folders also in one that the user names. A file gets its content as a whole when it is
 * closed; until then it is there and empty, and counts as not there.
 */
export function browserSnapshots(
  root: () => Promise<PrivateFolder>,
  memory: RememberedFolder | null,
  estimate: () => Promise<StorageEstimate>,
): SnapshotPlaces {
  async function folderOf(school: string, place: SnapshotPlace): Promise<PrivateFolder> {
    if (place === 'profile') {
      const all = await (await root()).getDirectoryHandle(PROFILE_FOLDER, { create: true })
      return all.getDirectoryHandle(school, { create: true })
    }
    const chosen = await memory?.get()
    if (!chosen) throw new DOMException('no folder', 'NotFoundError')
    if ((await folderPermission(chosen)) !== 'granted') throw new DOMException('asks', 'NotAllowedError')
    const own = await chosen.getDirectoryHandle(OWN_FOLDER, { create: true })
    return own.getDirectoryHandle(school, { create: true })
  }

  async function stateOf(place: SnapshotPlace): Promise<SnapshotPlaceState> {
    if (place === 'profile') {
      const { quota = 0, usage = 0 } = await estimate()
      return { state: 'available', label: null, freeBytes: Math.max(0, quota - usage), sameDisk: true }
    }
    const unknown = { freeBytes: null, sameDisk: null }
    const chosen = await memory?.get()
    if (!chosen) return { state: 'none', label: null, ...unknown }
    const permission = await folderPermission(chosen)
    if (permission !== 'granted')
      return { state: permission === 'prompt' ? 'asks' : 'read-only', label: chosen.name, ...unknown }
    return { state: (await isFolderThere(chosen)) ? 'available' : 'gone', label: chosen.name, ...unknown }
  }

  return {
    profileKind: 'browser',
    list: (school, place) =>
      answered(async () => {
        const folder = await folderOf(school, place)
        const files: SnapshotFile[] = []
        for await (const name of folder.keys()) {
          if (!NAME.test(name)) continue
          const { size, lastModified } = await (await folder.getFileHandle(name)).getFile()
          if (size > 0) files.push({ name, size, writtenAtMs: lastModified })
        }
        return files
      }),
    write: (school, place, name, bytes, { replace = false } = {}) =>
      answered(async () => {
        const folder = await folderOf(school, place)
        const before = (await has(folder, name)) ? (await readPrivate(folder, name)).length : 0
        if (!replace && before > 0) throw new DOMException('exists', 'EEXIST')
        try {
          await writePrivate(folder, name, bytes)
        } catch (error) {
          if (before === 0) await folder.removeEntry(name).catch(() => undefined)
          throw error
        }
        const back = await readPrivate(folder, name)
        if (back.length === bytes.length && back.every((byte, at) => byte === bytes[at])) return null
        await folder.removeEntry(name)
        throw new DOMException('read back', 'MISMATCH')
      }, name),
    read: (school, place, name) =>
      answered(async () => {
        const folder = await folderOf(school, place)
        if (!(await has(folder, name))) throw new DOMException('no file', 'NoFileError')
        return readPrivate(folder, name)
      }, name),
    remove: (school, place, name) =>
      answered(async () => {
        const folder = await folderOf(school, place)
        if (await has(folder, name)) await folder.removeEntry(name)
        return null
      }, name),
    state: (place) => answered(() => stateOf(place)),
    second: memory && {
      choose: () =>
        answered(async () => {
          await memory.set(await memory.pick())
          return stateOf('second')
        }),
      forget: () =>
        answered(async () => {
          await memory.set(null)
          return null
        }),
      wake: () =>
        answered(async () => {
          const chosen = await memory.get()
          if (chosen) await askPermission(chosen)
          return stateOf('second')
        }),
    },
  }
}

async function has(folder: PrivateFolder, name: string): Promise<boolean> {
  for await (const one of folder.keys()) if (one === name) return true
  return false
}

const CODES: Record<string, 'cancelled' | 'no-space' | 'gone' | 'read-only' | 'not-found'> = {
  AbortError: 'cancelled',
  QuotaExceededError: 'no-space',
  NotFoundError: 'gone',
  NotAllowedError: 'read-only',
  NoModificationAllowedError: 'read-only',
  NoFileError: 'not-found',
}

async function answered<T>(work: () => Promise<T>, name?: string): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'snapshots'
    const failure = { ok: false, code: CODES[detail] ?? 'unknown', detail } as const
    return name === undefined ? failure : { ...failure, name }
  }
}
