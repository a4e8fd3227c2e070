import type { Edit } from '@/domain/changes/types'
import type { InviteeRole, Link } from '@/domain/model/entities'
import { newLink } from '@/domain/model/newRecords'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import type { LinkBlockLine } from '@/domain/rules/links'
import { isLinkInForce } from '@/domain/rules/states'
import { changed, created } from './edits'
import { nameOfUnit } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

export type LinkFacts = Pick<Facts, 'organisation' | 'classes' | 'platforms' | 'links' | 'invitees'>

/** One recognised link, as it is to be kept. The address is taken exactly: tokens are case-sensitive. */
export interface LinkToAdd {
  platformId: string
  /** Null = the staff room. */
  classId: string | null
  role: InviteeRole
  url: string
  shortUrl?: string
  validUntilOn?: IsoDay | null
  needsApproval?: boolean
  note?: string
}

export interface AddLinks {
  yearId: string
  links: readonly LinkToAdd[]
  /** Who made them, for the register. */
  createdBy: string
}

/**
 * Adds links. Where the same platform, unit and role already has a live one, that one becomes «заменена», the new one
 * takes the next version, and the tasks name whom to hand the new sheet (rule 8.3.6). The same address for another class
 * or role is refused (rule 8.3.7).
 */
export function addLinks(facts: LinkFacts, input: AddLinks, newId: NewId, today: IsoDay): Outcome {
  const refused: CommandNote[] = []
  const tasks: CommandNote[] = []
  const edits: (Edit | null)[] = []
  const added = new Map<string, Link>()
  const takenBy = new Map(facts.links.map((link) => [link.url, link]))
  const liveByUnit = new Map(
    facts.links.filter((link) => isLinkInForce(link.state)).map((link) => [unitKey(link, link.yearId), link]),
  )
  const versions = new Map<string, number>()
  for (const link of facts.links) {
    const key = unitKey(link, link.yearId)
    versions.set(key, Math.max(link.version, versions.get(key) ?? 0))
  }
  for (const wanted of input.links) {
    const taken = takenBy.get(wanted.url)
    if (taken !== undefined) {
      refused.push(sameAddress(facts, wanted, taken, input.yearId))
      continue
    }
    const key = unitKey(wanted, input.yearId)
    const before = added.get(key) ?? liveByUnit.get(key)
    if (added.has(key)) {
      const text = texts.link.twice(linkTitle(facts, wanted))
      refused.push(note('twiceForUnit', text, 'link', ''))
      continue
    }
    const link: Link = {
      ...newLink(newId(), wanted.platformId, wanted.classId, input.yearId),
      role: wanted.role,
      url: wanted.url,
      shortUrl: wanted.shortUrl ?? '',
      validUntilOn: wanted.validUntilOn ?? null,
      needsApproval: wanted.needsApproval ?? false,
      note: wanted.note ?? '',
      createdOn: today,
      createdBy: input.createdBy,
      version: (versions.get(key) ?? 0) + 1,
      replacesId: before?.id ?? null,
    }
    added.set(key, link)
    takenBy.set(link.url, link)
    if (before === undefined) continue
    edits.push(
      changed('link', before, { state: 'replaced', annulledOn: today, annulReason: texts.link.replacedReason }),
    )
    tasks.push(...reissueTasks(facts, before))
  }
  return outcome(
    texts.link.added(added.size, edits.length),
    [...edits, ...[...added.values()].map((link) => created('link', link))],
    { tasks, refused },
  )
}

function reissueTasks(facts: LinkFacts, link: Link): CommandNote[] {
  if (link.state !== 'issued') return []
  const waiting = facts.invitees.filter(
    (one) => one.linkId === link.id && (one.state === 'invited' || one.state === 'reminded'),
  ).length
  const text = texts.link.reissue(linkTitle(facts, link), waiting)
  return [note('reissue', text, 'link', link.id)]
}

function sameAddress(facts: LinkFacts, wanted: LinkToAdd, taken: Link, yearId: string): CommandNote {
  const title = linkTitle(facts, taken)
  if (taken.state === 'annulled' || taken.state === 'replaced') {
    return note('annulledBefore', texts.link.annulledBefore(title), 'link', taken.id)
  }
  return unitKey(wanted, yearId) === unitKey(taken, taken.yearId)
    ? note('known', texts.link.known(title), 'link', taken.id)
    : note('sameAddress', texts.link.sameAddress(linkTitle(facts, wanted), title), 'link', taken.id)
}

/** «5 «А», для родителей». */
export function linkTitle(
  facts: Pick<Facts, 'organisation' | 'classes'>,
  link: Pick<Link, 'classId' | 'role'>,
): string {
  return texts.link.title(nameOfUnit(facts, link.classId), link.role)
}

function unitKey(link: Pick<Link, 'platformId' | 'classId' | 'role'>, yearId: string): string {
  return [yearId, link.platformId, link.classId ?? '', link.role].join('|')
}

/**
 * The lines of a pasted block that are to be kept, as `parseLinkBlock` settled them: new ones, replacements, and those
 * doubtful ones that the user let through (`accepted` holds their line objects).
 */
export function linksOfBlock(
  lines: readonly LinkBlockLine[],
  accepted: ReadonlySet<LinkBlockLine> = new Set(),
): LinkToAdd[] {
  return lines.flatMap((line) => {
    const wanted =
      line.outcome === 'new' || line.outcome === 'replace' || (line.outcome === 'doubtful' && accepted.has(line))
    const { platformId, role, unit, url, shortUrl } = line
    if (!wanted || platformId === null || role === null || unit === null || url === '') return []
    return [{ platformId, classId: unit.kind === 'class' ? unit.classId : null, role, url, shortUrl }]
  })
}
