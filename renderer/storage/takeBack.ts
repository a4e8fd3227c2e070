import { historyOf, stepFor, takenBackOf, type Step } from '@/domain/changes/history'
import type { ChangeSet, StoredRecord, UndoReport } from '@/domain/changes/types'
import { undoEdits, type RestoringEdit } from '@/domain/changes/undo'
import type { EntityName } from '@/domain/model/entities'
import { isEntity } from './checkEdits'
import { allTables, inTransaction, writeEdits } from './commit'
import { aboutKey, type LogEntry, type SchoolDatabase } from './database'
import { CHUNK, readRecords } from './readRecords'
import { Restorations } from './restorations'
import type { UndoState } from './register'
import { readDevice, SetWriter, type WriterDeps } from './setWriter'
import { texts } from './texts'

/** Headers looked at for the stacks of Ctrl+Z; older sets are taken back from the journal. */
const DEPTH = 400

/** What «Отменить» and «Вернуть» would do now (SPEC C17). */
export async function readUndoState(db: SchoolDatabase): Promise<UndoState> {
  const { undo, redo } = await readHistory(db)
  const shown = (step: Step | undefined) => (step === undefined ? null : { setId: step.set.id, name: step.set.name })
  return { undo: shown(undo.at(-1)), redo: shown(redo.at(-1)) }
}

/** Which of the sets stand taken back. */
export async function readTakenBack(db: SchoolDatabase, setIds: readonly string[]): Promise<ReadonlySet<string>> {
  return takenBackOf(await db.changeSets.where('targetId').anyOf(setIds).toArray())
}

async function readHistory(db: SchoolDatabase) {
  const { deviceId } = await readDevice(db)
  const newest = await db.changeSets.orderBy('stamp').reverse().limit(DEPTH).toArray()
  return historyOf(newest.reverse(), deviceId)
}

/**
 * Takes back one set, or the newest one of this device; the id of an undo set brings its target again.
 * Null when there is nothing to take back: no such set, already taken back, or a kind that cannot be.
 */
export async function undoSet(db: SchoolDatabase, deps: WriterDeps, setId?: string): Promise<UndoReport | null> {
  return inTransaction(db, allTables, undefined, async () => {
    if (setId === undefined) {
      const step = (await readHistory(db)).undo.at(-1)
      return step === undefined ? null : takeBack(db, deps, step, 'undo')
    }
    const asked = await db.changeSets.get(setId)
    const target = asked?.targetId == null ? asked : await db.changeSets.get(asked.targetId)
    if (asked === undefined || target === undefined) return null
    const now = stepFor(target, await db.changeSets.where('targetId').equals(target.id).toArray())
    const wanted = asked.kind === 'undo' ? 'redo' : 'undo'
    return now?.kind === wanted ? takeBack(db, deps, now.step, wanted) : null
  })
}

/** Brings again what this device took back last; null when a new set came in between. */
export async function redoSet(db: SchoolDatabase, deps: WriterDeps): Promise<UndoReport | null> {
  return inTransaction(db, allTables, undefined, async () => {
    const step = (await readHistory(db)).redo.at(-1)
    return step === undefined ? null : takeBack(db, deps, step, 'redo')
  })
}

/** Writes the undo set, part by part of the log; it is written even when everything was kept, so the stack moves on. */
async function takeBack(db: SchoolDatabase, deps: WriterDeps, step: Step, kind: 'undo' | 'redo'): Promise<UndoReport> {
  const { set, effective } = step
  const name = kind === 'undo' ? texts.undone(set.name) : texts.redone(set.name)
  const writer = await SetWriter.begin(db, deps, { name, kind, targetId: set.id })
  const report: UndoReport = { setId: set.id, name: set.name, reversed: 0, kept: [], failed: [] }
  const restorations = new Restorations(db)
  for (const part of await partsOf(db, effective)) {
    const changes = (await db.log.get(part))?.changes ?? []
    const records = await recordsOf(db, changes)
    await restorations.look(changes, records)
    const plan = undoEdits(changes, {
      recordOf: (table, id) => records.get(aboutKey(table, id)),
      restoredBy: (table, id, field, stamp) => restorations.get(table, id, field, stamp),
    })
    for (const [table, edits] of byTable(plan.edits)) {
      for (let at = 0; at < edits.length; at += CHUNK) await writeEdits(db, writer, table, edits.slice(at, at + CHUNK))
    }
    report.reversed += plan.edits.length
    report.kept.push(...plan.kept)
    report.failed.push(...plan.failed)
  }
  await writer.finish(true)
  return report
}

function partsOf(db: SchoolDatabase, set: ChangeSet): Promise<[string, number][]> {
  return db.log.where('[setId+part]').between([set.id, 0], [set.id, Infinity], true, true).primaryKeys()
}

function byTable(edits: readonly RestoringEdit[]): Map<EntityName, RestoringEdit[]> {
  const groups = new Map<EntityName, RestoringEdit[]>()
  for (const edit of edits) {
    const group = groups.get(edit.table)
    if (group === undefined) groups.set(edit.table, [edit])
    else group.push(edit)
  }
  return groups
}

async function recordsOf(db: SchoolDatabase, changes: readonly LogEntry[]): Promise<Map<string, StoredRecord>> {
  const ids = new Map<EntityName, string[]>()
  for (const { table, id } of changes) {
    if (isEntity(table)) ids.set(table, [...(ids.get(table) ?? []), id])
  }
  const records = new Map<string, StoredRecord>()
  for (const [table, wanted] of ids) {
    for (const [id, record] of await readRecords(db.records(table), wanted, 'each'))
      records.set(aboutKey(table, id), record)
  }
  return records
}
