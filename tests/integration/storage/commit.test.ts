import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseStamp } from '@/domain/changes/stamp'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { RegisterError } from '@/storage/registerError'
import { born, contents, edit, NOON, save, World } from './world'

let world: World
let register: Register
beforeEach(async () => {
  world = new World()
  register = await world.register()
})
afterEach(() => world.end())

describe('commit', () => {
  it('writes record, log, header and clock with one stamp', async () => {
    const set = await save(
      register,
      'Добавлены сотрудники: 2',
      born('staff', 's1', { lastName: 'Иванова' }),
      born('staff', 's2', { lastName: 'Петров' }),
    )
    expect(set).toMatchObject({ seq: 1, name: 'Добавлены сотрудники: 2', kind: 'edit', author: 'Секретарь', size: 2 })
    expect(set?.at).toBe('2026-09-01T12:00:00.000Z')
    const { staff } = await contents(register)
    expect(staff).toMatchObject([
      { id: 's1', _s: { '*': set?.stamp }, _deleted: false },
      { id: 's2', _s: { '*': set?.stamp } },
    ])
    const changes = await register.changesOf(set?.id ?? '')
    expect(changes).toMatchObject([
      { table: 'staff', id: 's1', setId: set?.id, stamp: set?.stamp, base: {}, old: {} },
      { id: 's2' },
    ])
    expect(await depotOf(register).db.meta.get('device')).toMatchObject({ seq: 1, lastStamp: set?.stamp })
  })

  it('gives rows without bookkeeping, and leaves deleted ones out', async () => {
    await save(register, 'a', born('staff', 's1', { lastName: 'Иванова' }), born('staff', 's2'))
    await save(register, 'b', edit('staff', 's2', { _deleted: true }))
    expect(await register.get('staff', 's1')).toMatchObject({ id: 's1', lastName: 'Иванова', state: 'working' })
    expect(Object.keys((await register.get('staff', 's1')) ?? {}).filter((key) => key.startsWith('_'))).toEqual([])
    expect(await register.get('staff', 's2')).toBeUndefined()
    expect((await register.read('staff')).map((row) => row.id)).toEqual(['s1'])
  })

  it('drops what holds already; nothing at all gives null and no number is used up', async () => {
    await save(register, 'a', born('staff', 's1', { lastName: 'Иванова', email: 'i@school.example' }))
    expect(await save(register, 'b', edit('staff', 's1', { lastName: 'Иванова' }))).toBeNull()
    expect(await save(register, 'b')).toBeNull()
    const set = await save(register, 'c', edit('staff', 's1', { lastName: 'Петрова', email: 'i@school.example' }))
    expect(set?.seq).toBe(2)
    expect(await register.changesOf(set?.id ?? '')).toMatchObject([
      { fields: { lastName: 'Петрова' }, old: { lastName: 'Иванова' }, base: { lastName: expect.any(String) } },
    ])
  })

  it('joins several edits of one record and takes a whole entity with its id', async () => {
    await save(
      register,
      'a',
      born('staff', 's1'),
      edit('staff', 's1', { lastName: 'А' }),
      edit('staff', 's1', { lastName: 'Б' }),
    )
    expect(await register.get('staff', 's1')).toMatchObject({ lastName: 'Б' })
    const row = await register.get('staff', 's1')
    if (row === undefined) throw new Error('no row')
    const set = await save(register, 'b', { table: 'staff', id: 's1', fields: { ...row, note: 'заметка' } })
    expect((await register.changesOf(set?.id ?? ''))[0]?.fields).toEqual({ note: 'заметка' })
  })

  it.each([
    [edit('staff', 's1', { colour: 'red' }), 'unknown-field', 'colour'],
    [edit('staff', 's1', { lastName: 5 }), 'invalid-value', 'lastName'],
    [edit('staff', 's1', { lastName: 'я'.repeat(301) }), 'invalid-value', 'lastName'],
    [edit('staff', 's1', { hiredOn: '31.02.2026' }), 'invalid-value', 'hiredOn'],
    [edit('staff', 's1', { id: 's2' }), 'invalid-value', 'id'],
    [edit('staff', '', { lastName: 'А' }), 'invalid-value', 'id'],
    [edit('organisation', 'other', { shortName: 'А' }), 'invalid-value', 'id'],
    [edit('staff', 's1', { _erased: true }), 'unknown-field', '_erased'],
    [edit('staff', 's1', { constructor: 1 }), 'unknown-field', 'constructor'],
    [edit('staff', 's1', JSON.parse('{"__proto__": 1}')), 'unknown-field', '__proto__'],
    [edit('future' as 'staff', 's1', { a: 1 }), 'unknown-table', ''],
    [edit('__proto__' as 'staff', 's1', { a: 1 }), 'unknown-table', ''],
    [edit('staff', 'new', { lastName: 'А' }), 'missing-field', 'firstName'],
  ])('refuses %j as a whole', async (bad, code, field) => {
    await save(register, 'a', born('staff', 's1'))
    const before = await contents(register)
    const failure = await save(register, 'b', born('staff', 's9'), bad).catch((reason: unknown) => reason)
    expect(failure).toBeInstanceOf(RegisterError)
    expect(failure).toMatchObject({ code, ...(field === '' ? {} : { field }) })
    expect(String(failure)).toMatch(/Не сохранено/)
    expect(await contents(register)).toEqual(before)
    expect('a' in {}).toBe(false)
  })

  it('aborts as a whole, at every chunk', async () => {
    const edits = Array.from({ length: 900 }, (_, at) => born('staff', `s${at}`))
    for (const stopAt of [0, 200, 600]) {
      const stop = new AbortController()
      if (stopAt === 0) stop.abort()
      const onProgress = (done: number) => done >= stopAt && stop.abort()
      const commit = register.commit({ name: 'Импорт', kind: 'import', edits }, { signal: stop.signal, onProgress })
      await expect(commit).rejects.toMatchObject({ name: 'AbortError' })
    }
    expect(await register.read('staff')).toEqual([])
    expect(await depotOf(register).db.log.count()).toBe(0)
    expect((await save(register, 'a', born('staff', 's1')))?.seq).toBe(1)
  })

  it('SPEC C3: goes on when the clock went back by years, and tells it once', async () => {
    const first = await save(register, 'a', born('staff', 's1', { lastName: 'А' }))
    world.now = NOON - 5 * 365 * 24 * 3600 * 1000
    const second = await save(register, 'b', edit('staff', 's1', { lastName: 'Б' }))
    expect(second && first && second.stamp > first.stamp).toBe(true)
    expect((await register.get('staff', 's1'))?.lastName).toBe('Б')
    expect(world.behind).toHaveLength(1)
    world.now = Number.NaN
    expect(await save(register, 'c', edit('staff', 's1', { lastName: 'В' }))).toMatchObject({ seq: 3 })
  })

  it('SPEC C2: two windows of one school never give the same stamp or number', async () => {
    world.deps.now = () => NOON
    const other = await world.register(register.schoolId, false)
    const sets = await Promise.all(
      Array.from({ length: 20 }, (_, at) => save(at % 2 ? register : other, 'a', born('staff', `s${at}`))),
    )
    expect(new Set(sets.map((set) => set?.stamp)).size).toBe(20)
    expect(sets.map((set) => set?.seq).sort((a = 0, b = 0) => a - b)).toEqual(sets.map((_, at) => at + 1))
    expect(new Set(sets.map((set) => parseStamp(set?.stamp ?? '')?.deviceId)).size).toBe(1)
  })

  it('takes 7,000 rows in one set, in any mixture of new and known ones, and takes them back', async () => {
    const rows = (from: number, to: number, note: string) =>
      Array.from({ length: to - from }, (_, at) =>
        born('pupil', `p${String(from + at).padStart(5, '0')}`, { classId: 'c', note }),
      )
    const progress: number[] = []
    const first = await register.commit(
      { name: 'Импорт: 7000', kind: 'import', edits: rows(0, 7000, 'а') },
      { onProgress: (done) => progress.push(done) },
    )
    expect(first?.size).toBe(7000)
    expect(progress.at(-1)).toBe(7000)
    expect(progress.length).toBeGreaterThan(30)
    expect(await depotOf(register).db.log.count()).toBe(35)
    const second = await register.commit({ name: 'Импорт: ещё', kind: 'import', edits: rows(4000, 9000, 'б') })
    expect(second?.size).toBe(5000)
    const after = await register.read('pupil')
    expect(after).toHaveLength(9000)
    expect(after.filter((row) => row.note === 'б')).toHaveLength(5000)
    expect(await register.undo()).toMatchObject({ reversed: 5000, kept: [], failed: [] })
    const back = await register.read('pupil')
    expect(back).toHaveLength(7000)
    expect(back.every((row) => row.note === 'а')).toBe(true)
  }, 60_000)
})

describe('opening', () => {
  it('never shows an empty list for a school that is gone', async () => {
    await expect(world.register('nothing-there', false)).rejects.toMatchObject({ code: 'lost' })
    await depotOf(register).db.meta.clear()
    await expect(world.register(register.schoolId, false)).rejects.toMatchObject({ code: 'lost' })
    await expect(save(register, 'a', born('staff', 's1'))).rejects.toMatchObject({ code: 'lost' })
  })

  it('rule 10: goes on under a new device id when the database is a copy', async () => {
    const first = await save(register, 'a', born('staff', 's1'))
    const again = await world.register(register.schoolId, false)
    const second = await save(again, 'b', born('staff', 's2'))
    expect(second).toMatchObject({ deviceId: first?.deviceId, seq: 2 })
    world.mark = JSON.stringify({ version: 1, devices: { [register.schoolId]: 'f'.repeat(16) } })
    const copy = await world.register(register.schoolId, false)
    const third = await save(copy, 'c', born('staff', 's3'))
    expect(third?.deviceId).not.toBe(first?.deviceId)
    expect(third?.seq).toBe(1)
    expect(third && second && third.stamp > second.stamp).toBe(true)
    expect(await depotOf(copy).db.meta.get('device')).toMatchObject({ incarnation: 2 })
    expect(world.mark).toContain(third?.deviceId)
  })

  it('rule 10: believes the database when the mark is lost or unreadable, and renews it', async () => {
    const first = await save(register, 'a', born('staff', 's1'))
    for (const mark of [null, '{broken', '"x"']) {
      world.mark = mark
      const again = await world.register(register.schoolId, false)
      expect((await save(again, 'b', edit('staff', 's1', { note: String(mark) })))?.deviceId).toBe(first?.deviceId)
      expect(world.mark).toContain(first?.deviceId)
    }
  })

  it('raises an alarm when it is closed or superseded from outside, none when it closes itself', async () => {
    register.close()
    expect(world.alarms).toEqual([])
    const again = await world.register(register.schoolId, false)
    const newer = new Dexie(depotOf(again).db.name)
    newer.version(99).stores({})
    await newer.open()
    newer.close()
    expect(world.alarms).toEqual(['newer-version'])
    await expect(save(again, 'a', born('staff', 's1'))).rejects.toMatchObject({ name: 'DatabaseClosedError' })
  })
})
