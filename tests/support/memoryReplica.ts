import { canonicalJson } from '@/domain/changes/canonical'
import { changeFromEdit } from '@/domain/changes/edit'
import { mergeChange, mergeRecord } from '@/domain/changes/merge'
import { isAlive, newestStamp } from '@/domain/changes/record'
import { laterStamp, nextStamp } from '@/domain/changes/stamp'
import type { Change, ChangeSet, Edit, Stamp, StoredRecord } from '@/domain/changes/types'
import type { SentSet } from '@/sync/batch'
import { firstState, renamed, type Deletions, type OwnFile, type Replica, type SyncState } from '@/sync/replica'

/** Everything a PC keeps, so that a disk can be cloned and an old copy restored. */
export interface MemoryDisk {
  deviceId: string
  incarnation: number
  seq: number
  lastStamp: Stamp | null
  /** `table|id` → record. */
  records: Map<string, StoredRecord>
  sets: Map<string, SentSet>
  outgoing: { number: number; setId: string }[]
  number: number
  own: Map<string, OwnFile>
  state: SyncState | null
  conflicts: Set<string>
}

/** The engine's database in memory: the twin of `registerReplica`. */
export class MemoryReplica implements Replica {
  readonly schema = 5
  disk: MemoryDisk
  private static sets = 0

  constructor(
    readonly school: string,
    deviceId: string,
    private readonly now: () => number,
    private readonly newDeviceId: () => string,
  ) {
    this.disk = {
      deviceId,
      incarnation: 1,
      seq: 0,
      lastStamp: null,
      records: new Map(),
      sets: new Map(),
      outgoing: [],
      number: 0,
      own: new Map(),
      state: null,
      conflicts: new Set(),
    }
  }

  /** What a person does at this PC; null when nothing changes. */
  save(edits: readonly Edit[], name = 'Правка'): ChangeSet | null {
    const { disk } = this
    const { stamp } = nextStamp(this.now(), disk.lastStamp, disk.deviceId)
    const changes: Change[] = []
    for (const edit of edits) {
      const key = `${edit.table}|${edit.id}`
      const record = disk.records.get(key)
      if (record?._erased === true) continue
      const parts = changeFromEdit(record, edit, stamp)
      if (parts === null) continue
      const { old: _old, ...change } = parts
      void _old
      changes.push(change)
      disk.records.set(key, mergeChange(record, change).record)
    }
    if (changes.length === 0) return null
    disk.lastStamp = stamp
    disk.seq += 1
    const set: ChangeSet = {
      id: `set-${String(++MemoryReplica.sets)}`,
      seq: disk.seq,
      deviceId: disk.deviceId,
      stamp,
      name,
      kind: 'edit',
      author: 'Секретарь',
      at: new Date(this.now()).toISOString(),
      size: changes.length,
      targetId: null,
    }
    disk.sets.set(set.id, { set, changes })
    if (disk.state !== null) this.wait(set.id)
    return set
  }

  /** All records as one text, for comparing PCs. */
  picture(): string {
    return canonicalJson([...this.disk.records].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  state(): Promise<SyncState | null> {
    return Promise.resolve(this.disk.state)
  }
  begin(baseDue: boolean): Promise<SyncState> {
    this.disk.state ??= firstState(this.disk, baseDue, this.now())
    return Promise.resolve(this.disk.state)
  }
  device() {
    const { deviceId, incarnation, lastStamp } = this.disk
    return Promise.resolve({ deviceId, incarnation, lastStamp })
  }
  mint(state: SyncState, unsent: readonly string[]): Promise<SyncState> {
    const { disk } = this
    if (disk.deviceId === state.device) {
      disk.deviceId = this.newDeviceId()
      disk.incarnation += 1
      disk.seq = 0
    }
    disk.own.clear()
    const waiting = disk.outgoing.map(({ setId }) => setId)
    disk.outgoing = []
    for (const setId of new Set([...unsent, ...waiting])) this.wait(setId)
    disk.state = renamed(state, disk, this.now())
    return Promise.resolve(disk.state)
  }
  put(state: SyncState): Promise<void> {
    this.disk.state = state
    return Promise.resolve()
  }
  outgoing(most: number) {
    const sets: SentSet[] = []
    let size = 0
    let upTo = 0
    let taken = 0
    for (const { number, setId } of this.disk.outgoing) {
      if (size >= most) break
      taken += 1
      upTo = number
      const sent = this.disk.sets.get(setId)
      if (sent === undefined) continue
      sets.push(sent)
      size += sent.changes.length
    }
    return Promise.resolve({ sets, upTo, more: taken < this.disk.outgoing.length })
  }
  keepOwn(file: OwnFile, state: SyncState, upTo: number): Promise<void> {
    this.disk.own.set(file.name, file)
    this.disk.outgoing = this.disk.outgoing.filter(({ number }) => number > upTo)
    return this.put(state)
  }
  ownNames() {
    return Promise.resolve([...this.disk.own.values()].map(({ name, bytes, at }) => ({ name, size: bytes.length, at })))
  }
  ownFile(name: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.disk.own.get(name)?.bytes ?? null)
  }
  dropOwn(names: readonly string[], state: SyncState): Promise<void> {
    for (const name of names) this.disk.own.delete(name)
    return this.put(state)
  }
  deletionsIn({ sets }: { sets: readonly SentSet[] }): Promise<Deletions[]> {
    const after = new Map<string, StoredRecord>()
    for (const { changes } of sets) {
      for (const change of changes) {
        const key = `${change.table}|${change.id}`
        const record = after.get(key) ?? this.disk.records.get(key)
        if (record) after.set(key, mergeChange(record, change).record)
      }
    }
    return Promise.resolve(this.gone(after))
  }
  apply({ sets }: { sets: readonly SentSet[] }, state: SyncState) {
    const { disk } = this
    const touched = new Set<string>()
    let applied = 0
    let conflicts = 0
    for (const sent of sets) {
      if (disk.sets.has(sent.set.id)) continue
      disk.sets.set(sent.set.id, sent)
      disk.lastStamp = laterStamp(disk.lastStamp, sent.set.stamp)
      applied += 1
      for (const change of sent.changes) {
        const key = `${change.table}|${change.id}`
        const merged = mergeChange(disk.records.get(key), change)
        disk.records.set(key, merged.record)
        touched.add(key)
        conflicts += merged.conflicts.length
        for (const { field } of merged.conflicts) disk.conflicts.add(`${sent.set.id}|${key}|${field}`)
      }
    }
    disk.state = state
    return Promise.resolve({ sets: applied, records: touched.size, conflicts })
  }
  deletionsInSnapshot({
    records,
  }: {
    records: Readonly<Record<string, readonly StoredRecord[]>>
  }): Promise<Deletions[]> {
    const after = new Map<string, StoredRecord>()
    for (const [table, rows] of Object.entries(records)) {
      for (const row of rows)
        after.set(`${table}|${row.id}`, mergeRecord(this.disk.records.get(`${table}|${row.id}`), row))
    }
    return Promise.resolve(this.gone(after))
  }
  merge({ records }: { records: Readonly<Record<string, readonly StoredRecord[]>> }, state: SyncState) {
    let changed = 0
    for (const [table, rows] of Object.entries(records)) {
      for (const row of rows) {
        const key = `${table}|${row.id}`
        const before = this.disk.records.get(key)
        const merged = mergeRecord(before, row)
        if (merged === before) continue
        this.disk.records.set(key, merged)
        this.disk.lastStamp = laterStamp(this.disk.lastStamp, newestStamp(merged))
        changed += 1
      }
    }
    this.disk.state = state
    return Promise.resolve({ sets: 0, records: changed, conflicts: 0 })
  }
  whole() {
    const records: Record<string, StoredRecord[]> = {}
    for (const [key, record] of this.disk.records) (records[key.split('|', 1)[0] ?? ''] ??= []).push(record)
    return Promise.resolve({ records, pending: [], upTo: this.disk.outgoing.at(-1)?.number ?? 0 })
  }
  digest(upTo: number): Promise<string | null> {
    const waiting = this.disk.outgoing.some(({ number }) => number > upTo)
    return Promise.resolve(waiting ? null : this.picture())
  }

  private wait(setId: string): void {
    this.disk.outgoing.push({ number: ++this.disk.number, setId })
  }

  private gone(after: ReadonlyMap<string, StoredRecord>): Deletions[] {
    const found = new Map<string, Pick<Deletions, 'ids' | 'forGood'>>()
    for (const [key, record] of after) {
      const before = this.disk.records.get(key)
      const [table = '', id = ''] = key.split('|')
      if (!before || !isAlive(before) || isAlive(record)) continue
      const gone = found.get(table) ?? { ids: [], forGood: [] }
      gone.ids.push(id)
      if (record._erased === true) gone.forGood.push(id)
      found.set(table, gone)
    }
    return [...found].map(([table, gone]) => {
      const rows = [...this.disk.records].filter(([key, row]) => key.startsWith(`${table}|`) && isAlive(row))
      return { table, ...gone, of: rows.length }
    })
  }
}

/** A copy that shares nothing that changes: records, sets and files are never modified in place. */
export function copyDisk(disk: MemoryDisk): MemoryDisk {
  return {
    ...disk,
    records: new Map(disk.records),
    sets: new Map(disk.sets),
    outgoing: [...disk.outgoing],
    own: new Map(disk.own),
    conflicts: new Set(disk.conflicts),
  }
}
