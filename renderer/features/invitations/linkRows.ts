import type { InviteeRole, Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { linkExpiry, type Expiry } from '@/domain/rules/expiry'
import { linksToAnnul } from '@/domain/rules/linkChecks'
import { searchKey } from '@/domain/rules/search'
import { isLinkInForce, titleOf, toneOf, type Tone } from '@/domain/rules/states'

/** A link, or the place of one that is missing: unit × role on the chosen platform. */
export interface LinkRow {
  id: string
  link: Link | null
  classId: string | null
  unit: string
  role: InviteeRole
  /** Place in the school's order: the staff room first, then classes. */
  place: number
  /** Why it should be annulled (rule 8.3.5); empty when it should not. */
  stale: string
  /** Set when its last day is near or over. */
  expiry: Expiry | null
}

export type LinkFilter =
  'live' | 'inForce' | 'issued' | 'missing' | 'notIssued' | 'expiring' | 'stale' | 'closed' | 'all'

const live = (row: LinkRow) => row.link !== null && isLinkInForce(row.link.state)

export const linkFilters: Record<LinkFilter, (row: LinkRow) => boolean> = {
  live: (row) => row.link === null || live(row) || row.link.state === 'draft',
  inForce: live,
  issued: (row) => row.link?.state === 'issued',
  missing: (row) => row.link === null,
  notIssued: (row) => row.link?.state === 'active',
  expiring: (row) => row.expiry !== null,
  stale: (row) => row.stale !== '',
  closed: (row) => row.link !== null && !live(row) && row.link.state !== 'draft',
  all: () => true,
}

/** Links of the platform, and the places that have none: parents and pupils of each open class, teachers of the staff room. */
export function linkRows(facts: Facts, platformId: string, today: IsoDay): LinkRow[] {
  const { classFormat, staffRoomName, currentYearId } = facts.organisation
  const reasons = new Map(linksToAnnul(facts, today).map(({ link, reason }) => [link.id, reason]))
  const classes = facts.classes.filter((one) => one.yearId === currentYearId).sort(compareClasses)
  const names = new Map<string | null, { unit: string; place: number }>([[null, { unit: staffRoomName, place: 0 }]])
  classes.forEach((one, index) => names.set(one.id, { unit: className(one, classFormat), place: index + 1 }))
  for (const one of facts.classes) {
    if (!names.has(one.id)) names.set(one.id, { unit: className(one, classFormat), place: classes.length + 1 })
  }
  const links = facts.links.filter((one) => one.platformId === platformId)
  const rows: LinkRow[] = links.map((link) => ({
    id: link.id,
    link,
    classId: link.classId,
    role: link.role,
    stale: reasons.get(link.id) ?? '',
    expiry: linkExpiry(link, today),
    ...(names.get(link.classId) ?? { unit: '', place: classes.length + 2 }),
  }))
  const taken = new Set(
    links.filter((one) => isLinkInForce(one.state)).map((one) => `${one.classId ?? ''}|${one.role}`),
  )
  const wanted: { classId: string | null; role: InviteeRole }[] = [
    { classId: null, role: 'teacher' },
    ...classes
      .filter((one) => one.state === 'active' || one.state === 'planned')
      .flatMap((one) => (['parent', 'pupil'] as const).map((role) => ({ classId: one.id, role }))),
  ]
  for (const { classId, role } of wanted) {
    if (taken.has(`${classId ?? ''}|${role}`)) continue
    const named = names.get(classId) ?? { unit: '', place: 0 }
    rows.push({ id: `missing:${classId ?? ''}:${role}`, link: null, classId, role, stale: '', expiry: null, ...named })
  }
  return rows.sort((a, b) => a.place - b.place || a.role.localeCompare(b.role))
}

/** What is to be annulled on any platform: old links lie on the platform that the school has left. */
export function staleRows(facts: Facts, today: IsoDay): LinkRow[] {
  return facts.platforms
    .flatMap((one) => linkRows(facts, one.id, today).filter(linkFilters.stale))
    .sort((a, b) => a.place - b.place || a.role.localeCompare(b.role))
}

export function linkSearchKey(row: LinkRow): string {
  return searchKey(row.unit, titleOf.inviteeRoles[row.role], row.link?.url ?? '', row.link?.note ?? '')
}

/** How loud the state of a row is: a missing or expiring link asks for something. */
export function toneOfRow(row: LinkRow): Tone {
  if (row.link === null) return 'warning'
  if (row.expiry) return row.expiry.kind === 'over' ? 'error' : 'warning'
  return toneOf.linkState[row.link.state]
}
