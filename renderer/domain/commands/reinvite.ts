import { documentFacts, type Unit } from '@/domain/documents/documentFacts'
import { printableLink } from '@/domain/documents/printableLink'
import { documentTexts } from '@/domain/documents/texts'
import { rolesOf } from '@/domain/documents/unitRows'
import type { Invitee, InviteeRole, Link } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { moveReasons } from '@/domain/rules/moveReasons'
import { isLinkInForce, titleOf } from '@/domain/rules/states'
import { linkTitle } from './addLinks'
import { changed } from './edits'
import { nameOfPerson, nameOfPlatform, nameOfRole, nameOfUnit } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { kindOfRole, personOf } from './persons'
import { inviteeRoleOf } from './saveStaff'
import { texts } from './texts'

export interface Reinvite {
  inviteeId: string
  /** The role that the person is to have. */
  role: InviteeRole
  /** The link of exactly this role in the person's unit; '' when there is none. */
  linkId: string
  /** The day of the new invitation. */
  on: IsoDay
}

/**
 * Invites a person who was removed from a chat because of a wrong role once more, in the right one (rule 8.3.3): role,
 * link, state, count and day in one set. Refused: who is not removed yet, a role that is not the person's or the unit's,
 * and every link but the one in force of this platform, unit and role that may be put on paper (`printableLink`).
 */
export function reinvite(facts: Facts, input: Reinvite): Outcome {
  const invitee = facts.invitees.find((one) => one.id === input.inviteeId)
  if (invitee === undefined) {
    return outcome(texts.reinvite.done('', ''), [], { refused: [note('gone', texts.gone, 'invitee', input.inviteeId)] })
  }
  const name = nameOfPerson(personOf(facts, invitee.personKind, invitee.personId))
  const title = texts.reinvite.done(name, nameOfRole(facts, invitee.platformId, input.role))
  const why =
    stateRefusal(invitee, name) ?? roleRefusal(facts, invitee, input.role) ?? linkRefusal(facts, invitee, input)
  if (why !== null) return outcome(title, [], { refused: [why] })
  const next: Partial<Invitee> = {
    role: input.role,
    state: 'invited',
    linkId: input.linkId,
    sheetRunId: null,
    way: 'link',
    handedBy: null,
    times: invitee.times + 1,
    invitedOn: input.on,
    joinedOn: null,
    confirmedOn: null,
  }
  return outcome(title, [changed('invitee', invitee, next)], { warnings: cardWarnings(facts, invitee, input.role) })
}

/** Roles in which a person may be invited into his unit: a pupil's or a parent's own, for staff those that the unit has. */
export function rolesOfInvitee(facts: Pick<Facts, 'classes'>, invitee: Invitee): InviteeRole[] {
  const unit = unitOf(facts, invitee.classId)
  return unit === undefined ? [] : rolesOf(unit).filter((role) => kindOfRole(role) === invitee.personKind)
}

/** The role that a person ought to have: staff by the card's role on the platform, everybody else by the invitation. */
export function rightRole(facts: Pick<Facts, 'classes' | 'staff'>, invitee: Invitee): InviteeRole {
  const staff = facts.staff.find((one) => one.id === invitee.personId)
  const roles = rolesOfInvitee(facts, invitee)
  const own = invitee.personKind === 'staff' && staff ? inviteeRoleOf(staff) : invitee.role
  return roles.includes(own) ? own : (roles[0] ?? own)
}

/** The link by which a person is invited in a role, or why there is none, in words. */
export function linkForRole(
  facts: Facts,
  invitee: Pick<Invitee, 'platformId' | 'classId'>,
  role: InviteeRole,
  today: IsoDay,
): { link: Link | null; reason: string } {
  const unit = unitOf(facts, invitee.classId)
  if (unit === undefined) return { link: null, reason: texts.gone }
  const found = printableLink(documentFacts(facts, invitee.platformId, today), unit, role)
  if (found.ok) return { link: found.link, reason: '' }
  const place = linkTitle(facts, { classId: invitee.classId, role })
  return { link: null, reason: texts.reinvite.noLink(place, documentTexts.skipped[found.reason]) }
}

function stateRefusal(invitee: Invitee, name: string): CommandNote | null {
  if (invitee.state === 'removed') return null
  const reason = invitee.state === 'wrongRole' ? moveReasons.wrongRole : texts.reinvite.removeFirst
  const text = texts.reinvite.refused(name, invitee.state, reason)
  return note(invitee.state === 'wrongRole' ? 'wrongRole' : 'notRemoved', text, 'invitee', invitee.id)
}

function roleRefusal(facts: Facts, invitee: Invitee, role: InviteeRole): CommandNote | null {
  if (rolesOfInvitee(facts, invitee).includes(role)) return null
  const text = texts.reinvite.otherKind(invitee.personKind, role, nameOfUnit(facts, invitee.classId))
  return note('otherKind', text, 'invitee', invitee.id)
}

function linkRefusal(facts: Facts, invitee: Invitee, { role, linkId, on }: Reinvite): CommandNote | null {
  const { link: right, reason } = linkForRole(facts, invitee, role, on)
  const link = facts.links.find((one) => one.id === linkId)
  if (link === undefined)
    return note('noLink', right === null ? reason : texts.reinvite.chooseLink, 'invitee', invitee.id)
  const refuse = (code: string, text: string) => note(code, text, 'link', link.id)
  const title = linkTitle(facts, link)
  if (link.platformId !== invitee.platformId) {
    return refuse('otherPlatform', texts.reinvite.otherPlatform(title, nameOfPlatform(facts, link.platformId)))
  }
  if (link.classId !== invitee.classId) return refuse('otherUnit', texts.reinvite.otherUnit(title))
  if (link.role !== role) return refuse('otherRole', texts.reinvite.otherRole(title, role))
  if (!isLinkInForce(link.state)) return refuse('notInForce', texts.reinvite.notInForce(title, link.state))
  if (link.validUntilOn !== null && link.validUntilOn < on) {
    return refuse('expired', texts.reinvite.expired(title, showDay(link.validUntilOn)))
  }
  if (right?.id === link.id) return null
  return refuse('notPrintable', right === null ? reason : texts.reinvite.newerLink(title))
}

/** A role that the card does not have would be called wrong again at the next change of the card. */
function cardWarnings(facts: Facts, invitee: Invitee, role: InviteeRole): CommandNote[] {
  const staff = invitee.personKind === 'staff' ? facts.staff.find((one) => one.id === invitee.personId) : undefined
  if (staff === undefined || inviteeRoleOf(staff) === role) return []
  const text = texts.reinvite.cardDiffers(titleOf.platformRole[staff.platformRole])
  return [note('cardDiffers', text, 'staff', staff.id)]
}

function unitOf(facts: Pick<Facts, 'classes'>, classId: string | null): Unit | undefined {
  return classId === null ? null : facts.classes.find((one) => one.id === classId)
}
