import type { InviteeRole, Link } from '@/domain/model/entities'
import { isLinkInForce } from '@/domain/rules/states'
import { recogniseLink } from '@/domain/rules/links'
import type { DocumentFacts, Unit } from './documentFacts'
import type { SkipReason } from './texts'
import { rolesOf } from './unitRows'

export type PrintableLink = { ok: true; link: Link } | { ok: false; reason: SkipReason }

/**
 * The link that may be put on paper for a unit and a role. Only a link in force of exactly this role and unit (domain.md
 * 8.2), within its term, that is an invitation and stands nowhere else: printing the wrong QR is the worst mistake
 * (rule 8.3.7). Of several the newest version is taken.
 */
export function printableLink(known: DocumentFacts, unit: Unit, role: InviteeRole): PrintableLink {
  const all = known.linksOf(unit?.id ?? null).filter((link) => link.role === role && belongs(known, unit, link))
  const inForce = all.filter((link) => isLinkInForce(link.state) && link.url !== '')
  if (inForce.length === 0) {
    if (all.some((link) => link.state === 'draft')) return { ok: false, reason: 'draft' }
    return { ok: false, reason: all.length > 0 ? 'annulled' : 'noLink' }
  }
  const inTime = inForce.filter((link) => link.validUntilOn === null || link.validUntilOn >= known.today)
  const link = inTime.sort((a, b) => b.version - a.version || ((b.createdOn ?? '') < (a.createdOn ?? '') ? -1 : 1))[0]
  if (!link) return { ok: false, reason: 'expired' }
  if (isElsewhere(known, link)) return { ok: false, reason: 'sharedUrl' }
  if (isOtherKind(known, link)) return { ok: false, reason: 'wrongKind' }
  return { ok: true, link }
}

/**
 * Why exactly this link may not go to people in any form; null when it may, which is when `printableLink` gives this very
 * link for its own unit and role. Neither a past year's class, nor a platform that was left, is still invited to.
 */
export function reasonToWithhold(known: DocumentFacts, link: Link): SkipReason | null {
  if (link.state === 'draft') return 'draft'
  const inForce = isLinkInForce(link.state)
  const unit = link.classId === null ? null : known.classes.find((row) => row.id === link.classId)
  if (unit === undefined || !belongs(known, unit, link)) return inForce ? 'otherYear' : 'annulled'
  if (!rolesOf(unit).includes(link.role)) return 'otherRole'
  const found = printableLink(known, unit, link.role)
  if (!found.ok) return inForce ? found.reason : 'annulled'
  if (found.link.id !== link.id) return 'newer'
  return known.platform?.state === 'active' ? null : 'oldPlatform'
}

/** A staff room's link of a past year is not this year's. */
function belongs(known: DocumentFacts, unit: Unit, link: Link): boolean {
  return link.yearId === (unit ? unit.yearId : known.facts.organisation.currentYearId)
}

function isElsewhere(known: DocumentFacts, link: Link): boolean {
  return known.facts.links.some(
    (other) =>
      other.id !== link.id &&
      other.url === link.url &&
      isLinkInForce(other.state) &&
      (other.role !== link.role || other.classId !== link.classId),
  )
}

/** A call, a console page or no web address at all must not be printed; an unknown host may (rule 8.3.7). */
function isOtherKind(known: DocumentFacts, link: Link): boolean {
  return recogniseLink(link.url, known.facts.platforms).problem !== null
}
