import { LIMITS, type DesktopErrorCode, type FileKind, type OpenedFile, type Result } from '@contract'
import type { FolderWriter, WrittenFile } from './platform'

// The parts of the File System Access API that TypeScript does not list: only Chromium has the pickers.
interface PickerKind {
  description: string
  accept: Record<string, string[]>
}
interface Pickers {
  showSaveFilePicker?: (options: { suggestedName: string; types?: PickerKind[] }) => Promise<FileSystemFileHandle>
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}
const pickers = () => window as unknown as Pickers

/** What a browser calls its failures → the contract's words. */
const CODES: Readonly<Record<string, DesktopErrorCode>> = {
  AbortError: 'cancelled',
  NotAllowedError: 'read-only',
  NoModificationAllowedError: 'file-locked',
  InvalidStateError: 'file-locked',
  NotReadableError: 'file-locked',
  QuotaExceededError: 'no-space',
  NotFoundError: 'gone',
}

function failed(error: unknown, file?: string): Extract<Result<never>, { ok: false }> {
  const reason = error instanceof DOMException || error instanceof Error ? error.name : 'unknown'
  return { ok: false, code: CODES[reason] ?? 'unknown', detail: reason, ...(file === undefined ? {} : { name: file }) }
}

/** A browser refuses a name with these signs altogether. */
function plainName(name: string): string {
  const plain = name.replace(/[<>:"/\\|?*\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '-')
  return plain.replace(/^[\s.]+|[\s.]+$/gu, '').slice(0, LIMITS.fileNameChars) || '_'
}

/** «Имя.xlsx», 2 → «Имя (2).xlsx» */
function numbered(name: string, number: number): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  return number === 1 ? name : `${stem} (${String(number)})${extension}`
}

/** What was opened while this window stands, for `notOver`: a browser tells no path, but a file by its name, size and time. */
const opened = new Map<string, { name: string; size: number; lastModified: number }>()

async function isOpened(handle: FileSystemFileHandle, token: string): Promise<boolean> {
  const form = opened.get(token)
  if (!form || form.name !== handle.name) return false
  const there = await handle.getFile().catch(() => null)
  return there !== null && there.size === form.size && there.lastModified === form.lastModified
}

async function readOne(file: File): Promise<Result<OpenedFile>> {
  if (file.size > LIMITS.openFileBytes) return { ok: false, code: 'too-large', name: file.name }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const token = crypto.randomUUID()
    opened.set(token, { name: file.name, size: file.size, lastModified: file.lastModified })
    return { ok: true, value: { name: file.name, bytes, token } }
  } catch (error) {
    const result = failed(error, file.name)
    return result.code === 'gone' ? { ...result, code: 'not-found' } : result
  }
}

function chosenFiles(kinds: FileKind[], multiple: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = multiple
  input.accept = kinds.flatMap((kind) => kind.extensions.map((extension) => `.${extension}`)).join(',')
  input.hidden = true
  document.body.append(input)
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])])
    })
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.click()
  }).then((files) => {
    input.remove()
    return files as File[]
  })
}

/** The browser's own file dialog; the title is the browser's. */
export async function openFiles(request: { kinds: FileKind[]; multiple: boolean }): Promise<Result<OpenedFile[]>> {
  const files = await chosenFiles(request.kinds, request.multiple)
  if (files.length === 0) return { ok: false, code: 'cancelled' }
  const read: OpenedFile[] = []
  for (const file of files) {
    const result = await readOne(file)
    if (!result.ok) return result
    read.push(result.value)
  }
  return { ok: true, value: read }
}

async function writeInto(handle: FileSystemFileHandle, bytes: Uint8Array): Promise<void> {
  // Chromium writes into a swap file and moves it over the target on close: whole or not at all.
  const stream = await handle.createWritable()
  try {
    await stream.write(bytes as Uint8Array<ArrayBuffer>)
    await stream.close()
  } catch (error) {
    await stream.abort().catch(() => undefined)
    throw error
  }
}

function download(name: string, bytes: Uint8Array): Result<WrittenFile> {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The browser takes the bytes after the click has returned.
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, 60_000)
  return { ok: true, value: { name, reveal: null } }
}

/**
 * Asks where to save where the browser can, else hands the file to its downloads. The dialog needs a fresh click: after
 * long work the browser refuses it, and then the file goes to the downloads as well rather than being lost.
 */
export async function saveFile(request: {
  suggestedName: string
  kinds: FileKind[]
  bytes: Uint8Array
  notOver?: string | undefined
}): Promise<Result<WrittenFile>> {
  const { kinds, bytes, notOver } = request
  if (bytes.byteLength > LIMITS.saveFileBytes) return { ok: false, code: 'too-large', name: request.suggestedName }
  const name = plainName(request.suggestedName)
  const ask = pickers().showSaveFilePicker
  if (!ask) return download(name, bytes)
  const types = kinds.map((kind) => ({
    description: kind.name,
    accept: { 'application/octet-stream': kind.extensions.map((extension) => `.${extension}`) },
  }))
  let handle: FileSystemFileHandle
  try {
    handle = await ask.call(window, { suggestedName: name, ...(types.length > 0 ? { types } : {}) })
  } catch (error) {
    const result = failed(error)
    return result.code === 'cancelled' ? result : download(name, bytes)
  }
  if (notOver !== undefined && (await isOpened(handle, notOver))) {
    return { ok: false, code: 'same-file', name: handle.name }
  }
  try {
    await writeInto(handle, bytes)
    return { ok: true, value: { name: handle.name, reveal: null } }
  } catch (error) {
    return failed(error, handle.name)
  }
}

async function freeName(folder: FileSystemDirectoryHandle, name: string): Promise<string> {
  for (let number = 1; number <= 999; number += 1) {
    const candidate = numbered(name, number)
    try {
      await folder.getFileHandle(candidate)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return candidate
      // A folder of that name is in the way: the next number.
      if (!(error instanceof DOMException && error.name === 'TypeMismatchError')) throw error
    }
  }
  throw new DOMException('no free name', 'NoModificationAllowedError')
}

/** Null where the browser cannot give a folder away. */
export function folderChooser(): ((title: string) => Promise<Result<FolderWriter>>) | null {
  const ask = pickers().showDirectoryPicker
  if (!ask) return null
  return async () => {
    try {
      const folder = await ask.call(window, { mode: 'readwrite' })
      return { ok: true, value: { name: folder.name, write: (name, bytes) => writeNew(folder, name, bytes) } }
    } catch (error) {
      return failed(error)
    }
  }
}

async function writeNew(
  folder: FileSystemDirectoryHandle,
  name: string,
  bytes: Uint8Array,
): Promise<Result<WrittenFile>> {
  if (bytes.byteLength > LIMITS.saveFileBytes) return { ok: false, code: 'too-large', name }
  try {
    const free = await freeName(folder, plainName(name))
    await writeInto(await folder.getFileHandle(free, { create: true }), bytes)
    return { ok: true, value: { name: free, reveal: null } }
  } catch (error) {
    return failed(error, name)
  }
}
