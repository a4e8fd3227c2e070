import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { needsPerson, statusLine } from '@/features/exchange/statusLine'
import type { ExchangeStore } from '@/platform/exchange'
import { devicePath } from '@/sync/names'
import type { RunReport, SyncStatus } from '@/sync/sync'
import { memoryExchange, type MemoryExchange } from '@tests/support/memoryExchange'
import { born } from '@tests/integration/storage/world'
import { SchoolPcs, type SchoolPc } from './schoolPc'

let pcs: SchoolPcs
let store: MemoryExchange
let a: SchoolPc
let b: SchoolPc
beforeEach(async () => {
  pcs = new SchoolPcs()
  store = memoryExchange()
  a = await pcs.add('Приёмная')
  b = await pcs.add('Завуч')
  await a.save(...['s1', 's2', 's3'].map((id) => born('staff', id, { lastName: `Орлова ${id}` })))
  await a.replica.begin(true)
  await a.sync(store)
  await b.replica.begin(false)
  await b.sync(store)
  await b.save(born('staff', 's4', { lastName: 'Белова' }))
  await b.sync(store)
  await a.sync(store)
})
afterEach(() => pcs.end())

const status = (report: RunReport): SyncStatus => ({
  ...{ setting: { kind: 'folder', title: 'Обмен' }, place: 'ready', begun: true, pc: 'Приёмная', running: null },
  ...{ doneAt: new Date(a.now).toISOString(), report, nextAt: null, waiting: 0, pcs: [], conflicts: 0 },
})

/** The user is asked, the school is as it was, and nothing was written to this place. */
async function asksAndKeeps(place: MemoryExchange, over: ExchangeStore = place): Promise<void> {
  const before = await a.disk()
  const files = [...place.files.keys()]
  const report = await a.sync(over)
  expect(report.outcome).toBe('empty-store')
  expect(needsPerson({ report, conflicts: 0 })).toBe(true)
  expect(statusLine(status(report), a.now)?.text).toBe('Обмен ждёт вас')
  const after = await a.disk()
  for (const table of ['staff', 'class', 'log', 'changeSets', 'outgoing', 'ownFiles']) {
    expect(after[table], table).toEqual(before[table])
  }
  expect([...place.files.keys()]).toEqual(files)
}

/** The store with listings that are not found. */
const without = (isMissing: (path: string) => boolean): ExchangeStore => ({
  ...store,
  list: (path) =>
    isMissing(path) ? Promise.resolve({ ok: false, code: 'not-found', detail: '404' }) : store.list(path),
})

describe('R9: a place that is not what it was', () => {
  it('emptied: nothing is deleted, the user is asked', async () => {
    await asksAndKeeps(memoryExchange())
  })

  it('moved away, so that its listing is not found', async () => {
    await asksAndKeeps(
      store,
      without(() => true),
    )
  })

  it('the place of another school: nothing of ours goes there, nothing of theirs comes here', async () => {
    const theirs = memoryExchange()
    const other = await pcs.add('Чужая школа')
    other.replica = { ...other.replica, school: 'gymnasium' }
    await other.save(born('staff', 'x1', { lastName: 'Чужая' }))
    await other.replica.begin(true)
    await other.sync(theirs)
    await asksAndKeeps(theirs)
    expect(await a.person('x1')).toBeUndefined()
  })

  it('a place with a shopping list and a deleted space in it', async () => {
    const place = memoryExchange()
    place.files.set('покупки.txt', new Uint8Array([1]))
    place.folders.add('v1').add('v1/school')
    await asksAndKeeps(place)
  })

  it('where it was right after all, the exchange goes on as if nothing had been', async () => {
    await a.sync(memoryExchange())
    await b.save(born('staff', 's5', { lastName: 'Серова' }))
    await b.sync(store)
    expect(await a.sync(store)).toMatchObject({ outcome: 'done', received: [{ sets: 1 }] })
    expect((await a.person('s5'))?.lastName).toBe('Серова')
  })

  it('a folder of one PC that is not found takes nothing away, and one’s own is filled anew', async () => {
    const [first, second] = [await a.device(), await b.device()]
    const count = (await a.stored('staff')).length
    const theirs = devicePath('school', second)
    expect(await a.sync(without((path) => path === theirs))).toMatchObject({ outcome: 'done', holds: [] })
    expect((await a.stored('staff')).filter(({ _deleted }) => _deleted !== true)).toHaveLength(count)

    const ours = `${devicePath('school', first)}/`
    const before = [...store.files.keys()].filter((path) => path.startsWith(ours))
    for (const path of before) store.files.delete(path)
    expect(await a.sync(store)).toMatchObject({ outcome: 'done', renamed: false })
    expect([...store.files.keys()].filter((path) => path.startsWith(ours)).sort()).toEqual(before.sort())
  })

  it('began anew at a person’s word in the new place, everybody finds everything there', async () => {
    store = memoryExchange()
    expect(await a.sync(store, { startAnew: true })).toMatchObject({ outcome: 'done' })
    const c = await pcs.add('Библиотека')
    await c.replica.begin(false)
    await c.sync(store)
    await b.sync(store)
    for (const pc of [a, b, c, a, b]) await pc.sync(store)
    expect(await c.digest()).toBe(await a.digest())
    expect(await b.digest()).toBe(await a.digest())
  })
})
