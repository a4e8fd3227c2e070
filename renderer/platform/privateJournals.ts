import type { JournalRow, Journals, Result } from './platform'
import { readPrivate, writePrivate, type PrivateFolder } from './privateFolder'

const ROOT = 'journal'
/** Where journals that were given up are kept. */
const ASIDE = 'journal-aside'
/** As long as on the desktop; then they go, for they hold what was erased since (152-ФЗ). */
const ASIDE_KEPT_MS = 90 * 24 * 60 * 60 * 1000
const MARK = 'mark'
/** Numbers in names sort as text. */
const DIGITS = 12

const rowName = (number: number, id: string) => `row-${String(number).padStart(DIGITS, '0')}-${encodeURIComponent(id)}`
const baseName = (number: number) => `base-${String(number).padStart(DIGITS, '0')}`

interface Held {
  folder: PrivateFolder
  /** Numbers and ids of the rows, oldest first; every window but the writing one only reads. */
  rows: { number: number; id: string; name: string }[]
  base: number | null
  mark: string | null
  /** What counts no more and was left behind by a window that closed in the middle; the next writing drops it. */
  stale: string[]
}

/**
 * The journal of the browser edition: a file per row in the origin's private file system (OPFS), which a torn database
 * does not touch. A file gets its content as a whole when it is closed; until then it is there and empty. Clearing the site's data takes it away together with the
 * database, and the browser gives no promise to flush: the screen says so.
 */
export function privateJournals(root: () => Promise<PrivateFolder>, now: () => number = Date.now): Journals {
  const open = new Map<string, Held>()

  let last: Promise<unknown> = Promise.resolve()

  /** One call after the other: a look between the making of a file and its content would take it for an empty one. */
  function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
    const turn = last.then(() => answered(work))
    last = turn
    return turn
  }

  async function look(school: string): Promise<Held> {
    const held = open.get(school)
    if (held) return held
    const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
    const folder: PrivateFolder = await journal.getDirectoryHandle(school, { create: true })
    const fresh: Held = { folder, rows: [], base: null, mark: null, stale: [] }
    const bases: number[] = []
    for await (const name of folder.keys()) {
      const [kind, digits] = name.split('-')
      if (kind === 'base') bases.push(Number(digits))
      else if (kind === 'row')
        fresh.rows.push({ number: Number(digits), id: decodeURIComponent(name.slice(5 + DIGITS)), name })
      else if (name === MARK) fresh.mark = new TextDecoder().decode(await readPrivate(folder, MARK))
    }
    // A base that was not finished must not stand in the way of the one before it.
    for (const number of bases.sort((a, b) => b - a)) {
      if (fresh.base === null && !(await isEmpty(folder, baseName(number)))) fresh.base = number
      else fresh.stale.push(baseName(number))
    }
    fresh.rows.sort((a, b) => a.number - b.number)
    for (let row = fresh.rows.at(-1); row && (await isEmpty(folder, row.name)); row = fresh.rows.at(-1)) {
      fresh.stale.push(row.name)
      fresh.rows.pop()
    }
    const past = fresh.rows.filter(({ number }) => number <= (fresh.base ?? -1))
    fresh.stale.push(...past.map(({ name }) => name))
    fresh.rows = fresh.rows.slice(past.length)
    open.set(school, fresh)
    return fresh
  }

  /** Only by the window that writes: to another one a file that is just being written looks empty. */
  async function dropStale(held: Held): Promise<void> {
    for (const name of held.stale.splice(0)) await held.folder.removeEntry(name).catch(notThere)
  }

  async function writeMark(held: Held, mark: string): Promise<void> {
    if (mark === held.mark) return
    await writePrivate(held.folder, MARK, new TextEncoder().encode(mark))
    held.mark = mark
  }

  const lastOf = (held: Held) => held.rows.at(-1)?.number ?? held.base ?? 0

  return {
    open: (school) =>
      inTurn(async () => {
        // Another window may have written since the last look.
        open.delete(school)
        const held = await look(school)
        // While the school is not whole, what was put aside may be all there is.
        if (held.base !== null) await dropAside(school, (at) => now() - at > ASIDE_KEPT_MS)
        return { base: held.base, last: lastOf(held), mark: held.mark, damaged: false }
      }),
    schools: () =>
      inTurn(async () => {
        const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
        const names: string[] = []
        for await (const name of journal.keys()) names.push(name)
        return names
      }),
    append: (school, rows, mark) =>
      inTurn(async () => {
        const held = await look(school)
        await dropStale(held)
        for (const { number, id, bytes } of rows) {
          const last = lastOf(held)
          if (number <= last) continue
          if (number !== last + 1) throw new DOMException(`row ${String(number)} after ${String(last)}`, 'JOURNAL_GAP')
          const name = rowName(number, id)
          await writePrivate(held.folder, name, bytes)
          held.rows.push({ number, id, name })
        }
        await writeMark(held, mark)
        return null
      }),
    writeBase: (school, number, bytes, mark) =>
      inTurn(async () => {
        const held = await look(school)
        await dropStale(held)
        await writePrivate(held.folder, baseName(number), bytes)
        if (held.base !== null && held.base !== number) held.stale.push(baseName(held.base))
        held.stale.push(...held.rows.filter((row) => row.number <= number).map((row) => row.name))
        held.base = number
        held.rows = held.rows.filter((row) => row.number > number)
        await writeMark(held, mark)
        await dropStale(held)
        return null
      }),
    readBase: (school) =>
      inTurn(async () => {
        const { folder, base } = await look(school)
        return base === null ? null : readPrivate(folder, baseName(base))
      }),
    read: (school, after) =>
      inTurn(async () => {
        const { folder, rows } = await look(school)
        const wanted = rows.filter((row) => row.number > after).slice(0, 200)
        const page: JournalRow[] = []
        for (const { number, id, name } of wanted) page.push({ number, id, bytes: await readPrivate(folder, name) })
        return page
      }),
    putAside: (school) =>
      inTurn(async () => {
        const { folder } = await look(school)
        const aside = await (await root()).getDirectoryHandle(ASIDE, { create: true })
        const target = await aside.getDirectoryHandle(`${school}~${String(now())}`, { create: true })
        for await (const name of folder.keys()) await writePrivate(target, name, await readPrivate(folder, name))
        await dropFolder(school)
        return null
      }),
    remove: (school) =>
      inTurn(async () => {
        await dropFolder(school)
        await dropAside(school, () => true)
        return null
      }),
  }

  /** By the moment that their names tell. What cannot be removed now is tried again the next time. */
  async function dropAside(school: string, isOld: (at: number) => boolean): Promise<void> {
    // Not made here: there is nothing to drop in a new one, and a full disk would refuse it.
    const aside = await (await root()).getDirectoryHandle(ASIDE).catch(notThere)
    if (!aside) return
    const names: string[] = []
    for await (const name of aside.keys()) if (name.startsWith(`${school}~`)) names.push(name)
    for (const name of names.filter((one) => isOld(Number(one.slice(school.length + 1))))) {
      await aside.removeEntry(name, { recursive: true }).catch(() => undefined)
    }
  }

  async function dropFolder(school: string): Promise<void> {
    open.delete(school)
    const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
    await journal.removeEntry(school, { recursive: true }).catch(notThere)
  }
}

function notThere(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
}

const isEmpty = async (folder: PrivateFolder, name: string) =>
  (await (await folder.getFileHandle(name)).getFile()).size === 0

async function answered<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'journal'
    return { ok: false, code: detail === 'QuotaExceededError' ? 'no-space' : 'unknown', detail }
  }
}
