import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createStore, endSession, prepareStore } from '@electron/main/store'

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
