import { describe, expect, it } from 'vitest'
import type { InviteeState } from '@/domain/model/entities'
import {
  defaultOrganisation,
  emptyFacts,
  newClass,
  newHeadCount,
  newInvitee,
  newParent,
  newPupil,
  newStaff,
} from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { percent, schoolCounts, showPercent, sumCounts } from '@/domain/rules/counts'

const today = '2026-11-12'
const pupilMark = (personId: string, state: InviteeState) => ({
  ...newInvitee('max', 'c5a', { personKind: 'pupil', personId, role: 'pupil' }),
  state,
})
const counted = (classId: string, countedOn: string, listed: number, joined: number, exceptions = 0) => ({
  ...newHeadCount({ classId, platformId: 'max', role: 'parent', countedOn }),
  listed,
  invited: listed,
  joined,
  exceptions,
})
const facts: Facts = {
  ...emptyFacts(defaultOrganisation('y')),
  classes: [
    { ...newClass('c10', 'y'), levels: [10], litera: 'А' },
    { ...newClass('c5a', 'y'), levels: [5], litera: 'А' },
    { ...newClass('old', 'y0'), levels: [1], litera: 'А' },
  ],
  pupils: ['p1', 'p2', 'p3', 'p4', 'p5']
    .map((id) => newPupil(id, 'c5a'))
    .concat({ ...newPupil('p6', 'c5a'), state: 'left' }),
  parents: [newParent('m1', ['p1', 'p2']), newParent('m2', ['p3']), newParent('m3', ['p6'])],
  invitees: [
    pupilMark('p1', 'joined'),
    pupilMark('p2', 'confirmed'),
    pupilMark('p3', 'refused'),
    pupilMark('p4', 'invited'),
    { ...pupilMark('p5', 'joined'), platformId: 'vk' },
  ],
  headCounts: [
    counted('c10', '2026-10-01', 30, 10),
    counted('c10', '2026-11-01', 30, 20, 5),
    counted('c10', '2026-12-01', 30, 30),
    counted('c5a', '2026-11-01', 99, 99),
  ],
  staff: [
    newStaff('s1'),
    newStaff('s2'),
    { ...newStaff('s3'), platformRole: 'staff' },
    { ...newStaff('s4'), state: 'dismissed' },
    { ...newStaff('s5'), state: 'leave' },
  ],
}
const result = schoolCounts(facts, 'max', today)
const c5a = result.classes.find((one) => one.classId === 'c5a')
const c10 = result.classes.find((one) => one.classId === 'c10')

describe('counts per class and role (rule 8.3.9)', () => {
  it('goes by names where there are names: only this platform, only those enrolled', () => {
    expect(c5a?.pupil).toEqual({
      listed: 5,
      invited: 4,
      joined: 2,
      exceptions: 1,
      base: 4,
      rest: 2,
      percentOfListed: 40,
      percentOfBase: 50,
      named: true,
      countedOn: null,
    })
  })

  it('counts a parent of two children once and nobody’s parent not at all', () => {
    expect(c5a?.parent?.listed).toBe(2)
  })

  it('else takes the newest count that is not of a later day', () => {
    expect(c10?.parent).toMatchObject({
      listed: 30,
      joined: 20,
      base: 25,
      rest: 5,
      percentOfListed: 66.7,
      percentOfBase: 80,
    })
    expect(c10?.parent).toMatchObject({ named: false, countedOn: '2026-11-01' })
    expect(c10?.pupil).toBeNull()
  })

  it('sorts classes of the current year and sums what is known', () => {
    expect(result.classes.map((one) => one.classId)).toEqual(['c5a', 'c10'])
    expect(result.total.parent).toMatchObject({ listed: 32, joined: 20, exceptions: 5, base: 27, percentOfBase: 74.1 })
    expect(result.uncounted).toEqual({ pupil: 1, parent: 0 })
  })

  it('counts staff in the staff room by their role, those on leave too, and nobody dismissed', () => {
    expect(result.staffRoom.teacher.listed).toBe(3)
    expect(result.staffRoom.staff.listed).toBe(1)
  })

  it('leaves out those who left', () => {
    const left = schoolCounts({ ...facts, invitees: [pupilMark('p1', 'left')] }, 'max', today)
    expect(left.classes[0]?.pupil?.listed).toBe(4)
  })
})

describe('percent', () => {
  it.each([
    [0, 0, null],
    [0, 10, 0],
    [2, 3, 66.7],
    [10, 10, 100],
    [2999, 3000, 99.9], // never «100 %» while somebody is missing
    [1, 3000, 0],
  ])('%d of %d', (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected)
  })

  it('is shown the Russian way', () => {
    expect(showPercent(66.7)).toBe('66,7\u00a0%')
    expect(showPercent(null)).toBe('—')
  })

  it('has no percentage for nothing', () => {
    expect(sumCounts([null])).toMatchObject({ listed: 0, percentOfListed: null, percentOfBase: null, named: false })
  })
})
