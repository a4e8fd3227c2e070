import { existsSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DesktopApi, StoreState } from '../contract'
import { putStoreAside } from './damagedStores'
import { errorCode } from './errors'

export interface StorePlaces {
  /** Our own files: the profile. */
  ownData: string
  /** Where Chromium keeps IndexedDB of the session. */
  storage: string
}

/**
 * What happens to Chromium's store before the first page asks for it: was the last session ended in order, what keeps
 * the data, and, when the page asked for it, the damaged store is put aside. Call once, before a window opens. Never
 * throws: a store that cannot be moved is told of, and the program starts.
 */
export function prepareStore({ ownData, storage }: StorePlaces, now: Date): StoreState {
  const store = join(storage, 'IndexedDB')
  const request = requestFile(ownData)
  let setAsideAt: string | null = null
  let asideFailed: string | null = null
  if (existsSync(request)) {
    try {
      // Whether it can be moved or not, it is tried once for one request: the store may be sound again by the next start.
      rmSync(request, { force: true })
      putStoreAside(store, ownData, now)
      setAsideAt = now.toISOString()
    } catch (error) {
      asideFailed = errorCode(error)
    }
  }
  const running = runningFile(ownData)
  const unclean = existsSync(running)
  try {
    writeFileSync(running, '')
  } catch {
    // A full disk must not keep the program from starting; the next start will not know, that is all.
  }
  return { unclean, backend: backendOf(store), setAsideAt, asideFailed }
}

/** The session ended in order. */
export function endSession(ownData: string): void {
  rmSync(runningFile(ownData), { force: true })
}

const runningFile = (ownData: string) => join(ownData, 'session-running')
const requestFile = (ownData: string) => join(ownData, 'put-store-aside')

/** LevelDB stores are folders `*.leveldb`; whatever else lies there is the newer backend. */
function backendOf(store: string): StoreState['backend'] {
  let names: string[]
  try {
    names = readdirSync(store)
  } catch {
    return 'none'
  }
  if (names.length === 0) return 'none'
  return names.some((name) => name.endsWith('.leveldb')) ? 'leveldb' : 'sqlite'
}

/** The store's channels. `restart` ends the program and starts it again. */
export function createStore(
  ownData: string,
  state: StoreState,
  restart: () => void,
): Pick<DesktopApi, 'freeSpace' | 'storeState' | 'restartWithFreshStore'> {
  return {
    storeState: () => Promise.resolve({ ok: true, value: state }),
    freeSpace() {
      try {
        const { bavail, bsize } = statfsSync(ownData)
        return Promise.resolve({ ok: true, value: { profileBytes: bavail * bsize } })
      } catch (error) {
        return Promise.resolve({ ok: false, code: 'unknown', detail: errorCode(error) })
      }
    },
    restartWithFreshStore() {
      try {
        writeFileSync(requestFile(ownData), '')
      } catch (error) {
        return Promise.resolve({ ok: false, code: 'no-space', detail: errorCode(error) })
      }
      // The page gets its answer first.
      setTimeout(restart, 100)
      return Promise.resolve({ ok: true, value: null })
    },
  }
}
