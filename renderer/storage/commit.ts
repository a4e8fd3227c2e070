import { changeFromEdit } from '@/domain/changes/edit'
import { mergeChange } from '@/domain/changes/merge'
import type { ChangeSet, Edit, StoredRecord } from '@/domain/changes/types'
import type { RestoringEdit } from '@/domain/changes/undo'
import { entityNames, type EntityName } from '@/domain/model/entities'
import { checkComplete, checkEdits, type EditsByTable } from './checkEdits'
import { aboutKey, type LogEntry, type SchoolDatabase } from './database'
import { CHUNK, planReads, readRecords, type ReadPlan } from './readRecords'
import type { ChangeSetDraft, CommitOptions } from './register'
import { RegisterError } from './registerError'
import { SetWriter, type WriterDeps } from './setWriter'

/**
 * The one door for writes of this PC: one transaction stamps the edits with one stamp, appends them to the log,
 * merges the fields and moves the clock. Nothing is half-written.
 * @returns the header, or null when every field already held its value
 * @throws RegisterError naming table, field and id; the signal's reason when aborted
 */
export async function commitEdits(
  db: SchoolDatabase,
  deps: WriterDeps,
  draft: ChangeSetDraft,
  options: CommitOptions = {},
): Promise<ChangeSet | null> {
  const { signal, onProgress } = options
  const edits = await checkEdits(draft.edits, signal)
  const total = [...edits.values()].reduce((sum, rows) => sum + rows.length, 0)
  if (total === 0) return null
  const { set, written } = await inTransaction(db, [...edits.keys()], signal, async () => {
    const writer = await SetWriter.begin(db, deps, { name: draft.name, kind: draft.kind, targetId: null })
    let done = 0
    await eachChunk(db, edits, async (table, chunk, plan) => {
      signal?.throwIfAborted()
      await writeEdits(db, writer, table, chunk, plan)
      onProgress?.((done += chunk.length), total)
    })
    signal?.throwIfAborted()
    const set = await writer.finish(false)
    return { set, written: writer.written }
  })
  if (written !== null) db.fresh = written
  return set
}

/** Every table that is no kind of record. */
const books = ['changeSets', 'log', 'meta', 'pending', 'outbox', 'outgoing', 'ownFiles', 'conflicts']

/** Runs `work` in one rw transaction over some tables and the books; an abort comes out as the signal's own reason. */
export async function inTransaction<T>(
  db: SchoolDatabase,
  tables: readonly EntityName[],
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction('rw', [...tables, ...books], work)
  } catch (reason) {
    signal?.throwIfAborted()
    throw reason
  }
}

/** Every entity's table, for work that cannot know beforehand which ones it touches. */
export const allTables: readonly EntityName[] = entityNames

async function eachChunk(
  db: SchoolDatabase,
  edits: EditsByTable,
  work: (table: EntityName, chunk: Edit[], plan: ReadPlan) => Promise<void>,
): Promise<void> {
  for (const [table, rows] of edits) {
    const plan = await planReads(db.records(table), rows.length)
    if (plan === 'ranges') rows.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (let at = 0; at < rows.length; at += CHUNK) await work(table, rows.slice(at, at + CHUNK), plan)
  }
}

/** Writes one chunk of edits of one table: read, stamp, merge, put, log. At most one edit per record. */
export async function writeEdits(
  db: SchoolDatabase,
  writer: SetWriter,
  table: EntityName,
  edits: readonly (Edit & Partial<Pick<RestoringEdit, 'restores'>>)[],
  plan: ReadPlan = 'each',
): Promise<void> {
  const ids = edits.map((edit) => edit.id)
  const records = await readRecords(db.records(table), ids, plan)
  const puts: StoredRecord[] = []
  const entries: LogEntry[] = []
  for (const edit of edits) {
    const record = records.get(edit.id)
    if (record?._erased === true) throw new RegisterError('erased', { table, id: edit.id })
    const change = changeFromEdit(record, edit, writer.stamp)
    if (change === null) continue
    if (record === undefined) checkComplete(edit)
    const entry: LogEntry = { ...change, setId: writer.setId }
    if (edit.restores !== undefined && Object.keys(edit.restores).length > 0) entry.restores = edit.restores
    const merged = mergeChange(record, entry).record
    puts.push(merged)
    entries.push(withAbout(entry, merged))
  }
  if (puts.length === 0) return
  await db.records(table).bulkPut(puts)
  await writer.log(entries)
}

/** Fields that point at the record in whose journal a change is looked for: «Журнал» of a class, of a person. */
const REFERENCES: Record<string, (record: StoredRecord) => string> = {
  classId: () => 'class',
  staffId: () => 'staff',
  personId: (record) => String(record.personKind),
}

/** Adds the records that a change concerns besides its own, before and after it. */
export function withAbout(entry: LogEntry, record: StoredRecord): LogEntry {
  const about: string[] = []
  for (const field of Object.keys(REFERENCES)) {
    for (const id of [record[field], Object.hasOwn(entry.old, field) ? entry.old[field] : null]) {
      if (typeof id === 'string' && id !== '') about.push(aboutKey(REFERENCES[field]?.(record) ?? '', id))
    }
  }
  if (about.length > 0) entry.about = [...new Set(about)]
  return entry
}
