/** A folder on the PC that the user named once. */
export interface RememberedFolder {
  get(): Promise<FileSystemDirectoryHandle | null>
  set(folder: FileSystemDirectoryHandle | null): Promise<void>
  /** Shows the browser's dialog. Rejects with an `AbortError` when it is closed. */
  pick(): Promise<FileSystemDirectoryHandle>
}

interface Picker {
  showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}

const DATABASE = 'pereklichka-folder'
const STORE = 'handles'

/**
 * The folder's handle, kept under `key` in a small database of its own: handles can be kept nowhere else, and the school's databases
 * belong to the storage. Null in a browser without access to folders.
 */
export function rememberedFolder(key: string): RememberedFolder | null {
  const { showDirectoryPicker } = window as unknown as Picker
  if (showDirectoryPicker === undefined) return null
  return {
    pick: () => showDirectoryPicker.call(window, { id: idOf(key), mode: 'readwrite' }),
    get: () => inStore('readonly', (store) => store.get(key)).then((value) => handleOf(value)),
    set: async (folder) => {
      if (folder === null) await inStore('readwrite', (store) => store.delete(key))
      else await inStore('readwrite', (store) => store.put(folder, key))
    },
  }
}

/** The browser remembers the last folder of each dialog by a name of 32 signs at most. */
const idOf = (key: string) => `pereklichka-${key}`.slice(0, 32)

function handleOf(value: unknown): FileSystemDirectoryHandle | null {
  return value instanceof FileSystemDirectoryHandle ? value : null
}

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE)
  const database = await done(opening)
  try {
    return await done(work(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('indexedDB'))
    }
  })
}
