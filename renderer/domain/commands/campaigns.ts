import type { Intention } from '@/domain/changes/types'
import type { Campaign } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { changed, intention, saved } from './edits'
import { texts } from './texts'

/** Why a campaign cannot be kept as it is typed. */
export type CampaignProblem = 'noTitle' | 'noRoles' | 'noPlatform' | 'samePlatform' | 'deadlineBeforeStart'

export function campaignProblems(campaign: Campaign): CampaignProblem[] {
  const { title, roles, platformId, fromPlatformId, startsOn, deadlineOn } = campaign
  const found: (CampaignProblem | false)[] = [
    title.trim() === '' && 'noTitle',
    roles.length === 0 && 'noRoles',
    platformId === '' && 'noPlatform',
    fromPlatformId === platformId && platformId !== '' && 'samePlatform',
    deadlineOn !== null && deadlineOn < startsOn && 'deadlineBeforeStart',
  ]
  return found.filter((one) => one !== false)
}

/** A new campaign, or what is different in a known one. */
export function saveCampaign(facts: Pick<Facts, 'campaigns'>, campaign: Campaign): Intention {
  const before = facts.campaigns.find(({ id }) => id === campaign.id)
  const record = { ...campaign, title: campaign.title.trim() }
  const name = before === undefined ? texts.campaign.created(record.title) : texts.campaign.changed(record.title)
  return intention(name, [saved('campaign', before, record)])
}

/** From then on its old links are due for annulling (`linksToAnnul`). */
export function closeCampaign(campaign: Campaign, today: IsoDay): Intention {
  return intention(texts.campaign.closed(campaign.title), [
    changed('campaign', campaign, { state: 'closed', closedOn: today }),
  ])
}

export function reopenCampaign(campaign: Campaign): Intention {
  return intention(texts.campaign.reopened(campaign.title), [
    changed('campaign', campaign, { state: 'open', closedOn: null }),
  ])
}
