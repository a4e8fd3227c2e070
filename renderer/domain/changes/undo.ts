import { entitySchemas, type EntityName } from '@/domain/model/entities'
import { neutral } from '@/domain/model/neutral'
import type { Json } from '@/domain/model/plain'
import { isCreation } from './edit'
import { fieldsOf, isAlive, stampOf } from './record'
import type { Edit, LoggedChange, StoredRecord, UndoException } from './types'

/** The three outcomes of taking changes back, not yet written. */
export interface UndoPlan {
  /** One edit per record that can be taken back; possibly only some of its fields. */
  edits: Edit[]
  /** Records with a field that somebody changed later; that field stays as it is. */
  kept: UndoException[]
  failed: UndoException[]
}

/**
 * What takes the changes of one set back (SPEC C13–C16). A field is restored only where the set's own stamp still
 * stands; a record that the set created is deleted unless somebody wrote to it since; a field that did not exist
 * before gets the neutral value of its kind, since a field cannot be removed.
 * Redo is the same function on the undo's own changes.
 *
 * @param changes the logged changes of the set
 * @param recordOf the record as it is now; undefined when the database has none
 */
export function undoEdits(
  changes: readonly LoggedChange[],
  recordOf: (table: string, id: string) => StoredRecord | undefined,
): UndoPlan {
  const plan: UndoPlan = { edits: [], kept: [], failed: [] }
  for (const change of changes) undoOne(plan, change, recordOf(change.table, change.id))
  return plan
}

function undoOne(plan: UndoPlan, change: LoggedChange, record: StoredRecord | undefined): void {
  const exception = (fields: string[], reason: UndoException['reason']) => ({
    table: change.table,
    id: change.id,
    fields,
    reason,
  })
  const touched = Object.keys(change.fields)
  if (!isEntityName(change.table)) return void plan.failed.push(exception(touched, 'unknown-table'))
  if (record === undefined || record._erased === true) return void plan.failed.push(exception(touched, 'erased'))

  if (isCreation(change)) {
    const later = laterFields(record, change)
    if (later.length > 0) plan.kept.push(exception(later, 'changed-since'))
    else plan.edits.push({ table: change.table, id: change.id, fields: { _deleted: true } })
    return
  }

  const fields: Record<string, Json> = {}
  const kept: string[] = []
  for (const field of touched) {
    if (!isStill(record, change, field)) kept.push(field)
    else fields[field] = before(change, field)
  }
  if (kept.length > 0) plan.kept.push(exception(kept, 'changed-since'))
  if (Object.keys(fields).length > 0) plan.edits.push({ table: change.table, id: change.id, fields })
}

/**
 * The set's own write still stands: same stamp; a deletion was not overruled by a newer field; and a restored record,
 * which would be deleted again, holds nothing newer that somebody would lose.
 */
function isStill(record: StoredRecord, change: LoggedChange, field: string): boolean {
  if (stampOf(record, field) !== change.stamp) return false
  if (field !== '_deleted') return true
  return change.fields._deleted === true ? !isAlive(record) : laterFields(record, change).length === 0
}

function laterFields(record: StoredRecord, change: LoggedChange): string[] {
  return fieldsOf(record).filter((field) => (stampOf(record, field) ?? '') > change.stamp)
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
