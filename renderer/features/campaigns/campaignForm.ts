import type { Campaign, Platform } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { openClasses } from '@/domain/rules/assignments'
import { className, compareClasses } from '@/domain/rules/classNames'
import { addDays } from '@/domain/rules/days'
import { isLinkInForce } from '@/domain/rules/states'

/** A month for most, and nine of ten: what schools report. */
const USUAL_DAYS = 30
const USUAL_TARGET = 90

/** The campaign as it is changed, or a new one: to the platform with the most links in force, parents and pupils. */
export function campaignForm(facts: Facts, campaign: Campaign | null, today: IsoDay, newId: NewId): Campaign {
  if (campaign !== null) return campaign
  const active = facts.platforms.filter((one) => one.state === 'active' && one.patterns.length > 0)
  const platform = byLinks(facts, active)[0]?.platform
  return {
    ...withNeutral('campaign', {}),
    id: newId(),
    yearId: facts.organisation.currentYearId,
    platformId: platform?.id ?? '',
    roles: ['pupil', 'parent'],
    startsOn: today,
    deadlineOn: platform?.deadlineOn ?? addDays(today, USUAL_DAYS),
    targetPercent: USUAL_TARGET,
  }
}

/** Where most people would move from: the platform with the most links in force, if there is another one that has any. */
export function formerPlatformId(facts: Facts, platformId: string): string | null {
  const others = facts.platforms.filter(({ id }) => id !== platformId)
  const [most] = byLinks(facts, others)
  return most !== undefined && most.inForce > 0 ? most.platform.id : null
}

/** Platforms with the number of their links in force, most first; equals in the order given. */
function byLinks({ links }: Facts, platforms: readonly Platform[]): { platform: Platform; inForce: number }[] {
  const count = (id: string) => links.filter((one) => one.platformId === id && isLinkInForce(one.state)).length
  return platforms
    .map((platform) => ({ platform, inForce: count(platform.id) }))
    .toSorted((a, b) => b.inForce - a.inForce)
}

/** «5-е классы» with their ids, in the order of the school. */
export function parallelsOf(facts: Facts): { title: string; ids: string[] }[] {
  const classes = openClasses(facts, facts.organisation.currentYearId).sort(compareClasses)
  const groups = Map.groupBy(classes, ({ levels }) => className({ levels, litera: '' }, 'plain'))
  return [...groups].map(([title, members]) => ({ title, ids: members.map(({ id }) => id) }))
}
