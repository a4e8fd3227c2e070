import Dexie from 'dexie'
import { databaseName } from './database'
import { carryForms } from './formShelf'
import { depotOf, openRegister, type RegisterDeps } from './openRegister'
import { dropSuccession, noteSuccession, readSuccession } from './successionPart'
import { rebuildDatabase, type RebuildSource } from './rebuild'
import type { Register } from './register'
import { RegisterError } from './registerError'
import { fillFromFile, previewedFile, previewSchoolFile, writeSchoolFile } from './schoolFile'
import { RegistryDatabase, textShelf, type EntryRow, type TextShelf } from './registry'
import type { RemovedSchool, SchoolEntry, SchoolFilePreview, Schools } from './schools'
import { instant } from './setWriter'

/** What is kept per PC outside any school: `localStorage` or its stand-in. */
export interface KeyValueStore {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

export interface SchoolsDeps extends Omit<RegisterDeps, 'author'> {
  store: KeyValueStore
  /** A removed school's time is over and its databases are gone: what is kept of it elsewhere goes too. */
  onDeleted?(id: string): Promise<void>
}

/** The schools with what `safety` needs beyond the screens' interface. */
export interface SchoolStore extends Schools {
  /** A place for the copy of the keys. */
  keyShelf: TextShelf
  /** Puts schools back into a list that was lost. Those that are in it, removed ones too, stay as they are. */
  relist(entries: readonly Pick<SchoolEntry, 'id' | 'title' | 'practice' | 'createdAt'>[]): Promise<void>
  /** The entry with the facts that only the storage knows; null for an unknown or removed school. */
  entry(id: string): Promise<SchoolEntry | null>
  /** A new database filled from a second copy takes the place of the school's present one, which is kept for 30 days. */
  rebuild(id: string, source: RebuildSource, onProgress?: (done: number, total: number) => void): Promise<Register>
  /** What is left in the school's database is declared to be the school: it gets an identity again if it lost it. */
  openAsIs(id: string): Promise<Register>
}

/** A removed school's database is deleted after this many milliseconds: 30 days (rule 8.3.11). */
const GRACE = 30 * 24 * 3600 * 1000

const AUTHOR_KEY = 'pereklichka-author'

/** The schools of this PC; each has a database of its own, named by its id. */
export function createSchools(deps: SchoolsDeps): SchoolStore {
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
  async function createWith(
    title: string,
    practice: boolean,
    fill: (register: Register) => Promise<void>,
    id = deps.newId(),
  ) {
    const register = await openRegister(id, registerDeps, true)
    try {
      await fill(register)
      const createdAt = instant(deps.now())
      const openedAt = await laterThanAll(registry, deps.now())
      await registry.schools.add({ id, title, practice, createdAt, openedAt, removedAt: null })
      return register
    } catch (reason) {
      register.close()
      await Dexie.delete(databaseName(id, 1))
      throw reason
    }
  }

  /** What cannot be deleted now is tried again when the next school is opened: it must not keep that one closed. */
  async function deleteExpired(): Promise<void> {
    const now = deps.now()
    for (const row of await registry.schools.toArray()) {
      const expired = row.removedAt !== null && now - Date.parse(row.removedAt) >= GRACE
      await (expired ? deleteSchool(row.id) : deleteAside(row, now)).catch((reason: unknown) => {
        console.warn(reason)
      })
    }
  }

  async function deleteSchool(id: string): Promise<void> {
    for (const generation of await generationsOf(id)) await Dexie.delete(databaseName(id, generation))
    await deps.onDeleted?.(id)
    await registry.schools.delete(id)
  }

  async function deleteAside({ id, aside = [] }: EntryRow, now: number): Promise<void> {
    const past = aside.filter(({ at }) => now - Date.parse(at) >= GRACE)
    if (past.length === 0) return
    for (const { generation } of past) await Dexie.delete(databaseName(id, generation))
    await registry.schools.update(id, { aside: aside.filter((one) => !past.includes(one)) })
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
    async adopt(id, title) {
      if ((await registry.schools.get(id)) !== undefined) throw new RegisterError('exists', { id })
      return createWith(title, false, async () => {}, id)
    },
    keyShelf: textShelf(registry, 'keys'),
    async relist(entries) {
      for (const { id, title, practice, createdAt } of entries) {
        if ((await registry.schools.get(id)) !== undefined) continue
        const generation = Math.max(1, ...(await generationsOf(id)))
        await registry.schools.add({ id, title, practice, createdAt, openedAt: createdAt, removedAt: null, generation })
      }
    },
    async entry(id) {
      const row = await registry.schools.get(id)
      return row === undefined || row.removedAt !== null ? null : shown(row)
    },
    async rebuild(id, source, onProgress) {
      const { generation: old = 1, aside = [] } = await entryOf(id)
      const generation = Math.max(old, ...(await generationsOf(id))) + 1
      await rebuildDatabase(databaseName(id, generation), source, deps.newDeviceId, onProgress)
      // A school without its forms is better than none: the former database is kept for a while with them in it.
      await carryForms(databaseName(id, old), databaseName(id, generation)).catch(console.warn)
      await registry.schools.update(id, {
        generation,
        aside: [...aside, { generation: old, at: instant(deps.now()) }],
      })
      return openRegister(id, registerDeps, false, generation)
    },
    async openAsIs(id) {
      const { generation } = await entryOf(id)
      return openRegister(id, registerDeps, true, generation)
    },
    async open(id) {
      const { generation } = await entryOf(id)
      const register = await openRegister(id, registerDeps, false, generation)
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
    succession: (register) => readSuccession(depotOf(register).db),
    dropSuccession(register) {
      const { db, write } = depotOf(register)
      return write(() => dropSuccession(db))
    },
    noteSuccession(register, name) {
      const { db, write } = depotOf(register)
      return write(() => noteSuccession(db, registerDeps, name))
    },
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

function shown({ id, title, practice, createdAt, openedAt }: EntryRow): SchoolEntry {
  return { id, title, practice, createdAt, openedAt }
}

/** Numbers of the databases that there are of a school. */
async function generationsOf(id: string): Promise<number[]> {
  const first = databaseName(id, 1)
  const names = await Dexie.getDatabaseNames()
  return names.flatMap((name) => {
    if (name === first) return [1]
    const number = name.startsWith(`${first}~`) ? Number(name.slice(first.length + 1)) : 0
    return number > 1 ? [number] : []
  })
}

function removedEntry(row: EntryRow): RemovedSchool {
  const removedAt = row.removedAt ?? row.openedAt
  return { ...shown(row), removedAt, deletedAt: instant(Date.parse(removedAt) + GRACE) }
}
