import type { DesktopErrorCode, OpenedFile, Result } from '@contract'
import type { Platform, WrittenFile } from '@/platform/platform'
import { memoryJournals, type MemoryJournals } from './memoryJournals'
import { memorySnapshots, type MemorySnapshots } from './memorySnapshots'

/** The third platform: everything happens in memory, and a test sees it and answers for the user. */
export interface MemoryPlatform extends Platform {
  /** What the user will choose in the next open dialogs, in order; an empty queue means that the dialog is closed. */
  toOpen: OpenedFile[][]
  /** False: the user closes save and folder dialogs. */
  confirms: boolean
  /** Set to make every file and printing call fail in this way. */
  failing: DesktopErrorCode | null
  /** Everything that was written, by file name. */
  saved: Map<string, Uint8Array>
  revealed: { name: string; open: boolean }[]
  printed: string[]
  outside: string[]
  clipboard: string
  journals: MemoryJournals
  snapshots: MemorySnapshots
  /** What `freeSpace` answers. */
  freeBytes: number
}

const cancelled: Result<never> = { ok: false, code: 'cancelled' }

function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${stem} (${String(number)})${extension}`
  return free
}

/** A platform like the desktop's; `{ browser: true }` lacks what a browser lacks: folders and silent PDF. */
export function memoryPlatform(options: { browser?: boolean } = {}): MemoryPlatform {
  let mark: string | null = null
  let keys: string | null = null
  const writers = new Map<string, (() => void)[]>()

  function write(name: string, bytes: Uint8Array): Result<WrittenFile> {
    if (platform.failing) return { ok: false, code: platform.failing, name }
    platform.saved.set(name, bytes.slice())
    const reveal = (open: boolean): Promise<Result<null>> => {
      platform.revealed.push({ name, open })
      return Promise.resolve({ ok: true, value: null })
    }
    return { ok: true, value: { name, reveal: options.browser ? null : reveal } }
  }

  function print<T>(html: string, value: T): Promise<Result<T>> {
    if (platform.failing) return Promise.resolve({ ok: false, code: platform.failing })
    platform.printed.push(html)
    return Promise.resolve({ ok: true, value })
  }

  const opened = new Map<string, string>()
  const platform: MemoryPlatform = {
    toOpen: [],
    confirms: true,
    failing: null,
    saved: new Map(),
    revealed: [],
    printed: [],
    outside: [],
    clipboard: '',
    hostTitle: 'в памяти',
    version: '0.0.0',
    openFiles({ multiple }) {
      if (platform.failing) return Promise.resolve({ ok: false, code: platform.failing })
      const files = platform.toOpen.shift()
      if (!files || files.length === 0) return Promise.resolve(cancelled)
      const chosen = (multiple ? files : files.slice(0, 1)).map((file) => {
        const token = `opened-${String(opened.size)}`
        opened.set(token, file.name)
        return { ...file, token }
      })
      return Promise.resolve({ ok: true, value: chosen })
    },
    saveFile({ suggestedName, bytes, notOver }) {
      if (!platform.confirms) return Promise.resolve(cancelled)
      if (notOver !== undefined && opened.get(notOver) === suggestedName) {
        return Promise.resolve({ ok: false, code: 'same-file', name: suggestedName })
      }
      return Promise.resolve(write(suggestedName, bytes))
    },
    chooseFolder: options.browser
      ? null
      : () =>
          Promise.resolve(
            platform.confirms
              ? {
                  ok: true,
                  value: {
                    name: 'Папка',
                    write: (name, bytes) => Promise.resolve(write(freeName(platform.saved, name), bytes)),
                  },
                }
              : cancelled,
          ),
    printing: {
      toPdf: options.browser ? null : (html) => print(html, new TextEncoder().encode(`%PDF ${html}`)),
      print: (html) => print(html, null),
      printers: options.browser ? null : () => Promise.resolve({ ok: true, value: ['HP в канцелярии', 'Canon'] }),
    },
    openExternal(url) {
      if (!/^(https:\/\/|mailto:)/.test(url)) return Promise.resolve({ ok: false, code: 'forbidden' })
      platform.outside.push(url)
      return Promise.resolve({ ok: true, value: null })
    },
    copyText(text) {
      platform.clipboard = text
      return Promise.resolve({ ok: true, value: null })
    },
    deviceMark: {
      read: () => Promise.resolve(mark),
      write(text) {
        mark = text
        return Promise.resolve()
      },
    },
    journals: memoryJournals(),
    snapshots: memorySnapshots(),
    vault: {
      read: () => Promise.resolve({ ok: true, value: { text: keys, protection: 'file' } }),
      write(text) {
        keys = text
        return Promise.resolve({ ok: true, value: 'file' })
      },
    },
    freeBytes: 50e9,
    freeSpace: () => Promise.resolve({ ok: true, value: { profileBytes: platform.freeBytes } }),
    exchange: null,
    store: null,
    claimWriting(name, whenFree) {
      const queue = writers.get(name) ?? []
      queue.push(whenFree)
      writers.set(name, queue)
      const release = () => {
        const place = queue.indexOf(whenFree)
        if (place < 0) return
        queue.splice(place, 1)
        if (place === 0) queue[0]?.()
      }
      return Promise.resolve({ granted: queue.length === 1, release })
    },
  }
  return platform
}
