import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { depotOf } from '@/storage/openRegister'
import type { RebuildSource } from '@/storage/rebuild'
import type { Register } from '@/storage/register'
import { RegisterError } from '@/storage/registerError'
import { readWholeSchool } from '@/storage/schoolFile'
import { keptForms } from '@/storage/upgrades/0007-kept-forms'
import { keptFormsContract } from '@tests/support/keptFormsContract'
import { memoryKeptForms } from '@tests/support/memoryKeptForms'
import { NOON, World } from './world'

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.end())

keptFormsContract('kept forms in the database', async () => {
  const register = await world.register()
  const { db } = depotOf(register)
  return {
    forms: register.keptForms,
    async damage(id, bytes) {
      if (bytes === null) await db.keptFormBytes.delete(id)
      else await db.keptFormBytes.update(id, { bytes })
    },
  }
})

keptFormsContract('kept forms in memory', () => {
  let clock = NOON
  const forms = memoryKeptForms(() => clock++)
  return Promise.resolve({
    forms,
    damage: (id, bytes) => Promise.resolve(forms.damage(id, bytes)),
  })
})

const bytes = new TextEncoder().encode('{{фио}}')

/** The school as a second copy holds it. */
async function copyOf(register: Register): Promise<RebuildSource> {
  const header = { title: 'Школа', practice: false, savedAt: '2026-09-01T08:00:00.000Z', savedBy: '' }
  const { file } = await readWholeSchool(depotOf(register).db, header)
  return { file, sets: [], device: null }
}

describe('kept forms', () => {
  it('0007 is frozen', () => {
    expect(keptForms).toEqual({ version: 7, stores: { keptForms: 'id', keptFormBytes: 'id' } })
  })

  it('survive a restart', async () => {
    const before = await world.register('school')
    const id = await before.keptForms.keep('Список.xlsx', bytes)
    before.close()
    const after = await world.register('school', false)
    expect(await after.keptForms.bytes(id)).toEqual(bytes)
  })

  it('are in no change set, in no school file and in the journal of nobody', async () => {
    const register = await world.register()
    await register.keptForms.keep('Секретный бланк.xlsx', bytes)
    expect(await depotOf(register).sets()).toEqual([])
    const { file } = await copyOf(register)
    expect(JSON.stringify(file)).not.toContain('Секретный')
  })

  it('stand behind the guard of every write, and can be read and listed meanwhile', async () => {
    const register = await world.register()
    const id = await register.keptForms.keep('Список.xlsx', bytes)
    depotOf(register).guardWith({
      barred: () => Promise.resolve('no-space'),
      committed: () => Promise.resolve(),
      closed: () => undefined,
    })
    await expect(register.keptForms.keep('Другой.xlsx', bytes)).rejects.toThrow(RegisterError)
    await expect(register.keptForms.remove(id)).rejects.toMatchObject({ code: 'barred-no-space' })
    expect(await register.keptForms.bytes(id)).toEqual(bytes)
    expect(await register.keptForms.list()).toHaveLength(1)
  })

  it('a write that the full disk stopped leaves list and contents as they were', async () => {
    const register = await world.register()
    const { db } = depotOf(register)
    await register.keptForms.keep('Список.xlsx', bytes)
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    db.keptFormBytes.hook('creating', full)
    await expect(register.keptForms.keep('Другой.xlsx', bytes)).rejects.toMatchObject({ name: 'QuotaExceededError' })
    db.keptFormBytes.hook('creating').unsubscribe(full)
    expect((await register.keptForms.list()).map(({ name }) => name)).toEqual(['Список.xlsx'])
    expect(await db.keptFormBytes.count()).toBe(1)
  })

  it('are carried over into a rebuilt database, damaged ones as they are', async () => {
    const schools = world.schools()
    const register = await schools.create('Школа', false)
    const whole = await register.keptForms.keep('Целый.xlsx', bytes)
    const lost = await register.keptForms.keep('Пропавший.xlsx', bytes)
    await depotOf(register).db.keptFormBytes.delete(lost)
    const source = await copyOf(register)
    register.close()
    const rebuilt = await schools.rebuild(register.schoolId, source)
    expect((await rebuilt.keptForms.list()).map(({ name }) => name)).toEqual(['Пропавший.xlsx', 'Целый.xlsx'])
    expect(await rebuilt.keptForms.bytes(whole)).toEqual(bytes)
    await expect(rebuilt.keptForms.bytes(lost)).rejects.toMatchObject({ code: 'form-damaged' })
    rebuilt.close()
  })

  it('a database that is gone keeps no school from being rebuilt', async () => {
    const schools = world.schools()
    const register = await schools.create('Школа', false)
    const source = await copyOf(register)
    const { name } = depotOf(register).db
    register.close()
    await Dexie.delete(name)
    const rebuilt = await schools.rebuild(register.schoolId, source)
    expect(await rebuilt.keptForms.list()).toEqual([])
    rebuilt.close()
  })
})
