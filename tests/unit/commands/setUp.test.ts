import { describe, expect, it } from 'vitest'
import { changed, created, sameJson } from '@/domain/commands/edits'
import { applied } from '@/domain/commands/applied'
import { saveOrganisation } from '@/domain/commands/saveOrganisation'
import { resetPlatform, savePlatform } from '@/domain/commands/savePlatform'
import { saveYear, switchYear } from '@/domain/commands/schoolYears'
import { setUpSchool } from '@/domain/commands/setUpSchool'
import { platformSchema } from '@/domain/model/entities'
import { emptyFacts, newPlatform, newSchoolYear, newStaff, suggestedStartYear } from '@/domain/model/newRecords'
import { neutral, withNeutral } from '@/domain/model/neutral'
import { platformDefaults } from '@/domain/model/platformDefaults'
import { commit } from '@tests/support/commands/checkEdits'
import { plain, smallSchool } from '@tests/support/commands/smallSchool'

describe('edits', () => {
  it('creates with every field but the id, and says that the record is to be there', () => {
    const edit = created('staff', newStaff('s'))
    expect(edit.id).toBe('s')
    expect(edit.fields).not.toHaveProperty('id')
    const { _deleted, ...fields } = edit.fields
    expect(_deleted).toBe(false)
    expect(Object.keys(fields)).toHaveLength(Object.keys(neutral.staff).length - 1)
  })

  it('changes only what differs, comparing lists by value', () => {
    const before = { ...newStaff('s'), positions: [{ title: 'учитель', kind: 'main' as const }] }
    expect(changed('staff', before, { positions: [{ kind: 'main', title: 'учитель' }] })).toBeNull()
    expect(changed('staff', before, { ...before, note: 'x' })?.fields).toEqual({ note: 'x' })
  })

  it.each([
    [1, 1, true],
    [null, {}, false],
    [[1, 2], [2, 1], false],
    [{ a: 1, b: [null] }, { b: [null], a: 1 }, true],
    [[], {}, false],
    [{ a: 1 }, { a: 1, b: null }, false],
  ])('sameJson(%j, %j) is %s', (a, b, same) => {
    expect(sameJson(a, b)).toBe(same)
  })

  it('fills absent fields with fresh neutral values', () => {
    const one = withNeutral('staff', { id: 'a' })
    one.phones.push({ number: '+79000000000', comment: '' })
    expect(withNeutral('staff', { id: 'b' }).phones).toEqual([])
  })
})

describe('setUpSchool', () => {
  it('makes the card, the year and the directory of platforms', () => {
    const set = setUpSchool({ organisation: { shortName: 'Школа № 5' } }, '2026-08-20')
    const facts = commit(emptyFacts(), set)
    expect(plain(set.name)).toBe('Заведена школа: Школа № 5, 2026/2027 учебный год')
    expect(facts.schoolYears).toEqual([
      { id: 'year-2026', title: '2026/2027', startsOn: '2026-09-01', endsOn: '2027-08-31', state: 'current' },
    ])
    expect(facts.organisation.currentYearId).toBe('year-2026')
    expect(facts.platforms.map((one) => one.state)).toEqual(['active', 'active', 'archive'])
  })

  it.each([
    ['2026-06-30', 2025],
    ['2026-07-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('on %s an office works on the year that starts in %i', (today, year) => {
    expect(suggestedStartYear(today)).toBe(year)
  })
})

describe('organisation, years, platforms', () => {
  it('saves only the changed field of the card', () => {
    const facts = smallSchool()
    expect(saveOrganisation(facts, { ...facts.organisation, inn: '1234567890' }).edits).toEqual([
      { table: 'organisation', id: 'organisation', fields: { inn: '1234567890' } },
    ])
  })

  it('starting a prepared year archives the one before', () => {
    const facts = commit(smallSchool(), saveYear(smallSchool(), newSchoolYear(2027, 'preparing')))
    const after = commit(facts, switchYear(facts, 'year-2027'))
    expect(after.organisation.currentYearId).toBe('year-2027')
    expect(after.schoolYears.map((one) => one.state)).toEqual(['archive', 'current'])
    const back = commit(after, switchYear(after, 'year-2026'))
    expect(back.organisation.currentYearId).toBe('year-2026')
    expect(back.schoolYears.map((one) => one.state)).toEqual(['archive', 'current'])
  })

  it('does nothing for an unknown year', () => {
    expect(switchYear(smallSchool(), 'nope').edits).toEqual([])
  })

  it('resets the text of a shipped platform but not its state', () => {
    const facts = smallSchool()
    const max = facts.platforms.find((one) => one.id === 'max')
    if (max === undefined) throw new Error('max')
    const edited = commit(facts, savePlatform(facts, { ...max, safetyLines: [], state: 'archive' }))
    const reset = commit(edited, resetPlatform(edited, 'max')).platforms.find((one) => one.id === 'max')
    expect(reset).toEqual({ ...max, state: 'archive' })
    const own = commit(facts, savePlatform(facts, { ...newPlatform('own'), shortName: 'Дневник' }))
    expect(resetPlatform(own, 'own').edits).toEqual([])
  })
})

describe('platform defaults', () => {
  it.each(platformDefaults.map((one) => [one.shortName, one] as const))('%s passes the schema', (_, platform) => {
    expect(platformSchema.parse(platform)).toEqual(platform)
    for (const role of ['teacher', 'staff', 'pupil', 'parent'] as const) {
      expect(platform.steps[role].length).toBeGreaterThan(2)
      expect(platform.roleTitles[role]).not.toBe('')
    }
    expect(platform.safetyLines.join(' ')).toContain('код из СМС')
  })

  it('tells in MAX that the phone is seen by all, and holds the patterns of domain.md 1.4', () => {
    const [max, , vk] = platformDefaults
    expect(max?.safetyLines.join(' ')).toContain('номер телефона виден')
    expect(max?.patterns.map((one) => `${one.kind} ${one.host}${one.pathStart}`)).toContain('invitation max.ru/join/')
    expect(vk?.patterns.filter((one) => one.kind === 'call').map((one) => one.param)).toEqual(['call_link'])
  })
})

describe('applied', () => {
  it('merges, deletes and leaves the rest alone', () => {
    const facts = smallSchool()
    const after = applied(facts, {
      edits: [
        { table: 'staff', id: 's1', fields: { note: 'да' } },
        { table: 'staff', id: 's2', fields: { _deleted: true } },
      ],
    })
    expect(after.staff.map((one) => [one.id, one.note])).toEqual([
      ['s1', 'да'],
      ['s3', ''],
      ['s4', ''],
    ])
    expect(after.classes).toBe(facts.classes)
    expect(facts.staff).toHaveLength(4)
  })
})
