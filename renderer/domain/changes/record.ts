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
 * The packed stamps of a record once `fields` carry `stamp`; the same as packing them all anew, which is only done where the
 * row stamp may not be the most frequent one any more.
 */
export function restamped(record: StoredRecord, fields: readonly string[], stamp: Stamp): Stamps {
  const row = record._s[ROW]
  const packed: Stamps = { ...record._s }
  let size = fieldsOf(record).length
  for (const field of fields) {
    packed[field] = stamp
    if (!hasField(record, field)) size += 1
  }
  const counts = new Map<Stamp, number>()
  let most = 0
  let exceptions = 0
  for (const field in packed) {
    if (field === ROW) continue
    const own = packed[field] ?? ''
    const count = (counts.get(own) ?? 0) + 1
    counts.set(own, count)
    most = Math.max(most, count)
    exceptions += 1
  }
  const known = Object.keys(packed).every((field) => field === ROW || hasField(record, field) || fields.includes(field))
  if (known && row !== undefined && stamp !== row && size - exceptions > most) return packed
  const perField = new Map<string, Stamp>()
  for (const field of fieldsOf(record)) perField.set(field, stampOf(record, field) ?? stamp)
  for (const field of fields) perField.set(field, stamp)
  return packStamps(perField)
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
