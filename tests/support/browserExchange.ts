import { browserExchange } from '@/platform/browserExchange'
import type { RememberedFolder } from '@/platform/rememberedFolder'
import { privateFolder } from './privateFolder'

/** A browser with a folder of exchange, its permission and its user. */
export function browserBench() {
  const disk = privateFolder()
  const state = { permission: 'granted' as PermissionState, there: true, confirms: true, allows: true }
  const gone = () => Promise.reject(new DOMException('gone', 'NotFoundError'))
  const handle = {
    name: 'Обмен',
    queryPermission: () => Promise.resolve(state.permission),
    requestPermission() {
      if (state.allows) state.permission = 'granted'
      return Promise.resolve(state.permission)
    },
    keys: () => (state.there ? disk.keys() : { next: gone }),
    values: () => disk.values(),
    getDirectoryHandle: (...args: Parameters<typeof disk.getDirectoryHandle>) => disk.getDirectoryHandle(...args),
    getFileHandle: (...args: Parameters<typeof disk.getFileHandle>) => disk.getFileHandle(...args),
    removeEntry: (name: string) => disk.removeEntry(name),
  } as unknown as FileSystemDirectoryHandle
  const kept = new Map<string, FileSystemDirectoryHandle>()
  const memory = (key: string): RememberedFolder => ({
    get: () => Promise.resolve(kept.get(key) ?? null),
    set: (folder) => Promise.resolve(void (folder ? kept.set(key, folder) : kept.delete(key))),
    pick: () => (state.confirms ? Promise.resolve(handle) : Promise.reject(new DOMException('closed', 'AbortError'))),
  })
  const stores = browserExchange(memory)
  if (stores === null) throw new Error('no stores')
  return { stores, state, disk }
}
