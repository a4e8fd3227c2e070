import type { Campaign, Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { isLeftBehind, isOfCampaign } from './campaigns'
import { check, type Check, type CheckItem } from './check'
import { checkTexts as texts } from './checkTexts'
import { className } from './classNames'
import { daysBetween, showDay } from './days'
import { nameKey, parseFullName } from './personNames'
import { counted } from './plurals'
import { hasJoined, isLinkInForce, titleOf } from './states'

/** Findings about links: the same address twice (rule 8.3.7), what is due for annulling (rule 8.3.5), foreign hands. */
export function linkChecks(facts: Facts, today: IsoDay): Check[] {
  const titled = linkTitles(facts)
  return [
    check('sameUrl', 'error', sameUrls(facts.links, titled)),
    check(
      'linksToAnnul',
      'warning',
      linksToAnnul(facts, today).map(({ link, reason }) => {
        return { table: 'link', id: link.id, title: texts.withReason(titled(link), reason) }
      }),
    ),
  ]
}

function linkTitles(facts: Facts): (link: Link) => string {
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  return (link) => {
    const found = link.classId === null ? undefined : classes.get(link.classId)
    const unit = found ? className(found, facts.organisation.classFormat) : texts.noClass
    const title = link.classId === null ? facts.organisation.staffRoomName || texts.staffRoom : unit
    return texts.unit(title, titleOf.inviteeRolesOf[link.role])
  }
}

/** Live links that share an address with a live link of another unit or role; all of them are listed. */
function sameUrls(links: readonly Link[], titled: (link: Link) => string): CheckItem[] {
  const byUrl = new Map<string, Link[]>()
  for (const link of links) {
    if (!isLinkInForce(link.state) || link.url === '') continue
    byUrl.set(link.url, [...(byUrl.get(link.url) ?? []), link])
  }
  return [...byUrl.values()].flatMap((group) => {
    const places = new Set(group.map((link) => `${link.yearId}|${link.platformId}|${link.classId ?? ''}|${link.role}`))
    return places.size < 2 ? [] : group.map((link): CheckItem => ({ table: 'link', id: link.id, title: titled(link) }))
  })
}

/**
 * «Пора аннулировать» with the reason (rule 8.3.5): of a past year, of a closed class, past its day, of an archived
 * platform, made by somebody who has left (rule 8.3.4), left behind or not claimed when a campaign closed, not used for longer than the school allows, or replaced and perhaps
 * still working on the platform. Used = somebody is known to have joined.
 */
export function linksToAnnul(facts: Facts, today: IsoDay): { link: Link; reason: string }[] {
  const years = new Map(facts.schoolYears.map((one) => [one.id, one]))
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const platforms = new Map(facts.platforms.map((one) => [one.id, one]))
  const used = usedPlaces(facts)
  const isOfDismissed = madeByDismissed(facts)
  const closed = facts.campaigns.filter(({ state }) => state === 'closed')
  const reasonOf = (link: Link): string | null => {
    const year = years.get(link.yearId)
    if (!year) return texts.unknownYear
    if (year.endsOn < today || year.state === 'archive') return texts.pastYear(year.title)
    const found = link.classId === null ? null : classes.get(link.classId)
    if (found === undefined) return texts.noClass
    if (found && found.state !== 'active' && found.state !== 'planned') return texts.classClosed[found.state]
    if (link.validUntilOn !== null && link.validUntilOn < today) return texts.expired(showDay(link.validUntilOn))
    const platform = platforms.get(link.platformId)
    if (platform?.state === 'archive') return texts.archive(platform.shortName)
    if (link.state === 'replaced') return texts.stillWorks
    if (isOfDismissed(link)) return texts.ofDismissed(link.createdBy)
    const isUsed = used.has(link.id) || used.has(placeOf(link))
    for (const campaign of closed) {
      if (isLeftBehind(link, campaign)) return texts.leftBehind(campaign.title)
      if (!isUsed && isOfCampaign(link, campaign) && !isNewer(link, campaign)) return texts.campaignOver(campaign.title)
    }
    const since = link.issuedOn ?? link.createdOn
    const age = since === null ? 0 : daysBetween(since, today)
    if (age <= facts.organisation.linkAgeDays || isUsed) return null
    return texts.unused(counted(age, ...texts.days))
  }
  return facts.links.flatMap((link) => {
    if (!isLinkInForce(link.state) && link.state !== 'replaced') return []
    const reason = reasonOf(link)
    return reason === null ? [] : [{ link, reason }]
  })
}

/** Made after the campaign had closed: it never gave this link out. */
function isNewer(link: Link, { closedOn }: Campaign): boolean {
  return link.createdOn !== null && closedOn !== null && link.createdOn > closedOn
}

/** Ids of links by which somebody joined, and places whose newest count has somebody joined. */
function usedPlaces(facts: Facts): Set<string> {
  const used = new Set<string>()
  for (const one of facts.invitees) if (one.linkId !== null && hasJoined(one.state)) used.add(one.linkId)
  for (const one of facts.headCounts) if (one.joined > 0) used.add(placeOf(one))
  return used
}

function placeOf(one: { platformId: string; classId: string | null; role: string }): string {
  return `${one.platformId}|${one.classId ?? ''}|${one.role}`
}

/** Whether a link was made by somebody who has left (rule 8.3.4). The maker is kept as a name: a namesake at work clears it. */
function madeByDismissed(facts: Facts): (link: Link) => boolean {
  const key = (name: { lastName: string; firstName: string; middleName: string }) =>
    nameKey({ ...name, firstName: name.firstName.slice(0, 1), middleName: name.middleName.slice(0, 1) })
  const gone = new Set(facts.staff.filter((one) => one.state === 'dismissed').map(key))
  const still = new Set(facts.staff.filter((one) => one.state !== 'dismissed').map(key))
  return ({ createdBy }) => {
    const maker = createdBy === '' ? '' : key(parseFullName(createdBy))
    return gone.has(maker) && !still.has(maker)
  }
}
