import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Register } from '@/storage/register'
import { born, save } from '@tests/integration/storage/world'
import { Office, type Session } from './office'

let office: Office
let session: Session

beforeEach(() => {
  office = new Office()
  session = office.start()
})
afterEach(() => office.end())

async function school(): Promise<Register> {
  return session.keep(await session.schools.create('МБОУ «СОШ № 5»', false))
}

describe('one writer', () => {
  it('the second window sees everything and writes nothing, and takes over when the first is gone', async () => {
    const register = await school()
    const second = office.start()
    const view = await second.schools.open(register.schoolId)
    expect(await second.state()).toMatchObject({ bar: 'other-window', journal: 'absent' })
    await expect(save(view, 'Чужая', born('staff', 's1'))).rejects.toMatchObject({ code: 'barred-other-window' })
    await expect(view.undo()).rejects.toMatchObject({ code: 'barred-other-window' })
    await save(register, 'Своя', born('staff', 's2'))
    expect(await view.get('staff', 's2')).toBeDefined()

    const kept = () => office.platform.journals.held.get(register.schoolId)?.rows.length
    expect(kept()).toBe(1)
    register.close()
    await expect.poll(() => second.state()).toMatchObject({ bar: null, journal: 'kept' })
    await save(view, 'Теперь можно', born('staff', 's3'))
    expect(kept()).toBe(2)
    view.close()
  })
})

describe('free space', () => {
  it('warns below 500 MB, forbids writing below 100 MB, and recovers by itself', async () => {
    const register = await school()
    const platform = office.platform
    platform.freeBytes = 300 * 1024 * 1024
    const low = office.start()
    await expect.poll(() => low.state()).toMatchObject({ spaceLow: true, bar: null })
    platform.freeBytes = 50 * 1024 * 1024
    office.stop()
    const full = office.start()
    const view = full.keep(await full.schools.open(register.schoolId))
    expect(await full.state()).toMatchObject({ bar: 'no-space' })
    await expect(save(view, 'Нет места', born('staff', 's1'))).rejects.toMatchObject({ code: 'barred-no-space' })
  })

  it('is looked at before every write: a disk that fills up between two looks takes nothing, and is forgiven at once', async () => {
    // With plenty a look is good for a second: no disk fills up in it.
    const before = (office.platform.freeBytes = 900 * 1024 * 1024)
    session = office.start()
    const register = await school()
    office.platform.freeBytes = 50 * 1024 * 1024
    await expect(save(register, 'Нет места', born('staff', 'late'))).rejects.toMatchObject({ code: 'barred-no-space' })
    expect(await register.get('staff', 'late')).toBeUndefined()
    office.platform.freeBytes = before
    await save(register, 'Снова есть', born('staff', 'late'))
    expect(await register.get('staff', 'late')).toBeDefined()
  })
})
