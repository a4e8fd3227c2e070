import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { invitationSlips, type SlipsOptions } from '@/domain/documents/invitationSlips'

const base: SlipsOptions = {
  platformId: documentsPlatform,
  today: documentsDay,
  classIds: ['c5a'],
  staffRoom: false,
  roles: ['pupil'],
  withNames: true,
}

function slips(options: Partial<SlipsOptions>) {
  const { document, skipped } = invitationSlips(documentSchool(), { ...base, ...options })
  const pages = document.pages.map((page) => (page.layout === 'slips' ? page.slips : []))
  return { pages, all: pages.flat(), skipped }
}

describe('invitation slips', () => {
  it('give one slip per name, with the name on it', () => {
    const { all } = slips({})
    expect(all.map((slip) => slip.name)).toContain('Мамедов Рашид Али оглы')
    expect(all.length).toBe(4)
  })

  it('leave the names out when asked', () => {
    expect(
      slips({ withNames: false }).all.every((slip) => slip.name === '' && slip.lines[0] === 'Действует до 31.10.2026'),
    ).toBe(true)
  })

  it('give as many as the head-count says, eight on a page', () => {
    const { pages } = slips({ classIds: ['c5b'] })
    expect(pages.map((page) => page.length)).toEqual([8, 8, 8, 3])
  })

  it('give as many as asked for', () => {
    expect(slips({ count: 11 }).all.length).toBe(11)
  })

  it('begin a new page for each class and role, and never mix links on a page', () => {
    const { pages } = slips({ classIds: ['c5a', 'c5b'], roles: ['pupil', 'parent'] })
    expect(pages.every((page) => new Set(page.map((slip) => slip.url)).size === 1)).toBe(true)
  })

  it('tell when it is unknown how many are needed', () => {
    const facts = documentSchool()
    facts.headCounts = []
    for (const one of facts.classes) one.plannedPupils = null
    const { skipped } = invitationSlips(facts, { ...base, classIds: ['c5b'] })
    expect(skipped.map((unit) => unit.reason)).toEqual(['nobody'])
  })
})

describe('what slips put on paper', () => {
  it('is told per link with its version, the number of copies and the people by name', () => {
    const facts = documentSchool()
    const { produced } = invitationSlips(facts, { ...base, classIds: ['c5a', 'c5b'] })
    expect(produced.map((one) => [one.classId, one.role, one.linkId, one.version, one.copies])).toEqual([
      ['c5a', 'pupil', 'l-c5a-pupil', 1, 4],
      ['c5b', 'pupil', 'l-c5b-pupil', 1, 27],
    ])
    expect(produced[0]?.personIds.length).toBe(4)
    expect(produced[1]?.personIds).toEqual([])
  })
})

describe('slips for those still to come', () => {
  it('leave out who joined and who refused; of a head-count as many as remain', () => {
    expect(slips({ onlyMissing: true }).all.map((slip) => slip.name)).toEqual([
      'Мамедов Рашид Али оглы',
      'Яковлева Анна Сергеевна',
    ])
    expect(slips({ onlyMissing: true, classIds: ['c5b'] }).all.length).toBe(6)
  })

  it('are refused in words when nobody is left', () => {
    const facts = documentSchool()
    for (const count of facts.headCounts) count.joined = count.listed
    const { skipped } = invitationSlips(facts, { ...base, classIds: ['c5b'], onlyMissing: true })
    expect(skipped.map((unit) => unit.reason)).toEqual(['allJoined'])
  })

  it('stand ten on A4, and half as many on A5', () => {
    expect(slips({ classIds: ['c5b'], perPage: 10 }).pages.map((page) => page.length)).toEqual([10, 10, 7])
    expect(slips({ classIds: ['c5b'], paper: 'A5' }).pages[0]?.length).toBe(4)
  })

  it('follow the children in the class list, or the parents’ own surnames', () => {
    const parents = { roles: ['parent' as const] }
    expect(slips({ ...parents, order: 'list' }).all[0]?.lines[0]).toMatch(/^(ребёнок|дети): /u)
    const names = slips({ ...parents, order: 'alphabet' }).all.map((slip) => slip.name)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'ru')))
  })
})

describe('the slip of one person', () => {
  it('carries the name and the link of his unit, whatever number was asked for', () => {
    const [someone] = invitationSlips(documentSchool(), base).produced[0]?.personIds ?? []
    const { document, produced } = invitationSlips(documentSchool(), { ...base, personId: someone ?? '', count: 5 })
    expect(document.pages.length).toBe(1)
    expect(produced.map((one) => [one.copies, one.personIds])).toEqual([[1, [someone]]])
  })

  it('is refused in words where the person is not to be invited, not made for a whole class instead', () => {
    const { skipped, produced } = invitationSlips(documentSchool(), { ...base, classIds: ['c5b'], personId: 'nobody' })
    expect([produced, skipped.map((unit) => unit.reason)]).toEqual([[], ['noPerson']])
  })
})
