import Dexie, { type Table } from 'dexie'
import type { StoredRecord } from '@/domain/changes/types'

/** Records per read or write; at about 50 µs each, a chunk stays far below a 50 ms task, on a slow PC too. */
export const CHUNK = 100

/** Changes per row of the log. */
export const LOG_PART = 200

/** Rows per request when a whole table is read. */
const SCAN = 300

/** How a set's records are looked up: one by one, by ranges of keys, or not at all since the table is empty. */
export type ReadPlan = 'each' | 'ranges' | 'none'

/** One request per record is what an import pays most for; where most of the table is touched, ranges are cheaper. */
export async function planReads(table: Table<StoredRecord, string>, wanted: number): Promise<ReadPlan> {
  if (wanted <= CHUNK / 2) return 'each'
  const size = await table.count()
  if (size === 0) return 'none'
  return size <= wanted * 3 ? 'ranges' : 'each'
}

/** The records of one chunk by id; for `ranges` the ids must be sorted. */
export async function readRecords(
  table: Table<StoredRecord, string>,
  ids: readonly string[],
  plan: ReadPlan,
): Promise<Map<string, StoredRecord>> {
  const found = new Map<string, StoredRecord>()
  const first = ids[0]
  const last = ids.at(-1)
  if (plan === 'none' || first === undefined || last === undefined) return found
  if (plan === 'ranges') {
    const limit = CHUNK * 10
    const rows = await table.where('id').between(first, last, true, true).limit(limit).toArray()
    if (rows.length < limit) {
      const wanted = new Set(ids)
      for (const row of rows) if (wanted.has(row.id)) found.set(row.id, row)
      return found
    }
  }
  for (const row of await table.bulkGet([...ids])) if (row !== undefined) found.set(row.id, row)
  return found
}

/** Reads a whole table in key order, a request per 300 rows, so that no task is long. */
export async function scanRecords(
  table: Table<StoredRecord, string>,
  visit: (rows: StoredRecord[]) => void,
): Promise<void> {
  let after: string | null = null
  for (;;) {
    const where = table.where('id')
    const range = after === null ? where.between(Dexie.minKey, Dexie.maxKey) : where.above(after)
    const rows: StoredRecord[] = await range.limit(SCAN).toArray()
    visit(rows)
    const last = rows.at(-1)
    if (rows.length < SCAN || last === undefined) return
    after = last.id
  }
}
