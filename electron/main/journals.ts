import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import type { DesktopApi, Result } from '../contract'
import { errorCode, writeErrorCode } from './errors'
import { JournalFile, JournalGap } from './journalFile'
import { isExpired } from './putAside'

type JournalApi = Pick<
  DesktopApi,
  | 'openJournal'
  | 'listJournals'
  | 'appendJournal'
  | 'writeJournalBase'
  | 'readJournalBase'
  | 'readJournal'
  | 'putJournalAside'
  | 'removeJournal'
>

const EXTENSION = '.journal'
/** SQLite's own files beside the database. */
const PARTS = ['', '-wal', '-shm']

interface Journals {
  /** Whether every school has a whole journal; false when one cannot be opened. */
  areWhole(): boolean
  close(): void
}

/** SQLite's full disk and I/O errors in the contract's words; `detail` tells a gap from the rest. */
function refused(error: unknown): Result<never> {
  if (error instanceof JournalGap) return { ok: false, code: 'unknown', detail: error.code }
  const number = error instanceof Error ? (error as { errcode?: unknown }).errcode : undefined
  const code = typeof number === 'number' ? number & 0xff : 0
  const detail = code === 0 ? errorCode(error) : `SQLITE ${String(code)}`
  if (code === 13) return { ok: false, code: 'no-space', detail } // SQLITE_FULL
  if (code === 8) return { ok: false, code: 'read-only', detail } // SQLITE_READONLY
  if (code === 10 || code === 14) return { ok: false, code: 'gone', detail } // SQLITE_IOERR, SQLITE_CANTOPEN
  return { ok: false, code: code === 0 ? writeErrorCode(error, false) : 'unknown', detail }
}

/**
 * The journals beside the database, one file per school in `folder`. A file that is no sound database is put aside as
 * `<school>.journal.damaged-N` and a new one begun. `close` is for the end of the program.
 *
 * What was put aside goes after its time when the school is opened and whole (152-ФЗ: it holds what was erased since), and
 * with the school.
 */
export function createJournals(folder: string, now: () => Date = () => new Date()): JournalApi & Journals {
  const open = new Map<string, { file: JournalFile; damaged: boolean }>()
  const pathOf = (school: string) => join(folder, school + EXTENSION)

  function putAside(path: string): void {
    let number = 1
    while (existsSync(`${path}.damaged-${String(number)}`)) number += 1
    for (const part of PARTS) {
      const aside = `${path}.damaged-${String(number)}${part}`
      if (!existsSync(path + part)) continue
      renameSync(path + part, aside)
      // Its term counts from now, not from the last save into it.
      utimesSync(aside, now(), now())
    }
  }

  /** Removes what was put aside of a school; what cannot be removed now is tried again the next time. */
  function dropAside(school: string, isOld: (path: string) => boolean): void {
    const start = `${school}${EXTENSION}.damaged-`
    for (const name of readdirSync(folder).filter((one) => one.startsWith(start))) {
      try {
        if (isOld(join(folder, name))) rmSync(join(folder, name))
      } catch {
        // It is in nobody's way.
      }
    }
  }

  const schools = () =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith(EXTENSION))
          .map((name) => name.slice(0, -EXTENSION.length))
      : []

  function opened(school: string): { file: JournalFile; damaged: boolean } {
    const held = open.get(school)
    if (held) return held
    mkdirSync(folder, { recursive: true })
    const path = pathOf(school)
    const entry = { file: tried(path), damaged: false }
    if (entry.file === null) {
      putAside(path)
      entry.file = new JournalFile(path)
      entry.damaged = true
    }
    const sound = { file: entry.file, damaged: entry.damaged }
    open.set(school, sound)
    return sound
  }

  function shut(school: string): void {
    open.get(school)?.file.close()
    open.delete(school)
  }

  function answer<T>(work: () => T): Promise<Result<T>> {
    try {
      return Promise.resolve({ ok: true, value: work() })
    } catch (error) {
      return Promise.resolve(refused(error))
    }
  }

  return {
    openJournal: ({ school }) =>
      answer(() => {
        const { file, damaged } = opened(school)
        const state = file.state()
        if (state.base !== null) dropAside(school, (path) => isExpired(statSync(path).mtime, now()))
        return { ...state, damaged }
      }),
    listJournals: () => answer(schools),
    appendJournal: ({ school, rows, mark }) =>
      answer(() => {
        opened(school).file.append(rows, mark)
        return null
      }),
    writeJournalBase: ({ school, number, bytes, mark }) =>
      answer(() => {
        const entry = opened(school)
        entry.file.writeBase(number, bytes, mark)
        entry.damaged = false
        return null
      }),
    readJournalBase: ({ school }) => answer(() => opened(school).file.readBase()),
    readJournal: ({ school, after }) => answer(() => opened(school).file.read(after)),
    putJournalAside: ({ school }) =>
      answer(() => {
        shut(school)
        putAside(pathOf(school))
        return null
      }),
    removeJournal: ({ school }) =>
      answer(() => {
        shut(school)
        for (const part of PARTS) rmSync(pathOf(school) + part, { force: true })
        if (existsSync(folder)) dropAside(school, () => true)
        return null
      }),
    areWhole() {
      try {
        return schools().every((school) => opened(school).file.state().base !== null)
      } catch {
        return false
      }
    },
    close() {
      for (const { file } of open.values()) file.close()
      open.clear()
    },
  }
}

/** Null when the file is damaged; any other failure (no right, no space) is thrown. */
function tried(path: string): JournalFile | null {
  try {
    return new JournalFile(path)
  } catch (error) {
    const number = error instanceof Error ? (error as { errcode?: unknown }).errcode : undefined
    const damaged = errorCode(error) === 'ERR_SQLITE_CORRUPT' || number === 11 || number === 26 // CORRUPT, NOTADB
    if (damaged) return null
    throw error
  }
}
