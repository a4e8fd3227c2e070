import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Edit } from '@/domain/changes/types'
import { generateX25519Identity } from 'age-encryption'
import type { Snapshot } from '@/sync/batch'
import { exchange } from '@/sync/engine'
import { createEnvelope, type Envelope } from '@/sync/envelope'
import { registerReplica } from '@/sync/registerReplica'
import type { Replica } from '@/sync/replica'
import type { RunOptions } from '@/sync/run'
import { depotOf } from '@/storage/openRegister'
import { memoryExchange } from '@tests/support/memoryExchange'
import { copyDisk, MemoryReplica } from '@tests/support/memoryReplica'
import { born, edit, NOON, save, World } from '@tests/integration/storage/world'

/** One PC of either kind. */
interface Pc {
  replica: Replica
  save(edits: Edit[]): Promise<void>
  /** 152-ФЗ. */
  erase(id: string): Promise<void>
  /** A field of a person; undefined when the person is not shown. */
  value(id: string, field: string): Promise<unknown>
  now: number
}

let worlds: World[] = []
let devices = 0
const newDeviceId = () => (++devices).toString(16).padStart(16, '0')
beforeEach(() => {
  worlds = []
})
afterEach(async () => {
  for (const world of worlds) await world.end()
})

async function registerPc(): Promise<Pc> {
  const world = new World()
  worlds.push(world)
  // Two PCs have two browsers; here one fake browser holds both, under names of their own.
  const register = await world.register(`school-${String(worlds.length)}`)
  const marks: string[] = []
  const own = registerReplica(register, {
    now: () => world.now,
    newDeviceId,
    markDevice: (_school, device) => {
      marks.push(device)
      return Promise.resolve()
    },
  })
  return {
    replica: { ...own, school: 'school' },
    async save(edits) {
      await save(register, 'Правка', ...edits)
    },
    erase: (id) => register.erase('staff', id),
    async value(id, field) {
      const row = await register.get('staff', id)
      return row === undefined ? undefined : Reflect.get(row, field)
    },
    get now() {
      return world.now
    },
    set now(value) {
      world.now = value
    },
  }
}

function memoryPc(): Promise<Pc> {
  const pc = { now: NOON }
  const replica = new MemoryReplica('school', newDeviceId(), () => pc.now++, newDeviceId)
  return Promise.resolve(
    Object.assign(pc, {
      replica,
      save(edits: Edit[]) {
        replica.save(edits)
        return Promise.resolve()
      },
      erase(id: string) {
        replica.save([edit('staff', id, { _deleted: true, _erased: true })])
        return Promise.resolve()
      },
      value(id: string, field: string) {
        const record = replica.disk.records.get(`staff|${id}`)
        return Promise.resolve(record === undefined || record._deleted === true ? undefined : record[field])
      },
    }),
  )
}

describe.each([
  ['the register', registerPc],
  ['its twin in memory', memoryPc],
])('one contract: %s', (_kind, newPc) => {
  let a: Pc
  let b: Pc
  let envelope: Envelope
  const store = () => shared
  let shared = memoryExchange()
  beforeEach(async () => {
    shared = memoryExchange()
    a = await newPc()
    b = await newPc()
    envelope = createEnvelope(await generateX25519Identity())
  })
  const sync = (pc: Pc, options?: RunOptions) =>
    exchange(
      { replica: pc.replica, store: store(), envelope, now: () => pc.now, pc: () => (pc === a ? 'Приёмная' : 'Завуч') },
      options,
    )
  const person = (id: string, fields: Record<string, string> = {}) =>
    born('staff', id, { lastName: 'Орлова', ...fields })

  it('what was there before the exchange began reaches a PC that joins; what is written later too', async () => {
    await a.save([person('s1'), person('s2')])
    await a.replica.begin(true)
    expect(await sync(a)).toMatchObject({ outcome: 'done', received: [] })
    await b.replica.begin(false)
    expect(await sync(b)).toMatchObject({ outcome: 'done', received: [{ pc: 'Приёмная', records: 2 }] })
    expect(await b.value('s2', 'lastName')).toBe('Орлова')

    await b.save([edit('staff', 's2', { lastName: 'Белова' })])
    expect(await sync(b)).toMatchObject({ sent: 1 })
    expect(await sync(a)).toMatchObject({ received: [{ pc: 'Завуч', sets: 1, records: 1 }], holds: [] })
    expect(await a.value('s2', 'lastName')).toBe('Белова')
    // Whoever has answered has said that the states are the same.
    expect(await sync(b)).toMatchObject({ agreement: [{ pc: 'Приёмная', equal: true }] })
    expect(await a.replica.digest(0)).toBe(await b.replica.digest(0))
  })

  it('the same field written on both: the later wins on both, and both know of it', async () => {
    await a.save([person('s1')])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    await a.save([edit('staff', 's1', { lastName: 'Белова' })])
    b.now += 60_000
    await b.save([edit('staff', 's1', { lastName: 'Серова' })])
    await sync(a)
    expect(await sync(b)).toMatchObject({ conflicts: 1 })
    expect(await sync(a)).toMatchObject({ conflicts: 1 })
    for (const pc of [a, b]) expect(await pc.value('s1', 'lastName')).toBe('Серова')
  })

  it('Y13: a large deletion waits for a person, small ones of one run count together', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `s${String(at)}`)
    await a.save(many.map((id) => person(id)))
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    await b.save(many.slice(0, 8).map((id) => edit('staff', id, { _deleted: true })))
    await sync(b)
    await b.save(many.slice(8, 16).map((id) => edit('staff', id, { _deleted: true })))
    await sync(b)
    const held = await sync(a)
    const [hold] = held.holds
    expect(hold).toMatchObject({ reason: 'deletions', pc: 'Завуч' })
    if (hold?.reason !== 'deletions') throw new Error('no hold')
    expect(hold.deletions[0]).toMatchObject({ table: 'staff', of: 52 })
    expect(await a.value('s9', 'lastName')).toBe('Орлова')
    expect(await sync(a, { accept: hold })).toMatchObject({ holds: [] })
    expect(await a.value('s9', 'lastName')).toBeUndefined()

    // Whoever takes it and brings the records back brings them back on the PC that has deleted them too.
    await a.save(hold.deletions.flatMap(({ ids }) => ids.map((id) => edit('staff', id, { _deleted: false }))))
    await sync(a)
    await sync(b)
    for (const pc of [a, b]) expect(await pc.value('s9', 'lastName')).toBe('Орлова')
    expect(await b.value('s1', 'lastName')).toBeUndefined()
    expect(await a.replica.digest(0)).toBe(await b.replica.digest(0))
  })

  it('Y13: tells what the law has had erased from what can come back, in a batch and in a snapshot', async () => {
    const many = Array.from({ length: 20 }, (_, at) => `s${String(at)}`)
    await a.save(many.map((id) => person(id)))
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    // The law's first, all in one file with the ordinary ones.
    for (const id of many.slice(0, 7)) await b.erase(id)
    await b.save(many.slice(7, 14).map((id) => edit('staff', id, { _deleted: true })))
    await sync(b)
    const [hold] = (await sync(a)).holds
    if (hold?.reason !== 'deletions') throw new Error('no hold')
    const { records, pending } = await b.replica.whole()
    const inSnapshot = await a.replica.deletionsInSnapshot({ records, pending } as unknown as Snapshot)
    for (const [deletions] of [hold.deletions, inSnapshot]) {
      expect(deletions?.ids.toSorted()).toEqual(many.slice(0, 14).toSorted())
      expect(deletions?.forGood.toSorted()).toEqual(many.slice(0, 7).toSorted())
    }
  })

  it('Y5: a clock far ahead holds up its PC alone, and our own clock stays', async () => {
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    b.now += 3 * 24 * 3600_000
    await b.save([person('s1')])
    await sync(b)
    const [hold] = (await sync(a)).holds
    expect(hold).toMatchObject({ reason: 'future', pc: 'Завуч' })
    expect(await a.value('s1', 'lastName')).toBeUndefined()
    await a.save([person('s2')])
    expect(await sync(a)).toMatchObject({ sent: 1 })
    if (hold) await sync(a, { accept: hold })
    expect(await a.value('s1', 'lastName')).toBe('Орлова')
  })

  it('Y10: a copied disk is noticed, and nothing of either is lost', async () => {
    await a.save([person('s1')])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    const before = await b.replica.state()
    await b.save([edit('staff', 's1', { note: '1' })])
    await sync(b)
    // The state of before comes back, as from a copy of the disk.
    if (before === null) throw new Error('no state')
    await b.replica.put(before)
    await b.save([edit('staff', 's1', { email: 'a@b.ru' })])
    expect(await sync(b)).toMatchObject({ renamed: true, outcome: 'done' })
    expect((await b.replica.state())?.device).not.toBe(before.device)
    await sync(a)
    expect(await a.value('s1', 'note')).toBe('1')
    expect(await a.value('s1', 'email')).toBe('a@b.ru')
  })

  it('R9: an emptied store deletes nothing and asks; begun anew it has everything again', async () => {
    await a.save([person('s1')])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    shared = memoryExchange()
    expect(await sync(a)).toMatchObject({ outcome: 'empty-store' })
    expect(shared.files.size).toBe(0)
    expect(await a.value('s1', 'lastName')).toBe('Орлова')
    expect(await sync(a, { startAnew: true })).toMatchObject({ outcome: 'done' })
    const c = await newPc()
    await c.replica.begin(false)
    await sync(c)
    expect(await c.value('s1', 'lastName')).toBe('Орлова')
    await a.save([edit('staff', 's1', { lastName: 'Белова' })])
    await sync(a)
    expect(await sync(b)).toMatchObject({ outcome: 'done', holds: [] })
    expect(await b.value('s1', 'lastName')).toBe('Белова')
  })
})

describe('Y11: states that differ', () => {
  it('are noticed, and made good by whole states a day later', async () => {
    const store = memoryExchange()
    const envelope = createEnvelope(await generateX25519Identity())
    const a = await memoryPc()
    const b = await memoryPc()
    const sync = (pc: Pc) => exchange({ replica: pc.replica, store, envelope, now: () => pc.now, pc: () => '' })
    await a.save([born('staff', 's1', { lastName: 'Орлова' }), born('staff', 's2', { lastName: 'Белова' })])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    // A record that went behind the program's back.
    if (b.replica instanceof MemoryReplica) b.replica.disk.records.delete('staff|s2')
    await b.save([edit('staff', 's1', { note: '1' })])
    await sync(b)
    expect((await sync(a)).agreement).toMatchObject([{ equal: false }])
    for (const pc of [a, b]) pc.now += 25 * 3600_000
    for (const pc of [a, a, b, b, a]) await sync(pc)
    expect(await b.value('s2', 'lastName')).toBe('Белова')
    expect((await sync(b)).agreement).toMatchObject([{ equal: true }])
  })

  it('are not told while two chains under one id are still coming together', async () => {
    const store = memoryExchange()
    const envelope = createEnvelope(await generateX25519Identity())
    const [a, b, c] = [await memoryPc(), await memoryPc(), await memoryPc()]
    const sync = (pc: Pc) => exchange({ replica: pc.replica, store, envelope, now: () => pc.now, pc: () => '' })
    await a.save([born('staff', 's1', { lastName: 'Орлова' })])
    await a.replica.begin(true)
    await sync(a)
    await c.replica.begin(false)
    await sync(c)
    await sync(a)
    // The disk of a on another PC: both write the next number, and c sees both before either has noticed.
    if (!(a.replica instanceof MemoryReplica) || !(b.replica instanceof MemoryReplica)) throw new Error('no twins')
    b.replica.disk = copyDisk(a.replica.disk)
    await a.save([edit('staff', 's1', { note: '1' })])
    await b.save([edit('staff', 's1', { email: 'a@b.ru' })])
    const before = new Map(store.files)
    await sync(b)
    const theirs = [...store.files].filter(([path]) => !before.has(path))
    for (const [path] of theirs) store.files.delete(path)
    await sync(a)
    for (const [path, bytes] of theirs) store.files.set(path, bytes)
    expect(await sync(c)).toMatchObject({ received: [{ sets: 2 }], agreement: [] })
    expect(await c.value('s1', 'note')).toBe('1')
    expect(await c.value('s1', 'email')).toBe('a@b.ru')
    for (const pc of [a, b, c, a, b, c]) await sync(pc)
    for (const pc of [a, b, c]) {
      const { agreement } = await sync(pc)
      expect(agreement.length).toBeGreaterThanOrEqual(2)
      expect(agreement.every(({ equal }) => equal)).toBe(true)
    }
  })
})

describe('SPEC Y11: the merged state is hashed', () => {
  it('once per exchange, and anew when somebody writes while it runs', async () => {
    const store = memoryExchange()
    const envelope = createEnvelope(await generateX25519Identity())
    const a = await registerPc()
    const b = await registerPc()
    let hashed = 0
    const counting: Replica = { ...b.replica, digest: (upTo) => (hashed++, b.replica.digest(upTo)) }
    const sync = (pc: Pc, over = store) =>
      exchange({ replica: pc === b ? counting : pc.replica, store: over, envelope, now: () => pc.now, pc: () => '' })
    await a.save([born('staff', 's1', { lastName: 'Орлова' })])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    expect((await sync(b)).agreement).toMatchObject([{ equal: true }])
    expect(hashed).toBe(1)
    // The upload of the answer gives the user the time for an edit: the hash that was told is not that of now.
    await a.save([edit('staff', 's1', { note: '1' })])
    await sync(a)
    const slow = {
      ...store,
      create: (path: string, bytes: Uint8Array) => write().then(() => store.create(path, bytes)),
    }
    let wrote = false
    const write = async () => {
      if (!wrote) await b.save([edit('staff', 's1', { email: 'b@school.ru' })])
      wrote = true
    }
    expect((await sync(b, slow)).agreement).toEqual([])
    await sync(b)
    await sync(a)
    expect(await a.value('s1', 'email')).toBe('b@school.ru')
    expect((await sync(b)).agreement).toMatchObject([{ equal: true }])
  })
})

describe('rule 6', () => {
  it('a clock that differs from the store’s by more than ten minutes is told', async () => {
    const pc = await memoryPc()
    await pc.replica.begin(true)
    const store = memoryExchange()
    const envelope = createEnvelope(await generateX25519Identity())
    const once = () => exchange({ replica: pc.replica, store, envelope, now: () => pc.now, pc: () => '' })
    store.offsetMs = 5 * 60_000
    expect((await once()).clockOffsetMs).toBeNull()
    store.offsetMs = -11 * 60_000
    expect((await once()).clockOffsetMs).toBe(-11 * 60_000)
  })
})

describe('the register', () => {
  it('an erasure that arrives takes the conflict lines with the value', async () => {
    const a = await registerPc()
    const b = await registerPc()
    const shared = memoryExchange()
    const envelope = createEnvelope(await generateX25519Identity())
    const sync = (pc: Pc) => exchange({ replica: pc.replica, store: shared, envelope, now: () => pc.now, pc: () => '' })
    await a.save([born('staff', 's1', { lastName: 'Орлова' })])
    await a.replica.begin(true)
    await sync(a)
    await b.replica.begin(false)
    await sync(b)
    await a.save([edit('staff', 's1', { lastName: 'Белова' })])
    await b.save([edit('staff', 's1', { lastName: 'Серова' })])
    await sync(a)
    await sync(b)
    const [, there] = worlds
    const register = there?.opened()
    if (register === undefined) throw new Error('no register')
    expect(await depotOf(register).db.conflicts.count()).toBe(1)
    await a.save([edit('staff', 's1', { _deleted: true })])
    await register.erase('staff', 's1')
    expect(await depotOf(register).db.conflicts.count()).toBe(0)
  })
})
