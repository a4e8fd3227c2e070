import { describe, expect, it } from 'vitest'
import { defaultOrganisation, emptyFacts, newClass, newParent, newPupil, newStaff } from '@/domain/model/newRecords'
import { namesOf } from '@/domain/rules/recordNames'
import { clashRoute } from '@/features/exchange/clashRoute'
import { canTake, conflictCards, isTaken, takeOther } from '@/features/exchange/conflictCards'
import { holdCard } from '@/features/exchange/holdCards'
import { placeTitle } from '@/features/exchange/placeTitle'
import { isFit, probeLines } from '@/features/exchange/probeLines'
import type { ExchangeProbe } from '@/platform/exchange'
import type { Hold, SyncConflict } from '@/sync/sync'

const now = Date.parse('2026-11-30T05:00:00Z')
const HOUR = 3_600_000
const ago = (hours: number) => new Date(now - hours * HOUR).toISOString()
const facts = {
  ...emptyFacts(defaultOrganisation('y')),
  staff: [{ ...newStaff('s'), lastName: 'Иванова', firstName: 'Мария', middleName: 'Петровна' }],
  classes: [{ ...newClass('c', 'y'), levels: [5], litera: 'А' }],
  pupils: [newPupil('p', 'c')],
  parents: [newParent('m', ['p'])],
}
const nameOf = namesOf(facts)

const conflict = (id: string, more: Partial<SyncConflict> = {}): SyncConflict => ({
  id,
  table: 'staff',
  recordId: 's',
  field: 'phones',
  winner: { value: [{ number: '+79161234567', comment: '' }], at: ago(1), pc: 'Приёмная' },
  loser: { value: [], at: ago(24), pc: null },
  foundAt: ago(1),
  ...more,
})

describe('conflicts', () => {
  it('come record by record, the newest find first, with both values and whose they are', () => {
    const cards = conflictCards(
      [
        conflict('1', { foundAt: ago(3) }),
        conflict('2', { table: 'class', recordId: 'c', field: 'room', foundAt: ago(2) }),
        conflict('3', { field: 'email', foundAt: ago(1) }),
      ],
      nameOf,
      now,
    )
    expect(cards.map((card) => [card.title, card.fields.map((field) => field.id)])).toEqual([
      ['Сотрудник: Иванова\u00a0М.\u00a0П.', ['3', '1']],
      ['Класс: 5 «А»', ['2']],
    ])
    const phones = cards[0]?.fields[1]
    expect(phones?.now.text).toBe('+7 (916) 123-45-67')
    expect(phones?.now.whose).toMatch(/^ПК «Приёмная», сегодня \d\d:\d\d$/)
    expect(phones?.other.text).toBe('—')
    expect(phones?.other.whose).toMatch(/^у вас, вчера \d\d:\d\d$/)
    expect(phones?.private).toBe(true)
  })

  it('names a record that is gone, and the school itself', () => {
    const cards = conflictCards(
      [conflict('1', { recordId: 'gone' }), conflict('2', { table: 'organisation', recordId: 'organisation' })],
      nameOf,
      now,
    )
    expect(cards.map((card) => card.title)).toEqual(['Сотрудник: запись удалена', 'Сведения о школе'])
  })

  it('takes the other value as an ordinary edit, unless it is there already', () => {
    const [card] = conflictCards([conflict('1')], nameOf, now)
    const [field] = card?.fields ?? []
    if (!card || !field) throw new Error('no card')
    expect(takeOther(field, card).edits).toEqual([{ table: 'staff', id: 's', fields: { phones: [] } }])
    expect(isTaken(field.conflict, { ...newStaff('s'), phones: [] })).toBe(true)
    expect(isTaken(field.conflict, { ...newStaff('s'), phones: [{ number: '1', comment: '' }] })).toBe(false)
    expect(isTaken(conflict('2', { field: '_deleted' }), newStaff('s'))).toBe(false)
  })

  it('leaves a table of a newer version to that version', () => {
    expect(canTake(conflict('1'))).toBe(true)
    expect(canTake(conflict('1', { table: 'timetable' }))).toBe(false)
  })
})

describe('holds', () => {
  const base = { device: 'd', pc: 'Завуч', seq: 3, since: ago(2) }

  const deletions = (...list: (Hold & { reason: 'deletions' })['deletions']): Hold => ({
    ...base,
    reason: 'deletions',
    deletions: list,
  })

  it('asks for the user where he alone can go on, and offers to give a PC up where it is waited for', () => {
    const reasons = ['missing', 'damaged', 'newer-version', 'blocked'] as const
    const cards = reasons.map((reason) => holdCard({ ...base, reason }, nameOf, now))
    expect(cards.map((card) => card.urgent)).toEqual([false, false, true, false])
    expect(cards.map((card) => card.canRetire)).toEqual([true, true, false, true])
    expect(cards.every((card) => card.accept === null && card.title.startsWith('ПК «Завуч»'))).toBe(true)
    expect(cards[0]?.text).toMatch(/Ждём с \d/)
  })

  it('says how far a clock is ahead', () => {
    const ahead = (aheadMs: number) => holdCard({ ...base, reason: 'future', aheadMs }, nameOf, now).title
    expect(ahead(25 * HOUR)).toBe('ПК «Завуч»: часы спешат на 1\u00a0день')
    expect(ahead(366 * 24 * HOUR)).toBe('ПК «Завуч»: часы спешат на 366\u00a0дней')
  })

  it('lists by name what would be deleted, in the card and in the question', () => {
    const hold = deletions({ table: 'staff', ids: ['s', 'x'], forGood: [], of: 5 })
    const card = holdCard(hold, nameOf, now)
    expect(card.deletions).toEqual([
      { title: 'Будет удалено: 2\u00a0сотрудника из 5', names: ['без названия', 'Иванова\u00a0М.\u00a0П.'] },
    ])
    expect(card.accept?.question.lines).toEqual([
      'Будет удалено: 2\u00a0сотрудника из 5: без названия, Иванова\u00a0М.\u00a0П.',
    ])
    expect(card.accept?.question.danger).toBe(true)
  })

  it('offers to delete nothing: everything comes back that the law has not had erased', () => {
    const card = holdCard(
      deletions(
        { table: 'staff', ids: ['s', 'x'], forGood: ['x'], of: 5 },
        { table: 'class', ids: ['c'], forGood: [], of: 9 },
        { table: 'timetable', ids: ['t'], forGood: [], of: 9 },
      ),
      nameOf,
      now,
    )
    expect(card.text).toContain('стёрты по закону, вернуть их нельзя: 1\u00a0сотрудник.')
    expect(card.refuse?.bringBack).toEqual({
      name: 'Не удалено вслед за ПК «Завуч»: 1\u00a0сотрудник, 1\u00a0класс',
      edits: [
        { table: 'staff', id: 's', fields: { _deleted: false } },
        { table: 'class', id: 'c', fields: { _deleted: false } },
      ],
    })
    expect(card.refuse?.question.lines).toEqual(['1\u00a0сотрудник: Иванова\u00a0М.\u00a0П.', '1\u00a0класс: 5 «А»'])
    const erased = holdCard(deletions({ table: 'staff', ids: ['s'], forGood: ['s'], of: 5 }), nameOf, now)
    expect(erased.refuse).toBeNull()
  })
})

describe('places', () => {
  it('are called by what the user knows of them', () => {
    expect(placeTitle({ kind: 'folder', title: 'Обмен' })).toBe('Папка «Обмен»')
    expect(placeTitle({ kind: 'webdav', url: 'https://cloud.school.ru/dav/', user: 'u' })).toBe(
      'Сервер WebDAV: cloud.school.ru/dav',
    )
    // As the user has typed it, not as it goes over the wire.
    expect(placeTitle({ kind: 'webdav', url: 'https://x.ru/%D0%9E%D0%B1%D0%BC%D0%B5%D0%BD%201', user: 'u' })).toBe(
      'Сервер WebDAV: x.ru/Обмен 1',
    )
    expect(placeTitle({ kind: 'webdav', url: 'https://x.ru/100%', user: 'u' })).toBe('Сервер WebDAV: x.ru/100%')
    const s3 = { region: '', prefix: '', accessKey: '', pathStyle: false }
    expect(placeTitle({ kind: 's3', endpoint: 'https://s3.ru', bucket: 'b', ...s3 })).toBe('Хранилище S3: b на s3.ru')
  })

  it('are told about capability by capability; only damage makes one unfit', () => {
    const good: ExchangeProbe = {
      createOnly: true,
      wholeAfterWrite: true,
      listsWhatWasWritten: true,
      removes: true,
      clockOffsetMs: null,
    }
    expect(probeLines(good).every((line) => line.good)).toBe(true)
    expect(probeLines(good)).toHaveLength(4)
    expect(probeLines({ ...good, clockOffsetMs: 60_000 }).at(-1)?.good).toBe(true)
    expect(probeLines({ ...good, clockOffsetMs: -30 * 60_000 }).at(-1)?.text).toContain('на 30\u00a0минут')
    expect(isFit({ ...good, removes: false, createOnly: false })).toBe(true)
    expect(isFit({ ...good, wholeAfterWrite: false })).toBe(false)
  })
})

it('leads from a clash to where its record is mended', () => {
  const query = (table: Parameters<typeof clashRoute>[1]['table'], id: string) => clashRoute(facts, { table, id })
  expect(query('staff', 's')).toEqual({ name: 'staff', query: { id: 's' } })
  expect(query('pupil', 'p')).toEqual({ name: 'classes', query: { id: 'c' } })
  expect(query('parent', 'm')).toEqual({ name: 'classes', query: { id: 'c' } })
  expect(query('assignment', 'none')).toEqual({ name: 'assignments', query: {} })
})
