import { describe, expect, it } from 'vitest'
import type { Assignment } from '@/domain/model/entities'
import { emptyFacts, newAssignment, newClass, newOrder, newStaff } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import {
  assignmentHistory,
  assignmentOverlaps,
  classesOfStaff,
  classTeachersOn,
  orderTitle,
  teachersInWords,
} from '@/domain/rules/assignments'

const assign = (
  id: string,
  classId: string,
  staffId: string,
  fromOn: string,
  toOn: string | null = null,
  kind: Assignment['kind'] = 'main',
  orderId: string | null = null,
): Assignment => ({ ...newAssignment(id, classId, staffId, fromOn), toOn, kind, orderId })

const person = (id: string, lastName: string) => ({
  ...newStaff(id),
  lastName,
  firstName: 'Анна',
  middleName: 'Петровна',
})

const facts: Facts = {
  ...emptyFacts(),
  staff: [
    person('s1', 'Яковлева'),
    person('s2', 'Белова'),
    person('s3', 'Ёлкина'),
    { ...person('s4', 'Ветрова'), state: 'leave' },
    { ...person('s5', 'Гладкова'), category: 'other' },
    { ...person('s6', 'Абрамова'), state: 'dismissed' },
  ],
  classes: [
    { ...newClass('c7b', 'y'), levels: [7], litera: 'Б' },
    { ...newClass('c5a', 'y'), levels: [5], litera: 'А' },
  ],
  orders: [
    { ...newOrder('o1'), number: '126/А', signedOn: '2026-08-28' },
    { ...newOrder('o2'), number: '', signedOn: null },
  ],
  assignments: [
    assign('a1', 'c7b', 's1', '2025-09-01', '2026-08-31'),
    assign('a2', 'c7b', 's2', '2026-09-01', null, 'main', 'o1'),
    assign('a3', 'c7b', 's1', '2026-11-10', '2026-11-20', 'temporary', 'o2'),
    assign('a4', 'c7b', 's5', '2026-09-01', null, 'second'),
    assign('a5', 'c5a', 's1', '2026-09-01'),
  ],
}

describe('who is class teacher on a day', () => {
  it.each([
    ['2025-08-31', []],
    ['2025-09-01', ['s1']],
    ['2026-08-31', ['s1']],
    ['2026-09-01', ['s2', 's5']],
    ['2026-11-09', ['s2', 's5']],
    ['2026-11-10', ['s1', 's2', 's5']], // the stand-in answers on his days
    ['2026-11-20', ['s1', 's2', 's5']],
    ['2026-11-21', ['s2', 's5']],
  ])('on %s: %j', (day, expected) => {
    expect(classTeachersOn(facts, 'c7b', day).map((one) => one.staffId)).toEqual(expected)
  })

  it('answers with the order («кто был классным руководителем 7Б 12 ноября?»)', () => {
    expect(teachersInWords(facts, 'c7b', '2026-10-01')[0]).toBe('Белова Анна Петровна, приказ № 126/А от 28.08.2026')
    const standIn = teachersInWords(facts, 'c7b', '2026-11-12')
    expect(standIn[0]).toBe('Яковлева Анна Петровна — временное замещение, приказ без номера')
    expect(standIn).toHaveLength(3)
    expect(teachersInWords(facts, 'c7b', '2020-01-01')).toEqual([])
    expect(orderTitle(null)).toBe('приказ не указан')
  })

  it('takes the newer of two equal ones', () => {
    const two = { assignments: [assign('x', 'c', 'old', '2026-09-01'), assign('y', 'c', 'new', '2026-09-05')] }
    expect(classTeachersOn(two, 'c', '2026-10-01').map((one) => one.staffId)).toEqual(['new', 'old'])
  })
})

describe('load and history', () => {
  it('counts a class once', () => {
    const twice = { assignments: [...facts.assignments, assign('a9', 'c7b', 's1', '2026-09-01', null, 'second')] }
    expect(
      classesOfStaff(twice, 's1', '2026-11-12')
        .map((one) => one.classId)
        .sort(),
    ).toEqual(['c5a', 'c7b'])
    expect(classesOfStaff(facts, 's1', '2026-10-01').map((one) => one.classId)).toEqual(['c5a'])
  })

  it('keeps the history newest first', () => {
    expect(assignmentHistory(facts, 'c7b').map((one) => one.id)).toEqual(['a3', 'a4', 'a2', 'a1'])
  })

  it('finds overlaps of one kind, not a stand-in beside the main one', () => {
    expect(assignmentOverlaps(facts)).toEqual([])
    const clash = assign('a8', 'c7b', 's3', '2026-12-01', '2027-01-31')
    expect(assignmentOverlaps({ assignments: [...facts.assignments, clash] })).toEqual([
      { classId: 'c7b', first: facts.assignments[1], second: clash, fromOn: '2026-12-01', toOn: '2027-01-31' },
    ])
  })
})
