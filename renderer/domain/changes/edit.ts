import { sameValue } from './canonical'
import { hasField, isAlive, stampOf } from './record'
import type { Edit, LoggedChange, Stamp, StoredRecord } from './types'
import type { Json } from '@/domain/model/plain'

/** What an edit becomes: everything of a logged change except the set it belongs to. */
export type ChangeParts = Omit<LoggedChange, 'setId'>

/**
 * Turns an intention on one record into a stamped change (SPEC C8, C11): fields that already hold the value are left
 * out, base stamps and old values of the others are noted. `null` when nothing would change.
 * A new record also gets `_deleted: false`, which marks the change as its creation; an edit that revives a deleted
 * record says so likewise, so that taking it back deletes the record again.
 * The caller refuses edits of erased records and forbidden field names beforehand.
 */
export function changeFromEdit(record: StoredRecord | undefined, edit: Edit, stamp: Stamp): ChangeParts | null {
  const { table, id } = edit
  if (record === undefined) {
    if (edit.fields._deleted === true) return null
    return { table, id, stamp, fields: { ...edit.fields, _deleted: false }, base: {}, old: {} }
  }
  const alive = isAlive(record)
  const fields: Record<string, Json> = {}
  let any = false
  for (const field of Object.keys(edit.fields)) {
    const value = edit.fields[field]
    if (field === '_deleted' || value === undefined) continue
    if (hasField(record, field) && sameValue(record[field], value)) continue
    fields[field] = value
    any = true
  }
  const wantsAlive = edit.fields._deleted === undefined ? alive || any : edit.fields._deleted !== true
  // A field written to a record that is to stay deleted would be newer than the deletion and revive it.
  if (wantsAlive !== alive || (any && !wantsAlive)) {
    fields._deleted = !wantsAlive
    any = true
  }
  if (!any) return null
  return { table, id, stamp, fields, ...replaced(record, fields, alive) }
}

function replaced(record: StoredRecord, fields: Record<string, Json>, alive: boolean) {
  const base: Record<string, Stamp> = {}
  const old: Record<string, Json> = {}
  for (const field of Object.keys(fields)) {
    const before = stampOf(record, field)
    if (before === undefined) continue
    base[field] = before
    // A revived record may still hold `_deleted: true`; what counts for taking back is what the user saw.
    old[field] = field === '_deleted' ? !alive : (record[field] as Json)
  }
  return { base, old }
}

/**
 * Whether the change brought its record into being: it sets `_deleted: false` where no such field was (SPEC C11).
 */
export function isCreation(change: Pick<LoggedChange, 'fields' | 'base'>): boolean {
  return change.fields._deleted === false && !Object.hasOwn(change.base, '_deleted')
}
