import { readFileSync } from 'node:fs'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSafety } from '@/safety/createSafety'
import { createSchools } from '@/storage/createSchools'
import { first } from '@/storage/upgrades/0001-first'
import { importMemory } from '@/storage/upgrades/0002-import-memory'
import { requestsAndSheets } from '@/storage/upgrades/0003-requests-and-sheets'
import { memoryPlatform } from '@tests/support/memoryPlatform'
import { born, save, World } from './world'

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.end())

const shapes = [first, importMemory, requestsAndSheets]
const rows = JSON.parse(readFileSync('tests/fixtures/database-v3.json', 'utf8')) as Record<string, object[]>

/** The database as a program of that time left it. */
async function oldDatabase(id: string, version: number): Promise<void> {
  const db = new Dexie(`pereklichka-school-${id}`)
  for (const shape of shapes.slice(0, version)) db.version(shape.version).stores(shape.stores)
  await db.open()
  for (const table of db.tables) await table.bulkPut(rows[table.name] ?? [])
  db.close()
}

describe('R15: a database of an older shape', () => {
  it.each([1, 2, 3])('%i opens with everything in it, and gets a journal', async (version) => {
    const id = `old-${String(version)}`
    await oldDatabase(id, version)
    const platform = memoryPlatform()
    // The ids of the other tests are counted, and stand in the frozen database already.
    const store = createSchools({ ...world.deps, newId: () => crypto.randomUUID() })
    await store.relist([{ id, title: 'Школа', practice: false, createdAt: '2026-09-01T08:00:00.000Z' }])
    const { schools } = createSafety({
      platform,
      store,
      snapshots: () => {
        throw new Error('no copies here')
      },
      now: () => '2026-09-01T08:00:00.000Z',
      notice: () => undefined,
      progress: () => undefined,
    })
    const register = await schools.open(id)
    expect(await register.get('staff', 's1')).toMatchObject({ lastName: 'Орлова', note: 'каб. 12' })
    expect(await register.read('class')).toEqual([])
    await register.redo()
    expect(await register.get('class', 'c1')).toMatchObject({ litera: 'А' })
    await save(register, 'Новое', born('staff', 's2'))
    register.close()

    await Dexie.delete(`pereklichka-school-${id}`)
    const rebuilt = await schools.open(id)
    expect(await rebuilt.get('staff', 's2')).toBeDefined()
    expect(await rebuilt.get('class', 'c1')).toMatchObject({ litera: 'А' })
    rebuilt.close()
  })
})
