import type { Link } from '@/domain/model/entities'
import { showDay } from '@/domain/rules/days'
import { titleOf } from '@/domain/rules/states'
import { classTeacherName, contactLine } from './contact'
import type { DocumentFacts, Unit } from './documentFacts'
import { unitInText } from './invitationSheets'
import { roleTitle, safetyLines, schoolName } from './platformWords'
import { reasonToWithhold } from './printableLink'
import { documentTexts, type SkipReason } from './texts'

/** `chat` is a few lines for a messenger; `letter` has everything that the invitation sheet has. */
export type MessageKind = 'chat' | 'letter'

export interface MessageOptions {
  kind: MessageKind
  /** Without it the text says who gives the link, and holds no address at all. */
  withLink: boolean
}

export type InvitationMessage =
  | { ok: true; subject: string; text: string; /** Without extension, not yet safe. */ fileName: string }
  | { ok: false; reason: SkipReason }

const texts = documentTexts.message

/**
 * Text for a chat or a letter about one link (domain.md 8.5). The wording and the address come from one record, so a role
 * can never get another role's link; what may not be printed (`reasonToWithhold`) gets no text either. `known` is of the
 * link's own platform. Lines end with `\n`.
 */
export function invitationMessage(known: DocumentFacts, link: Link, options: MessageOptions): InvitationMessage {
  const reason = reasonToWithhold(known, link)
  if (reason !== null) return { ok: false, reason }
  const unit = link.classId === null ? null : known.class(link.classId)
  const roles = titleOf.inviteeRolesOf[link.role]
  const about = { known, link, unit, withLink: options.withLink, school: schoolOf(known) }
  return {
    ok: true,
    subject: texts.subject(unitInText(known, unit), roles, about.school),
    text: options.kind === 'chat' ? chatText(about) : letterText(about),
    fileName: texts.fileName(known.unitName(unit), roles),
  }
}

interface About {
  known: DocumentFacts
  link: Link
  unit: Unit
  withLink: boolean
  school: string
}

function chatText(about: About): string {
  const { known, link, unit, withLink, school } = about
  const roles = titleOf.inviteeRolesOf[link.role]
  const [firstSafety = ''] = safetyLines(known)
  return joined([
    texts.chatHead(school, unitInText(known, unit), roles, known.platform?.shortName ?? ''),
    ...(withLink ? [link.url] : [whoGives(known, link, unit)]),
    `${texts.role(roleTitle(known, link.role))} ${texts.notFor[link.role]}`,
    terms(link).join(' '),
    withLink ? `${texts.doNotForward} ${firstSafety}` : firstSafety,
    contact(known),
  ])
}

function letterText(about: About): string {
  const { known, link, unit, withLink, school } = about
  const steps = known.platform?.steps[link.role] ?? []
  const teacher = classTeacherName(known, unit)
  const sheet = documentTexts.sheet
  const parts = [
    [texts.greeting],
    [
      texts.invites(school, whom(link, unit), unitInText(known, unit)),
      known.platform ? texts.platform(known.platform.name) : '',
    ],
    withLink ? [texts.link, link.url] : [whoGives(known, link, unit)],
    [texts.role(roleTitle(known, link.role)), texts.notFor[link.role], ...terms(link)],
    steps.length > 0 ? [texts.heading(sheet.steps), ...steps.map((line, at) => texts.step(at + 1, line))] : [],
    [texts.heading(sheet.safety), ...safetyLines(known).map(texts.point)],
    [teacher === '' ? '' : texts.teacher(teacher), contact(known)],
    [texts.regards, school],
  ]
  return parts
    .map(joined)
    .filter((part) => part !== '')
    .join('\n\n')
}

/** A line of data is one line of the text, whatever was pasted into its field. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function schoolOf({ facts }: DocumentFacts): string {
  return schoolName(facts.organisation) || texts.school
}

function whom({ role }: Link, unit: Unit): string {
  if (unit === null && (role === 'teacher' || role === 'staff')) return texts.whomOfStaffRoom[role]
  return texts.whom[role]
}

/** Families get their paper from the class teacher, colleagues from the administrator. */
function whoGives(known: DocumentFacts, { role }: Link, unit: Unit): string {
  const teacher = role === 'pupil' || role === 'parent' ? classTeacherName(known, unit) : ''
  return teacher === '' ? texts.byAdministrator : texts.byClassTeacher(teacher)
}

function terms(link: Link): string[] {
  const day = showDay(link.validUntilOn)
  return [...(day === '' ? [] : [texts.validUntil(day)]), ...(link.needsApproval ? [texts.approval] : [])]
}

function contact({ facts }: DocumentFacts): string {
  const who = contactLine(facts)
  return who === '' ? '' : texts.contact(who)
}

/** Whose addresses a text holds once a person has edited it: that of its own link, and those of other links. */
export function addressesIn(
  text: string,
  links: readonly Link[],
  own: Pick<Link, 'url' | 'shortUrl'>,
): { own: boolean; others: Link[] } {
  const known = links
    .flatMap((link) => [link.url, link.shortUrl].map((address) => ({ link, address })))
    .filter(({ address }) => address !== '')
    // The longest first: an address may begin like another one.
    .sort((a, b) => b.address.length - a.address.length)
  const others = new Set<Link>()
  let hasOwn = false
  let rest = text
  for (const { link, address } of known) {
    if (!rest.includes(address)) continue
    rest = rest.replaceAll(address, ' ')
    if (address === own.url || address === own.shortUrl) hasOwn = true
    else others.add(link)
  }
  return { own: hasOwn, others: [...others] }
}
