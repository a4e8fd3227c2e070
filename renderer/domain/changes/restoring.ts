import { entityNames, type EntityName } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'
import { isAlive, rowOf } from './record'
import type { Edit, StoredRecord } from './types'

/** A record as screens know it, whatever its kind. */
export type PlainRow = Readonly<Record<string, Json>>

/**
 * One record that stands otherwise in the register than in a copy of it. `new`: it is in the copy only and would come
 * back. `removed`: it came after the copy was made, or was brought back since, and would go. `fields` names what differs.
 */
export interface RestoreLine {
  table: EntityName
  id: string
  outcome: 'new' | 'changed' | 'removed'
  now: PlainRow | null
  then: PlainRow | null
  fields: string[]
}

export type StoredTables = Readonly<Record<string, readonly StoredRecord[] | undefined>>

/**
 * What stands otherwise, by the order of the tables. Persons who were erased since (152-ФЗ) are passed over: they never
 * come back (SPEC C10). Tables of a newer version are left alone.
 */
export function restoreLines(now: StoredTables, then: StoredTables): RestoreLine[] {
  const lines: RestoreLine[] = []
  for (const table of entityNames) {
    const present = new Map((now[table] ?? []).map((record) => [record.id, record]))
    const past = new Map((then[table] ?? []).map((record) => [record.id, record]))
    for (const id of new Set([...past.keys(), ...present.keys()])) {
      const line = lineOf(table, id, present.get(id), past.get(id))
      if (line) lines.push(line)
    }
  }
  return lines
}

function lineOf(
  table: EntityName,
  id: string,
  present: StoredRecord | undefined,
  past: StoredRecord | undefined,
): RestoreLine | null {
  if (present?._erased === true || past?._erased === true) return null
  const now = present && isAlive(present) ? plainRow(table, present) : null
  const then = past && isAlive(past) ? plainRow(table, past) : null
  if (now === null && then === null) return null
  if (then === null) return { table, id, outcome: 'removed', now, then, fields: [] }
  if (now === null) return { table, id, outcome: 'new', now, then, fields: valueFields(then) }
  // A field that only a later version writes is not in the copy: it is kept, not emptied.
  const fields = valueFields(then).filter((field) => !isSame(now[field] ?? null, then[field] ?? null))
  return fields.length === 0 ? null : { table, id, outcome: 'changed', now, then, fields }
}

/**
 * The chosen lines as edits. A record that comes back has all its fields of then; a changed one only those that differ;
 * one that goes is deleted, and can be brought back by undo like any other.
 */
export function restoreEdits(lines: readonly RestoreLine[]): Edit[] {
  return lines.map(({ table, id, outcome, then, fields }) => {
    if (outcome === 'removed') return { table, id, fields: { _deleted: true } }
    const values: Record<string, Json> = Object.fromEntries(fields.map((field) => [field, then?.[field] ?? null]))
    return { table, id, fields: outcome === 'new' ? { ...values, _deleted: false } : values }
  })
}

const plainRow = (table: EntityName, record: StoredRecord) => rowOf(table, record) as unknown as PlainRow

const valueFields = (row: PlainRow) => Object.keys(row).filter((field) => field !== 'id' && !field.startsWith('_'))

/** Equal as data; the order of an object's keys does not matter. */
function isSame(one: Json, other: Json): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  const left = one as Record<string, Json>
  const right = other as Record<string, Json>
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSame(left[key] ?? null, right[key] ?? null))
  )
}
