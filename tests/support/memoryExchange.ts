import { LIMITS } from '@contract'
import { isExchangeName, isExchangePath } from '@/platform/exchangePaths'
import type { DesktopErrorCode, ExchangeFile, ExchangeStore, Result } from '@/platform/platform'

/** A store in memory; several may share one `files`, like PCs that share one folder. */
export interface MemoryExchange extends ExchangeStore {
  /** Path → bytes. */
  files: Map<string, Uint8Array>
  /** Folders that were made; they stay when they lose their last file. */
  folders: Set<string>
  /** The store's clock minus ours in milliseconds; null: it has none. */
  offsetMs: number | null
  /** Set to make every call fail in this way. */
  failing: DesktopErrorCode | null
}

const above = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The third kind of store; `shared` is another one whose files it sees. */
export function memoryExchange(shared?: MemoryExchange): MemoryExchange {
  const ok = <T>(value: T): Promise<Result<T>> => Promise.resolve({ ok: true, value })
  const no = (code: DesktopErrorCode, detail: string, path: string): Promise<Result<never>> =>
    Promise.resolve({ ok: false, code, detail, name: path.slice(path.lastIndexOf('/') + 1) })

  function makeFolders(path: string): void {
    for (let folder = above(path); folder !== ''; folder = above(folder)) store.folders.add(folder)
  }

  const store: MemoryExchange = {
    files: shared?.files ?? new Map<string, Uint8Array>(),
    folders: shared?.folders ?? new Set<string>(),
    offsetMs: 0,
    failing: null,
    list(path) {
      if (store.failing) return no(store.failing, 'injected', path)
      if (path !== '' && !isExchangePath(path)) return no('bad-request', 'path', path)
      if (path !== '' && !store.folders.has(path)) return no('not-found', 'ENOENT', path)
      const last = (one: string) => one.slice(one.lastIndexOf('/') + 1)
      const listed: ExchangeFile[] = []
      for (const one of store.folders) {
        if (above(one) === path) listed.push({ name: last(one), size: 0, folder: true })
      }
      for (const [one, bytes] of store.files) {
        if (above(one) === path) listed.push({ name: last(one), size: bytes.length, folder: false })
      }
      return ok(listed.filter(({ name }) => isExchangeName(name)))
    },
    read(path) {
      if (store.failing) return no(store.failing, 'injected', path)
      if (!isExchangePath(path)) return no('bad-request', 'path', path)
      const bytes = store.files.get(path)
      return bytes ? ok(bytes.slice()) : no('not-found', 'ENOENT', path)
    },
    create(path, bytes) {
      if (store.failing) return no(store.failing, 'injected', path)
      if (!isExchangePath(path)) return no('bad-request', 'path', path)
      if (bytes.length > LIMITS.exchangeFileBytes) return no('too-large', 'bytes', path)
      if (store.files.has(path) || store.folders.has(path)) return no('exists', 'EEXIST', path)
      makeFolders(path)
      store.files.set(path, bytes.slice())
      return ok(null)
    },
    remove(path) {
      if (store.failing) return no(store.failing, 'injected', path)
      if (!isExchangePath(path)) return no('bad-request', 'path', path)
      const held = [...store.files.keys(), ...store.folders].some((one) => above(one) === path)
      if (held) return no('forbidden', 'ENOTEMPTY', path)
      store.files.delete(path)
      store.folders.delete(path)
      return ok(null)
    },
    clock: () => (store.failing ? no(store.failing, 'injected', '') : ok(store.offsetMs)),
  }
  return store
}
