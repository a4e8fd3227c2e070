import type { EntityName, EntityTypes } from '@/domain/model/entities'
import { neutral, withNeutral } from '@/domain/model/neutral'
import type { Stamp, Stamps, StoredRecord } from './types'

/** The row stamp's key: it stands for every field of the record that has no stamp of its own (SPEC C7). */
const ROW = '*'

/** Names that would reach an object's prototype or the record's own bookkeeping (SPEC C12, abuse test S6). */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype', 'id', '_s', ROW, ''])

/** Whether a change may carry a field of this name. */
export function isFieldName(name: string): boolean {
  return !FORBIDDEN.has(name)
}

/** Whether the record has the field; inherited names such as `toString` do not count. */
export function hasField(record: StoredRecord, field: string): boolean {
  return field !== 'id' && field !== '_s' && Object.hasOwn(record, field)
}

/** Names of the record's fields, `_deleted` and `_erased` among them. */
export function fieldsOf(record: StoredRecord): string[] {
  return Object.keys(record).filter((key) => key !== 'id' && key !== '_s')
}

/** Stamp of one field; undefined when the record has no such field (SPEC C7). */
export function stampOf(record: StoredRecord, field: string): Stamp | undefined {
  if (!hasField(record, field)) return undefined
  return Object.hasOwn(record._s, field) ? record._s[field] : record._s[ROW]
}

/**
 * The record as the screens know it: without stamps and marks, every absent field filled with its neutral value
 * (a record of an older version lacks fields). Unknown fields stay, they do no harm.
 */
export function rowOf<N extends EntityName>(table: N, record: StoredRecord): EntityTypes[N] {
  const { _s, _deleted, _erased, ...row } = record
  void _s
  void _deleted
  void _erased
  const complete = Object.keys(neutral[table]).every((field) => Object.hasOwn(row, field))
  return (complete ? row : withNeutral(table, row as Partial<EntityTypes[N]>)) as unknown as EntityTypes[N]
}

/** The largest stamp in the record. */
export function newestStamp(record: StoredRecord): Stamp | null {
  let newest: Stamp | null = null
  for (const stamp of Object.values(record._s)) if (newest === null || stamp > newest) newest = stamp
  return newest
}

/**
 * Packs one stamp per field into "row stamp plus exceptions": the most frequent stamp becomes `*`, the later one of
 * equally frequent stamps, so that equal records are packed equally on every PC (SPEC C7).
 */
export function packStamps(perField: ReadonlyMap<string, Stamp>): Stamps {
  const counts = new Map<Stamp, number>()
  for (const stamp of perField.values()) counts.set(stamp, (counts.get(stamp) ?? 0) + 1)
  let row: Stamp | undefined
  let best = 0
  for (const [stamp, count] of counts) {
    if (count > best || (count === best && row !== undefined && stamp > row)) {
      row = stamp
      best = count
    }
  }
  const packed: Stamps = {}
  if (row === undefined) return packed
  packed[ROW] = row
  for (const [field, stamp] of perField) if (stamp !== row) packed[field] = stamp
  return packed
}

/**
 * Whether the record is shown (SPEC C6): it is not erased, and it is either not deleted or some other field is newer
 * than the deletion, which revives the whole record.
 */
export function isAlive(record: StoredRecord): boolean {
  if (record._erased === true) return false
  if (record._deleted !== true) return true
  const deletedAt = stampOf(record, '_deleted')
  if (deletedAt === undefined) return true
  return fieldsOf(record).some((field) => field !== '_deleted' && (stampOf(record, field) ?? '') > deletedAt)
}
