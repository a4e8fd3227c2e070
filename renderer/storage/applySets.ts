import { mergeChange, type FieldConflict } from '@/domain/changes/merge'
import { hasField, isAlive, isFieldName } from '@/domain/changes/record'
import { laterStamp } from '@/domain/changes/stamp'
import type { Change, ChangeSet, Stamp, StoredRecord } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'
import { isEntity } from './checkEdits'
import { allTables, inTransaction, withAbout } from './commit'
import { aboutKey, pendingRow, type LogEntry, type PendingRow, type SchoolDatabase } from './database'
import { scrubLog } from './erase'
import { CHUNK, LOG_PART, readRecords } from './readRecords'
import { noteSet, type KeptSet } from './outbox'
import { keysOf, readDevice } from './setWriter'

/** A change set of another device (or of our own past), complete: header and changes travel together. */
export interface ForeignSet {
  set: ChangeSet
  changes: readonly Change[]
}

export interface ApplyReport {
  /** Sets that were new here; the others were already in the journal and were passed over. */
  applied: string[]
  conflicts: (FieldConflict & { table: string; id: string; setId: string })[]
  /** Forbidden fields, by record (SPEC C12). */
  refused: { table: string; id: string; fields: string[] }[]
  /** Changes of unknown tables, kept for after an update (rule 9). */
  pending: number
}

/**
 * Takes in stamped sets in one transaction. Idempotent and independent of order; whoever sends them in causal order
 * gets exact conflicts (SPEC C4, C9). Rejecting future stamps and checking authorship is the caller's (rules 5, 8).
 * @param options `sent`: the other PCs get these sets without us
 */
export async function applySets(
  db: SchoolDatabase,
  sets: readonly ForeignSet[],
  { sent = false } = {},
): Promise<ApplyReport> {
  return inTransaction(db, allTables, undefined, async () => {
    const report = emptyReport()
    let device = await readDevice(db)
    let newest: Stamp | null = null
    for (const { set, changes } of sets) {
      if ((await db.changeSets.get(set.id)) !== undefined) continue
      newest = laterStamp(newest, set.stamp)
      for (let part = 0; part * LOG_PART < changes.length; part++) {
        const chunk = changes.slice(part * LOG_PART, (part + 1) * LOG_PART)
        for (const change of chunk) newest = laterStamp(newest, change.stamp)
        const entries = await applyChunk(db, set.id, chunk, report)
        await db.log.put({ setId: set.id, part, about: keysOf(entries), changes: entries })
      }
      await db.changeSets.put(set)
      const erases = await scrubErased(db, changes)
      device = await noteSet(db, device, set.id, erases, sent)
      report.applied.push(set.id)
    }
    // The clock moves only together with what moved it (rule 5).
    if (report.applied.length > 0) await db.meta.put({ ...device, lastStamp: laterStamp(device.lastStamp, newest) })
    return report
  })
}

/** Writes sets of this PC's own second copy into a database that is being rebuilt, the log as it was; inside its transaction. */
export async function putBackSets(db: SchoolDatabase, sets: readonly KeptSet[]): Promise<void> {
  for (const { set, changes } of sets) {
    for (let part = 0; part * LOG_PART < changes.length; part++) {
      const chunk = changes.slice(part * LOG_PART, (part + 1) * LOG_PART)
      await applyChunk(db, set.id, chunk, emptyReport())
      await db.log.put({ setId: set.id, part, about: keysOf(chunk), changes: chunk })
    }
    await db.changeSets.put(set)
    await scrubErased(db, changes)
  }
}

const emptyReport = (): ApplyReport => ({ applied: [], conflicts: [], refused: [], pending: 0 })

/** Applies what had to wait for this version; called after opening (rule 9). Returns how many changes were applied. */
export async function replayPending(db: SchoolDatabase): Promise<number> {
  const known = await db.pending.filter((row) => isEntity(row.change.table)).primaryKeys()
  if (known.length === 0) return 0
  return inTransaction(db, allTables, undefined, async () => {
    for (let at = 0; at < known.length; at += CHUNK) {
      const keys = known.slice(at, at + CHUNK)
      const rows = (await db.pending.bulkGet(keys)).filter((row): row is PendingRow => row !== undefined)
      const report = emptyReport()
      // The log holds these changes already; only the records were missing.
      await applyChunk(
        db,
        '',
        rows.map((row) => row.change),
        report,
      )
      await db.pending.bulkDelete(keys)
    }
    return known.length
  })
}

async function applyChunk(
  db: SchoolDatabase,
  setId: string,
  changes: readonly Change[],
  report: ApplyReport,
): Promise<LogEntry[]> {
  const records = await readAll(db, changes)
  const touched = new Map<string, { table: EntityName; record: StoredRecord }>()
  const waiting: PendingRow[] = []
  const entries: LogEntry[] = []
  for (const change of changes) {
    const { table, id } = change
    if (!isEntity(table)) {
      waiting.push(pendingRow(change, setId))
      entries.push({ ...change, setId, old: {} })
      continue
    }
    const key = aboutKey(table, id)
    const before = records.get(key)
    const { record, applied, conflicts, refused } = mergeChange(before, change)
    if (refused.length > 0) report.refused.push({ table, id, fields: refused })
    for (const conflict of conflicts) report.conflicts.push({ ...conflict, table, id, setId })
    if (applied.length > 0) {
      records.set(key, record)
      touched.set(key, { table, record })
    }
    entries.push(withAbout(logged(change, setId, before, applied, record), record))
  }
  const puts = new Map<EntityName, StoredRecord[]>()
  for (const { table, record } of touched.values()) puts.set(table, [...(puts.get(table) ?? []), record])
  for (const [table, rows] of puts) await db.records(table).bulkPut(rows)
  if (waiting.length > 0) await db.pending.bulkPut(waiting)
  report.pending += waiting.length
  return entries
}

/** The log line as this PC saw it happen: old values are those met here; those of an erased record stay out of it. */
function logged(
  change: Change,
  setId: string,
  before: StoredRecord | undefined,
  applied: string[],
  after: StoredRecord,
): LogEntry {
  const old: Record<string, Json> = {}
  const erased = after._erased === true
  if (before !== undefined && !erased) {
    for (const field of applied) {
      if (hasField(before, field)) old[field] = field === '_deleted' ? !isAlive(before) : (before[field] as Json)
    }
  }
  const { table, id, stamp, base } = change
  const fields: Record<string, Json> = {}
  for (const field of Object.keys(change.fields)) {
    if (!isFieldName(field)) continue
    fields[field] = erased && !field.startsWith('_') ? null : (change.fields[field] ?? null)
  }
  const entry: LogEntry = { table, id, stamp, fields, base, old, setId }
  if (change.restores !== undefined) entry.restores = change.restores
  return entry
}

/** An erasure that arrives takes the values out of this PC's log too (rule 12). Whether there was one. */
async function scrubErased(db: SchoolDatabase, changes: readonly Change[]): Promise<boolean> {
  const erased = changes.filter((change) => change.fields._erased === true)
  if (erased.length > 0) await scrubLog(db, new Set(erased.map((change) => aboutKey(change.table, change.id))))
  return erased.length > 0
}

async function readAll(db: SchoolDatabase, changes: readonly Change[]): Promise<Map<string, StoredRecord>> {
  const ids = new Map<EntityName, Set<string>>()
  for (const { table, id } of changes) {
    if (!isEntity(table)) continue
    const set = ids.get(table) ?? new Set<string>()
    ids.set(table, set.add(id))
  }
  const records = new Map<string, StoredRecord>()
  for (const [table, wanted] of ids) {
    for (const [id, record] of await readRecords(db.records(table), [...wanted], 'each'))
      records.set(aboutKey(table, id), record)
  }
  return records
}
