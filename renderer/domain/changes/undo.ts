import { entitySchemas, type EntityName } from '@/domain/model/entities'
import { neutral } from '@/domain/model/neutral'
import type { Json } from '@/domain/model/plain'
import { isCreation } from './edit'
import { fieldsOf, isAlive, stampOf } from './record'
import type { Edit, LoggedChange, Stamp, StoredRecord, UndoException } from './types'

/** An edit that brings older values back, with the stamps under which they were written. */
export interface RestoringEdit extends Edit {
  restores: Record<string, Stamp>
}

/** What `undoEdits` looks up: records as they are, and what earlier undo and redo sets restored. */
export interface UndoSource {
  /** The record as it is now; undefined when there is none. */
  recordOf(table: string, id: string): StoredRecord | undefined
  /** If the stamp is that of an undo or redo which restored this field: the stamp it restored (`Change.restores`). */
  restoredBy(table: string, id: string, field: string, stamp: Stamp): Stamp | undefined
}

/** The three outcomes of taking changes back, not yet written. */
export interface UndoPlan {
  /** One edit per record that can be taken back; possibly only some of its fields. */
  edits: RestoringEdit[]
  /** Records with a field that somebody changed later; that field stays as it is. */
  kept: UndoException[]
  failed: UndoException[]
}

/**
 * What takes the changes of one set back (SPEC C13–C16). A field is restored only where the set's own write still
 * stands; a record that the set created is deleted unless somebody wrote to it since; a field that did not exist
 * before gets the neutral value of its kind, since a field cannot be removed.
 * Redo is the same function on the undo's own changes.
 */
export function undoEdits(changes: readonly LoggedChange[], source: UndoSource): UndoPlan {
  const plan: UndoPlan = { edits: [], kept: [], failed: [] }
  for (const change of changes) undoOne(plan, change, source)
  return plan
}

function undoOne(plan: UndoPlan, change: LoggedChange, source: UndoSource): void {
  const { table, id } = change
  const exception = (fields: string[], reason: UndoException['reason']) => ({ table, id, fields, reason })
  const touched = Object.keys(change.fields)
  if (!isEntityName(table)) return void plan.failed.push(exception(touched, 'unknown-table'))
  const record = source.recordOf(table, id)
  if (record === undefined || record._erased === true) return void plan.failed.push(exception(touched, 'erased'))

  if (isCreation(change)) {
    const later = laterFields(record, change, source)
    if (later.length > 0) plan.kept.push(exception(later, 'changed-since'))
    else if (isAlive(record)) plan.edits.push({ table, id, fields: { _deleted: true }, restores: {} })
    return
  }

  const fields: Record<string, Json> = {}
  const restores: Record<string, Stamp> = {}
  const kept: string[] = []
  for (const field of touched) {
    if (!isStill(record, change, field, source)) {
      kept.push(field)
      continue
    }
    fields[field] = before(change, field)
    const base = Object.hasOwn(change.base, field) ? change.base[field] : undefined
    if (base !== undefined) restores[field] = base
  }
  if (kept.length > 0) plan.kept.push(exception(kept, 'changed-since'))
  if (Object.keys(fields).length > 0) plan.edits.push({ table, id, fields, restores })
}

/**
 * The set's own write still stands: its stamp, or that of an undo or redo which brought it back; a deletion was not
 * overruled by a newer field; and a restored record, which would be deleted again, holds nothing newer to be lost.
 */
function isStill(record: StoredRecord, change: LoggedChange, field: string, source: UndoSource): boolean {
  if (originOf(record, change, field, source) !== change.stamp) return false
  if (field !== '_deleted') return true
  return change.fields._deleted === true ? !isAlive(record) : laterFields(record, change, source).length === 0
}

function laterFields(record: StoredRecord, change: LoggedChange, source: UndoSource): string[] {
  return fieldsOf(record).filter((field) => (originOf(record, change, field, source) ?? '') > change.stamp)
}

/** The stamp under which the field's value was first written, followed back no further than the change in question. */
function originOf(record: StoredRecord, change: LoggedChange, field: string, source: UndoSource): Stamp | undefined {
  let stamp = stampOf(record, field)
  while (stamp !== undefined && stamp > change.stamp) {
    const restored = source.restoredBy(change.table, change.id, field, stamp)
    if (restored === undefined || restored >= stamp) return stamp
    stamp = restored
  }
  return stamp
}

function before(change: LoggedChange, field: string): Json {
  const old = Object.hasOwn(change.old, field) ? change.old[field] : undefined
  return old ?? (old === null ? null : neutralValue(change.table, field))
}

/** What a field holds that nobody has filled in. Unknown fields get null; a record without `_deleted` is not deleted. */
export function neutralValue(table: string, field: string): Json {
  if (field === '_deleted') return false
  const values: Record<string, unknown> = isEntityName(table) ? { ...neutral[table] } : {}
  return Object.hasOwn(values, field) ? (values[field] as Json) : null
}

function isEntityName(table: string): table is EntityName {
  return Object.hasOwn(entitySchemas, table)
}
