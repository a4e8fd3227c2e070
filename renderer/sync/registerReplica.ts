import { canonicalJson } from '@/domain/changes/canonical'
import { mergeChange } from '@/domain/changes/merge'
import { isAlive } from '@/domain/changes/record'
import type { StoredRecord } from '@/domain/changes/types'
import { entityNames, type EntityName } from '@/domain/model/entities'
import { applySets } from '@/storage/applySets'
import { isEntity } from '@/storage/checkEdits'
import { allTables, inTransaction } from '@/storage/commit'
import { SCHEMA_VERSION, type SchoolDatabase } from '@/storage/database'
import { readChanges } from '@/storage/journal'
import { deletedBy, mergeRecords } from '@/storage/mergeRecords'
import { asChange, depotOf } from '@/storage/openRegister'
import { readRecords, scanRecords } from '@/storage/readRecords'
import type { Register } from '@/storage/register'
import { readDevice } from '@/storage/setWriter'
import type { SentSet } from './batch'
import { hexOf } from './hex'
import { firstState, renamed, type Deletions, type Replica, type SyncState } from './replica'

/** Rows of a table hashed in one go. */
const HASHED_TEXT = 1024 * 1024

export interface RegisterReplicaDeps {
  now(): number
  newDeviceId(): string
  /** Remembers the new device id outside the database as well (rule 10). */
  markDevice(school: string, deviceId: string): Promise<void>
}

/**
 * The engine's view of an open school. Every write goes behind the register's guard: a second window of this PC must not
 * write files under the id of the first.
 */
export function registerReplica(register: Register, deps: RegisterReplicaDeps): Replica {
  const depot = depotOf(register)
  const { db } = depot

  const put = (state: SyncState) => db.meta.put({ key: 'exchange', state })
  const write = <T>(work: () => Promise<T>) => depot.write(() => inTransaction(db, allTables, undefined, work))

  return {
    school: register.schoolId,
    schema: SCHEMA_VERSION,
    state: () => readState(db),
    begin: (baseDue) =>
      write(async () => {
        const known = await readState(db)
        if (known !== null) return known
        const device = await readDevice(db)
        await db.meta.put({ ...device, exchanges: true })
        const state = firstState(device, baseDue, deps.now())
        await put(state)
        return state
      }),
    async device() {
      const { deviceId, incarnation, lastStamp } = await readDevice(db)
      return { deviceId, incarnation, lastStamp }
    },
    async mint(state, unsent) {
      const next = await write(async () => {
        const device = await readDevice(db)
        const renewed =
          device.deviceId === state.device
            ? { ...device, deviceId: deps.newDeviceId(), incarnation: device.incarnation + 1, seq: 0 }
            : device
        await db.meta.put(renewed)
        await db.ownFiles.clear()
        const waiting = await db.outgoing.orderBy('number').toArray()
        await db.outgoing.clear()
        const ids = new Set([...unsent, ...waiting.map(({ setId }) => setId)])
        await db.outgoing.bulkAdd([...ids].map((setId) => ({ setId })))
        const minted = renamed(state, renewed, deps.now())
        await put(minted)
        return minted
      })
      await deps.markDevice(register.schoolId, next.device)
      return next
    },
    async put(state) {
      await depot.write(() => put(state))
    },
    outgoing: (most) => readOutgoing(db, most),
    keepOwn: (file, state, upTo) =>
      write(async () => {
        await db.ownFiles.put(file)
        await db.outgoing.where('number').belowOrEqual(upTo).delete()
        await put(state)
      }),
    async ownNames() {
      const names: { name: string; size: number; at: string }[] = []
      await db.ownFiles.each(({ name, bytes, at }) => names.push({ name, size: bytes.length, at }))
      return names
    },
    ownFile: async (name) => (await db.ownFiles.get(name))?.bytes ?? null,
    dropOwn: (names, state) =>
      write(async () => {
        await db.ownFiles.bulkDelete([...names])
        await put(state)
      }),
    deletionsIn: (batch) => deletionsOf(db, batch.sets),
    apply: (batch, state) =>
      write(async () => {
        const { applied, conflicts } = await applySets(db, batch.sets, { sent: true })
        const at = new Date(deps.now()).toISOString()
        const rows = conflicts.map(({ table, id, setId, field, winner, loser }) => ({
          id: `${setId}|${table}|${id}|${field}`,
          ...{ table, recordId: id, field, setId, winner, loser, at },
        }))
        await db.conflicts.bulkPut(rows)
        await put(state)
        const fresh = batch.sets.filter(({ set }) => applied.includes(set.id))
        const records = new Set(fresh.flatMap(({ changes }) => changes.map(({ table, id }) => `${table}|${id}`)))
        return { sets: applied.length, records: records.size, conflicts: rows.length }
      }),
    async deletionsInSnapshot({ records }) {
      const found: Deletions[] = []
      for (const [table, rows] of Object.entries(records)) {
        const gone = await deletedBy(db, table, rows)
        if (gone.ids.length > 0) found.push({ table, ...gone, of: await aliveIn(db, table as EntityName) })
      }
      return found
    },
    merge: (snapshot, state) =>
      write(async () => {
        const records = await mergeRecords(db, snapshot)
        await put(state)
        return { sets: 0, records, conflicts: 0 }
      }),
    whole: () =>
      db.transaction('r', [...allTables, 'outgoing', 'pending'], async () => {
        const records: Record<string, StoredRecord[]> = {}
        for (const table of entityNames) {
          const rows: StoredRecord[] = []
          await scanRecords(db.records(table), (chunk) => rows.push(...chunk))
          if (rows.length > 0) records[table] = rows
        }
        const pending = (await db.pending.toArray()).map(({ change, setId }) => ({ ...change, setId }))
        return { records, pending, upTo: (await db.outgoing.orderBy('number').last())?.number ?? 0 }
      }),
    digest: (upTo) => digestOf(db, upTo),
  }
}

async function readState(db: SchoolDatabase): Promise<SyncState | null> {
  const row = await db.meta.get('exchange')
  return row?.key === 'exchange' ? (row.state as SyncState) : null
}

async function readOutgoing(db: SchoolDatabase, most: number) {
  return db.transaction('r', [db.outgoing, db.changeSets, db.log], async () => {
    const rows = await db.outgoing.orderBy('number').toArray()
    const sets: SentSet[] = []
    let size = 0
    let upTo = 0
    let taken = 0
    for (const { number, setId } of rows) {
      if (size >= most) break
      taken += 1
      upTo = number
      const set = await db.changeSets.get(setId)
      if (set === undefined) continue
      const changes = (await readChanges(db, setId)).map(asChange)
      sets.push({ set, changes })
      size += changes.length
    }
    return { sets, upTo, more: taken < rows.length }
  })
}

/** What is shown now and would not be shown after these sets. */
async function deletionsOf(db: SchoolDatabase, sets: readonly SentSet[]): Promise<Deletions[]> {
  const suspects = new Map<EntityName, Set<string>>()
  for (const { table, id, fields } of sets.flatMap(({ changes }) => changes)) {
    if (!isEntity(table) || (fields._deleted !== true && fields._erased !== true)) continue
    suspects.set(table, (suspects.get(table) ?? new Set()).add(id))
  }
  const found: Deletions[] = []
  for (const [table, ids] of suspects) {
    const records = await readRecords(db.records(table), [...ids], 'each')
    const before = new Set([...records.values()].filter(isAlive).map(({ id }) => id))
    for (const { changes } of sets) {
      for (const change of changes) {
        const record = records.get(change.id)
        if (change.table === table && record) records.set(change.id, mergeChange(record, change).record)
      }
    }
    const gone = [...records.values()].filter((record) => before.has(record.id) && !isAlive(record))
    if (gone.length === 0) continue
    const forGood = gone.filter(({ _erased }) => _erased === true).map(({ id }) => id)
    found.push({ table, ids: gone.map(({ id }) => id), forGood, of: await aliveIn(db, table) })
  }
  return found
}

async function aliveIn(db: SchoolDatabase, table: EntityName): Promise<number> {
  let alive = 0
  await scanRecords(db.records(table), (rows) => (alive += rows.filter(isAlive).length))
  return alive
}

/** Tables in order of their names, rows in order of their ids, each row as canonical JSON with its stamps. */
async function digestOf(db: SchoolDatabase, upTo: number): Promise<string | null> {
  const texts = await db.transaction('r', [...allTables, 'outgoing'], async () => {
    if ((await db.outgoing.where('number').above(upTo).count()) > 0) return null
    const pieces: string[] = []
    for (const table of [...entityNames].sort()) {
      pieces.push(table)
      await scanRecords(db.records(table), (rows) => pieces.push(...rows.map(canonicalJson)))
    }
    return pieces
  })
  return texts === null ? null : hashOf(texts)
}

/** A hash of hashes: one text of a whole school would be held twice in memory. */
async function hashOf(texts: readonly string[]): Promise<string> {
  const encoder = new TextEncoder()
  let chain = ''
  let waiting: string[] = []
  let size = 0
  const flush = async () => {
    const bytes = encoder.encode(`${chain}\n${waiting.join('\n')}`)
    chain = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    waiting = []
    size = 0
  }
  for (const text of texts) {
    waiting.push(text)
    size += text.length
    if (size >= HASHED_TEXT) await flush()
  }
  await flush()
  return chain
}
