import { constants } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { LIMITS, type DesktopErrorCode, type ExchangeFile } from '../../contract'
import { errorCode, readErrorCode, writeErrorCode } from '../errors'
import { isExchangeName } from '../requests'
import { folderOf, nameOf, StoreFailure } from './failure'
import { addNewFile, whileHeld, writeDraft, type ExchangeDisk } from './newFile'
import { isDraftName, type Store } from './store'

export interface FolderHost {
  disk?: ExchangeDisk
  os?: NodeJS.Platform
  /** How long a file that an antivirus or a cloud client holds is waited for. */
  patienceMs?: number
  /** How long any call may take: a share that is away, or a file that is still in the cloud, can block for minutes. */
  timeoutMs?: number
}

const DRAFT_AGE_MS = 24 * 3600 * 1000
/** Calls that never came back occupy a thread each, and Node has four for everything. */
const MOST_HUNG = 2

function failure(error: unknown, code: (error: unknown) => DesktopErrorCode): StoreFailure {
  if (error instanceof StoreFailure) return error
  const word = errorCode(error)
  if (word === 'ENOTDIR') return new StoreFailure('not-a-store', word)
  if (word === 'EEXIST') return new StoreFailure('exists', word)
  return new StoreFailure(code(error), word)
}

/**
 * A folder of a share, a stick or a cloud client. restic's order: draft → write → flush → link to the final name, which
 * never replaces anything → flush of the folder. The folder itself is never made: a stick that was pulled out must not
 * come back as a folder of the disk.
 */
export function folderStore(root: string, host: FolderHost = {}): Store {
  const { disk = nodeFiles, os = process.platform, patienceMs = 10_000, timeoutMs = 60_000 } = host
  const swept = new Set<string>()
  let hung = 0

  const at = (path: string) => join(root, ...path.split('/'))

  async function inTime<T>(work: () => Promise<T>): Promise<T> {
    if (hung >= MOST_HUNG) throw new StoreFailure('offline', 'hung')
    let isLate = false
    const late = new AbortController()
    const running = work().finally(() => {
      late.abort()
      if (isLate) hung -= 1
    })
    const timer = wait(timeoutMs, undefined, { signal: late.signal }).then(() => {
      isLate = true
      hung += 1
      throw new StoreFailure('offline', 'timeout')
    })
    timer.catch(() => undefined)
    return Promise.race([running, timer])
  }

  async function checkRoot(): Promise<void> {
    const found = await disk.stat(root).catch((error: unknown) => {
      const code = readErrorCode(error)
      throw new StoreFailure(code === 'not-found' ? 'gone' : code, errorCode(error))
    })
    if (!found.isDirectory()) throw new StoreFailure('not-a-store', 'ENOTDIR')
  }

  const reading = <T>(work: () => Promise<T>) =>
    inTime(async () => {
      await checkRoot()
      return work()
    }).catch((error: unknown) => {
      throw failure(error, readErrorCode)
    })

  const writing = <T>(work: () => Promise<T>) =>
    inTime(async () => {
      await checkRoot()
      return work()
    }).catch((error: unknown) => {
      throw failure(error, (one) => writeErrorCode(one, true))
    })

  const patiently = <T>(work: () => Promise<T>) => whileHeld({ os, patienceMs }, work)

  async function makeFolders(path: string): Promise<void> {
    if (path === '') return
    await makeFolders(folderOf(path))
    try {
      await disk.mkdir(at(path))
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }

  /** Drafts of a power cut, once per session and folder. */
  async function sweep(path: string): Promise<void> {
    if (swept.has(path)) return
    swept.add(path)
    for (const name of await disk.readdir(at(path))) {
      if (!isDraftName(name)) continue
      const { mtimeMs } = await disk.lstat(join(at(path), name))
      if (Date.now() - mtimeMs > DRAFT_AGE_MS) await disk.unlink(join(at(path), name))
    }
  }

  return {
    list: (path) =>
      reading(async () => {
        const found = await disk.readdir(at(path), { withFileTypes: true })
        const files: ExchangeFile[] = []
        await Promise.all(
          found.map(async (entry) => {
            if (!isExchangeName(entry.name)) return
            if (entry.isDirectory()) files.push({ name: entry.name, size: 0, folder: true })
            if (!entry.isFile()) return
            // A file may go between the two calls.
            const facts = await disk.lstat(join(at(path), entry.name)).catch(() => null)
            if (facts !== null) files.push({ name: entry.name, size: facts.size, folder: false })
          }),
        )
        return files
      }),

    read: (path) =>
      reading(async () => {
        // A link in a shared folder could lead to any file of this PC.
        const flags = constants.O_RDONLY | (os === 'win32' ? 0 : constants.O_NOFOLLOW)
        const handle = await patiently(() => disk.open(at(path), flags))
        try {
          const facts = await handle.stat()
          if (!facts.isFile()) throw new StoreFailure('not-found', 'no file')
          if (facts.size > LIMITS.exchangeFileBytes) throw new StoreFailure('too-large', 'size')
          return new Uint8Array(await handle.readFile())
        } finally {
          await handle.close()
        }
      }),

    create: (path, bytes) =>
      writing(async () => {
        const folder = folderOf(path)
        const taken = await disk.lstat(at(path)).then(
          () => true,
          () => false,
        )
        if (taken) throw new StoreFailure('exists', 'EEXIST')
        await makeFolders(folder)
        await sweep(folder).catch(() => undefined)
        await addNewFile({ disk, os, patienceMs }, at(folder), nameOf(path), bytes)
      }),

    remove: (path) =>
      writing(async () => {
        const facts = await disk.lstat(at(path)).catch((error: unknown) => {
          if (errorCode(error) === 'ENOENT') return null
          throw error
        })
        if (facts === null) return
        if (!facts.isDirectory()) {
          await patiently(() => disk.unlink(at(path)))
          return
        }
        if ((await disk.readdir(at(path))).length > 0) throw new StoreFailure('forbidden', 'ENOTEMPTY')
        await patiently(() => disk.rmdir(at(path)))
      }),

    clock: () =>
      writing(async () => {
        const askedAt = Date.now()
        const draft = await writeDraft(disk, root, new Uint8Array([1]))
        try {
          const { mtimeMs } = await disk.lstat(draft)
          return Math.round(mtimeMs - (askedAt + Date.now()) / 2)
        } finally {
          await disk.unlink(draft).catch(() => undefined)
        }
      }),

    check: () => reading(() => Promise.resolve()),
  }
}
