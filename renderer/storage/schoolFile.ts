import { newestStamp } from '@/domain/changes/record'
import {
  parseSchoolFile,
  SCHOOL_FILE_FORMAT,
  SCHOOL_FILE_VERSION,
  type SchoolFile,
  type SchoolFileHeader,
} from '@/domain/changes/schoolFile'
import { isAlive } from '@/domain/changes/record'
import { laterStamp } from '@/domain/changes/stamp'
import type { Stamp, StoredRecord } from '@/domain/changes/types'
import { SUCCESSION_PART } from '@/domain/succession/succession'
import { entityNames } from '@/domain/model/entities'
import { isEntity } from './checkEdits'
import { allTables, inTransaction } from './commit'
import { pendingRow, type CarriedParts, type DeviceState, type LogEntry, type SchoolDatabase } from './database'
import { CHUNK, LOG_PART, scanRecords } from './readRecords'
import type { SchoolFilePreview, SchoolFileRefusal } from './schools'
import { keysOf, readDevice, SetWriter, type WriterDeps } from './setWriter'
import { texts } from './texts'

/** Parts of the file that this version writes itself; all others are carried along. */
const OWN_PARTS = new Set(['format', 'version', 'header', 'records', 'changeSets', 'log', 'pending'])

/** The whole register as one JSON text. */
export async function writeSchoolFile(
  db: SchoolDatabase,
  header: Omit<SchoolFileHeader, 'counts'>,
): Promise<Uint8Array> {
  const { file } = await readWholeSchool(db, header)
  return new TextEncoder().encode(JSON.stringify(file))
}

/** Everything, read in one transaction, so that it is one moment's picture, with the device's state at that moment. */
export async function readWholeSchool(
  db: SchoolDatabase,
  header: Omit<SchoolFileHeader, 'counts'>,
): Promise<{ file: SchoolFile; device: DeviceState }> {
  return db.transaction('r', [...allTables, 'changeSets', 'log', 'meta', 'pending'], async () => {
    const carried = await db.meta.get('carried')
    const extra = carried?.key === 'carried' ? carried : { parts: {}, records: {} }
    const records: Record<string, StoredRecord[]> = {}
    const counts: Record<string, number> = {}
    for (const table of entityNames) {
      const rows: StoredRecord[] = []
      await scanRecords(db.records(table), (chunk) => rows.push(...chunk))
      records[table] = rows
      counts[table] = rows.filter(isAlive).length
    }
    const changeSets = await db.changeSets.orderBy('stamp').toArray()
    const log: LogEntry[] = []
    for (const set of changeSets) {
      const parts = await db.log.where('[setId+part]').between([set.id, 0], [set.id, Infinity], true, true).toArray()
      for (const part of parts) log.push(...part.changes)
    }
    const pending = (await db.pending.toArray()).map(({ change, setId }) => ({ ...change, setId, old: {} }))
    const written: SchoolFile = {
      ...extra.parts,
      format: SCHOOL_FILE_FORMAT,
      version: SCHOOL_FILE_VERSION,
      header: { ...header, counts },
      records: { ...extra.records, ...records },
      changeSets,
      log,
      pending,
    }
    return { file: written, device: await readDevice(db) }
  })
}

/** Reads and checks a file without touching any database. */
export function previewSchoolFile(
  bytes: Uint8Array,
): { ok: true; preview: SchoolFilePreview } | { ok: false; refusal: SchoolFileRefusal; detail: string } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, refusal: 'not-json', detail: 'not UTF-8' }
  }
  const outcome = parseSchoolFile(text)
  if (!outcome.ok) return outcome
  const { header, records, changeSets } = outcome.file
  const counts = Object.keys(records).map((table) => ({ table, count: (records[table] ?? []).filter(isAlive).length }))
  const { title, savedAt, savedBy, practice } = header
  const preview = { title, savedAt, savedBy, practice, counts, journalSets: changeSets.length, content: outcome.file }
  previewed.add(outcome.file)
  return { ok: true, preview }
}

const previewed = new WeakSet<object>()

/** The checked file of a preview; null for anything that did not come out of `previewSchoolFile`. */
export function previewedFile(preview: SchoolFilePreview): SchoolFile | null {
  const { content } = preview
  return typeof content === 'object' && content !== null && previewed.has(content) ? (content as SchoolFile) : null
}

/**
 * Fills a fresh database with a file's records and journal, all in one transaction. The database keeps its own new
 * device id (rule 11); its clock starts after the newest stamp of the file. A set of kind `open` says so.
 */
export async function fillFromFile(db: SchoolDatabase, file: SchoolFile, deps: WriterDeps): Promise<void> {
  await inTransaction(db, allTables, undefined, async () => {
    const newest = await putFile(db, file)
    await db.meta.put({ ...(await readDevice(db)), lastStamp: newest })
    const writer = await SetWriter.begin(db, deps, {
      name: (SUCCESSION_PART in file ? texts.taken : texts.opened)(file.header.savedBy),
      kind: 'open',
      targetId: null,
    })
    await writer.finish(true)
  })
}

/** Writes a file's records and journal into an empty database, inside its transaction; gives the newest stamp. */
export async function putFile(db: SchoolDatabase, file: SchoolFile): Promise<Stamp | null> {
  let newest: Stamp | null = null
  const carried: CarriedParts = { key: 'carried', parts: {}, records: {} }
  for (const part of Object.keys(file)) if (!OWN_PARTS.has(part)) carried.parts[part] = file[part]
  for (const table of Object.keys(file.records)) {
    const rows = file.records[table] ?? []
    if (!isEntity(table)) {
      carried.records[table] = rows
      continue
    }
    for (let at = 0; at < rows.length; at += CHUNK) {
      const chunk = rows.slice(at, at + CHUNK)
      for (const row of chunk) newest = laterStamp(newest, newestStamp(row))
      await db.records(table).bulkPut(chunk)
    }
  }
  for (const set of file.changeSets) newest = laterStamp(newest, set.stamp)
  await db.changeSets.bulkPut(file.changeSets)
  await fillLog(db, file.log)
  for (let at = 0; at < file.pending.length; at += CHUNK) {
    await db.pending.bulkPut(
      file.pending.slice(at, at + CHUNK).map(({ setId, old: _old, ...change }) => {
        void _old
        return pendingRow(change, setId)
      }),
    )
  }
  if (Object.keys(carried.parts).length + Object.keys(carried.records).length > 0) await db.meta.put(carried)
  return newest
}

async function fillLog(db: SchoolDatabase, log: readonly LogEntry[]): Promise<void> {
  const bySet = new Map<string, LogEntry[]>()
  for (const change of log) {
    const entries = bySet.get(change.setId)
    if (entries === undefined) bySet.set(change.setId, [change])
    else entries.push(change)
  }
  for (const [setId, entries] of bySet) {
    for (let part = 0; part * LOG_PART < entries.length; part++) {
      const changes = entries.slice(part * LOG_PART, (part + 1) * LOG_PART)
      await db.log.put({ setId, part, about: keysOf(changes), changes })
    }
  }
}
