import { describe, expect, it } from 'vitest'
import { campaignProgress } from '@/domain/campaigns/campaignProgress'
import { applied } from '@/domain/commands/applied'
import { campaignProblems, closeCampaign, reopenCampaign, saveCampaign } from '@/domain/commands/campaigns'
import { documentFacts } from '@/domain/documents/documentFacts'
import { transitionOf, transitionSheets } from '@/domain/documents/transitionSheets'
import { entitySchemas, inviteeRoles, type Campaign } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import { newLink } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { checks } from '@/domain/rules/checks'
import { linksToAnnul } from '@/domain/rules/linkChecks'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'

const old = 'sferum'

function school(): Facts {
  const facts = documentSchool()
  const yearId = facts.organisation.currentYearId
  facts.platforms.push({
    ...withNeutral('platform', { id: old, name: 'Сферум', shortName: 'Сферум' }),
    state: 'active',
  })
  facts.links.push({
    ...newLink('old-5a-pupil', old, 'c5a', yearId),
    role: 'pupil',
    state: 'issued',
    url: 'https://example.org/join/OldToken-x7Qk9Z',
    createdOn: '2026-08-20',
  })
  return facts
}

function campaign(more: Partial<Campaign> = {}): Campaign {
  return withNeutral('campaign', {
    id: 'k1',
    yearId: documentSchool().organisation.currentYearId,
    title: 'Переход в МАХ',
    platformId: documentsPlatform,
    fromPlatformId: old,
    roles: ['pupil', 'parent'],
    startsOn: '2026-09-01',
    deadlineOn: '2026-09-20',
    targetPercent: 90,
    ...more,
  })
}

const progressOf = (facts: Facts, one: Campaign, day = documentsDay) =>
  campaignProgress(documentFacts(facts, one.platformId, day), one)

describe('a campaign', () => {
  it('names what is missing before it is kept', () => {
    const broken = campaign({ title: ' ', roles: [], deadlineOn: '2026-08-01', fromPlatformId: documentsPlatform })
    expect(campaignProblems(broken)).toEqual(['noTitle', 'noRoles', 'samePlatform', 'deadlineBeforeStart'])
    expect(campaignProblems(campaign())).toEqual([])
  })

  it('is kept as a record of the catalogue, and a second saving changes only what differs', () => {
    const facts = school()
    const first = saveCampaign(facts, campaign({ title: ' Переход в МАХ ' }))
    const after = applied(facts, first)
    expect(() => entitySchemas.campaign.parse(after.campaigns[0])).not.toThrow()
    expect(saveCampaign(after, campaign()).edits).toEqual([])
    expect(saveCampaign(after, campaign({ targetPercent: 95 })).edits).toEqual([
      { table: 'campaign', id: 'k1', fields: { targetPercent: 95 } },
    ])
  })

  it('counts names and dated counts, leaves lawful exceptions out, and names what it does not know', () => {
    const { units, total, uncounted, links } = progressOf(school(), campaign())
    expect(units.map(({ unit, role, counts }) => [unit?.id, role, counts?.listed ?? null])).toEqual([
      ['c5a', 'pupil', 4],
      ['c5a', 'parent', 2],
      ['c5b', 'pupil', 27],
      ['c5b', 'parent', units.find(({ unit, role }) => unit?.id === 'c5b' && role === 'parent')?.counts?.listed],
      ['c11a', 'pupil', 19],
      ['c11a', 'parent', null],
    ])
    const pupils = progressOf(school(), campaign({ roles: ['pupil'] })).total
    // 5А: 4 listed, 1 joined, 1 refused; 5Б: 27 listed, 18 joined, 3 exceptions; 11А: 19 planned.
    expect(pupils).toMatchObject({ listed: 50, joined: 19, exceptions: 4, base: 46, percentOfBase: 41.3 })
    expect(total.listed).toBeGreaterThan(pupils.listed)
    expect(uncounted).toBe(1)
    expect(links).toEqual({ ready: 4, wanted: 6 })
  })

  it('takes only the chosen classes, and staff only in the staff room', () => {
    const some = progressOf(school(), campaign({ classIds: ['c5b'] }))
    expect(some.units.map(({ unit }) => unit?.id)).toEqual(['c5b', 'c5b'])
    const everybody = progressOf(school(), campaign({ roles: [...inviteeRoles], classIds: ['c5b'] }))
    expect(everybody.units.map(({ unit, role }) => `${unit?.id ?? 'room'} ${role}`)).toEqual([
      'room teacher',
      'room staff',
      'c5b pupil',
      'c5b parent',
    ])
  })

  it('goes day by day to today, and no further than the day it was closed', () => {
    const { days } = progressOf(school(), campaign({ roles: ['pupil'] }))
    expect(days.map(({ day, joined }) => [day, joined])).toEqual([
      ['2026-09-01', 0],
      ['2026-09-02', 0],
      ['2026-09-03', 0],
      ['2026-09-04', 1],
      ['2026-09-05', 1],
      ['2026-09-06', 1],
      ['2026-09-07', 1],
      ['2026-09-08', 19],
      ['2026-09-09', 19],
      ['2026-09-10', 19],
    ])
    expect(days.at(-1)?.percent).toBe(41.3)
    const closed = progressOf(school(), campaign({ roles: ['pupil'], state: 'closed', closedOn: '2026-09-05' }))
    expect(closed.days.at(-1)).toMatchObject({ day: '2026-09-05', joined: 1 })
    expect(closed.daysLeft).toBeNull()
    const long = progressOf(school(), campaign({ startsOn: '2025-09-01' }))
    expect(long.days.length).toBeLessThan(60)
    expect(long.days.at(-1)?.day).toBe(documentsDay)
    expect(progressOf(school(), campaign({ startsOn: '2026-10-01', deadlineOn: null })).days).toEqual([])
  })

  it('knows the days left and whether the target is reached', () => {
    expect(progressOf(school(), campaign()).daysLeft).toBe(10)
    expect(progressOf(school(), campaign(), '2026-09-22').daysLeft).toBe(-2)
    expect(progressOf(school(), campaign({ roles: ['pupil'], targetPercent: 41 })).reached).toBe(true)
    expect(progressOf(school(), campaign({ roles: ['pupil'], targetPercent: 42 })).reached).toBe(false)
  })

  it('closed: the links that were left and those nobody claimed are due for annulling, and come back with it', () => {
    const facts = applied(school(), saveCampaign(school(), campaign({ roles: ['pupil'] })))
    const due = (all: Facts) => linksToAnnul(all, documentsDay).map(({ link, reason }) => [link.id, reason])
    expect(due(facts)).toEqual([])
    const [open] = facts.campaigns
    if (open === undefined) throw new Error('fixture')
    const closed = applied(facts, closeCampaign(open, documentsDay))
    expect(due(closed)).toEqual([['old-5a-pupil', 'переход закончен: кампания «Переход в МАХ» закрыта']])
    // Nobody has joined by the link of this class: it goes too.
    const unclaimed = {
      ...closed,
      invitees: closed.invitees.filter(({ state }) => state !== 'joined'),
    }
    expect(due(unclaimed)).toContainEqual(['l-c5a-pupil', 'не востребована: кампания «Переход в МАХ» закрыта'])
    const [shut] = closed.campaigns
    if (shut === undefined) throw new Error('fixture')
    expect(due(applied(closed, reopenCampaign(shut)))).toEqual([])
  })

  it('whose day is over is a finding until it is closed', () => {
    const late = (more: Partial<Campaign>) =>
      checks({ ...school(), campaigns: [campaign({ deadlineOn: '2026-09-09', ...more })] }, documentsDay).find(
        ({ code }) => code === 'campaignOver',
      )?.items
    expect(late({})).toEqual([{ table: 'campaign', id: 'k1', title: '«Переход в МАХ»: срок был 09.09.2026' }])
    expect(late({ deadlineOn: documentsDay })).toBeUndefined()
    expect(late({ state: 'closed' })).toBeUndefined()
  })
})

describe('the sheets of a move', () => {
  const options = {
    platformId: documentsPlatform,
    today: documentsDay,
    classIds: ['c5a', 'c11a'],
    staffRoom: false,
    roles: ['pupil' as const],
  }

  it('show what was and what is; the old address is on no sheet', () => {
    const facts = { ...school(), campaigns: [campaign()] }
    const move = transitionOf(facts, documentsPlatform)
    if (move === null) throw new Error('fixture')
    const { document, skipped, produced } = transitionSheets(facts, move, options)
    expect(document.pages).toHaveLength(1)
    const text = JSON.stringify(document.pages)
    expect(text).toContain('ссылка оканчивается на …x7Qk9Z')
    expect(text).toContain('работает до 20.09.2026, потом закроется')
    expect(text).not.toContain('OldToken')
    expect(produced).toMatchObject([{ classId: 'c5a', role: 'pupil', linkId: 'l-c5a-pupil' }])
    expect(skipped.map(({ classId, reason }) => [classId, reason])).toEqual([['c11a', 'noLink']])
  })

  it('need an open campaign that moves', () => {
    expect(transitionOf({ campaigns: [campaign({ state: 'closed' })] }, documentsPlatform)).toBeNull()
    expect(transitionOf({ campaigns: [campaign({ fromPlatformId: null })] }, documentsPlatform)).toBeNull()
    expect(transitionOf({ campaigns: [campaign()] }, old)).toBeNull()
  })
})
