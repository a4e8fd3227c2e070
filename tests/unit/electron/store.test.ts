import * as nodeFiles from 'node:fs'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dropOldStores } from '@electron/main/damagedStores'
import { createStore, endSession, prepareStore } from '@electron/main/store'

vi.mock('node:fs', async (original) => {
  const real = await original<typeof nodeFiles>()
  return { ...real, renameSync: vi.fn(real.renameSync), cpSync: vi.fn(real.cpSync) }
})

/** The next so many renames fail in the system's words. */
function renamesFail(code: string, times: number): void {
  for (let at = 0; at < times; at += 1) {
    vi.mocked(nodeFiles.renameSync).mockImplementationOnce(() => {
      throw Object.assign(new Error(code), { code })
    })
  }
}

let ownData = ''
let storage = ''
beforeEach(async () => {
  ownData = await mkdtemp(join(tmpdir(), 'store-'))
  storage = join(ownData, 'Default')
})
afterEach(() => rm(ownData, { recursive: true }))

const start = (day = 1) => prepareStore({ ownData, storage }, new Date(Date.UTC(2026, 10, day)))

async function chromiumWrote(name: string): Promise<void> {
  await mkdir(join(storage, 'IndexedDB', name), { recursive: true })
  await writeFile(join(storage, 'IndexedDB', name, '000003.log'), 'x')
}

it('knows whether the last session ended in order', () => {
  expect(start().unclean).toBe(false)
  endSession(ownData)
  expect(start().unclean).toBe(false)
  expect(start().unclean).toBe(true)
})

it('tells what keeps the data', async () => {
  expect(start().backend).toBe('none')
  await chromiumWrote('app_pereklichka_0.indexeddb.leveldb')
  expect(start().backend).toBe('leveldb')
  await rm(join(storage, 'IndexedDB'), { recursive: true })
  await chromiumWrote('app_pereklichka_0')
  expect(start().backend).toBe('sqlite')
})

it('puts a damaged store aside at the next start, once, and keeps the three latest', async () => {
  let restarts = 0
  for (let day = 1; day <= 5; day += 1) {
    await chromiumWrote('app_pereklichka_0.indexeddb.leveldb')
    const { restartWithFreshStore } = createStore(ownData, start(), () => (restarts += 1))
    expect(await restartWithFreshStore()).toEqual({ ok: true, value: null })
    const state = start(day)
    expect(state).toMatchObject({ setAsideAt: `2026-11-0${day}T00:00:00.000Z`, backend: 'none' })
    expect(existsSync(join(storage, 'IndexedDB'))).toBe(false)
    expect(start(day).setAsideAt).toBe(null)
  }
  expect((await readdir(join(ownData, 'damaged'))).map((name) => name.slice(0, 16))).toEqual([
    'store-2026-11-03',
    'store-2026-11-04',
    'store-2026-11-05',
  ])
  await expect.poll(() => restarts).toBe(5)
})

it('tells how much room there is', async () => {
  const { freeSpace, storeState } = createStore(ownData, start(), () => undefined)
  const free = await freeSpace()
  expect(free.ok && free.value.profileBytes).toBeGreaterThan(0)
  expect(await storeState()).toMatchObject({ ok: true, value: { setAsideAt: null } })
  expect(await createStore(join(ownData, 'gone'), start(), () => undefined).freeSpace()).toMatchObject({ ok: false })
})

describe('a damaged store that cannot simply be renamed', () => {
  const log = join('IndexedDB', 'app_pereklichka_0.indexeddb.leveldb', '000003.log')
  beforeEach(async () => {
    await chromiumWrote('app_pereklichka_0.indexeddb.leveldb')
    await createStore(ownData, start(), () => undefined).restartWithFreshStore()
  })

  it('is copied where the profile lies on another disk', async () => {
    renamesFail('EXDEV', 1)
    expect(start(2)).toMatchObject({ setAsideAt: '2026-11-02T00:00:00.000Z', asideFailed: null, backend: 'none' })
    const [name] = await readdir(join(ownData, 'damaged'))
    expect(existsSync(join(ownData, 'damaged', name ?? '', log.slice('IndexedDB'.length)))).toBe(true)
    expect(existsSync(join(storage, 'IndexedDB'))).toBe(false)
  })

  it('stays whole where there is no room for the copy, and the program starts', async () => {
    renamesFail('EXDEV', 1)
    vi.mocked(nodeFiles.cpSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    })
    expect(start(2)).toMatchObject({ setAsideAt: null, asideFailed: 'ENOSPC', backend: 'leveldb' })
    expect(existsSync(join(storage, log))).toBe(true)
    expect(await readdir(join(ownData, 'damaged'))).toEqual([])
  })

  it('is waited for while a scanner holds it', () => {
    renamesFail('EBUSY', 2)
    expect(start(2)).toMatchObject({ setAsideAt: '2026-11-02T00:00:00.000Z', asideFailed: null })
  })

  it('is told of when it is held for good, once for one request', () => {
    renamesFail('EPERM', 10)
    expect(start(2)).toMatchObject({ setAsideAt: null, asideFailed: 'EPERM', backend: 'leveldb' })
    expect(start(3)).toMatchObject({ setAsideAt: null, asideFailed: null, backend: 'leveldb' })
  })
})

it('152-ФЗ: damaged stores go after 90 days, the newest only when every school is whole', async () => {
  for (const day of [1, 2, 3]) {
    await chromiumWrote('app_pereklichka_0.indexeddb.leveldb')
    await createStore(ownData, start(), () => undefined).restartWithFreshStore()
    start(day)
  }
  const days = async () => (await readdir(join(ownData, 'damaged'))).map((name) => name.slice(14, 16))
  const on = (text: string) => new Date(`${text}T12:00:00.000Z`)
  dropOldStores(ownData, on('2027-01-29'), () => true)
  expect(await days()).toEqual(['01', '02', '03'])
  dropOldStores(ownData, on('2027-01-30'), () => false)
  expect(await days()).toEqual(['02', '03'])
  dropOldStores(ownData, on('2027-03-01'), () => false)
  expect(await days()).toEqual(['03'])
  dropOldStores(ownData, on('2027-03-01'), () => true)
  expect(await days()).toEqual([])
})
