import { deadlineWords } from '@/domain/campaigns/deadlineWords'
import type { Campaign } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { daysBetween, showDay } from '@/domain/rules/days'
import { titleOf } from '@/domain/rules/states'
import { campaignTexts as texts } from './texts'

const platformName = (facts: Pick<Facts, 'platforms'>, id: string) =>
  facts.platforms.find((one) => one.id === id)?.shortName ?? ''

/** «осталось 5 дней», «закрыта 30.09.2026». */
export function stateWords({ state, closedOn, deadlineOn }: Campaign, today: IsoDay): string {
  if (state === 'closed') return texts.closed(showDay(closedOn))
  return deadlineWords(deadlineOn === null ? null : daysBetween(today, deadlineOn))
}

/** Where to, from when till when, whom: the line under the title. */
export function campaignLine(facts: Pick<Facts, 'platforms'>, campaign: Campaign): string {
  const to = platformName(facts, campaign.platformId)
  const { fromPlatformId, startsOn, deadlineOn, roles, classIds } = campaign
  return [
    fromPlatformId === null ? texts.facts.platform(to) : texts.facts.move(platformName(facts, fromPlatformId), to),
    texts.facts.days(showDay(startsOn), showDay(deadlineOn)),
    roles.map((role) => titleOf.inviteeRoles[role].toLowerCase()).join(', '),
    classIds.length === 0 ? texts.facts.wholeSchool : texts.facts.classes(classIds.length),
  ].join(' · ')
}
