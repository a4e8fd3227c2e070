import { appendFileSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import { isDraft, type Disk } from './writing'

const LIST = 'drafts.txt'

/**
 * A file is first written under a name of its own beside its target, and holds everything the target would. After a crash
 * or a power cut it would lie about in the user's folder for ever, so every draft is noted before it is made and crossed
 * out when it is gone; what is still noted at the next start is removed. Nothing but drafts is ever removed.
 */
export function createDrafts(ownData: string): { disk: Disk; sweep(): void } {
  const list = join(ownData, LIST)
  const open = new Set<string>()

  function note(path: string): void {
    open.add(path)
    try {
      appendFileSync(list, `${path}\n`)
    } catch {
      // Without the note the file is still written; only a crash right now would leave a draft behind.
    }
  }
  function crossOut(path: string): void {
    if (!open.delete(path)) return
    try {
      if (open.size === 0) rmSync(list, { force: true })
      else writeFileSync(list, [...open].map((one) => `${one}\n`).join(''))
    } catch {
      // A note too many is looked at and dropped at the next start.
    }
  }

  return {
    // Asked of the module at each call, as the plain disk is.
    disk: {
      open: (path, flags) => {
        if (isDraft(String(path))) note(String(path))
        return nodeFiles.open(path, flags)
      },
      rename: async (from, to) => {
        await nodeFiles.rename(from, to)
        crossOut(String(from))
      },
      unlink: async (path) => {
        await nodeFiles.unlink(path)
        crossOut(String(path))
      },
    },
    sweep() {
      const left = new Set(open)
      for (const path of lines(list)) left.add(path)
      for (const name of names(ownData)) left.add(join(ownData, name))
      const kept: string[] = []
      for (const path of left) {
        if (!isAbsolute(path) || !isDraft(basename(path))) continue
        try {
          unlinkSync(path)
        } catch (error) {
          // Gone already, or on a stick that is not here now: that one is tried again.
          if (!gone(error)) kept.push(path)
        }
        open.delete(path)
      }
      try {
        if (kept.length === 0) rmSync(list, { force: true })
        else writeFileSync(list, kept.map((one) => `${one}\n`).join(''))
      } catch {
        // The disk is full or read-only: the notes stay as they were.
      }
    },
  }
}

const gone = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === 'ENOENT'

function lines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
