import { canonicalJson, sameValue } from './canonical'
import { fieldsOf, hasField, isFieldName, packStamps, restamped, stampOf } from './record'
import type { Change, Stamp, StoredRecord } from './types'
import type { Json } from '@/domain/model/plain'

/** One side of a conflict: what was written and when. */
export interface Contender {
  stamp: Stamp
  value: Json
}

/** The same field written on two PCs without knowing of each other (SPEC C9). */
export interface FieldConflict {
  field: string
  winner: Contender
  loser: Contender
}

export interface MergeResult {
  record: StoredRecord
  /** Fields whose value or stamp the change replaced. */
  applied: string[]
  conflicts: FieldConflict[]
  /** Fields that the change may not carry: prototype names, bookkeeping, an attempt to undo an erasure (SPEC C12). */
  refused: string[]
}

/**
 * Merges one change into one record, field by field; never fails and never depends on the order of arrival (SPEC C4–C12).
 * Returns the same record object when nothing was applied. The record given is not modified.
 */
export function mergeChange(record: StoredRecord | undefined, change: Change): MergeResult {
  const refused: string[] = []
  const incoming: [string, Json][] = []
  for (const field of Object.keys(change.fields)) {
    const value = change.fields[field]
    if (value === undefined || !isFieldName(field) || (field === '_erased' && value !== true)) refused.push(field)
    else incoming.push([field, value])
  }
  if (record === undefined) return { ...create(change, incoming), conflicts: [], refused }
  return { ...mergeInto(record, change, incoming), refused }
}

/**
 * Merges a whole record of another PC's state into ours, field by field (SPEC C4, C5, C10); the same record object when
 * nothing in it is newer. A state does not tell what its writers had seen, so there are no conflicts.
 */
export function mergeRecord(record: StoredRecord | undefined, incoming: StoredRecord): StoredRecord {
  if (record === undefined) return incoming
  const stamps = new Map<string, Stamp>()
  for (const field of fieldsOf(record)) stamps.set(field, stampOf(record, field) ?? '')
  const values: Record<string, unknown> = {}
  for (const field of fieldsOf(incoming)) {
    const stamp = stampOf(incoming, field)
    if (stamp === undefined || !isFieldName(field)) continue
    const current = stamps.get(field)
    const value = incoming[field] as Json
    if (current !== undefined && !beats(stamp, value, current, record[field] as Json)) continue
    stamps.set(field, stamp)
    values[field] = value
  }
  if (Object.keys(values).length === 0) return record
  const merged: StoredRecord = { ...record, ...values, _s: packStamps(stamps) }
  return merged._erased === true ? blank(merged) : merged
}

/** The common case of an import: a record nobody has seen before has one stamp for all fields. */
function create(change: Change, incoming: [string, Json][]): { record: StoredRecord; applied: string[] } {
  const record: StoredRecord = { id: change.id, _s: incoming.length > 0 ? { '*': change.stamp } : {} }
  for (const [field, value] of incoming) record[field] = value
  return { record: record._erased === true ? blank(record) : record, applied: incoming.map(([field]) => field) }
}

function mergeInto(record: StoredRecord, change: Change, incoming: [string, Json][]) {
  const applied: string[] = []
  const conflicts: FieldConflict[] = []
  const values: Record<string, Json> = {}
  for (const [field, value] of incoming) {
    const current = stampOf(record, field)
    const held = hasField(record, field) ? (record[field] as Json) : undefined
    const wins = current === undefined || beats(change.stamp, value, current, held)
    if (wins) {
      applied.push(field)
      values[field] = value
    }
    if (current !== undefined && held !== undefined && isConflict(change, field, current, value, held)) {
      const theirs = { stamp: change.stamp, value }
      const ours = { stamp: current, value: held }
      conflicts.push(wins ? { field, winner: theirs, loser: ours } : { field, winner: ours, loser: theirs })
    }
  }
  if (applied.length === 0) return { record, applied, conflicts: record._erased === true ? [] : conflicts }

  const merged: StoredRecord = { ...record, ...values, _s: restamped(record, applied, change.stamp) }
  // A conflict line would keep values that the law has just had erased (rule 12).
  if (merged._erased === true) return { record: blank(merged), applied, conflicts: [] }
  return { record: merged, applied, conflicts }
}

/** Larger stamp wins; equal stamps (a cloned device) → larger canonical JSON, never "keep ours" (SPEC C4, C5). */
function beats(stamp: Stamp, value: Json, current: Stamp, held: Json | undefined): boolean {
  if (stamp !== current) return stamp > current
  return canonicalJson(value) > canonicalJson(held)
}

/** The writer had not seen the value that it met here, and the values differ (SPEC C9). */
function isConflict(change: Change, field: string, current: Stamp, value: Json, held: Json): boolean {
  const base = Object.hasOwn(change.base, field) ? change.base[field] : undefined
  return base !== current && !sameValue(value, held)
}

/** Takes every value away and keeps the stamps, so that an older change cannot bring a value back (SPEC C10). */
function blank(record: StoredRecord): StoredRecord {
  const empty: StoredRecord = { ...record }
  for (const field of fieldsOf(record)) if (field !== '_erased') empty[field] = field === '_deleted' ? true : null
  return empty
}
