import { describe, expect, it } from 'vitest'
import { keepApart } from '@/domain/commands/keepApart'
import { importMemoryId } from '@/domain/model/entities'
import {
  defaultOrganisation,
  emptyFacts,
  newAssignment,
  newClass,
  newLink,
  newParent,
  newPupil,
  newStaff,
} from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { findClashes, type ClashKind } from '@/domain/rules/clashes'

function school(more: Partial<Facts>): Facts {
  return { ...emptyFacts(defaultOrganisation('y')), ...more }
}
const person = (id: string, more: Partial<Facts['staff'][number]> = {}) => ({
  ...newStaff(id),
  lastName: 'Семёнова',
  firstName: 'Анна',
  middleName: 'Петровна',
  ...more,
})
const pupil = (id: string, classId: string, more: Partial<Facts['pupils'][number]> = {}) => ({
  ...newPupil(id, classId),
  lastName: 'Ким',
  firstName: 'Света',
  ...more,
})
const aClass = (id: string, litera: string, more: Partial<Facts['classes'][number]> = {}) => ({
  ...newClass(id, 'y'),
  levels: [5],
  litera,
  state: 'active' as const,
  ...more,
})
const phone = (number: string) => [{ number, comment: '' }]
const found = (facts: Facts) =>
  findClashes(facts).map(({ kind, records }): [ClashKind, string[]] => [kind, records.map((one) => one.id)])

describe('the same class twice', () => {
  it('is found whatever the writing, within one year and among open classes only', () => {
    const classes = [
      aClass('a', 'А'),
      aClass('b', '«а»'),
      aClass('c', 'А', { yearId: 'z' }),
      aClass('d', 'А', { state: 'disbanded' }),
      aClass('e', 'Б'),
    ]
    expect(found(school({ classes }))).toEqual([['sameClass', ['a', 'b']]])
  })

  it('tells the two apart by their pupils and their class teacher', () => {
    const facts = school({
      classes: [aClass('a', 'А'), aClass('b', 'А', { room: '12' })],
      pupils: [pupil('p', 'a')],
      staff: [person('s')],
      assignments: [newAssignment('m', 'a', 's', '2026-09-01')],
    })
    const [clash] = findClashes(facts)
    expect(clash?.title).toBe('Класс 5 «А» записан дважды')
    expect(clash?.records.map((one) => one.detail)).toEqual([
      'учеников: 1, классный руководитель Семёнова\u00a0А.\u00a0П.',
      'учеников: 0, кабинет 12',
    ])
  })
})

describe('the same person twice', () => {
  it('is only possible by the name alone, and certain by one thing more', () => {
    expect(found(school({ staff: [person('a'), person('b', { lastName: 'СЕМЕНОВА' })] }))).toEqual([
      ['maybeSamePerson', ['a', 'b']],
    ])
    const proofs: Partial<Facts['staff'][number]>[] = [
      { bornOn: '1980-05-01' },
      { phones: phone('+79161234567') },
      { email: ' Anna@School.ru' },
    ]
    for (const proof of proofs) {
      const second = 'email' in proof ? { email: 'anna@school.ru' } : proof
      expect(found(school({ staff: [person('a', proof), person('b', second)] }))).toEqual([['samePerson', ['a', 'b']]])
    }
  })

  it('is not found in namesakes of different dates of birth, in leavers and in numbers that were not understood', () => {
    const born = school({ staff: [person('a', { bornOn: '1980-05-01' }), person('b', { bornOn: '1991-05-01' })] })
    expect(found(born)).toEqual([])
    expect(found(school({ staff: [person('a'), person('b', { state: 'dismissed' })] }))).toEqual([])
    const odd = phone('45-67')
    expect(found(school({ staff: [person('a', { phones: odd }), person('b', { phones: odd })] }))).toEqual([
      ['maybeSamePerson', ['a', 'b']],
    ])
  })

  it('asks about pupils of one class by name, of two classes only with proof', () => {
    const classes = [aClass('x', 'А'), aClass('z', 'Б')]
    expect(found(school({ classes, pupils: [pupil('a', 'x'), pupil('b', 'x')] }))).toEqual([
      ['maybeSamePerson', ['a', 'b']],
    ])
    expect(found(school({ classes, pupils: [pupil('a', 'x'), pupil('b', 'z')] }))).toEqual([])
    const bornOn = '2015-02-03'
    expect(found(school({ classes, pupils: [pupil('a', 'x', { bornOn }), pupil('b', 'z', { bornOn })] }))).toEqual([
      ['samePerson', ['a', 'b']],
    ])
  })

  it('knows a parent entered twice by the telephone or the child', () => {
    const parent = (id: string, pupilIds: string[], number: string) => ({
      ...newParent(id, pupilIds),
      lastName: 'Ким',
      firstName: 'Ольга',
      phones: phone(number),
    })
    expect(
      found(school({ parents: [parent('a', ['p'], '+79160000001'), parent('b', ['q'], '+79160000002')] })),
    ).toEqual([])
    expect(
      found(school({ parents: [parent('a', ['p'], '+79160000001'), parent('b', ['p'], '+79160000002')] })),
    ).toEqual([['samePerson', ['a', 'b']]])
  })

  it('is not asked again once somebody has said that they are two', () => {
    const facts = school({ staff: [person('b'), person('a')] })
    const { edits } = keepApart(facts, 'b', 'a')
    expect(edits).toEqual([
      {
        table: 'importMemory',
        id: importMemoryId('apart', ['a', 'b']),
        fields: { kind: 'apart', answers: {}, _deleted: false },
      },
    ])
    const told = { ...facts, importMemory: [{ id: edits[0]?.id ?? '', kind: 'apart' as const, answers: {} }] }
    expect(found(told)).toEqual([])
    expect(keepApart(told, 'a', 'b').edits).toEqual([])
  })
})

describe('class teachers and links', () => {
  const classes = [aClass('x', 'А')]
  const staff = [person('s'), person('t', { lastName: 'Орлова' })]

  it('two main class teachers on the same days clash, a stand-in and a successor do not', () => {
    const first = { ...newAssignment('1', 'x', 's', '2026-09-01') }
    const second = { ...newAssignment('2', 'x', 't', '2026-10-01') }
    expect(found(school({ classes, staff, assignments: [first, second] }))).toEqual([['twoTeachers', ['1', '2']]])
    const ended = { ...first, toOn: '2026-09-30' }
    const standIn = { ...second, kind: 'temporary' as const }
    expect(found(school({ classes, staff, assignments: [ended, second] }))).toEqual([])
    expect(found(school({ classes, staff, assignments: [first, standIn] }))).toEqual([])
  })

  it('an assignment that begins after the dismissal clashes, an earlier one does not', () => {
    const gone = [person('s', { state: 'dismissed', dismissedOn: '2026-09-15' })]
    const late = newAssignment('1', 'x', 's', '2026-10-01')
    const early = newAssignment('1', 'x', 's', '2026-09-01')
    expect(found(school({ classes, staff: gone, assignments: [late] }))).toEqual([['afterDismissal', ['s', '1']]])
    expect(found(school({ classes, staff: gone, assignments: [early] }))).toEqual([])
  })

  it('two current links of one role clash; drafts, old ones and other roles do not', () => {
    const link = (id: string, more: Partial<Facts['links'][number]> = {}) => ({
      ...newLink(id, 'max', 'x', 'y'),
      role: 'parent' as const,
      state: 'active' as const,
      url: `https://max.ru/join/${id}`,
      ...more,
    })
    expect(found(school({ classes, links: [link('1'), link('2', { state: 'issued' })] }))).toEqual([
      ['twoLinks', ['1', '2']],
    ])
    const others = [link('2', { state: 'replaced' }), link('3', { state: 'draft' }), link('4', { role: 'pupil' })]
    expect(found(school({ classes, links: [link('1'), ...others] }))).toEqual([])
  })
})

it('puts what is certain before what is only possible', () => {
  const facts = school({ staff: [person('a'), person('b')], classes: [aClass('x', 'А'), aClass('z', 'А')] })
  expect(found(facts).map(([kind]) => kind)).toEqual(['sameClass', 'maybeSamePerson'])
})
