import { generateX25519Identity } from 'age-encryption'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSync } from '@/sync/createSync'
import { exchange } from '@/sync/engine'
import { createEnvelope, type Envelope } from '@/sync/envelope'
import type { SyncStatus } from '@/sync/sync'
import { born, World } from '@tests/integration/storage/world'
import { memoryExchangeStores, type MemoryExchangeStores } from '@tests/support/memoryExchangeStores'
import { MemoryReplica } from '@tests/support/memoryReplica'

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.end())

/** One open school on this PC, set up with a place in memory. */
async function thisPc() {
  const register = await world.register('school')
  const stores = memoryExchangeStores()
  const identity = await generateX25519Identity()
  let pc = ''
  const sync = createSync({
    stores,
    deviceMarks: world.deps.deviceMarks,
    newDeviceId: world.deps.newDeviceId,
    now: world.deps.now,
    school: () => ({ register, title: 'СОШ № 5', practice: false }),
    keysOf: async () => ({ identity, recovery: await generateX25519Identity() }),
    renewKeys: () => Promise.resolve(),
    freshKeys: async () => ({ identity: await generateX25519Identity(), recovery: await generateX25519Identity() }),
    adoptKeys: () => Promise.resolve(),
    adoptSchool: () => Promise.resolve(register),
    keyWrap: {
      wrap: () => Promise.resolve(new Uint8Array([1])),
      unwrap: () => Promise.resolve({ ok: true, identity }),
    },
    typedKey: () => null,
    pcName: { read: () => pc, write: (name) => void (pc = name) },
    copyBefore: () => Promise.resolve(),
    onOnline: () => undefined,
  })
  await sync.chooseFolder('')
  expect(await sync.begin('Приёмная', 'ветер книга сосна')).toMatchObject({ ok: true })
  return { sync, stores, envelope: createEnvelope(identity) }
}

/** Another PC of the school, with so many files in the place. */
async function anotherPc(stores: MemoryExchangeStores, envelope: Envelope, files: number): Promise<void> {
  const other = new MemoryReplica('school', 'f'.repeat(16), world.deps.now, world.deps.newDeviceId)
  await other.begin(false)
  for (let at = 0; at < files; at++) {
    other.save([born('staff', `s${String(at)}`, { lastName: 'Орлова' })])
    await exchange({ replica: other, store: stores.place, envelope, now: world.deps.now, pc: () => 'Завуч' })
  }
}

it('an exchange of many files asks the host once where the PCs meet, however often the screen is told', async () => {
  const { sync, stores, envelope } = await thisPc()
  await anotherPc(stores, envelope, 8)

  const heard: SyncStatus[] = []
  const stop = sync.watch().subscribe(
    (status) => status && heard.push(status),
    (reason) => {
      throw reason
    },
  )
  let asked = 0
  const { setting } = stores
  stores.setting = (school) => {
    asked += 1
    return setting(school)
  }
  let steps = 0
  let during = 0
  const report = await sync.run({
    onProgress() {
      steps += 1
      during = asked
    },
  })
  expect(report?.received).toMatchObject([{ pc: 'Завуч', sets: 8 }])
  expect(steps).toBeGreaterThanOrEqual(8)
  expect(during).toBe(1)

  // What is chosen afterwards is asked for anew.
  await sync.leave()
  await expect.poll(() => heard.at(-1)).toMatchObject({ setting: null, running: null })
  stop()
})

it('an exchange that nobody has asked for can be stopped too; what came stays, the rest comes with the next', async () => {
  const { sync, stores, envelope } = await thisPc()
  await anotherPc(stores, envelope, 8)
  const files = () => world.opened()?.read('staff')
  const { store } = stores
  let read = 0
  stores.store = (school) => ({
    ...store(school),
    read(path) {
      read += 1
      if (read === 4) sync.stop()
      return store(school).read(path)
    },
  })
  expect(await sync.run()).toMatchObject({ outcome: 'cancelled' })
  const some = (await files())?.length ?? 0
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(8)
  expect(await sync.run()).toMatchObject({ outcome: 'done' })
  expect(await files()).toHaveLength(8)
  // With nothing under way there is nothing to stop.
  sync.stop()
  expect(await sync.run()).toMatchObject({ outcome: 'done' })
})
