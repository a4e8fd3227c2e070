import type { DocumentFacts } from '@/domain/documents/documentFacts'
import type { Campaign, HeadCount } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import { percent, sumCounts, type RoleCounts } from '@/domain/rules/counts'
import { addDays, daysBetween } from '@/domain/rules/days'
import { hasJoined } from '@/domain/rules/states'
import { campaignUnits, type CampaignUnit } from './campaignUnits'

/** More points than this no chart can show: a longer campaign is shown by the week. */
const MOST_DAYS = 100

export interface CampaignDay {
  day: IsoDay
  /** Everybody who had joined by the end of that day. */
  joined: number
  /** Of the base of today, so that the line can only rise; null for an empty base. */
  percent: number | null
}

export interface CampaignProgress {
  units: CampaignUnit[]
  total: RoleCounts
  /** Units about which nothing is known: they are not in the total. */
  uncounted: number
  links: { ready: number; wanted: number }
  days: CampaignDay[]
  /** Negative when the day is over; null without a day or when the campaign is closed. */
  daysLeft: number | null
  reached: boolean
}

/**
 * How far a campaign has come on a day (rule 8.3.9: lawful exceptions leave the denominator). The line by days counts who
 * has joined by each of them; who joined on a day that nobody wrote down counts from the beginning.
 * @param known the facts for the campaign's platform and the day of today
 */
export function campaignProgress(known: DocumentFacts, campaign: Campaign): CampaignProgress {
  const units = campaignUnits(known, campaign)
  const total = sumCounts(units.map(({ counts }) => counts))
  const open = campaign.state === 'open'
  return {
    units,
    total,
    uncounted: units.filter(({ counts }) => counts === null).length,
    links: { ready: units.filter(({ link }) => link !== null).length, wanted: units.length },
    days: byDay(known, campaign, units, total.base),
    daysLeft: open && campaign.deadlineOn !== null ? daysBetween(known.today, campaign.deadlineOn) : null,
    reached: total.percentOfBase !== null && total.percentOfBase >= campaign.targetPercent,
  }
}

function byDay(known: DocumentFacts, campaign: Campaign, units: readonly CampaignUnit[], base: number): CampaignDay[] {
  const { startsOn, closedOn } = campaign
  const last = closedOn !== null && closedOn < known.today ? closedOn : known.today
  const length = daysBetween(startsOn, last)
  if (!(length >= 0)) return []
  const gains = gainsOf(known, units)
  const step = length < MOST_DAYS ? 1 : 7
  const days: CampaignDay[] = []
  const upTo = (day: IsoDay) => {
    const joined = gains.reduce((sum, [on, count]) => sum + (on <= day ? count : 0), 0)
    days.push({ day, joined, percent: percent(joined, base) })
  }
  for (let at = 0; at < length; at += step) upTo(addDays(startsOn, at))
  upTo(last)
  return days
}

/** How many came on which day; the empty day is «before anybody wrote it down». */
function gainsOf(known: DocumentFacts, units: readonly CampaignUnit[]): [string, number][] {
  const gains = new Map<string, number>()
  const add = (day: string, count: number) => gains.set(day, (gains.get(day) ?? 0) + count)
  const counts = Map.groupBy(
    known.facts.headCounts.filter((one) => one.platformId === known.platformId && one.countedOn <= known.today),
    (one) => `${one.classId}|${one.role}`,
  )
  for (const { unit, role, people, counts: sum } of units) {
    if (sum?.named === true) {
      for (const { invitee, gone } of people)
        if (!gone && invitee && hasJoined(invitee.state)) add(invitee.joinedOn ?? '', 1)
    } else if (unit !== null) addCounts(counts.get(`${unit.id}|${role}`) ?? [], add)
  }
  return [...gains]
}

function addCounts(counts: readonly HeadCount[], add: (day: string, count: number) => void): void {
  let before = 0
  for (const { countedOn, joined } of counts.toSorted((a, b) => (a.countedOn < b.countedOn ? -1 : 1))) {
    add(countedOn, joined - before)
    before = joined
  }
}
