import type { JournalRow, Journals, Result } from './platform'

/** The few operations of the origin's private file system that are used; tests bring their own. */
export type PrivateFolder = Pick<
  FileSystemDirectoryHandle,
  'getDirectoryHandle' | 'getFileHandle' | 'removeEntry' | 'keys'
>

const ROOT = 'journal'
/** Where journals that were given up are kept. */
const ASIDE = 'journal-aside'
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
}

/**
 * The journal of the browser edition: a file per row in the origin's private file system (OPFS), which a torn database
 * does not touch. A file appears as a whole when it is closed. Clearing the site's data takes it away together with the
 * database, and the browser gives no promise to flush: the screen says so.
 */
export function privateJournals(root: () => Promise<PrivateFolder>): Journals {
  const open = new Map<string, Held>()

  async function look(school: string): Promise<Held> {
    const held = open.get(school)
    if (held) return held
    const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
    const folder: PrivateFolder = await journal.getDirectoryHandle(school, { create: true })
    const fresh: Held = { folder, rows: [], base: null, mark: null }
    for await (const name of folder.keys()) {
      const [kind, digits] = name.split('-')
      if (kind === 'base') fresh.base = Math.max(fresh.base ?? 0, Number(digits))
      else if (kind === 'row')
        fresh.rows.push({ number: Number(digits), id: decodeURIComponent(name.slice(5 + DIGITS)), name })
      else if (name === MARK) fresh.mark = new TextDecoder().decode(await read(folder, MARK))
    }
    fresh.rows.sort((a, b) => a.number - b.number)
    // A window that closed between writing a base and dropping its rows leaves them behind.
    fresh.rows = fresh.rows.filter(({ number }) => number > (fresh.base ?? -1))
    open.set(school, fresh)
    return fresh
  }

  async function writeMark(held: Held, mark: string): Promise<void> {
    if (mark === held.mark) return
    await write(held.folder, MARK, new TextEncoder().encode(mark))
    held.mark = mark
  }

  const lastOf = (held: Held) => held.rows.at(-1)?.number ?? held.base ?? 0

  return {
    open: (school) =>
      answered(async () => {
        const held = await look(school)
        return { base: held.base, last: lastOf(held), mark: held.mark, damaged: false }
      }),
    schools: () =>
      answered(async () => {
        const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
        const names: string[] = []
        for await (const name of journal.keys()) names.push(name)
        return names
      }),
    append: (school, rows, mark) =>
      answered(async () => {
        const held = await look(school)
        for (const { number, id, bytes } of rows) {
          const last = lastOf(held)
          if (number <= last) continue
          if (number !== last + 1) throw new DOMException(`row ${String(number)} after ${String(last)}`, 'JOURNAL_GAP')
          const name = rowName(number, id)
          await write(held.folder, name, bytes)
          held.rows.push({ number, id, name })
        }
        await writeMark(held, mark)
        return null
      }),
    writeBase: (school, number, bytes, mark) =>
      answered(async () => {
        const held = await look(school)
        await write(held.folder, baseName(number), bytes)
        const old = held.base
        held.base = number
        if (old !== null && old !== number) await held.folder.removeEntry(baseName(old))
        for (const row of held.rows.filter((one) => one.number <= number)) await held.folder.removeEntry(row.name)
        held.rows = held.rows.filter((row) => row.number > number)
        await writeMark(held, mark)
        return null
      }),
    readBase: (school) =>
      answered(async () => {
        const { folder, base } = await look(school)
        return base === null ? null : read(folder, baseName(base))
      }),
    read: (school, after) =>
      answered(async () => {
        const { folder, rows } = await look(school)
        const wanted = rows.filter((row) => row.number > after).slice(0, 200)
        const page: JournalRow[] = []
        for (const { number, id, name } of wanted) page.push({ number, id, bytes: await read(folder, name) })
        return page
      }),
    putAside: (school) =>
      answered(async () => {
        const { folder } = await look(school)
        const aside = await (await root()).getDirectoryHandle(ASIDE, { create: true })
        let number = 1
        for await (const name of aside.keys()) if (name.startsWith(`${school}~`)) number += 1
        const target = await aside.getDirectoryHandle(`${school}~${String(number)}`, { create: true })
        for await (const name of folder.keys()) await write(target, name, await read(folder, name))
        await dropFolder(school)
        return null
      }),
    remove: (school) =>
      answered(async () => {
        await dropFolder(school)
        return null
      }),
  }

  async function dropFolder(school: string): Promise<void> {
    open.delete(school)
    const journal = await (await root()).getDirectoryHandle(ROOT, { create: true })
    await journal.removeEntry(school, { recursive: true }).catch((error: unknown) => {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
    })
  }
}

async function read(folder: PrivateFolder, name: string): Promise<Uint8Array> {
  const file = await (await folder.getFileHandle(name)).getFile()
  return new Uint8Array(await file.arrayBuffer())
}

async function write(folder: PrivateFolder, name: string, bytes: Uint8Array): Promise<void> {
  const writable = await (await folder.getFileHandle(name, { create: true })).createWritable()
  try {
    await writable.write(bytes as Uint8Array<ArrayBuffer>)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => undefined)
    throw error
  }
}

async function answered<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    const detail = error instanceof Error ? error.name : 'journal'
    return { ok: false, code: detail === 'QuotaExceededError' ? 'no-space' : 'unknown', detail }
  }
}
