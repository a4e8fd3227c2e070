import Dexie from 'dexie'
import { depotOf, openRegister, type RegisterDeps } from './openRegister'
import { SCHOOL_DATABASE_PREFIX } from './database'
import type { Register } from './register'
import { RegisterError } from './registerError'
import { fillFromFile, previewedFile, previewSchoolFile, writeSchoolFile } from './schoolFile'
import { RegistryDatabase, type EntryRow } from './registry'
import type { RemovedSchool, SchoolEntry, SchoolFilePreview, Schools } from './schools'
import { instant } from './setWriter'

/** What is kept per PC outside any school: `localStorage` or its stand-in. */
export interface KeyValueStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export interface SchoolsDeps extends Omit<RegisterDeps, 'author'> {
  store: KeyValueStore
}

/** A removed school's database is deleted after this many milliseconds: 30 days (rule 8.3.11). */
const GRACE = 30 * 24 * 3600 * 1000

const AUTHOR_KEY = 'pereklichka-author'

/** The schools of this PC; each has a database of its own, named by its id. */
export function createSchools(deps: SchoolsDeps): Schools {
  const registry = new RegistryDatabase()
  const author = {
    read: () => deps.store.getItem(AUTHOR_KEY) ?? '',
    write: (name: string) => deps.store.setItem(AUTHOR_KEY, name.trim()),
  }
  const registerDeps: RegisterDeps = { ...deps, author: author.read }

  async function entryOf(id: string): Promise<EntryRow> {
    const row = await registry.schools.get(id)
    if (row === undefined || row.removedAt !== null) throw new RegisterError('no-school', { id })
    return row
  }

  /** The entry is written only after its database is there: a list never names a school that cannot be opened. */
  async function createWith(title: string, practice: boolean, fill: (register: Register) => Promise<void>) {
    const id = deps.newId()
    const register = await openRegister(id, registerDeps, true)
    try {
      await fill(register)
      const createdAt = instant(deps.now())
      const openedAt = await laterThanAll(registry, deps.now())
      await registry.schools.add({ id, title, practice, createdAt, openedAt, removedAt: null })
      return register
    } catch (reason) {
      register.close()
      await Dexie.delete(SCHOOL_DATABASE_PREFIX + id)
      throw reason
    }
  }

  async function deleteExpired(): Promise<void> {
    const now = deps.now()
    for (const row of await registry.schools.toArray()) {
      if (row.removedAt === null || now - Date.parse(row.removedAt) < GRACE) continue
      await Dexie.delete(SCHOOL_DATABASE_PREFIX + row.id)
      await registry.schools.delete(row.id)
    }
  }

  return {
    author,
    async list() {
      const rows = await registry.schools.toArray()
      return rows
        .filter((row) => row.removedAt === null)
        .map(shown)
        .sort(newestOpenedFirst)
    },
    async last() {
      const rows = await registry.schools.toArray()
      const row = rows.filter((entry) => entry.removedAt === null).sort(newestOpenedFirst)[0]
      return row === undefined ? null : shown(row)
    },
    create: (title, practice) => createWith(title, practice, async () => {}),
    async open(id) {
      await entryOf(id)
      const register = await openRegister(id, registerDeps, false)
      await registry.schools.update(id, { openedAt: await laterThanAll(registry, deps.now()) })
      await deleteExpired()
      return register
    },
    async rename(id, title) {
      await entryOf(id)
      await registry.schools.update(id, { title })
    },
    async remove(id) {
      await entryOf(id)
      await registry.schools.update(id, { removedAt: instant(deps.now()) })
    },
    async removed() {
      const rows = await registry.schools.toArray()
      return rows.filter((row) => row.removedAt !== null).map(removedEntry)
    },
    async restore(id) {
      const row = await registry.schools.get(id)
      if (row === undefined) throw new RegisterError('no-school', { id })
      await registry.schools.update(id, { removedAt: null })
    },
    async toFile(register) {
      const { title, practice } = await entryOf(register.schoolId)
      const header = { title, practice, savedAt: instant(deps.now()), savedBy: author.read() }
      return writeSchoolFile(depotOf(register).db, header)
    },
    preview: previewSchoolFile,
    async openFile(preview: SchoolFilePreview) {
      const file = previewedFile(preview)
      if (file === null) throw new RegisterError('not-previewed')
      const { title, practice } = file.header
      return createWith(title, practice, (register) => fillFromFile(depotOf(register).db, file, registerDeps))
    },
  }
}

/** The school opened last stays the last one even when the clock went back in between. */
async function laterThanAll(registry: RegistryDatabase, now: number): Promise<string> {
  const rows = await registry.schools.toArray()
  const newest = Math.max(0, ...rows.map((row) => Date.parse(row.openedAt)))
  return instant(Math.max(now, newest + 1))
}

function newestOpenedFirst(a: SchoolEntry, b: SchoolEntry): number {
  return a.openedAt < b.openedAt ? 1 : a.openedAt > b.openedAt ? -1 : 0
}

function shown({ removedAt: _removedAt, ...entry }: EntryRow): SchoolEntry {
  void _removedAt
  return entry
}

function removedEntry(row: EntryRow): RemovedSchool {
  const removedAt = row.removedAt ?? row.openedAt
  return { ...shown(row), removedAt, deletedAt: instant(Date.parse(removedAt) + GRACE) }
}
