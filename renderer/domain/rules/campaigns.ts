import type { Campaign, Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { check, type Check } from './check'
import { checkTexts as texts } from './checkTexts'
import { showDay } from './days'

/** Whether a link is one of those that a campaign gives out. */
export function isOfCampaign(link: Link, campaign: Campaign): boolean {
  return link.platformId === campaign.platformId && isInScope(link, campaign)
}

/** Whether a link belongs to the platform that a campaign leaves behind. */
export function isLeftBehind(link: Link, campaign: Campaign): boolean {
  return campaign.fromPlatformId !== null && link.platformId === campaign.fromPlatformId && isInScope(link, campaign)
}

function isInScope({ yearId, role, classId }: Link, campaign: Campaign): boolean {
  const inClasses = campaign.classIds.length === 0 || classId === null || campaign.classIds.includes(classId)
  return yearId === campaign.yearId && campaign.roles.includes(role) && inClasses
}

/** Findings about campaigns: those whose day is over and that nobody has closed. */
export function campaignChecks(facts: Pick<Facts, 'campaigns'>, today: IsoDay): Check[] {
  const over = facts.campaigns.filter(
    (one) => one.state === 'open' && one.deadlineOn !== null && one.deadlineOn < today,
  )
  return [
    check(
      'campaignOver',
      'warning',
      over.map(({ id, title, deadlineOn }) => ({
        table: 'campaign',
        id,
        title: texts.campaignDeadline(title, showDay(deadlineOn)),
      })),
    ),
  ]
}
