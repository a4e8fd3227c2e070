import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalJson } from '@/domain/changes/canonical'
import type { ChangeSet } from '@/domain/changes/types'
import { replayPending } from '@/storage/applySets'
import { first } from '@/storage/upgrades/0001-first'
import { importMemory } from '@/storage/upgrades/0002-import-memory'
import { requestsAndSheets } from '@/storage/upgrades/0003-requests-and-sheets'
import { depotOf } from '@/storage/openRegister'
import type { Register } from '@/storage/register'
import { born, contents, edit, NOON, once, save, World } from './world'

let here: World
let there: World
let a: Register
let b: Register
beforeEach(async () => {
  here = new World()
  there = new World()
  a = await here.register()
  b = await there.register()
})
afterEach(async () => {
  b.close()
  await here.end()
})

const send = async (from: Register, to: Register) => depotOf(to).apply(await depotOf(from).sets())
const records = async (register: Register) => {
  const { log: _log, changeSets: _sets, pending: _pending, ...rest } = await contents(register)
  void [_log, _sets, _pending]
  return canonicalJson(rest)
}

describe('SPEC C4: two registers', () => {
  it('agree after exchanging their sets, in any order and twice', async () => {
    await save(
      a,
      'a1',
      born('staff', 's1', { lastName: 'А' }),
      born('invitee', 'p:c:s1', { platformId: 'p', personId: 's1' }),
    )
    there.now = NOON + 50_000
    await save(b, 'b1', born('staff', 's1', { lastName: 'Б' }), born('staff', 's2'))
    await save(a, 'a2', edit('staff', 's1', { email: 'a' }))
    await save(b, 'b2', edit('staff', 's2', { _deleted: true }))
    const report = await send(a, b)
    expect(report.applied).toHaveLength(2)
    expect(report.conflicts.map((conflict) => conflict.field)).toContain('lastName')
    expect((await send(a, b)).applied).toEqual([])
    const sets = await depotOf(b).sets()
    await depotOf(a).apply([...sets].reverse())
    expect(await records(a)).toBe(await records(b))
    expect(await a.get('staff', 's1')).toMatchObject({ lastName: 'Б' })
    expect(await once(a.journal({ limit: 10 }))).toHaveLength(4)
  })

  it('SPEC C2: a write after an exchange wins, though the clock here is a year behind', async () => {
    there.now = NOON + 365 * 24 * 3600 * 1000
    await save(b, 'b', born('staff', 's1', { lastName: 'Б' }))
    await send(b, a)
    await save(a, 'a', edit('staff', 's1', { lastName: 'А' }))
    await send(a, b)
    expect((await b.get('staff', 's1'))?.lastName).toBe('А')
    expect(here.behind).toHaveLength(1)
  })

  it('undo of the one keeps what the other changed since', async () => {
    await save(a, 'a', born('staff', 's1'), born('staff', 's2'))
    await send(a, b)
    const set = await save(a, 'почта', edit('staff', 's1', { email: '1' }), edit('staff', 's2', { email: '2' }))
    await send(a, b)
    there.now = NOON + 90_000
    await save(b, 'b', edit('staff', 's2', { email: 'b' }))
    await send(b, a)
    expect(await a.undo(set?.id)).toMatchObject({ reversed: 1, kept: [{ id: 's2', fields: ['email'] }] })
    await send(a, b)
    expect(await records(a)).toBe(await records(b))
  })
})

describe('rule 9: what this version does not know', () => {
  const stamp = `${'1'.repeat(9)}0001${'e'.repeat(16)}`
  const set: ChangeSet = {
    id: 'future',
    seq: 1,
    deviceId: 'e'.repeat(16),
    stamp,
    name: 'Из новой версии',
    kind: 'edit',
    author: '',
    at: '2026-09-01T00:00:00.000Z',
    size: 1,
    targetId: null,
  }

  it('waits, stays in the journal, and fails an undo by name', async () => {
    const change = { table: 'canteen', id: 'k1', stamp, fields: { title: 'Столовая' }, base: {} }
    expect(await depotOf(a).apply([{ set, changes: [change] }])).toMatchObject({ pending: 1, applied: ['future'] })
    const { db } = depotOf(a)
    expect(await db.pending.toArray()).toMatchObject([{ setId: 'future', change }])
    expect(await replayPending(db)).toBe(0)
    expect((await once(a.journal({ limit: 5 })))[0]?.changes).toMatchObject([{ table: 'canteen' }])
    expect(await a.undo('future')).toMatchObject({
      reversed: 0,
      failed: [{ table: 'canteen', reason: 'unknown-table' }],
    })
  })

  it('is applied when the program has learnt the table', async () => {
    const { db } = depotOf(a)
    const change = { table: 'order', id: 'o1', stamp, fields: { number: '1', _deleted: false }, base: {} }
    await db.pending.put({ key: 'x', setId: 'future', change })
    a.close()
    const again = await here.register(a.schoolId, false)
    expect(await again.get('order', 'o1')).toMatchObject({ number: '1', title: '' })
    expect(await depotOf(again).db.pending.count()).toBe(0)
  })

  it('S6: hostile names are refused and named, nothing is polluted', async () => {
    const fields = JSON.parse('{"__proto__":{"polluted":1},"constructor":1,"lastName":"А"}')
    const report = await depotOf(a).apply([{ set, changes: [{ table: 'staff', id: 's1', stamp, fields, base: {} }] }])
    expect(report.refused).toEqual([{ table: 'staff', id: 's1', fields: ['__proto__', 'constructor'] }])
    expect(await a.get('staff', 's1')).toMatchObject({ lastName: 'А' })
    expect((await a.changesOf('future'))[0]?.fields).toEqual({ lastName: 'А' })
    expect('polluted' in {}).toBe(false)
  })
})

describe('SPEC C10, 152-ФЗ: erasure', () => {
  const secrets = /Безымянск|Секретова|Тайна|79161234567/
  const fill = async () => {
    await save(
      a,
      'Добавлена: Секретова Т. И.',
      born('staff', 's1', { lastName: 'Секретова', firstName: 'Тайна' }),
      born('staff', 's2', { lastName: 'Другова' }),
    )
    await save(
      a,
      'Карточка',
      edit('staff', 's1', { note: 'г. Безымянск', phones: [{ number: '+79161234567', comment: '' }] }),
    )
    await save(a, 'Смена фамилии', edit('staff', 's1', { lastName: 'Новая' }))
    await save(
      a,
      'Приглашена Секретова',
      born('invitee', 'p:staffRoom:s1', { platformId: 'p', personKind: 'staff', personId: 's1', note: 'Тайна' }),
    )
    await save(
      a,
      'Приглашён ученик',
      born('invitee', 'p:c1:s1', { platformId: 'p', personKind: 'pupil', personId: 's1', note: 'другой' }),
    )
  }

  it('leaves no value in records, log or names of sets, and a trace without values', async () => {
    await fill()
    expect(JSON.stringify(await contents(a))).toMatch(secrets)
    await a.erase('staff', 's1')
    const all = await contents(a)
    expect(JSON.stringify(all)).not.toMatch(secrets)
    expect(JSON.stringify(all)).not.toMatch(/Новая/)
    expect(await a.get('staff', 's1')).toBeUndefined()
    expect(all.staff?.[0]).toMatchObject({ id: 's1', _deleted: true, _erased: true, lastName: null })
    expect((await a.read('staff')).map((row) => row.lastName)).toEqual(['Другова'])
    expect((await a.read('invitee')).map((row) => row.note)).toEqual(['другой'])
    const [trace] = await once(a.journal({ limit: 1 }))
    expect(trace).toMatchObject({ set: { name: 'Стёрты личные данные', kind: 'erase', size: 2 } })
    expect(trace?.changes.map((change) => change.fields)).toEqual([
      { _deleted: true, _erased: true },
      { _deleted: true, _erased: true },
    ])
  })

  it('takes the requests to join of the person with it', async () => {
    await fill()
    await save(
      a,
      'Заявка',
      born('joinRequest', 'r1', { platformId: 'p', personKind: 'staff', personId: 's1', name: 'Секретова А.' }),
    )
    await save(
      a,
      'Другая',
      born('joinRequest', 'r2', { platformId: 'p', personKind: 'staff', personId: 's2', name: 'Другова Б.' }),
    )
    await a.erase('staff', 's1')
    expect(JSON.stringify(await contents(a))).not.toMatch(/Секретова А/)
    expect((await a.read('joinRequest')).map((row) => row.name)).toEqual(['Другова Б.'])
  })

  it('cannot be undone, edited over, or repeated into life', async () => {
    await fill()
    await a.erase('staff', 's1')
    const [trace] = await once(a.journal({ limit: 1 }))
    expect(await a.undo(trace?.set.id)).toBeNull()
    await expect(save(a, 'x', edit('staff', 's1', { note: 'x' }))).rejects.toMatchObject({ code: 'erased' })
    await expect(a.erase('staff', 'nobody')).rejects.toMatchObject({ code: 'not-found' })
    const sets = (await once(a.journal({ entity: { table: 'staff', id: 's1' }, limit: 10 }))).map((line) => line.set)
    const card = sets.find((set) => set.name === 'Карточка')
    expect(await a.undo(card?.id)).toMatchObject({ reversed: 0, failed: [{ id: 's1', reason: 'erased' }] })
    expect(JSON.stringify(await contents(a))).not.toMatch(secrets)
  })

  it('reaches the other PC, its log too, and late changes from there bring nothing back', async () => {
    await fill()
    await send(a, b)
    expect(JSON.stringify(await contents(b))).toMatch(secrets)
    there.now = NOON + 100_000
    await save(b, 'Поздняя правка', edit('staff', 's1', { note: 'Тайна опять' }))
    await a.erase('staff', 's1')
    await send(a, b)
    await send(b, a)
    for (const register of [a, b]) {
      expect(JSON.stringify(await contents(register))).not.toMatch(secrets)
      expect(await register.get('staff', 's1')).toBeUndefined()
    }
    expect(await records(a)).toBe(await records(b))
  })
})

describe('upgrades', () => {
  it('0001 is frozen', () => {
    expect(first).toEqual({
      version: 1,
      stores: {
        organisation: 'id',
        schoolYear: 'id',
        staff: 'id',
        class: 'id',
        order: 'id',
        assignment: 'id',
        platform: 'id',
        link: 'id',
        pupil: 'id',
        parent: 'id',
        invitee: 'id',
        headCount: 'id',
        changeSets: 'id, stamp, [deviceId+seq], targetId',
        log: '[setId+part], *about',
        meta: 'key',
        pending: 'key',
      },
    })
  })

  it('0002 is frozen', () => {
    expect(importMemory).toEqual({ version: 2, stores: { importMemory: 'id' } })
  })

  it('0003 is frozen', () => {
    expect(requestsAndSheets).toEqual({ version: 3, stores: { joinRequest: 'id', sheetRun: 'id' } })
  })
})
