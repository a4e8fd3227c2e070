import type { DocumentFacts, Unit } from '@/domain/documents/documentFacts'
import { printableLink } from '@/domain/documents/printableLink'
import { rolesOf, unitCounts, unitPeople, type UnitPerson } from '@/domain/documents/unitRows'
import type { Campaign, InviteeRole, Link } from '@/domain/model/entities'
import { roleCounts, type RoleCounts } from '@/domain/rules/counts'
import { isLinkInForce } from '@/domain/rules/states'

/** One role of one unit that a campaign is about. */
export interface CampaignUnit {
  unit: Unit
  role: InviteeRole
  /** Those kept by name, also who has left; empty where the unit is only counted. */
  people: UnitPerson[]
  /** Null where neither names nor a count are known. */
  counts: RoleCounts | null
  /** What may be printed and handed out; null where there is none yet. */
  link: Link | null
  /** The link of the platform that is left; null where nobody moves or there was none. */
  former: Link | null
}

/**
 * Whom the campaign is about, in the order of the class list, the staff room first. Teachers are invited in the staff room;
 * a class has a line of theirs only where it has a chat for them.
 * @param known the facts for the campaign's platform
 */
export function campaignUnits(known: DocumentFacts, campaign: Campaign): CampaignUnit[] {
  const chosen = new Set(campaign.classIds)
  const classes = known.classes.filter(({ id }) => chosen.size === 0 || chosen.has(id))
  const former = formerLinks(known, campaign)
  return [null, ...classes].flatMap((unit) =>
    rolesOf(unit)
      .filter((role) => campaign.roles.includes(role) && isAbout(known, unit, role))
      .map((role): CampaignUnit => {
        const people = unitPeople(known, unit, role)
        const counts = unitCounts(known, unit, role, people)
        const found = printableLink(known, unit, role)
        return {
          unit,
          role,
          people,
          counts: counts && roleCounts(counts, counts.named, counts.countedOn),
          link: found.ok ? found.link : null,
          former: former.get(placeOf(unit?.id ?? null, role)) ?? null,
        }
      }),
  )
}

function isAbout(known: DocumentFacts, unit: Unit, role: InviteeRole): boolean {
  return unit === null || role !== 'teacher' || known.linksOf(unit.id).some((link) => link.role === 'teacher')
}

const placeOf = (classId: string | null, role: InviteeRole) => `${classId ?? ''}|${role}`

/** The newest link in force of each place on the platform that is left. */
function formerLinks(known: DocumentFacts, { fromPlatformId, yearId }: Campaign): Map<string, Link> {
  const found = new Map<string, Link>()
  if (fromPlatformId === null) return found
  for (const link of known.facts.links) {
    if (link.platformId !== fromPlatformId || link.yearId !== yearId || !isLinkInForce(link.state)) continue
    const key = placeOf(link.classId, link.role)
    const before = found.get(key)
    if (before === undefined || before.version < link.version) found.set(key, link)
  }
  return found
}
