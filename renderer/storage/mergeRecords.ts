import { fieldsOf, isAlive, newestStamp, stampOf } from '@/domain/changes/record'
import { mergeRecord } from '@/domain/changes/merge'
import { laterStamp } from '@/domain/changes/stamp'
import type { Change, Stamp, StoredRecord } from '@/domain/changes/types'
import type { Json } from '@/domain/model/plain'
import { replayPending } from './applySets'
import { isEntity } from './checkEdits'
import { aboutKey, pendingRow, type SchoolDatabase } from './database'
import { scrubLog } from './erase'
import { asksForBase } from './outbox'
import { CHUNK, planReads, readRecords } from './readRecords'
import { readDevice } from './setWriter'

/** Another PC's merged state, as far as it can be told apart from its history. */
export interface ForeignState {
  records: Readonly<Record<string, readonly StoredRecord[]>>
  pending: readonly (Change & { setId: string })[]
}

/**
 * Takes in another PC's state, record by record and field by field (SPEC C4), inside the caller's transaction. There is no
 * history with it, so the second copy has to be written anew. Rows of unknown tables wait for an update, as changes do.
 * @returns how many records changed
 */
export async function mergeRecords(db: SchoolDatabase, { records, pending }: ForeignState): Promise<number> {
  let newest: Stamp | null = null
  let changed = 0
  for (const [table, rows] of Object.entries(records)) {
    if (!isEntity(table)) {
      for (const row of rows) {
        await db.pending.bulkPut(asPending(table, row))
        newest = laterStamp(newest, newestStamp(row))
      }
      continue
    }
    const plan = await planReads(db.records(table), rows.length)
    const inOrder = plan === 'ranges' ? [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)) : rows
    for (let at = 0; at < inOrder.length; at += CHUNK) {
      const chunk = inOrder.slice(at, at + CHUNK)
      const ours = await readRecords(
        db.records(table),
        chunk.map(({ id }) => id),
        plan,
      )
      const puts: StoredRecord[] = []
      const erased = new Set<string>()
      for (const row of chunk) {
        const before = ours.get(row.id)
        const merged = mergeRecord(before, row)
        if (merged === before) continue
        puts.push(merged)
        newest = laterStamp(newest, newestStamp(merged))
        if (merged._erased === true && before !== undefined && before._erased !== true)
          erased.add(aboutKey(table, row.id))
      }
      if (puts.length > 0) await db.records(table).bulkPut(puts)
      if (erased.size > 0) await scrubLog(db, erased)
      changed += puts.length
    }
  }
  for (const { setId, ...change } of pending) {
    await db.pending.put(pendingRow(change, setId))
    newest = laterStamp(newest, change.stamp)
  }
  // What waited at an older program may be known here.
  changed += await replayPending(db)
  const device = await readDevice(db)
  await db.meta.put({ ...device, lastStamp: laterStamp(device.lastStamp, newest), ...asksForBase(device) })
  return changed
}

export interface DeletedIds {
  ids: string[]
  /** Those of them whose values are erased by law: they cannot come back. */
  forGood: string[]
}

/** What is shown now and would not be shown after the state was taken in. */
export async function deletedBy(db: SchoolDatabase, table: string, rows: readonly StoredRecord[]): Promise<DeletedIds> {
  const gone: DeletedIds = { ids: [], forGood: [] }
  if (!isEntity(table)) return gone
  const dead = rows.filter((row) => row._deleted === true || row._erased === true)
  for (let at = 0; at < dead.length; at += CHUNK) {
    const chunk = dead.slice(at, at + CHUNK)
    const ours = await readRecords(
      db.records(table),
      chunk.map(({ id }) => id),
      'each',
    )
    for (const row of chunk) {
      const before = ours.get(row.id)
      if (before === undefined || !isAlive(before)) continue
      const after = mergeRecord(before, row)
      if (isAlive(after)) continue
      gone.ids.push(row.id)
      if (after._erased === true) gone.forGood.push(row.id)
    }
  }
  return gone
}

/** One change per stamp: what the state says of a record of a table that this version does not know. */
function asPending(table: string, row: StoredRecord) {
  const byStamp = new Map<Stamp, Change>()
  for (const field of fieldsOf(row)) {
    const stamp = stampOf(row, field) ?? ''
    const change = byStamp.get(stamp) ?? { table, id: row.id, stamp, fields: {}, base: {} }
    byStamp.set(stamp, { ...change, fields: { ...change.fields, [field]: row[field] as Json } })
  }
  return [...byStamp.values()].map((change) => pendingRow(change, ''))
}
