import Dexie, { liveQuery, type ObservabilitySet } from 'dexie'
import { sameValue } from '@/domain/changes/canonical'
import { isAlive, rowOf } from '@/domain/changes/record'
import type { Stamps, StoredRecord } from '@/domain/changes/types'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { SchoolDatabase } from './database'
import { scanRecords } from './readRecords'
import type { LiveQuery } from './register'

type Row = EntityTypes[EntityName]

interface Subscriber {
  next: (value: Row[]) => void
  fail: (reason: unknown) => void
}

/** What has to be read again: some records, everything, or nothing. */
type Stale = Set<string> | 'all' | null

/** More changed keys than this and the whole table is read again. */
const FEW = 100

/**
 * The rows of one table for any number of screens: read once in chunks, then only what a commit changed, in this
 * window or another one. A row whose stamps did not change stays the same object, so that Vue redraws little.
 */
export class LiveTable {
  private readonly subscribers = new Set<Subscriber>()
  private readonly rows = new Map<string, { row: Row; stamps: Stamps }>()
  private value: Row[] | null = null
  private stale: Stale = 'all'
  private reading = false

  constructor(
    private readonly db: SchoolDatabase,
    private readonly table: EntityName,
  ) {}

  subscribe(next: (value: Row[]) => void, fail: (reason: unknown) => void): () => void {
    const subscriber = { next, fail }
    this.subscribers.add(subscriber)
    if (this.value !== null && this.stale === null) next(this.value)
    else void this.refresh()
    return () => this.subscribers.delete(subscriber)
  }

  /** Tells which of this table's records a transaction wrote, in this window or another. */
  touched(parts: ObservabilitySet): void {
    const keys = writtenKeys(parts, this.db.name, this.table)
    if (keys === null) return
    this.stale = join(this.stale, keys)
    if (this.subscribers.size > 0) void this.refresh()
  }

  private async refresh(): Promise<void> {
    if (this.reading) return
    this.reading = true
    try {
      while (this.stale !== null) {
        const stale: Stale = this.stale
        this.stale = null
        try {
          if (stale === 'all') await this.readAll()
          else await this.readSome([...stale])
        } catch (reason) {
          this.stale = join(this.stale, stale)
          throw reason
        }
      }
      const value = [...this.rows.values()].map((held) => held.row)
      this.value = value
      for (const subscriber of [...this.subscribers]) subscriber.next(value)
    } catch (reason) {
      for (const subscriber of [...this.subscribers]) subscriber.fail(reason)
    } finally {
      this.reading = false
    }
  }

  private async readAll(): Promise<void> {
    const table = this.db.records(this.table)
    const seen = new Set<string>()
    // Outside whatever transaction the subscriber may be in; inside one of its own, so that the picture is one moment's.
    await Dexie.ignoreTransaction(() =>
      this.db.transaction('r', table, () =>
        scanRecords(table, (records) => {
          for (const record of records) if (this.take(record)) seen.add(record.id)
        }),
      ),
    )
    for (const id of this.rows.keys()) if (!seen.has(id)) this.rows.delete(id)
  }

  private async readSome(ids: string[]): Promise<void> {
    const records = await Dexie.ignoreTransaction(() => this.db.records(this.table).bulkGet(ids))
    ids.forEach((id, at) => {
      const record = records[at]
      if (record === undefined || !this.take(record)) this.rows.delete(id)
    })
  }

  /** Whether the record is shown; replaces the held row only when its stamps differ. */
  private take(record: StoredRecord): boolean {
    if (!isAlive(record)) return false
    const held = this.rows.get(record.id)
    if (held === undefined || !sameValue(held.stamps, record._s)) {
      this.rows.set(record.id, { row: rowOf(this.table, record), stamps: record._s })
    }
    return true
  }
}

/** All tables of one school; listens to Dexie for as long as the school is open. */
export class LiveTables {
  private readonly tables = new Map<EntityName, LiveTable>()
  private readonly listen = (parts: ObservabilitySet) => {
    for (const table of this.tables.values()) table.touched(parts)
  }

  constructor(private readonly db: SchoolDatabase) {
    Dexie.on.storagemutated.subscribe(this.listen)
  }

  table(name: EntityName): LiveTable {
    let table = this.tables.get(name)
    if (table === undefined) this.tables.set(name, (table = new LiveTable(this.db, name)))
    return table
  }

  stop(): void {
    Dexie.on.storagemutated.unsubscribe(this.listen)
  }
}

/** A small query of its own, read again whenever what it read changes. */
export function liveValue<T>(read: () => Promise<T>): LiveQuery<T> {
  return {
    subscribe(next, fail) {
      const subscription = liveQuery(read).subscribe(next, fail)
      return () => subscription.unsubscribe()
    },
  }
}

function join(a: Stale, b: Stale): Stale {
  if (a === 'all' || b === 'all') return 'all'
  if (a === null || b === null) return a ?? b
  const both = new Set([...a, ...b])
  return both.size > FEW ? 'all' : both
}

/** Dexie's tree of key ranges, as it arrives here or by structured clone from another window. */
interface RangeNode {
  from?: unknown
  to?: unknown
  l?: RangeNode | null
  r?: RangeNode | null
}

/** Keys of a table that were written; `all` when Dexie only says "many", null when none. */
function writtenKeys(parts: ObservabilitySet, database: string, table: string): Stale {
  const all = parts as Record<string, unknown>
  if (all.all !== undefined) return 'all'
  const keys = new Set<string>()
  for (const part of [`idb://${database}/${table}/`, `idb://${database}/${table}/:dels`]) {
    const waiting: (RangeNode | null | undefined)[] = [all[part] as RangeNode | undefined]
    for (let node = waiting.pop(); waiting.length > 0 || node != null; node = waiting.pop()) {
      if (node == null) continue
      waiting.push(node.l, node.r)
      if (node.from === undefined) continue
      if (typeof node.from !== 'string' || node.from !== node.to || keys.size >= FEW) return 'all'
      keys.add(node.from)
    }
  }
  return keys.size === 0 ? null : keys
}
