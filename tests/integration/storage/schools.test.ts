import Dexie from 'dexie'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseSchoolFile, rowsOfSchoolFile } from '@/domain/changes/schoolFile'
import { createSchools } from '@/storage/createSchools'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import type { SchoolFilePreview, Schools } from '@/storage/schools'
import { born, contents, edit, NOON, once, save, World } from './world'

const DAY = 24 * 3600 * 1000
let world: World
let schools: Schools
const open: Register[] = []
const kept = async (register: Promise<Register>) => {
  open.push(await register)
  return register
}
beforeEach(() => {
  world = new World()
  schools = world.schools()
})
afterEach(async () => {
  for (const register of open.splice(0)) register.close()
  await world.end()
})

const previewOf = (bytes: Uint8Array): SchoolFilePreview => {
  const outcome = schools.preview(bytes)
  if (!outcome.ok) throw new Error(outcome.detail)
  return outcome.preview
}
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** A school with a journal of every kind: edit, import, undo, deletion, erasure, an unknown field and table. */
async function lived(): Promise<Register> {
  world.author = 'Секретарь'
  schools.author.write(' Секретарь ')
  const register = await kept(schools.create('Школа № 5', true))
  await save(
    register,
    'Добавлены',
    born('staff', 's1', { lastName: 'Иванова' }),
    born('staff', 's2', { lastName: 'Петров' }),
  )
  await save(register, 'Класс', born('class', 'c1', { yearId: 'y', levels: [5], litera: 'А' }))
  await save(register, 'Назначение', born('assignment', 'a1', { classId: 'c1', staffId: 's1', fromOn: '2026-09-01' }))
  await save(register, 'Почта', edit('staff', 's1', { email: 'i@school.example' }))
  await register.undo()
  await save(register, 'Удаление', edit('assignment', 'a1', { _deleted: true }))
  await save(register, 'Ученик', born('pupil', 'p1', { classId: 'c1', lastName: 'Сидоров' }))
  await register.erase('pupil', 'p1')
  const set = {
    id: 'foreign',
    seq: 1,
    deviceId: 'e'.repeat(16),
    name: 'Из новой версии',
    kind: 'edit' as const,
    author: 'Завуч',
  }
  const stamp = `${'0'.repeat(9)}0001${'e'.repeat(16)}`
  await depotOf(register).apply([
    {
      set: { ...set, stamp, at: '2026-09-01T00:00:00.000Z', size: 2, targetId: null },
      changes: [
        { table: 'staff', id: 's1', stamp, fields: { badge: { colour: 'red' } }, base: {} },
        { table: 'canteen', id: 'k1', stamp, fields: { title: 'Столовая' }, base: {} },
      ],
    },
  ])
  return register
}

describe('the list of schools', () => {
  it('knows what was opened last, names and practice schools', async () => {
    expect(await schools.last()).toBeNull()
    const first = await kept(schools.create('Первая', false))
    const second = await kept(schools.create('Учебная', true))
    expect((await schools.last())?.title).toBe('Учебная')
    world.now = NOON - 365 * DAY
    await kept(schools.open(first.schoolId))
    expect((await schools.last())?.title).toBe('Первая')
    await schools.rename(second.schoolId, 'Тренировка')
    expect((await schools.list()).map((entry) => [entry.title, entry.practice])).toEqual([
      ['Первая', false],
      ['Тренировка', true],
    ])
  })

  it('keeps schools apart', async () => {
    const first = await kept(schools.create('Первая', false))
    const second = await kept(schools.create('Вторая', false))
    await save(first, 'a', born('staff', 's1'))
    expect(await second.read('staff')).toEqual([])
  })

  it('opens a school although what is left of a removed one cannot be deleted, and deletes it later', async () => {
    let refused = true
    const forgotten: string[] = []
    schools = createSchools({
      ...world.deps,
      onDeleted(id) {
        if (refused) return Promise.reject(new Error('the keys were not removed'))
        forgotten.push(id)
        return Promise.resolve()
      },
    })
    const stays = await kept(schools.create('Школа № 5', false))
    const goes = await schools.create('Школа № 6', false)
    goes.close()
    await schools.remove(goes.schoolId)
    world.now += 31 * DAY
    stays.close()
    await kept(schools.open(stays.schoolId))
    expect(await schools.removed()).toHaveLength(1)
    refused = false
    await kept(schools.open(stays.schoolId))
    expect(await schools.removed()).toEqual([])
    expect(forgotten).toEqual([goes.schoolId])
  })

  it('keeps a removed school for 30 days and can bring it back', async () => {
    const gone = await kept(schools.create('Старая', false))
    await save(gone, 'a', born('staff', 's1'))
    const stays = await kept(schools.create('Новая', false))
    gone.close()
    await schools.remove(gone.schoolId)
    expect((await schools.list()).map((entry) => entry.title)).toEqual(['Новая'])
    await expect(schools.open(gone.schoolId)).rejects.toMatchObject({ code: 'no-school' })
    const [removed] = await schools.removed()
    expect(Date.parse(removed?.deletedAt ?? '') - Date.parse(removed?.removedAt ?? '')).toBe(30 * DAY)

    world.now += 29 * DAY
    await kept(schools.open(stays.schoolId))
    await schools.restore(gone.schoolId)
    expect(await (await kept(schools.open(gone.schoolId))).read('staff')).toHaveLength(1)

    open.at(-1)?.close()
    await schools.remove(gone.schoolId)
    world.now += 31 * DAY
    await kept(schools.open(stays.schoolId))
    expect(await schools.removed()).toEqual([])
    expect(await Dexie.getDatabaseNames()).not.toContain(`pereklichka-school-${gone.schoolId}`)
    await expect(schools.restore(gone.schoolId)).rejects.toMatchObject({ code: 'no-school' })
  })

  it('remembers who sits at this PC', async () => {
    expect(schools.author.read()).toBe('')
    schools.author.write(' Мария Петровна ')
    const register = await kept(schools.create('Школа', false))
    expect((await save(register, 'a', born('staff', 's1')))?.author).toBe('Мария Петровна')
  })
})

describe('the school file', () => {
  it('comes back field by field, journal included, under a new device', async () => {
    const register = await lived()
    const bytes = await schools.toFile(register)
    const preview = previewOf(bytes)
    expect(preview).toMatchObject({ title: 'Школа № 5', practice: true, savedBy: 'Секретарь' })
    expect(preview.counts).toContainEqual({ table: 'staff', count: 2 })
    expect(preview.counts).toContainEqual({ table: 'assignment', count: 0 })
    expect(preview.journalSets).toBe((await contents(register)).changeSets?.length)

    const copy = await kept(schools.openFile(preview))
    expect(copy.schoolId).not.toBe(register.schoolId)
    const [before, after] = [await contents(register), await contents(copy)]
    const opened = (after.changeSets as { kind: string; stamp: string; id: string }[]).filter(
      (set) => set.kind === 'open',
    )
    expect(opened).toHaveLength(1)
    const own = (set: { kind?: string }) => set.kind !== 'open'
    const sorted = (rows: unknown[] = []) => rows.map((row) => JSON.stringify(row)).sort()
    expect(sorted((after.changeSets as { kind: string }[]).filter(own))).toEqual(sorted(before.changeSets))
    for (const table of Object.keys(before).filter((name) => name !== 'changeSets' && name !== 'log')) {
      expect(after[table]).toEqual(before[table])
    }
    for (const { set } of await depotOf(register).sets()) {
      expect(await copy.changesOf(set.id)).toEqual(await register.changesOf(set.id))
    }
    expect(await once(copy.journal({ entity: { table: 'class', id: 'c1' }, limit: 10 }))).toEqual(
      await once(register.journal({ entity: { table: 'class', id: 'c1' }, limit: 10 })),
    )
    const again = await schools.toFile(copy)
    expect(JSON.parse(textOf(again)).records).toEqual(JSON.parse(textOf(bytes)).records)
  })

  it('gives the copy a device and a clock of its own, so that its writes win over the file', async () => {
    const register = await lived()
    const preview = previewOf(await schools.toFile(register))
    world.now = NOON - 3 * 365 * DAY
    const copy = await kept(schools.openFile(preview))
    const set = await save(copy, 'Правка', edit('staff', 's1', { lastName: 'Новая' }))
    expect(await copy.get('staff', 's1')).toMatchObject({ lastName: 'Новая', badge: { colour: 'red' } })
    expect(set?.deviceId).not.toBe((await save(register, 'x', edit('staff', 's1', { note: 'x' })))?.deviceId)
    expect(await once(copy.undoState())).toMatchObject({ undo: { name: 'Правка' } })
    expect((await register.get('staff', 's1'))?.lastName).toBe('Иванова')
  })

  it('carries along parts and tables of a newer version', async () => {
    const register = await kept(schools.create('Школа', false))
    await save(register, 'a', born('staff', 's1'))
    const file = JSON.parse(textOf(await schools.toFile(register)))
    file.future = { anything: [1] }
    file.records.canteen = [{ id: 'k1', _s: {}, title: 'Столовая' }]
    const copy = await kept(schools.openFile(previewOf(bytesOf(file))))
    const again = JSON.parse(textOf(await schools.toFile(copy)))
    expect(again.future).toEqual({ anything: [1] })
    expect(again.records.canteen).toEqual([{ id: 'k1', _s: {}, title: 'Столовая' }])
  })

  it('opens the frozen file of version 1', async () => {
    const bytes = new Uint8Array(readFileSync('tests/fixtures/school-file-v1.json'))
    const preview = previewOf(bytes)
    expect(preview).toMatchObject({ title: 'Школа № 5', practice: true, savedBy: 'Секретарь' })
    const copy = await kept(schools.openFile(preview))
    expect(await copy.read('staff')).toMatchObject([
      { id: 's1', lastName: 'Иванова', email: '', adminOrderId: null, badge: { colour: 'red' } },
      { id: 's2', lastName: 'Петров' },
    ])
    expect(await copy.read('assignment')).toEqual([])
    expect((await once(copy.journal({ limit: 100 }))).map((line) => line.set.kind)).toEqual(
      expect.arrayContaining(['edit', 'undo', 'erase', 'open']),
    )
    const [undone] = (await once(copy.journal({ limit: 100 }))).filter((line) => line.set.name === 'Удаление')
    expect(await copy.undo(undone?.set.id)).toMatchObject({ reversed: 1, kept: [], failed: [] })
    expect(await copy.get('assignment', 'a1')).toMatchObject({ classId: 'c1', staffId: 's1' })
    const parsed = parseSchoolFile(textOf(bytes))
    expect(parsed.ok && rowsOfSchoolFile(parsed.file).class).toMatchObject([{ id: 'c1', litera: 'А' }])
  })

  it('refuses what is no school file, says why, and creates nothing', async () => {
    const register = await lived()
    const good = JSON.parse(textOf(await schools.toFile(register)))
    const changed = (change: (file: typeof good) => void) => {
      const copy = structuredClone(good)
      change(copy)
      return bytesOf(copy)
    }
    const cut = (await schools.toFile(register)).slice(0, 3000)
    const cases: [Uint8Array, string, string][] = [
      [new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe]), 'not-json', ''],
      [new TextEncoder().encode(''), 'not-json', ''],
      [cut, 'not-json', ''],
      [bytesOf(null), 'not-a-school', ''],
      [bytesOf([1]), 'not-a-school', ''],
      [bytesOf({ format: 'other' }), 'not-a-school', ''],
      [changed((file) => (file.version = 2)), 'newer-version', '2'],
      [changed((file) => (file.version = '1')), 'damaged', 'version'],
      [changed((file) => delete file.log), 'damaged', 'log'],
      [changed((file) => (file.records.staff[0]._s['*'] = 'x')), 'damaged', 'staff'],
      [changed((file) => (file.records.staff[0].lastName = 5)), 'damaged', 'staff/s1.lastName'],
      [changed((file) => file.records.staff.push(file.records.staff[0])), 'damaged', 'staff/s1: twice'],
      [changed((file) => (file.changeSets[0].kind = 'magic')), 'damaged', 'changeSets.0.kind'],
      [changed((file) => (file.log[0].fields = 1)), 'damaged', 'log.0.fields'],
    ]
    for (const [bytes, refusal, detail] of cases) {
      const outcome = schools.preview(bytes)
      expect(outcome).toMatchObject({ ok: false, refusal })
      expect(outcome.ok ? '' : outcome.detail).toContain(detail)
    }
    for (const where of ['"fields":{', '"_s":{', '"lastName":']) {
      const text = JSON.stringify(good).replace(
        where,
        where.endsWith('{')
          ? `${where}"__proto__":${where === '"_s":{' ? `"${'0'.repeat(29)}"` : 1},`
          : `"__proto__":{"x":1},${where}`,
      )
      expect(schools.preview(new TextEncoder().encode(text))).toMatchObject({ ok: false, refusal: 'damaged' })
    }
    expect('x' in {}).toBe(false)
    expect(await schools.list()).toHaveLength(1)
    const forged = { ...previewOf(bytesOf(good)), content: structuredClone(good) }
    await expect(schools.openFile(forged)).rejects.toMatchObject({ code: 'not-previewed' })
  })
})
