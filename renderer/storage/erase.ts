import { mergeChange } from '@/domain/changes/merge'
import { stampOf } from '@/domain/changes/record'
import type { Stamp, StoredRecord } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'
import { allTables, inTransaction } from './commit'
import { aboutKey, type LogEntry, type SchoolDatabase } from './database'
import { scrubSuccession } from './successionPart'
import { scanRecords } from './readRecords'
import type { ErasureReason, PersonTable } from './register'
import { RegisterError } from './registerError'
import { keysOf, SetWriter, type WriterDeps } from './setWriter'
import { texts } from './texts'

/**
 * 152-ФЗ (rule 12, SPEC C10): one transaction takes every value of a person out of the record, of the person's
 * invitations and requests to join, and of the log; what stays is ids, stamps, and one change set without values. Cannot be undone.
 * Saved files and other PCs keep the old values until they are replaced or synchronised.
 * @throws RegisterError `not-found`
 */
export async function erasePerson(
  db: SchoolDatabase,
  deps: WriterDeps,
  table: PersonTable,
  id: string,
  reason: ErasureReason = 'asked',
): Promise<void> {
  await inTransaction(db, allTables, undefined, async () => {
    const person = await db.records(table).get(id)
    if (person === undefined) throw new RegisterError('not-found', { table, id })
    const targets = [[table, person] as const, ...(await recordsOf(db, table, id))]

    const writer = await SetWriter.begin(db, deps, { name: texts.erased[reason], kind: 'erase', targetId: null })
    const entries: LogEntry[] = []
    for (const [name, record] of targets) {
      const entry = erasure(name, record, writer)
      entries.push(entry)
      await db.records(name).put(mergeChange(record, entry).record)
    }
    await scrubLog(db, new Set(entries.map((entry) => aboutKey(entry.table, entry.id))), surnames([person]))
    await writer.log(entries)
    await writer.finish(true)
  })
}

/** Invitations of a person and requests to join: what is erased with the card. */
export async function recordsOf(
  db: SchoolDatabase,
  table: PersonTable,
  id: string,
): Promise<['invitee' | 'joinRequest', StoredRecord][]> {
  const found: ['invitee' | 'joinRequest', StoredRecord][] = []
  for (const name of ['invitee', 'joinRequest'] as const) {
    await scanRecords(db.records(name), (rows) => {
      for (const row of rows) {
        if (row.personId === id && row.personKind === table) found.push([name, row])
      }
    })
  }
  return found
}

function erasure(table: EntityName, record: StoredRecord, writer: SetWriter): LogEntry {
  const base: Record<string, Stamp> = {}
  for (const field of ['_deleted', '_erased']) {
    const stamp = stampOf(record, field)
    if (stamp !== undefined) base[field] = stamp
  }
  const fields = { _deleted: true, _erased: true }
  return { table, id: record.id, stamp: writer.stamp, setId: writer.setId, fields, base, old: {} }
}

/**
 * Takes the values of erased records out of the log, their names out of a received succession, and the names of change sets that mention a surname of theirs.
 * Stamps and field names stay, so that the journal can say that there was something; what the record belonged to goes too.
 */
export async function scrubLog(
  db: SchoolDatabase,
  erased: ReadonlySet<string>,
  known: ReadonlySet<string> = new Set(),
): Promise<void> {
  const rows = await db.log
    .where('about')
    .anyOf([...erased])
    .distinct()
    .toArray()
  const names = new Set(known)
  for (const row of rows) {
    for (const change of row.changes) {
      if (!erased.has(aboutKey(change.table, change.id))) continue
      for (const name of surnames([change.fields, change.old])) names.add(name)
      change.fields = emptied(change.fields)
      change.old = emptied(change.old)
      delete change.about
    }
    row.about = keysOf(row.changes)
  }
  await db.log.bulkPut(rows)
  await dropConflicts(db, erased)
  const staff = [...erased].map((key) => key.split('|', 2)).filter(([table]) => table === 'staff')
  await scrubSuccession(db, new Set(staff.map(([, id = '']) => id)))

  const sets = await db.changeSets.bulkGet([...new Set(rows.map((row) => row.setId))])
  for (const set of sets) {
    if (set === undefined) continue
    const mentioned = [...names].some((name) => set.name.toLocaleLowerCase('ru').includes(name))
    if (mentioned) await db.changeSets.put({ ...set, name: texts.erasedName })
  }
}

/** A line about two values would keep both. */
async function dropConflicts(db: SchoolDatabase, erased: ReadonlySet<string>): Promise<void> {
  const keys = [...erased].map((key) => key.split('|', 2) as [string, string])
  await db.conflicts.where('[table+recordId]').anyOf(keys).delete()
}

function emptied(values: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.keys(values).map((field) => [field, field.startsWith('_') ? (values[field] ?? null) : null]),
  )
}

/** Surnames in small letters, without a vowel ending, so that «Ивановой» is found too; shorter than 3 are passed over. */
export function surnames(sources: readonly Record<string, unknown>[]): Set<string> {
  const names = new Set<string>()
  for (const source of sources) {
    const name = source.lastName
    if (typeof name !== 'string') continue
    const stem = name
      .trim()
      .toLocaleLowerCase('ru')
      .replace(/[аеёийоуыьэюя]+$/u, '')
    if (stem.length >= 3) names.add(stem)
  }
  return names
}
