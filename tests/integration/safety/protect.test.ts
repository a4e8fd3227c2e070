import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { born, contents, edit, save } from '@tests/integration/storage/world'
import { databaseOf, Office, type Session } from './office'

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

/** Some weeks of work: made, changed, taken back, an import of many, a person erased. */
async function work(register: Register): Promise<void> {
  await save(register, 'Добавлена Орлова', born('staff', 's1', { lastName: 'Орлова', firstName: 'Вера' }))
  await save(register, 'Телефон', edit('staff', 's1', { note: 'каб. 12' }))
  const many = Array.from({ length: 450 }, (_, index) => born('staff', `m${String(index)}`, { lastName: 'Много' }))
  await register.commit({ name: 'Импорт', kind: 'import', edits: many })
  await save(register, 'Класс', born('class', 'c1', { litera: 'А', yearId: 'y1' }))
  await register.undo()
  await register.redo()
}

async function restart(): Promise<void> {
  office.stop()
  session = office.start()
}

/** The mark counts a moment after the last write. */
async function counted(register: Register, table: string, count: number): Promise<void> {
  const mark = () => office.platform.journals.held.get(register.schoolId)?.mark
  await expect.poll(mark, { timeout: 5000 }).toContain(`"${table}":${String(count)}`)
}

const reopen = async (id: string): Promise<Register> => session.keep(await session.schools.open(id))

describe('after a sound end', () => {
  it('opens as it was, without a word', async () => {
    const register = await school()
    await work(register)
    const before = await contents(register)
    await restart()
    const again = await reopen(register.schoolId)
    expect(await contents(again)).toEqual(before)
    expect(session.notices).toEqual([])
    expect(await session.state()).toMatchObject({ bar: null, journal: 'kept' })
  })

  it('copies what is saved while another save is under way, and nothing that was not saved', async () => {
    const register = await school()
    const numbers = Array.from({ length: 12 }, (_, index) => index)
    const abandoned = (number: number) => {
      const stop = new AbortController()
      const draft = { name: 'Отменено', kind: 'edit' as const, edits: [born('staff', `x${String(number)}`)] }
      return register.commit(draft, { signal: stop.signal, onProgress: () => stop.abort() })
    }
    const saves = numbers.map((number) =>
      number % 4 === 3
        ? expect(abandoned(number)).rejects.toMatchObject({ name: 'AbortError' })
        : save(register, 'Правка', born('staff', `s${String(number)}`, { lastName: `Орлова${String(number)}` })),
    )
    await Promise.all(saves)
    const before = await contents(register)
    await restart()
    await Dexie.delete(databaseOf(register))
    const again = await reopen(register.schoolId)
    expect(await again.read('staff')).toHaveLength(9)
    expect(await contents(again)).toEqual(before)
  })

  it('a change that was not yet in the journal gets there at the next start', async () => {
    const register = await school()
    await save(register, 'Первая', born('staff', 's1'))
    office.platform.journals.failing = 'gone'
    await save(register, 'Вторая', born('staff', 's2'))
    expect(await session.state()).toMatchObject({ journal: 'behind', journalFailure: 'gone', bar: null })
    office.platform.journals.failing = null
    await restart()
    await reopen(register.schoolId)
    expect(await session.state()).toMatchObject({ journal: 'kept' })
    await Dexie.delete(databaseOf(register))
    await restart()
    expect(await (await reopen(register.schoolId)).read('staff')).toHaveLength(2)
  })
})

type Damage = (register: Register) => Promise<void>
const damages: [string, Damage, string][] = [
  ['deleted', (register) => Dexie.delete(databaseOf(register)), 'empty'],
  [
    'emptied',
    async (register) => {
      const { db } = depotOf(register)
      await db.open()
      await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
      db.shut()
    },
    'empty',
  ],
  [
    'robbed of records',
    async (register) => {
      const { db } = depotOf(register)
      await db.open()
      await db.records('staff').where('id').startsWith('m1').delete()
      db.shut()
    },
    'fewer',
  ],
  [
    'set back by three changes',
    async (register) => {
      const { db } = depotOf(register)
      await db.open()
      const device = await db.meta.get('device')
      if (device?.key === 'device') await db.meta.put({ ...device, sets: (device.sets ?? 0) - 3, seq: device.seq - 3 })
      db.shut()
    },
    'behind',
  ],
]

describe.each(damages)('a database that was %s', (_name, damage, fault) => {
  it('is whole again from the journal, with one notice', async () => {
    const register = await school()
    await work(register)
    const before = await contents(register)
    await counted(register, 'staff', 451)
    office.stop()
    await damage(register)
    session = office.start()
    const again = await reopen(register.schoolId)
    expect(await contents(again)).toEqual(before)
    expect(session.notices).toMatchObject([{ kind: 'rebuilt', title: 'МБОУ «СОШ № 5»', fault }])
    await save(again, 'Работа идёт дальше', born('staff', 's9'))

    await restart()
    const third = await reopen(register.schoolId)
    expect(session.notices).toEqual([])
    expect(await third.get('staff', 's9')).toBeDefined()
  })
})

it('a full disk: nothing is rebuilt or put aside, the reason is told, and with room again all is there', async () => {
  const register = await school()
  await work(register)
  const before = await contents(register)
  office.stop()
  await damages[0]![1](register)
  office.platform.freeBytes = 50 * 1024 * 1024
  session = office.start()
  await expect(reopen(register.schoolId)).rejects.toMatchObject({ code: 'no-room' })
  expect(session.notices).toEqual([])
  office.stop()
  office.platform.freeBytes = 5000 * 1024 * 1024
  session = office.start()
  expect(await contents(await reopen(register.schoolId))).toEqual(before)
})

it('the whole store is gone: the list of schools comes back too', async () => {
  const register = await school()
  await work(register)
  const before = await contents(register)
  office.stop()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  session = office.start()
  const last = await session.schools.last()
  expect(last).toMatchObject({ id: register.schoolId, title: 'МБОУ «СОШ № 5»', practice: false })
  expect(await contents(await reopen(register.schoolId))).toEqual(before)
})

it('numbers and stamps go on after a rebuilding: nothing is written under a number twice', async () => {
  const register = await school()
  await work(register)
  const { seq, deviceId } = (await register.commit({
    name: 'Последнее',
    kind: 'edit',
    edits: [edit('staff', 's1', { note: 'б' })],
  }))!
  office.stop()
  await Dexie.delete(databaseOf(register))
  session = office.start()
  const again = await reopen(register.schoolId)
  const next = (await save(again, 'Следующее', edit('staff', 's1', { note: 'в' })))!
  expect(next.deviceId).toBe(deviceId)
  expect(next.seq).toBe(seq + 1)
})

it('a store that was put anew under a running program is an alarm, and the next opening has it all', async () => {
  const register = await school()
  await work(register)
  const { db } = depotOf(register)
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())))
  await expect(save(register, 'В пустоту', born('staff', 's7'))).rejects.toMatchObject({ code: 'lost' })
  expect(office.world.alarms).toEqual(['closed'])
  await restart()
  const again = await reopen(register.schoolId)
  expect(await again.get('staff', 's1')).toMatchObject({ lastName: 'Орлова' })
  expect(session.notices).toMatchObject([{ kind: 'rebuilt', fault: 'empty' }])
})

it('a program older than the one that wrote last opens nothing and changes nothing', async () => {
  const register = await school()
  await work(register)
  office.stop()
  const held = office.platform.journals.held.get(register.schoolId)!
  held.mark = held.mark!.replace(/"schema":\d+/u, '"schema":99')
  session = office.start()
  await expect(session.schools.open(register.schoolId)).rejects.toMatchObject({ code: 'newer-schema' })
  expect(await session.damaged()).toBeNull()
})

it('152-ФЗ: after an erasure no row of the journal gives the values back', async () => {
  const register = await school()
  await work(register)
  await register.erase('staff', 's1')
  office.stop()
  await Dexie.delete(databaseOf(register))
  session = office.start()
  const again = await reopen(register.schoolId)
  expect(JSON.stringify(await contents(again))).not.toContain('Орлова')
  expect(session.notices).toHaveLength(1)
})

it('an erasure whose new base found no room is made good at the next start', async () => {
  const register = await school()
  await save(register, 'Добавлена', born('staff', 's1', { lastName: 'Орлова' }))
  office.platform.journals.failing = 'no-space'
  await register.erase('staff', 's1')
  expect(await session.state()).toMatchObject({ bar: 'journal' })
  office.platform.journals.failing = null
  await restart()
  const again = await reopen(register.schoolId)
  const state = await office.platform.journals.open(register.schoolId)
  expect(state).toMatchObject({ ok: true, value: { base: 2, last: 2 } })
  office.stop()
  await Dexie.delete(databaseOf(again))
  session = office.start()
  expect(JSON.stringify(await contents(await reopen(register.schoolId)))).not.toContain('Орлова')
})

it('a damaged journal beside a sound database is written anew and told', async () => {
  const register = await school()
  await work(register)
  office.stop()
  office.platform.journals.damage(register.schoolId)
  session = office.start()
  const again = await reopen(register.schoolId)
  expect(session.notices).toEqual([{ kind: 'journal-renewed' }])
  const before = await contents(again)
  office.stop()
  await Dexie.delete(databaseOf(again))
  session = office.start()
  expect(await contents(await reopen(register.schoolId))).toEqual(before)
})

it('keys that were lost with the store: the sound database gets a journal under new keys', async () => {
  const register = await school()
  await work(register)
  const before = await contents(register)
  office.stop()
  await office.platform.vault?.write('')
  const shelf = new Dexie('pereklichka-schools')
  await shelf.open()
  await shelf.table('texts').clear()
  shelf.close()
  session = office.start()
  const again = await reopen(register.schoolId)
  office.stop()
  await Dexie.delete(databaseOf(again))
  session = office.start()
  expect(await contents(await reopen(register.schoolId))).toEqual(before)
})

describe('both are damaged', () => {
  async function torn(): Promise<Register> {
    const register = await school()
    await save(register, 'Первая', born('staff', 's1', { lastName: 'Орлова' }))
    await save(register, 'Вторая', born('staff', 's2', { lastName: 'Зимин' }))
    await save(register, 'Третья', born('staff', 's3', { lastName: 'Юдин' }))
    const { db } = depotOf(register)
    await counted(register, 'staff', 3)
    office.stop()
    await db.open()
    await db.records('staff').delete('s2')
    db.shut()
    // The second row is unreadable; the third is there and follows nothing.
    office.platform.journals.held.get(register.schoolId)?.rows.splice(1, 1)
    session = office.start()
    await expect(session.schools.open(register.schoolId)).rejects.toMatchObject({ code: 'damaged' })
    return register
  }

  it('the user is told what was found where, and never shown an empty list', async () => {
    await torn()
    expect(await session.damaged()).toMatchObject({
      title: 'МБОУ «СОШ № 5»',
      expected: { sets: 3 },
      store: { counts: { staff: 2 }, sets: 3 },
      journal: { sets: 1 },
    })
  })

  it('takes what the journal still gives back', async () => {
    await torn()
    const register = await session.rescue('journal')
    expect((await register.read('staff')).map((row) => row.id)).toEqual(['s1'])
    expect(await session.damaged()).toBeNull()
    await save(register, 'Дальше', born('staff', 's4'))
    await restart()
    expect(await (await reopen(register.schoolId)).read('staff')).toHaveLength(2)
    expect(session.notices).toEqual([])
  })

  it('takes what is left in the database', async () => {
    await torn()
    const register = await session.rescue('store')
    expect((await register.read('staff')).map((row) => row.id)).toEqual(['s1', 's3'])
    await restart()
    expect(await (await reopen(register.schoolId)).read('staff')).toHaveLength(2)
    expect(await session.damaged()).toBeNull()
  })
})

it('an opened copy becomes the school again, under a new identity of this PC', async () => {
  const register = await school()
  await work(register)
  const copy = await session.schools.toFile(register)
  const old = (await save(register, 'После копии', born('staff', 's8')))!
  office.stop()
  await office.platform.journals.remove(register.schoolId)
  await Dexie.delete(databaseOf(register))
  session = office.start()
  await expect(session.schools.open(register.schoolId)).rejects.toMatchObject({ code: 'damaged' })
  await expect(session.rescue(new TextEncoder().encode('{}'))).rejects.toMatchObject({ code: 'damaged' })
  const again = await session.rescue(copy)
  expect(again.schoolId).toBe(register.schoolId)
  expect(await again.get('staff', 's1')).toMatchObject({ lastName: 'Орлова', note: 'каб. 12' })
  expect(await again.get('staff', 's8')).toBeUndefined()
  const next = (await save(again, 'Дальше', edit('staff', 's1', { note: 'новое' })))!
  expect(next.deviceId).not.toBe(old.deviceId)
  await restart()
  expect(await (await reopen(register.schoolId)).get('staff', 's1')).toMatchObject({ note: 'новое' })
})

it('without a journal an emptied school asks, and never shows an empty list', async () => {
  const register = await school()
  await work(register)
  office.stop()
  await office.platform.journals.remove(register.schoolId)
  await Dexie.delete(databaseOf(register))
  session = office.start()
  await expect(session.schools.open(register.schoolId)).rejects.toMatchObject({ code: 'damaged' })
  expect(await session.damaged()).toMatchObject({ store: null, journal: null, expected: null })
})
