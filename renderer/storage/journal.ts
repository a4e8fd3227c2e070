import Dexie from 'dexie'
import type { ChangeSet, LoggedChange } from '@/domain/changes/types'
import { aboutKey, type LogEntry, type SchoolDatabase } from './database'
import type { JournalFilter } from './register'

export interface JournalLine {
  set: ChangeSet
  changes: LoggedChange[]
}

/**
 * The journal, newest first. With an entity: only the changes that concern it, references included (the assignments
 * and links of a class are in the journal of the class). Without: at most the first 200 changes of each set;
 * `set.size` tells how many there are and `changesOf` reads them all.
 */
export async function readJournal(db: SchoolDatabase, filter: JournalFilter): Promise<JournalLine[]> {
  return filter.entity === undefined ? readNewest(db, filter) : readConcerning(db, filter, filter.entity)
}

async function readNewest(db: SchoolDatabase, { author, before, limit }: JournalFilter): Promise<JournalLine[]> {
  let sets = db.changeSets
    .where('stamp')
    .below(before ?? Dexie.maxKey)
    .reverse()
  if (author !== undefined) sets = sets.filter((set) => set.author === author)
  const found = await sets.limit(limit).toArray()
  const parts = await db.log.bulkGet(found.map((set) => [set.id, 0] as [string, number]))
  return found.map((set, at) => ({ set, changes: (parts[at]?.changes ?? []).map(plain) }))
}

async function readConcerning(
  db: SchoolDatabase,
  { author, before, limit }: JournalFilter,
  entity: { table: string; id: string },
): Promise<JournalLine[]> {
  const key = aboutKey(entity.table, entity.id)
  const keys = await db.log.where('about').equals(key).primaryKeys()
  const sets = await db.changeSets.bulkGet([...new Set(keys.map(([setId]) => setId))])
  const wanted = sets
    .filter((set): set is ChangeSet => set !== undefined)
    .filter((set) => (author === undefined || set.author === author) && (before === undefined || set.stamp < before))
    .sort((a, b) => (a.stamp < b.stamp ? 1 : -1))
    .slice(0, limit)
  const shown = new Set(wanted.map((set) => set.id))
  const rows = await db.log.bulkGet(keys.filter(([setId]) => shown.has(setId)))
  const changes = new Map<string, LoggedChange[]>()
  for (const row of rows) {
    const own = (row?.changes ?? []).filter((change) => concerns(change, key)).map(plain)
    if (row !== undefined) changes.set(row.setId, [...(changes.get(row.setId) ?? []), ...own])
  }
  return wanted.map((set) => ({ set, changes: changes.get(set.id) ?? [] }))
}

/** All changes of one set, in the order they were written. */
export async function readChanges(db: SchoolDatabase, setId: string): Promise<LoggedChange[]> {
  const rows = await db.log.where('[setId+part]').between([setId, 0], [setId, Infinity], true, true).toArray()
  return rows.flatMap((row) => row.changes.map(plain))
}

/** A log entry without the storage's own index keys. */
export function plain({ about: _about, ...change }: LogEntry): LoggedChange {
  void _about
  return change
}

function concerns(change: LogEntry, key: string): boolean {
  return aboutKey(change.table, change.id) === key || change.about?.includes(key) === true
}
