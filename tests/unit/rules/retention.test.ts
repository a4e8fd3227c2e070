import { describe, expect, it } from 'vitest'
import { emptyFacts, newClass, newParent, newPupil, newSchoolYear, newStaff } from '@/domain/model/newRecords'
import { addMonths } from '@/domain/rules/days'
import { leaversDue } from '@/domain/rules/retention'

const year = newSchoolYear(2023, 'archive')
const facts = {
  ...emptyFacts(),
  schoolYears: [year],
  staff: [
    { ...newStaff('s1'), lastName: 'Орлова', state: 'dismissed' as const, dismissedOn: '2024-08-31' },
    { ...newStaff('s2'), lastName: 'Зимин', state: 'dismissed' as const, dismissedOn: '2025-09-02' },
    { ...newStaff('s3'), lastName: 'Бездатный', state: 'dismissed' as const, dismissedOn: null },
    { ...newStaff('s4'), lastName: 'Лаптева', state: 'working' as const, dismissedOn: null },
  ],
  classes: [
    { ...newClass('c1', year.id), state: 'graduated' as const },
    { ...newClass('c2', year.id), state: 'active' as const },
  ],
  pupils: [
    { ...newPupil('p1', 'c1'), lastName: 'Выпускной' },
    { ...newPupil('p2', 'c2'), lastName: 'Выбывший', state: 'left' as const },
    { ...newPupil('p3', 'c2'), lastName: 'Учащийся' },
  ],
  parents: [
    { ...newParent('m1', []), lastName: 'Выпускная', pupilIds: ['p1', 'p2'] },
    { ...newParent('m2', []), lastName: 'Учащаяся', pupilIds: ['p1', 'p3'] },
    { ...newParent('m3', []), lastName: 'Одинокая', pupilIds: ['gone'] },
  ],
}

describe('leavers past the term', () => {
  it('are due from the day on that the term ends, oldest first; the others are not', () => {
    const names = (months: number, today: string) => leaversDue(facts, months, today).due.map((one) => one.id)
    expect(names(12, '2025-08-30')).toEqual([])
    expect(names(12, '2025-08-31')).toEqual(['p2', 'm1', 'p1', 's1'])
    expect(names(12, '2026-09-01')).toEqual(['p2', 'm1', 'p1', 's1'])
    expect(names(12, '2026-09-02')).toEqual(['p2', 'm1', 'p1', 's1', 's2'])
    expect(names(0, '2024-08-31')).toHaveLength(4)
  })

  it('without a day are told apart and never due', () => {
    const { undated, due } = leaversDue(facts, 0, '2099-01-01')
    expect(undated.map((one) => one.id)).toEqual(['s3', 'm3'])
    expect(due.map((one) => one.id)).not.toContain('s3')
  })

  it('a parent with a child at school is nobody to erase', () => {
    const all = leaversDue(facts, 0, '2099-01-01')
    expect([...all.due, ...all.undated].map((one) => one.id)).not.toContain('m2')
  })

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-31', 0, '2026-01-31'],
    ['2026-01-31', 120, '2036-01-31'],
  ])('%s and %i months give %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })
})
