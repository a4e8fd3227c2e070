import { describe, expect, it } from 'vitest'
import { newSuccession, successionContents, successionFileName } from '@/domain/succession/newSuccession'
import { parseSuccession, withoutPeople, type Succession } from '@/domain/succession/succession'
import { compareWorklists, NOT_JOINED, RETENTION, worklistsOn } from '@/domain/succession/worklists'
import type { Facts } from '@/domain/model/plain'
import { checks } from '@/domain/rules/checks'
import { documentSchool, documentsDay } from '@tests/support/documentFacts'

const wish = {
  from: { staffId: 's1', name: ' Иванова Мария Петровна ' },
  to: { staffId: null, name: 'Новый Администратор' },
  handedOn: documentsDay,
  basis: { number: ' 133/6 – ОД ', signedOn: '2026-09-09' },
  note: 'Ключ от кабинета у завхоза.\nПароли записаны в журнале сейфа.',
}
const made = (facts: Facts): Succession => newSuccession(facts, wish, ['Бланк.xlsx'], documentsDay)
/** As it comes out of a file. */
const carried = (one: Succession): unknown => JSON.parse(JSON.stringify(one))

describe('what goes over with the office', () => {
  it('comes out of a file as it went in', () => {
    const outcome = parseSuccession(carried(made(documentSchool())))
    if (!outcome.ok) throw new Error(outcome.detail)
    expect(outcome.succession).toEqual(made(documentSchool()))
    expect(outcome.succession.from).toEqual({ staffId: 's1', name: 'Иванова Мария Петровна' })
    expect(outcome.succession.basis.number).toBe('133/6 – ОД')
    expect(outcome.succession.forms).toEqual([{ name: 'Бланк.xlsx', bytes: null }])
  })

  it('keeps rows by id: a person of the lists is named in the records only', () => {
    const facts = documentSchool()
    const text = JSON.stringify(made(facts).worklists)
    expect(text.length).toBeGreaterThan(200)
    for (const { lastName } of [...facts.staff, ...facts.pupils, ...facts.parents]) expect(text).not.toContain(lastName)
  })

  it('a part of a newer version is refused, a broken one too, and a missing one is told apart', () => {
    const good = carried(made(documentSchool())) as Record<string, unknown>
    const refusal = (part: unknown) => {
      const outcome = parseSuccession(part)
      return outcome.ok ? null : outcome.refusal
    }
    expect(refusal(undefined)).toBe('absent')
    expect(refusal({ ...good, version: 2, forms: 'of another kind' })).toBe('newer-version')
    expect(refusal({ ...good, handedOn: 'вчера' })).toBe('damaged')
    expect(refusal({ ...good, worklists: null })).toBe('damaged')
    expect(refusal('text')).toBe('damaged')
    // What a later version adds to a part of this version is let through.
    expect(refusal({ ...good, more: 1 })).toBeNull()
  })

  it('forgets the name of somebody who was erased, and nothing else', () => {
    const part = carried(made(documentSchool()))
    const outcome = parseSuccession(withoutPeople(part, new Set(['s1'])))
    if (!outcome.ok) throw new Error(outcome.detail)
    expect(outcome.succession.from).toEqual({ staffId: 's1', name: '' })
    expect(outcome.succession.to.name).toBe('Новый Администратор')
    expect(withoutPeople(part, new Set(['s2']))).toEqual(part)
    expect(withoutPeople('no parcel', new Set(['s1']))).toBe('no parcel')
  })

  it('says in numbers what goes in', () => {
    const facts = documentSchool()
    const contents = successionContents(facts, documentsDay)
    expect(contents).toMatchObject({ staff: 4, classes: 3, invitees: facts.invitees.length })
    expect(contents.worklists.map(({ title }) => title)).toEqual(
      worklistsOn(facts, documentsDay).map(({ title }) => title),
    )
  })

  it('has a file name that Windows takes', () => {
    expect(successionFileName('МБОУ "СОШ" № 5/2', '2026-12-01')).toBe('Передача дел, МБОУ СОШ № 5-2, 01.12.2026.age')
    expect(successionFileName('', '2026-12-01')).toBe('Передача дел, 01.12.2026.age')
  })
})

describe('worklists', () => {
  it('are all findings of the overview, who has not joined, and whose term is over', () => {
    const facts = documentSchool()
    facts.organisation.retentionMonths = 1
    facts.staff[3] = { ...facts.staff[3]!, state: 'dismissed', dismissedOn: '2026-01-01' }
    const lists = worklistsOn(facts, documentsDay)
    const found = checks(facts, documentsDay).map(({ code }) => code as string)
    expect(lists.map(({ code }) => code)).toEqual([...found, NOT_JOINED, RETENTION])
    const missing = lists.find(({ code }) => code === NOT_JOINED)?.rows.map(({ id }) => id) ?? []
    // p1 has joined, p3 has refused; the others of 5 «А» have not come yet.
    expect(missing).toEqual(expect.arrayContaining(['p2', 'p4', 'q1', 'q2', 's1']))
    expect(missing).not.toContain('p1')
    expect(missing).not.toContain('p3')
    expect(missing).not.toContain('s4')
    expect(lists.at(-1)?.rows).toEqual([{ table: 'staff', id: 's4' }])
  })

  it('stand beside those of today: what is done, what still waits, what is new', () => {
    const facts = documentSchool()
    const then = made(facts).worklists
    const later = structuredClone(facts)
    const missing = (one: Facts) =>
      worklistsOn(one, documentsDay).find(({ code }) => code === NOT_JOINED)?.rows.length ?? 0
    const invitee = later.invitees.find(({ personId }) => personId === 'p2')!
    invitee.state = 'joined'
    later.pupils.push({ ...later.pupils[0]!, id: 'p9', lastName: 'Новичков' })
    later.pupils = later.pupils.filter(({ id }) => id !== 'p4')
    const list = compareWorklists(later, then, documentsDay).find(({ code }) => code === NOT_JOINED)
    if (!list) throw new Error('no list')
    expect(list.then).toBe(missing(facts))
    expect(list.now).toBe(missing(later))
    const stateOf = (id: string) => list.rows.find((row) => row.id === id)?.state
    expect(stateOf('p2')).toBe('done')
    expect(stateOf('p4')).toBe('done')
    expect(stateOf('p9')).toBe('new')
    expect(stateOf('q1')).toBe('open')
    expect(list.rows.find(({ id }) => id === 'p4')?.title).toBe('записи больше нет')
    expect(list.rows.find(({ id }) => id === 'p9')?.title).toContain('Новичков')
  })

  it('of another version keep their title and their rows', () => {
    const list = { code: 'ofTomorrow', title: 'Завтрашний список', rows: [{ table: 'thing', id: 'x' }] }
    const found = compareWorklists(documentSchool(), [list], documentsDay).find(({ code }) => code === 'ofTomorrow')
    expect(found).toMatchObject({ title: 'Завтрашний список', then: 1, now: 0, rows: [{ id: 'x', state: 'done' }] })
  })
})
