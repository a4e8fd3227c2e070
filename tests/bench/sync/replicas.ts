import { LoroDoc, LoroMap } from 'loro-crdt'
import { createMergeableStore, type MergeableStore } from 'tinybase/mergeable-store'
import * as Y from 'yjs'
import { changeFromEdit } from '@/domain/changes/edit'
import { mergeChange, mergeRecord } from '@/domain/changes/merge'
import { nextStamp } from '@/domain/changes/stamp'
import type { Change, Stamp, StoredRecord } from '@/domain/changes/types'

export type Row = Record<string, string>

export interface OneEdit {
  id: string
  field: string
  value: string
}

/** One library's replica of the same table, as far as the comparison goes. Bytes are what would be put into a file, unpacked. */
export interface Contestant {
  name: string
  create(rows: ReadonlyMap<string, Row>, device: number): Replica
  /** From a snapshot to a replica of which every field can be read. */
  load(snapshot: Uint8Array, device: number): Replica
}

export interface Replica {
  edit(edits: readonly OneEdit[]): void
  /** What changed since the last call of this, for another replica. */
  delta(): Uint8Array
  merge(delta: Uint8Array): void
  snapshot(): Uint8Array
  /** Every field of every row, so that nothing is left for later; their total length. */
  readAll(): number
}

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const valueOf = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T

/** The program's own rules, on records in memory as its tables hold them. */
const own: Contestant = {
  name: 'Перекличка',
  create(rows, device) {
    const records = new Map<string, StoredRecord>()
    const { stamp } = nextStamp(1_800_000_000_000, null, deviceId(0))
    for (const [id, fields] of rows) {
      records.set(
        id,
        mergeChange(undefined, { table: 'staff', id, stamp, fields: { ...fields, _deleted: false }, base: {} }).record,
      )
    }
    return ownReplica(records, device)
  },
  load(snapshot, device) {
    const records = new Map<string, StoredRecord>()
    for (const record of valueOf<StoredRecord[]>(snapshot))
      records.set(record.id, mergeRecord(records.get(record.id), record))
    return ownReplica(records, device)
  },
}

const deviceId = (device: number): string => device.toString(16).padStart(16, '0')

function ownReplica(records: Map<string, StoredRecord>, device: number): Replica {
  let last: Stamp | null = null
  let now = 1_800_000_001_000
  let changes: Change[] = []
  return {
    edit(edits) {
      for (const { id, field, value } of edits) {
        const { stamp } = nextStamp(now++, last, deviceId(device))
        last = stamp
        const record = records.get(id)
        const parts = changeFromEdit(record, { table: 'staff', id, fields: { [field]: value } }, stamp)
        if (parts === null) continue
        const { old: _old, ...change } = parts
        void _old
        changes.push(change)
        records.set(id, mergeChange(record, change).record)
      }
    },
    delta() {
      const bytes = bytesOf(changes)
      changes = []
      return bytes
    },
    merge(delta) {
      for (const change of valueOf<Change[]>(delta))
        records.set(change.id, mergeChange(records.get(change.id), change).record)
    },
    snapshot: () => bytesOf([...records.values()]),
    readAll() {
      let length = 0
      for (const record of records.values()) {
        for (const field of Object.keys(record)) {
          const value = record[field]
          if (field !== 'id' && typeof value === 'string') length += value.length
        }
      }
      return length
    },
  }
}

const yjs: Contestant = {
  name: 'Yjs',
  create(rows, device) {
    const seed = new Y.Doc()
    seed.clientID = 1
    seed.transact(() => {
      const table = seed.getMap<Y.Map<unknown>>('staff')
      for (const [id, fields] of rows) table.set(id, new Y.Map(Object.entries(fields)))
    })
    return yReplica(Y.encodeStateAsUpdateV2(seed), device)
  },
  load: yReplica,
}

function yReplica(snapshot: Uint8Array, device: number): Replica {
  const doc = new Y.Doc()
  doc.clientID = device + 10
  Y.applyUpdateV2(doc, snapshot)
  const table = doc.getMap<Y.Map<unknown>>('staff')
  let known = Y.encodeStateVector(doc)
  return {
    edit(edits) {
      for (const { id, field, value } of edits) table.get(id)?.set(field, value)
    },
    delta() {
      const update = Y.encodeStateAsUpdateV2(doc, known)
      known = Y.encodeStateVector(doc)
      return update
    },
    merge: (delta) => Y.applyUpdateV2(doc, delta),
    snapshot: () => Y.encodeStateAsUpdateV2(doc),
    readAll() {
      let length = 0
      for (const row of table.values()) for (const value of row.values()) length += String(value).length
      return length
    },
  }
}

const tinybase: Contestant = {
  name: 'TinyBase',
  create(rows, device) {
    const seed = createMergeableStore('seed')
    seed.transaction(() => {
      for (const [id, fields] of rows) seed.setRow('staff', id, fields)
    })
    return tinyReplica(bytesOf(seed.getMergeableContent()), device)
  },
  load: tinyReplica,
}

type TinyContent = ReturnType<MergeableStore['getMergeableContent']>
type TinyChanges = Parameters<MergeableStore['applyMergeableChanges']>[0]

function tinyReplica(snapshot: Uint8Array, device: number): Replica {
  const store = createMergeableStore(`device${String(device)}`)
  store.applyMergeableChanges(valueOf<TinyContent>(snapshot))
  let changes: TinyChanges[] = []
  store.addDidFinishTransactionListener(() => changes.push(store.getTransactionMergeableChanges()))
  return {
    edit(edits) {
      for (const { id, field, value } of edits) store.setCell('staff', id, field, value)
    },
    delta() {
      const bytes = bytesOf(changes)
      changes = []
      return bytes
    },
    merge(delta) {
      for (const change of valueOf<TinyChanges[]>(delta)) store.applyMergeableChanges(change)
    },
    snapshot: () => bytesOf(store.getMergeableContent()),
    readAll() {
      let length = 0
      for (const row of Object.values(store.getTable('staff'))) {
        for (const value of Object.values(row)) length += typeof value === 'string' ? value.length : 0
      }
      return length
    },
  }
}

const loro: Contestant = {
  name: 'Loro',
  create(rows, device) {
    const seed = new LoroDoc()
    seed.setPeerId('1')
    const table = seed.getMap('staff')
    for (const [id, fields] of rows) {
      const row = table.setContainer(id, new LoroMap())
      for (const [field, value] of Object.entries(fields)) row.set(field, value)
    }
    seed.commit()
    return loroReplica(seed.export({ mode: 'snapshot' }), device)
  },
  load: loroReplica,
}

function loroReplica(snapshot: Uint8Array, device: number): Replica {
  const doc = new LoroDoc()
  doc.setPeerId(`${device + 10}`)
  doc.import(snapshot)
  const table = doc.getMap('staff')
  let known = doc.version()
  return {
    edit(edits) {
      for (const { id, field, value } of edits) {
        const row = table.get(id)
        if (row instanceof LoroMap) row.set(field, value)
      }
      doc.commit()
    },
    delta() {
      const update = doc.export({ mode: 'update', from: known })
      known = doc.version()
      return update
    },
    merge(delta) {
      doc.import(delta)
    },
    snapshot: () => doc.export({ mode: 'snapshot' }),
    readAll() {
      let length = 0
      for (const row of Object.values(table.toJSON() as Record<string, Row>)) {
        for (const value of Object.values(row)) length += value.length
      }
      return length
    },
  }
}

export const contestants: readonly Contestant[] = [own, yjs, tinybase, loro]
