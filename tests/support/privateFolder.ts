import type { PrivateFolder } from '@/platform/privateFolder'

/**
 * The origin's private file system as far as journals and snapshots use it. As in a browser a file is there, empty, from
 * the moment its handle is made, and gets its content when the stream is closed; while the disk is full it gets none.
 */
export function privateFolder(disk = { full: false }): PrivateFolder {
  const files = new Map<string, Uint8Array>()
  const folders = new Map<string, PrivateFolder>()
  const missing = () => new DOMException('not found', 'NotFoundError')
  const folder = {
    getDirectoryHandle(name: string, options?: { create?: boolean }) {
      const held = folders.get(name) ?? (options?.create === true ? privateFolder(disk) : null)
      if (held === null) return Promise.reject(missing())
      folders.set(name, held)
      return Promise.resolve(held)
    },
    getFileHandle(name: string, options?: { create?: boolean }) {
      if (!files.has(name) && options?.create !== true) return Promise.reject(missing())
      if (!files.has(name)) files.set(name, new Uint8Array())
      return Promise.resolve({
        kind: 'file',
        name,
        getFile: () =>
          Promise.resolve(new File([(files.get(name) ?? new Uint8Array()) as Uint8Array<ArrayBuffer>], name)),
        createWritable() {
          let draft = new Uint8Array()
          return Promise.resolve({
            write: (bytes: Uint8Array) =>
              disk.full
                ? Promise.reject(new DOMException('full', 'QuotaExceededError'))
                : Promise.resolve(void (draft = bytes.slice())),
            close: () => Promise.resolve(void files.set(name, draft)),
            abort: () => Promise.resolve(),
          })
        },
      })
    },
    async removeEntry(name: string, options?: { recursive?: boolean }) {
      const held = await folders.get(name)?.keys().next()
      if (held?.done === false && options?.recursive !== true)
        throw new DOMException('not empty', 'InvalidModificationError')
      if (!files.delete(name) && !folders.delete(name)) throw missing()
    },
    async *keys() {
      yield* [...files.keys(), ...folders.keys()]
    },
    async *values() {
      for (const name of files.keys()) yield await folder.getFileHandle(name)
      yield* [...folders].map(([name, held]) => Object.assign(held, { kind: 'directory', name }))
    },
  }
  return folder as unknown as PrivateFolder
}
