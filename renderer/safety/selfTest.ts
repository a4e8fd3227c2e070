import type { Change, StoredRecord } from '@/domain/changes/types'
import type { IsoInstant } from '@/domain/model/plain'
import { allTables } from '@/storage/commit'
import type { SchoolDatabase } from '@/storage/database'
import { scanRecords } from '@/storage/readRecords'
import { CopyComparison, NAMED_DIFFERENCES, type FieldDifference, type Records } from './compareCopy'
import type { CopyCheck, SelfTestOptions, SelfTestReport } from './safety'

/** What a second copy gives back when it is read. */
export interface CopyContents {
  /** When the newest of it was written; null where that is not known. */
  at: IsoInstant | null
  records: Readonly<Record<string, readonly StoredRecord[]>>
  /** Changes that follow the records, in any order. */
  changes: readonly Pick<Change, 'table' | 'id' | 'stamp' | 'fields'>[]
  /** The copy must hold everything that is in the database; a snapshot need not. */
  whole: boolean
}

export interface CopySource {
  copy: CopyCheck['copy']
  /** Null when there is no such copy. @throws when it is there and cannot be read */
  read(signal: AbortSignal): Promise<CopyContents | null>
}

/** Versions compared before the window gets its turn; some milliseconds. */
const BREATH = 4000

/**
 * Compares the database with its own log and with its second copies, field by field. Reads only. What somebody saved
 * meanwhile is not taken for a fault.
 * @throws the signal's reason when aborted
 */
export async function runSelfTest(
  db: SchoolDatabase,
  sources: readonly CopySource[],
  { signal, onProgress }: SelfTestOptions,
): Promise<SelfTestReport> {
  const steps = sources.length + 2
  let done = 0
  const step = async () => {
    onProgress((done += 1), steps)
    await breath(signal)
  }
  const store = await readStore(db, signal)
  await step()
  const copies = [await checkCopy(db, store, { copy: 'log', read: (stop) => readLog(db, stop) }, signal)]
  await step()
  for (const source of sources) {
    copies.push(await checkCopy(db, store, source, signal))
    await step()
  }
  let records = 0
  for (const rows of store.values()) records += rows.size
  return { records, sets: await db.changeSets.count(), copies }
}

async function readStore(db: SchoolDatabase, signal: AbortSignal): Promise<Records> {
  const store = new Map<string, Map<string, StoredRecord>>()
  for (const table of allTables) {
    const rows = new Map<string, StoredRecord>()
    store.set(table, rows)
    await scanRecords(db.records(table), (found) => {
      signal.throwIfAborted()
      for (const record of found) rows.set(record.id, record)
    })
  }
  return store
}

/** The log of a school that came out of a file may begin in the middle: it is checked and not demanded to be whole. */
async function readLog(db: SchoolDatabase, signal: AbortSignal): Promise<CopyContents> {
  const changes: CopyContents['changes'][number][] = []
  await db.log.each((row) => {
    signal.throwIfAborted()
    changes.push(...row.changes)
  })
  const newest = await db.changeSets.orderBy('stamp').last()
  return { at: newest?.at ?? null, records: {}, changes, whole: false }
}

async function checkCopy(
  db: SchoolDatabase,
  store: Records,
  source: CopySource,
  signal: AbortSignal,
): Promise<CopyCheck> {
  const { copy } = source
  const nothing = { copy, at: null, records: 0, fields: 0, newer: 0, differing: 0, differences: [] }
  let contents: CopyContents | null
  try {
    contents = await source.read(signal)
  } catch {
    signal.throwIfAborted()
    return { ...nothing, outcome: 'unreadable' }
  }
  if (contents === null) return { ...nothing, outcome: 'absent' }
  const comparison = new CopyComparison(store)
  let since = 0
  for (const table of Object.keys(contents.records)) {
    for (const record of contents.records[table] ?? []) {
      comparison.addRecord(table, record)
      if ((since += 10) >= BREATH) await breath(signal, () => (since = 0))
    }
  }
  for (const change of contents.changes) {
    comparison.addChange(change)
    if ((since += 5) >= BREATH) await breath(signal, () => (since = 0))
  }
  if (contents.whole) comparison.demandAll()
  const { differences, ...counted } = comparison.result()
  const remaining = await stillDiffering(db, differences, contents)
  return {
    copy,
    at: contents.at,
    ...counted,
    outcome: remaining.length === 0 ? 'equal' : 'differs',
    differing: remaining.length,
    differences: remaining.slice(0, NAMED_DIFFERENCES),
  }
}

/** A copy is read later than the database: what was saved between the two is in the database by now. */
async function stillDiffering(
  db: SchoolDatabase,
  differences: readonly FieldDifference[],
  contents: CopyContents,
): Promise<FieldDifference[]> {
  if (differences.length === 0) return []
  const again = new Map<string, Map<string, StoredRecord>>(allTables.map((table) => [table, new Map()]))
  for (const { table, id } of differences) {
    const rows = again.get(table)
    if (rows === undefined || rows.has(id)) continue
    const record = await db.records(table as (typeof allTables)[number]).get(id)
    if (record !== undefined) rows.set(id, record)
  }
  const comparison = new CopyComparison(again)
  const ids = new Set(differences.map(({ table, id }) => `${table}|${id}`))
  for (const table of Object.keys(contents.records)) {
    for (const record of contents.records[table] ?? []) {
      if (ids.has(`${table}|${record.id}`)) comparison.addRecord(table, record)
    }
  }
  for (const change of contents.changes) if (ids.has(`${change.table}|${change.id}`)) comparison.addChange(change)
  const found = comparison.result().differences
  return [...found, ...differences.filter(({ what }) => what === 'notCopied')]
}

function breath(signal: AbortSignal, then: () => void = () => undefined): Promise<void> {
  return new Promise((go, fail) => {
    setTimeout(() => {
      then()
      if (signal.aborted) fail(signal.reason as Error)
      else go()
    })
  })
}
