import type { Edit, Intention } from '@/domain/changes/types'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'

/**
 * An edit that creates a record: every field except the id. An id made of other ids (an invitee, a count) may be that
 * of a deleted record, so the edit says that the record is to be there, also where every value is the old one.
 */
export function created<N extends EntityName>(table: N, record: EntityTypes[N]): Edit {
  const fields: Record<string, Json> = {}
  for (const [field, value] of entriesOf(record)) if (field !== 'id') fields[field] = value
  fields._deleted = false
  return { table, id: record.id, fields }
}

/**
 * An edit with only the fields that differ; null when nothing differs. Fields that are absent or `undefined` in
 * `fields` stay as they are, so that two people may edit different fields of one card.
 */
export function changed<N extends EntityName>(
  table: N,
  before: EntityTypes[N],
  fields: Partial<EntityTypes[N]>,
): Edit | null {
  const old = new Map(entriesOf(before))
  const differing: Record<string, Json> = {}
  for (const [field, value] of entriesOf(fields)) {
    if (field === 'id' || sameJson(old.get(field), value)) continue
    differing[field] = value
  }
  return Object.keys(differing).length === 0 ? null : { table, id: before.id, fields: differing }
}

/** Creates the record, or changes it when `before` is known. */
export function saved<N extends EntityName>(
  table: N,
  before: EntityTypes[N] | undefined,
  record: EntityTypes[N],
): Edit | null {
  return before === undefined ? created(table, record) : changed(table, before, record)
}

/** Deletion is a stamped field, never a removal (rule 8.3.11). */
export function deleted(table: EntityName, id: string): Edit {
  return { table, id, fields: { _deleted: true } }
}

/** A named set; empty edits (null) fall out. A set without edits is not committed. */
export function intention(name: string, edits: readonly (Edit | null)[]): Intention {
  return { name, edits: edits.filter((edit) => edit !== null) }
}

/** Equal as JSON: order of keys does not matter, order of lists does. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((value, index) => sameJson(value, b[index]))
  }
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameJson(a[key], b[key]))
}

function entriesOf(record: object): [string, Json][] {
  return Object.entries(record).filter(([, value]) => value !== undefined) as [string, Json][]
}
