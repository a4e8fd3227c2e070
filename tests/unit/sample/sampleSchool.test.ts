import { describe, expect, it } from 'vitest'
import type { Facts } from '@/domain/model/plain'
import { emptyFacts } from '@/domain/model/newRecords'
import { sampleFacts, sampleSchool } from '@/domain/sample/sampleSchool'
import { benchSizes, schoolOfSize } from '@/domain/sample/schoolOfSize'
import { addDays } from '@/domain/rules/days'
import { className } from '@/domain/rules/classNames'
import { recogniseLink } from '@/domain/rules/links'
import { parsePhones } from '@/domain/rules/phones'
import { checkFacts, commit } from '@tests/support/commands/checkEdits'

const today = '2026-11-23'

const classTeachers = (facts: Facts, name: string, on: string) => {
  const found = facts.classes.find((one) => className(one, 'plain') === name)
  return facts.assignments
    .filter((one) => one.classId === found?.id && one.fromOn <= on && (one.toOn === null || one.toOn >= on))
    .map((one) => facts.staff.find((person) => person.id === one.staffId)?.lastName)
}

describe('sampleSchool', () => {
  it('is the same school at every call', () => {
    expect(sampleSchool(today)).toEqual(sampleSchool(today))
  })

  it.each(['2026-09-01', '2026-09-02', '2026-10-10', today, '2027-02-28', '2027-08-31'])(
    'on %s every set holds, nothing happened after that day, no step was refused',
    (day) => {
      let facts = emptyFacts()
      for (const set of sampleSchool(day)) facts = commit(facts, set)
      expect(facts).toEqual(sampleFacts(day))
      const days = [
        ...facts.links.flatMap((one) => [one.createdOn, one.issuedOn, one.annulledOn]),
        ...facts.invitees.flatMap((one) => [one.invitedOn, one.joinedOn, one.confirmedOn]),
        ...facts.headCounts.map((one) => one.countedOn),
        ...facts.orders.map((one) => one.signedOn),
      ]
      for (const one of days) expect(one === null || one <= day).toBe(true)
      expect(facts.invitees.length).toBeGreaterThan(100)
      expect(facts.assignments).toHaveLength(26)
      for (const one of facts.assignments) expect(one.toOn === null || one.toOn >= one.fromOn).toBe(true)
    },
  )

  const facts = sampleFacts(today)

  it('has what issue 2 asks for', () => {
    expect([facts.staff.length, facts.classes.length, facts.pupils.length]).toEqual([62, 25, 27])
    expect(facts.orders.map((one) => one.number)).toEqual(['126/А', '131-О', '173-К'])
    expect(new Set(facts.headCounts.map((one) => one.classId)).size).toBe(25)
    expect(new Set(facts.staff.map((one) => one.state))).toEqual(new Set(['working', 'leave', 'dismissed', 'expected']))
    expect(new Set(facts.links.map((one) => one.state))).toEqual(new Set(['active', 'issued', 'annulled', 'replaced']))
    expect(facts.links.some((one) => one.yearId !== facts.organisation.currentYearId && one.state === 'issued')).toBe(
      true,
    )
    expect(new Set(facts.invitees.map((one) => one.state)).size).toBeGreaterThanOrEqual(10)
  })

  it('the counts of the class with names agree with the marks', () => {
    const classId = facts.pupils[0]?.classId
    const last = facts.headCounts.filter((one) => one.classId === classId && one.role === 'pupil').at(-1)
    const joined = facts.invitees.filter((one) => one.role === 'pupil' && ['joined', 'confirmed'].includes(one.state))
    expect(last).toMatchObject({ listed: 27, joined: joined.length })
    for (const one of facts.headCounts) expect(one.joined + one.exceptions).toBeLessThanOrEqual(one.listed)
  })

  it('answers who was class teacher, before and after the change', () => {
    expect(classTeachers(facts, '7Б', '2026-11-09')).toEqual(['Логинова'])
    expect(classTeachers(facts, '7Б', '2026-11-12')).toEqual(['Прохорова'])
    expect(classTeachers(facts, '3В', '2026-11-12')).toEqual(['Шестакова', 'Фролова'])
    expect(classTeachers(facts, '10А', today)).toEqual([])
  })

  it('has names of every kind, mobile phones without repeats and recognised links', () => {
    const names = facts.staff.map((one) => `${one.lastName} ${one.firstName} ${one.middleName}`)
    for (const part of ['оглы', '-', 'ё', 'Гульнара', 'де Фриз'])
      expect(names.some((one) => one.includes(part))).toBe(true)
    expect(facts.staff.some((one) => one.middleName === '')).toBe(true)
    const phones = [facts.staff, facts.pupils, facts.parents].flat().flatMap((one) => one.phones.map((p) => p.number))
    expect(new Set(phones).size).toBe(phones.length)
    for (const phone of phones) expect(parsePhones(phone)).toMatchObject({ phones: [{ number: phone }], problems: [] })
    for (const link of facts.links) {
      expect(recogniseLink(link.url, facts.platforms)).toMatchObject({
        kind: 'invitation',
        url: link.url,
        doubts: expect.anything() as unknown,
      })
      expect(recogniseLink(link.url, facts.platforms).platform?.id).toBe(link.platformId)
    }
  })
})

describe('schoolOfSize', () => {
  it.each(Object.entries(benchSizes))('%s holds the asked numbers and nothing dangles', (_, size) => {
    const set = schoolOfSize(size, today)
    expect(new Set(set.edits.map((edit) => `${edit.table}:${edit.id}`)).size).toBe(set.edits.length)
    const count = (table: string) => set.edits.filter((edit) => edit.table === table).length
    expect([count('staff'), count('class'), count('pupil')]).toEqual([size.staff, size.classes, size.pupils])
    expect(count('parent') / size.pupils).toBeGreaterThan(1.3)
    expect(count('link')).toBe(2 + 2 * size.classes)
  })

  it('passes the schemas, is the same for one seed and another for another', () => {
    const size = { staff: 9, classes: 14, pupils: 80, seed: 5 }
    const set = schoolOfSize(size, today)
    checkFacts(commit(emptyFacts(), set))
    expect(schoolOfSize(size, today)).toEqual(set)
    expect(schoolOfSize({ ...size, seed: 6 }, addDays(today, 1))).not.toEqual(set)
    expect(schoolOfSize({ ...size, invitees: false }, today).edits.length).toBeLessThan(set.edits.length)
  })
})
