import type { TextShelf } from '@/storage/registry'

/** One text in memory. */
export function memoryShelf(text: string | null = null): TextShelf {
  return {
    read: () => Promise.resolve(text),
    write: (next) => {
      text = next
      return Promise.resolve()
    },
  }
}
