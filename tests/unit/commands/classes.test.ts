import { describe, expect, it } from 'vitest'
import { addClasses, disbandClass, saveClass } from '@/domain/commands/classes'
import { addLinks } from '@/domain/commands/addLinks'
import { assignClassTeachers, endAssignment } from '@/domain/commands/assignClassTeachers'
import type { AssignClassTeachers } from '@/domain/commands/assignClassTeachers'
import { parseClassList } from '@/domain/commands/parseClassList'
import { newClass } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

const names = (text: string) => parseClassList(text).classes.map((one) => `${one.levels.join('+')}${one.litera}`)

describe('parseClassList', () => {
  it.each([
    ['1А–1Г', ['1А', '1Б', '1В', '1Г']],
    ['1а-г', ['1А', '1Б', '1В', '1Г']],
    ['5И–5Л', ['5И', '5К', '5Л']],
    ['2А 2Б 2В', ['2А', '2Б', '2В']],
    ['5 «А», 6-Б;\n11А', ['5А', '6Б', '11А']],
    ['10 физмат', ['10физмат']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it.each(['1Г–1А', '1А–2Б', 'школа'])('%j is a problem told by name', (text) => {
    const { classes, problems } = parseClassList(text)
    expect(classes).toEqual([])
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(text)
  })
})

describe('classes', () => {
  it('adds many, refuses those that exist', () => {
    const facts = smallSchool()
    const set = addClasses(facts, { yearId: 'year-2026', text: '5А–5В, 5В' }, counter())
    const after = commit(facts, set)
    expect(plain(set.name)).toBe('Добавлены классы: 1 класс')
    expect(after.classes).toHaveLength(4)
    expect(set.refused.map((one) => one.code)).toEqual(['sameClass', 'sameClass', 'sameClass'])
  })

  it('the same name in another year is another class (rule 8.3.1)', () => {
    const facts = smallSchool()
    expect(saveClass(facts, { ...newClass('x', 'year-2027'), levels: [5], litera: 'А' }).edits).toHaveLength(1)
    expect(saveClass(facts, { ...newClass('x', 'year-2026'), levels: [5], litera: 'а' }).refused).toHaveLength(1)
  })

  it('disbanding ends assignments and annuls links', () => {
    let facts = smallSchool()
    const pairs = [{ classId: 'c5a', staffId: 's1' }]
    facts = commit(
      facts,
      assignClassTeachers(facts, { order: null, fromOn: '2026-09-01', kind: 'main', pairs }, counter()),
    )
    const links = [{ platformId: 'max', classId: 'c5a', role: 'parent' as const, url: 'https://max.ru/join/a' }]
    facts = commit(facts, addLinks(facts, { yearId: 'year-2026', links, createdBy: '' }, counter('l'), '2026-09-02'))
    const after = commit(facts, disbandClass(facts, { classId: 'c5a', on: '2026-12-30' }))
    expect(after.classes[0]?.state).toBe('disbanded')
    expect(after.assignments[0]?.toOn).toBe('2026-12-30')
    expect(after.links[0]).toMatchObject({ state: 'annulled', annulledOn: '2026-12-30' })
  })
})

const order = { number: '126/А', signedOn: '2026-08-25', title: 'О классном руководстве' }
const base = { order, fromOn: '2026-09-01', kind: 'main', pairs: [] } satisfies AssignClassTeachers
const pair = (classId: string, staffId: string) => ({ classId, staffId })

function assigned(facts: Facts, input: Partial<AssignClassTeachers>, prefix = 'n'): Facts {
  return commit(facts, assignClassTeachers(facts, { ...base, ...input }, counter(prefix)))
}

describe('assignClassTeachers', () => {
  it('makes one order for all pairs and names the set', () => {
    const facts = smallSchool()
    const pairs = [pair('c5a', 's1'), pair('c5b', 's2'), pair('c7b', 's3')]
    const set = assignClassTeachers(facts, { ...base, pairs }, counter())
    const after = commit(facts, set)
    expect(plain(set.name)).toBe('Назначены классные руководители: 3 класса, приказ № 126/А от 25.08.2026')
    expect(after.orders).toMatchObject([{ number: '126/А', signedOn: '2026-08-25' }])
    expect(new Set(after.assignments.map((one) => one.orderId))).toEqual(new Set([after.orders[0]?.id]))
    expect(set.warnings).toEqual([])
  })

  it('uses a known order again', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c5a', 's1')] })
    const after = assigned(facts, { pairs: [pair('c5b', 's2')], order: { ...order, number: ' 126/А ' } }, 'm')
    expect(after.orders).toHaveLength(1)
  })

  it('closes the one before on the day before', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c7b', 's1')] })
    const after = assigned(facts, { pairs: [pair('c7b', 's2')], fromOn: '2026-11-12', order: null }, 'm')
    expect(after.assignments).toMatchObject([
      { staffId: 's1', fromOn: '2026-09-01', toOn: '2026-11-11' },
      { staffId: 's2', fromOn: '2026-11-12', toOn: null, orderId: null },
    ])
  })

  it('replaces an assignment that began on the same day', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c7b', 's1')] })
    const after = assigned(facts, { pairs: [pair('c7b', 's2')] }, 'm')
    expect(after.assignments.map((one) => one.staffId)).toEqual(['s2'])
  })

  it('ends before a later one that is already known', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c7b', 's1')], fromOn: '2027-01-11' })
    const after = assigned(facts, { pairs: [pair('c7b', 's2')] }, 'm')
    expect(after.assignments.map((one) => [one.staffId, one.toOn])).toEqual([
      ['s1', null],
      ['s2', '2027-01-10'],
    ])
  })

  it('a temporary replacement leaves the main teacher alone', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c7b', 's1')] })
    const input = { pairs: [pair('c7b', 's2')], kind: 'temporary', fromOn: '2026-10-01', toOn: '2026-10-20' } as const
    const after = assigned(facts, input, 'm')
    expect(after.assignments).toMatchObject([{ toOn: null }, { kind: 'temporary', toOn: '2026-10-20' }])
  })

  it('takes the last line for a class named twice, and refuses unknown records and what is so already', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c5a', 's1'), pair('c5a', 's2')] })
    expect(facts.assignments.map((one) => one.staffId)).toEqual(['s2'])
    const again = assignClassTeachers(
      facts,
      { ...base, pairs: [pair('c5a', 's2'), pair('nope', 's1'), pair('c5b', 'nobody')] },
      counter('m'),
    )
    expect(again.edits).toEqual([])
    expect(again.refused.map((one) => one.code)).toEqual(['already', 'gone', 'gone'])
  })

  it('refuses a last day before the first', () => {
    const set = assignClassTeachers(
      smallSchool(),
      { ...base, pairs: [pair('c5a', 's1')], toOn: '2026-08-01' },
      counter(),
    )
    expect([set.edits.length, set.refused.length]).toEqual([0, 1])
  })

  it.each<[string, (facts: Facts) => Facts, Partial<AssignClassTeachers>]>([
    ['onLeave', (facts) => withStaff(facts, { state: 'leave' }), {}],
    ['expected', (facts) => withStaff(facts, { state: 'expected' }), {}],
    ['notWorking', (facts) => withStaff(facts, { state: 'dismissed', dismissedOn: '2026-08-31' }), {}],
    ['noPhone', (facts) => withStaff(facts, { phones: [] }), {}],
    ['notTeacher', (facts) => withStaff(facts, { platformRole: 'staff' }), {}],
    ['manyClasses', (facts) => facts, { pairs: [pair('c5a', 's1'), pair('c5b', 's1'), pair('c7b', 's1')] }],
    ['orderLate', (facts) => facts, { order: { ...order, signedOn: '2026-09-02' } }],
    ['orderIncomplete', (facts) => facts, { order: { ...order, number: '' } }],
    ['outsideYear', (facts) => facts, { fromOn: '2026-08-31' }],
    [
      'classClosed',
      (facts) => ({ ...facts, classes: facts.classes.map((one) => ({ ...one, state: 'disbanded' as const })) }),
      {},
    ],
  ])('warns %s, but assigns', (code, prepare, input) => {
    const facts = prepare(smallSchool())
    const set = assignClassTeachers(facts, { ...base, pairs: [pair('c5a', 's1')], ...input }, counter())
    expect(set.warnings.map((one) => one.code)).toEqual([code])
    expect(commit(facts, set).assignments.length).toBeGreaterThan(0)
  })

  it('counts classes that the person already has, but not one handed over in the same order', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c5a', 's1'), pair('c5b', 's1')] })
    const input = { ...base, fromOn: '2026-10-01', pairs: [pair('c7b', 's1'), pair('c5a', 's2')] }
    expect(assignClassTeachers(facts, input, counter('m')).warnings).toEqual([])
  })
})

function withStaff(facts: Facts, fields: Partial<Facts['staff'][number]>): Facts {
  return { ...facts, staff: facts.staff.map((one) => (one.id === 's1' ? { ...one, ...fields } : one)) }
}

describe('endAssignment', () => {
  it('sets the last day, not before the first', () => {
    const facts = assigned(smallSchool(), { pairs: [pair('c5a', 's1')] })
    const assignmentId = facts.assignments[0]?.id ?? ''
    const after = commit(facts, endAssignment(facts, { assignmentId, toOn: '2026-10-01' }))
    expect(after.assignments[0]?.toOn).toBe('2026-10-01')
    expect(endAssignment(facts, { assignmentId, toOn: '2026-08-31' }).refused).toHaveLength(1)
    const next = assigned(facts, { pairs: [pair('c5a', 's2')], fromOn: '2026-09-02' }, 'm')
    expect(endAssignment(next, { assignmentId, toOn: '2026-09-02' }).refused).toMatchObject([{ code: 'overlaps' }])
    expect(endAssignment(facts, { assignmentId: 'x', toOn: '2026-10-01' }).refused).toHaveLength(1)
  })
})
