import { fieldsOf, stampOf } from '@/domain/changes/record'
import type { Change, Stamp, StoredRecord } from '@/domain/changes/types'

/** Records by table and id. */
export type Records = ReadonlyMap<string, ReadonlyMap<string, StoredRecord>>

/**
 * One field that differs. `value`: the same stamp, another value. `older`: the database has an older version than the copy.
 * `missing`: the database has no such record. `notCopied`: the copy lacks what the database holds.
 */
export interface FieldDifference {
  table: string
  id: string
  field: string
  what: 'value' | 'older' | 'missing' | 'notCopied'
}

/** Differences that are named one by one; the rest is counted. */
export const NAMED_DIFFERENCES = 50

/**
 * Compares a second copy with the database, field by field: a field of one stamp has one value everywhere (SPEC C2), and
 * the database is never behind a copy. What the database has changed since is counted, not blamed. Values of erased
 * people are gone on purpose and not compared.
 */
export class CopyComparison {
  readonly #store: Records
  readonly #newest = new Map<StoredRecord, Map<string, Stamp>>()
  readonly #differing = new Map<string, FieldDifference>()
  readonly #records = new Set<string>()
  #fields = 0
  #newer = 0

  constructor(store: Records) {
    this.#store = store
  }

  addRecord(table: string, record: StoredRecord): void {
    for (const field of fieldsOf(record)) {
      const stamp = stampOf(record, field)
      if (stamp !== undefined) this.#add(table, record.id, field, stamp, record[field])
    }
  }

  addChange({ table, id, stamp, fields }: Pick<Change, 'table' | 'id' | 'stamp' | 'fields'>): void {
    for (const field of Object.keys(fields)) this.#add(table, id, field, stamp, fields[field])
  }

  /** Names as well what the database holds and the copy does not; only for a copy that must hold everything. */
  demandAll(): void {
    for (const [table, records] of this.#store) {
      for (const record of records.values()) {
        if (record._erased === true) continue
        const copied = this.#newest.get(record)
        for (const field of fieldsOf(record)) {
          const stamp = stampOf(record, field)
          if (stamp === undefined || (copied?.get(field) ?? '') >= stamp) continue
          this.#note({ table, id: record.id, field, what: 'notCopied' })
        }
      }
    }
  }

  /** `fields`: versions compared; `newer`: those that the database has replaced since. */
  result(): { records: number; fields: number; newer: number; differences: FieldDifference[] } {
    const differences = [...this.#differing.values()]
    return { records: this.#records.size, fields: this.#fields, newer: this.#newer, differences }
  }

  #add(table: string, id: string, field: string, stamp: Stamp, value: unknown): void {
    const records = this.#store.get(table)
    // A table of a newer version is carried along and has no records here.
    if (records === undefined) return
    const record = records.get(id)
    this.#records.add(`${table}|${id}`)
    this.#fields += 1
    if (record === undefined) {
      this.#note({ table, id, field, what: 'missing' })
      return
    }
    if (record._erased === true) return
    let newest = this.#newest.get(record)
    if (newest === undefined) this.#newest.set(record, (newest = new Map()))
    if ((newest.get(field) ?? '') < stamp) newest.set(field, stamp)
    const held = stampOf(record, field)
    if (held === undefined || held < stamp) this.#note({ table, id, field, what: 'older' })
    else if (held > stamp) this.#newer += 1
    else if (!sameValue(record[field], value)) this.#note({ table, id, field, what: 'value' })
  }

  #note(difference: FieldDifference): void {
    this.#differing.set(`${difference.table}|${difference.id}|${difference.field}`, difference)
  }
}

/** Equal as data: the order of keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
