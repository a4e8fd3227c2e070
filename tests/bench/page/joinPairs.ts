import { generateX25519Identity } from 'age-encryption'
import Dexie from 'dexie'
import type { StoredRecord } from '@/domain/changes/types'
import { entityNames } from '@/domain/model/entities'
import { schoolOfSize, type SchoolSize } from '@/domain/sample/schoolOfSize'
import { browserExchange } from '@/platform/browserExchange'
import type { ExchangeStores } from '@/platform/exchange'
import { SchoolDatabase } from '@/storage/database'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import type { Schools } from '@/storage/schools'
import { exchange } from '@/sync/engine'
import { createEnvelope } from '@/sync/envelope'
import { createJoining } from '@/sync/joining'
import { writeKeys, type SpaceKeys } from '@/sync/keyFiles'
import { registerReplica } from '@/sync/registerReplica'
import { firstState, type Replica } from '@/sync/replica'
import { benchDay, benchSchools } from './benchSchools'
import { interleaved, timed, type Pair } from './pairs'

export interface JoinFigures {
  records: number
  /** From the key as it was typed from the sheet to the lists of staff, classes and pupils, against a bare `bulkPut`. */
  joins: Pair[]
  /** From the start of the other PC's run until the last of 100 changes is in its list, in milliseconds. */
  changes: number[]
  /** Bytes of the whole school in the store. */
  bytes: number
}

const LISTS = ['staff', 'class', 'pupil'] as const
const CHANGES = 100

/** Two PCs of one school over one folder: a school of this size is joined `count` times, changes come `count` times. */
export async function joinPairs(size: SchoolSize, count: number): Promise<JoinFigures> {
  const schools = benchSchools()
  const stores = sharedFolder()
  const writer = await schools.create('Школа', false)
  const { name, edits } = schoolOfSize(size, benchDay)
  await writer.commit({ name, kind: 'setup', edits })
  const keys: SpaceKeys = { identity: await generateX25519Identity(), recovery: await generateX25519Identity() }
  const all = await recordsOf(writer)
  const records = [...all.values()].reduce((sum, rows) => sum + rows.length, 0)
  const wanted = await listLengths(writer)
  let bytes = 0
  let ours: { register: Register; from: Replica } | null = null

  async function join(): Promise<number> {
    if (ours) await removed(ours.register)
    const space = crypto.randomUUID()
    const from = await published(writer, space, stores, keys)
    bytes = (await from.ownNames()).reduce((sum, file) => sum + file.size, 0)
    return timed(async () => {
      const register = await joinSpace(schools, stores, space, keys)
      const lengths = await listLengths(register)
      if (lengths.join() !== wanted.join()) throw new Error(`${lengths.join()} instead of ${wanted.join()}`)
      ours = { register, from }
    })
  }
  const joins = await interleaved(count, join, () => bareTime(all))
  const last = ours as { register: Register; from: Replica } | null
  if (last === null) throw new Error('nobody joined')
  const changes: number[] = []
  for (let turn = 0; turn <= count; turn += 1) changes.push(await changesArrive(writer, last, stores, keys, turn))
  return { records, joins, changes: changes.slice(1), bytes }
}

/** The browser's own files stand for the folder that the PCs share. */
function sharedFolder(): ExchangeStores {
  const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Обмен', { create: true })
  const stores = browserExchange(() => ({ get: folder, set: () => Promise.resolve(), pick: folder }))
  if (stores === null) throw new Error('no folder')
  return stores
}

const newDeviceId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('')

const replicaOf = (register: Register, school = register.schoolId): Replica => ({
  ...registerReplica(register, { now: Date.now, newDeviceId, markDevice: () => Promise.resolve() }),
  school,
})

const engine = (replica: Replica, { identity }: SpaceKeys, stores: ExchangeStores, pc: string) => ({
  ...{ replica, envelope: createEnvelope(identity), store: stores.store(replica.school) },
  ...{ now: Date.now, pc: () => pc },
})

/** The whole school in a space that nobody has seen yet, as its first PC leaves it there. */
async function published(writer: Register, space: string, stores: ExchangeStores, keys: SpaceKeys): Promise<Replica> {
  const replica = replicaOf(writer, space)
  await replica.begin(true)
  const names = (await replica.ownNames()).map(({ name }) => name)
  await replica.dropOwn(names, firstState(await replica.device(), true, Date.now()))
  const { outcome } = await exchange(engine(replica, keys, stores, 'Приёмная'))
  const about = { ...keys, title: 'Школа' }
  // The file that the passphrase opens is not read here: its key is slow on purpose.
  const written = await writeKeys(stores.store(space), createEnvelope(keys.identity), space, about, new Uint8Array([1]))
  if (outcome !== 'done' || !written.ok) throw new Error('not published')
  return replica
}

async function joinSpace(schools: Schools, stores: ExchangeStores, space: string, keys: SpaceKeys): Promise<Register> {
  const joining = createJoining({
    ...{ stores, now: Date.now, replicaOf, typedKey: (typed) => typed },
    adoptKeys: () => Promise.resolve(),
    adoptSchool: (school, title) => schools.adopt(school, title),
    keyWrap: { wrap: () => Promise.reject(new Error('unused')), unwrap: () => Promise.reject(new Error('unused')) },
    pcName: { read: () => 'Завуч', write: () => undefined },
  })
  const opened = await joining.open(space, { sheet: keys.recovery })
  if (!opened.ok) throw new Error(opened.refusal)
  const { register, report } = await joining.join('Завуч')
  if (report.outcome !== 'done' || report.holds.length > 0) throw new Error(`not joined: ${JSON.stringify(report)}`)
  return register
}

/** 100 changes of one person each, written one after another on the one PC; how long the other needs for them. */
async function changesArrive(
  writer: Register,
  { register, from }: { register: Register; from: Replica },
  stores: ExchangeStores,
  keys: SpaceKeys,
  turn: number,
): Promise<number> {
  const people = (await writer.read('staff')).slice(0, CHANGES)
  const note = `правка ${String(turn)}`
  for (const { id } of people) {
    await writer.commit({ name: 'Правка', kind: 'edit', edits: [{ table: 'staff', id, fields: { note } }] })
  }
  await exchange(engine(from, keys, stores, 'Приёмная'))
  const there = replicaOf(register)
  const ms = await timed(async () => {
    await exchange(engine(there, keys, stores, 'Завуч'))
    const arrived = (await register.read('staff')).filter((person) => person.note === note).length
    if (arrived !== CHANGES) throw new Error(`${String(arrived)} changes arrived`)
  })
  await exchange(engine(from, keys, stores, 'Приёмная'))
  return ms
}

/** The very records that a PC has after joining, put into an empty database of the same shape in one transaction. */
async function bareTime(all: ReadonlyMap<string, StoredRecord[]>): Promise<number> {
  const db = new SchoolDatabase(`bare-${crypto.randomUUID()}`, () => undefined)
  await db.open()
  const tables = [...all.keys()].map((table) => db.table(table))
  const ms = await timed(() =>
    db.transaction('rw', tables, async () => {
      for (const [table, rows] of all) await db.table(table).bulkPut(rows)
    }),
  )
  await db.delete()
  return ms
}

async function recordsOf(register: Register): Promise<Map<string, StoredRecord[]>> {
  const { db } = depotOf(register)
  const all = new Map<string, StoredRecord[]>()
  for (const table of entityNames) {
    const rows = await db.records(table).toArray()
    if (rows.length > 0) all.set(table, rows)
  }
  return all
}

async function listLengths(register: Register): Promise<number[]> {
  const lengths: number[] = []
  for (const list of LISTS) lengths.push((await register.read(list)).length)
  return lengths
}

async function removed(register: Register): Promise<void> {
  const { name } = depotOf(register).db
  register.close()
  await Dexie.delete(name)
}
