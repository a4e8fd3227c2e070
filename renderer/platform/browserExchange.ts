import { LIMITS, type DesktopErrorCode, type ExchangeFile, type Result } from '@contract'
import type { ExchangeStore, ExchangeStores } from './exchange'
import { isExchangeName, isExchangePath } from './exchangePaths'
import { askPermission, folderPermission, isFolderThere } from './folderPermission'
import { readPrivate, writePrivate, type PrivateFolder } from './privateFolder'
import { probeExchange } from './probeExchange'
import type { RememberedFolder } from './rememberedFolder'

/** The name is the word by which `CODES` knows what went wrong. */
const failure = (word: string) => new DOMException(word, word)

const CODES: Record<string, DesktopErrorCode> = {
  AbortError: 'cancelled',
  QuotaExceededError: 'no-space',
  NotFoundError: 'not-found',
  NotAllowedError: 'read-only',
  NoModificationAllowedError: 'file-locked',
  InvalidModificationError: 'forbidden',
  TypeMismatchError: 'not-a-store',
  FolderGone: 'gone',
  PathRefused: 'bad-request',
  FileExists: 'exists',
  FileTooLarge: 'too-large',
}

async function answered<T>(path: string, work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'exchange'
    const name = path.slice(path.lastIndexOf('/') + 1)
    return { ok: false, code: CODES[detail] ?? 'unknown', detail, ...(name === '' ? {} : { name }) }
  }
}

const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, at) => byte === b[at])

const fileIn = async (folder: PrivateFolder, name: string) => (await folder.getFileHandle(name)).getFile()

/** Bytes of a file; 0 where it is not there, or was begun and never finished. */
async function sizeIn(folder: PrivateFolder, name: string): Promise<number> {
  try {
    return (await fileIn(folder, name)).size
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return 0
    throw error
  }
}

/**
 * A folder that the user named, by the browser's means. A file gets its content as a whole when it is closed; until then
 * it is there and empty, and counts as not there. `root` gives the folder, or throws the browser's error.
 */
export function browserFolderStore(root: () => Promise<PrivateFolder>): ExchangeStore {
  let last: Promise<unknown> = Promise.resolve()

  /** The browser cannot create without overwriting: within this window at least one write follows the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  async function reach(names: string[], create: boolean): Promise<PrivateFolder> {
    let folder = await root()
    for (const name of names) folder = await folder.getDirectoryHandle(name, { create })
    return folder
  }

  async function place(path: string, create: boolean): Promise<{ folder: PrivateFolder; name: string }> {
    if (!isExchangePath(path)) throw failure('PathRefused')
    const names = path.split('/')
    return { folder: await reach(names.slice(0, -1), create), name: names.at(-1) ?? '' }
  }

  async function add(folder: PrivateFolder, name: string, bytes: Uint8Array): Promise<void> {
    try {
      await writePrivate(folder, name, bytes)
    } catch (error) {
      await folder.removeEntry(name).catch(() => undefined)
      throw error
    }
    if (isSame(await readPrivate(folder, name), bytes)) return
    await folder.removeEntry(name)
    throw failure('Mismatch')
  }

  return {
    list: (path) =>
      answered(path, async () => {
        if (path !== '' && !isExchangePath(path)) throw failure('PathRefused')
        const folder = await reach(path === '' ? [] : path.split('/'), false)
        const files: ExchangeFile[] = []
        for await (const handle of folder.values()) {
          const { name } = handle
          if (!isExchangeName(name)) continue
          if (handle.kind === 'directory') files.push({ name, size: 0, folder: true })
          else {
            const size = await sizeIn(folder, name)
            if (size > 0) files.push({ name, size, folder: false })
          }
        }
        return files
      }),

    read: (path) =>
      answered(path, async () => {
        const { folder, name } = await place(path, false)
        const { size } = await fileIn(folder, name)
        if (size > LIMITS.exchangeFileBytes) throw failure('FileTooLarge')
        return readPrivate(folder, name)
      }),

    create: (path, bytes) =>
      answered(path, () =>
        inTurn(async () => {
          if (bytes.length > LIMITS.exchangeFileBytes) throw failure('FileTooLarge')
          const { folder, name } = await place(path, true)
          if ((await sizeIn(folder, name)) > 0) throw failure('FileExists')
          await add(folder, name, bytes)
          return null
        }),
      ),

    remove: (path) =>
      answered(path, async () => {
        try {
          const { folder, name } = await place(path, false)
          await folder.removeEntry(name)
        } catch (error) {
          if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
        }
        return null
      }),

    clock: () =>
      answered('', async () => {
        const folder = await root()
        const name = `tmp-${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
        const askedAt = Date.now()
        await add(folder, name, new Uint8Array([1]))
        try {
          const { lastModified } = await fileIn(folder, name)
          return Math.round(lastModified - (askedAt + Date.now()) / 2)
        } finally {
          await folder.removeEntry(name)
        }
      }),
  }
}

/**
 * The browser edition: folders only, for servers allow no page of another address. `memory` remembers the folder of a
 * school; null in a browser without access to folders.
 */
export function browserExchange(memory: (school: string) => RememberedFolder | null): ExchangeStores | null {
  if (memory('') === null) return null
  const remembered = (school: string) => {
    const found = memory(school)
    if (found === null) throw failure('FolderGone')
    return found
  }
  const stores = new Map<string, ExchangeStore>()

  async function root(school: string): Promise<PrivateFolder> {
    const folder = await remembered(school).get()
    if (folder === null) throw failure('FolderGone')
    if ((await folderPermission(folder)) !== 'granted') throw failure('NotAllowedError')
    if (!(await isFolderThere(folder))) throw failure('FolderGone')
    return folder
  }

  function store(school: string): ExchangeStore {
    const made = stores.get(school) ?? browserFolderStore(() => root(school))
    stores.set(school, made)
    return made
  }

  return {
    kinds: ['folder'],
    setting: (school) =>
      answered('', async () => {
        const folder = await remembered(school).get()
        return folder && { kind: 'folder', title: folder.name }
      }),
    chooseFolder: (school) =>
      answered('', async () => {
        const folder = await remembered(school).pick()
        await remembered(school).set(folder)
        return { kind: 'folder', title: folder.name }
      }),
    connect: () => Promise.resolve({ ok: false, code: 'bad-request', detail: 'kind' }),
    forget: (school) =>
      answered('', async () => {
        await remembered(school).set(null)
        return null
      }),
    move: (school, to) =>
      answered('', async () => {
        if (school === to) return null
        const folder = await remembered(school).get()
        if (folder === null) throw failure('FolderGone')
        await remembered(to).set(folder)
        await remembered(school).set(null)
        return null
      }),
    state: (school) =>
      answered('', async () => {
        const folder = await remembered(school).get()
        if (folder === null) return 'none'
        if ((await folderPermission(folder)) !== 'granted') return 'asks'
        return (await isFolderThere(folder)) ? 'ready' : 'gone'
      }),
    wake: (school) =>
      answered('', async () => {
        const folder = await remembered(school).get()
        if (folder !== null && (await askPermission(folder)) !== 'granted') throw failure('AbortError')
        return null
      }),
    store,
    async probe(school) {
      const result = await probeExchange(store(school))
      // What this window was seen to keep to says nothing about another PC that writes at the same moment.
      return result.ok ? { ok: true, value: { ...result.value, createOnly: false } } : result
    },
  }
}
