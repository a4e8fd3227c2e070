import type { Invitee, InviteeRole, Parent } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import { fullName, shortName, sortedPersons, type PersonName } from '@/domain/rules/personNames'
import { hasJoined, isException } from '@/domain/rules/states'
import type { DocumentFacts, Unit } from './documentFacts'

/** One named person of a unit in one role. */
export interface UnitPerson {
  id: string
  name: PersonName
  role: InviteeRole
  phones: string[]
  invitee: Invitee | null
  /** For a parent: kind and whose. */
  relation: { kind: Parent['kind']; pupils: string } | null
  /** No longer in the unit: shown, not counted. */
  gone: boolean
}

/** Numbers of one role in one unit (rule 8.3.9). `named` tells whether they come from persons or from a head-count. */
export interface UnitCounts {
  listed: number
  invited: number
  joined: number
  exceptions: number
  named: boolean
  /** Day of the head-count; today for persons; null when only the planned number is known. */
  countedOn: IsoDay | null
}

const inUnit: readonly InviteeRole[] = ['teacher', 'pupil', 'parent']
const inStaffRoom: readonly InviteeRole[] = ['teacher', 'staff']

/** Roles that a unit can have, in the order of the documents. */
export function rolesOf(unit: Unit): readonly InviteeRole[] {
  return unit ? inUnit : inStaffRoom
}

/**
 * The named people of a unit in a role: those on the unit's list, and those with an invitation who are no longer on it.
 * Empty when the school keeps no names for them.
 */
export function unitPeople(known: DocumentFacts, unit: Unit, role: InviteeRole): UnitPerson[] {
  const invitees = known.inviteesOf(unit?.id ?? null)
  const people = unit ? classPeople(known, unit.id, role, invitees) : staffPeople(known, role, invitees)
  return sortedPersons(people, (one) => one.name).sort((a, b) => Number(a.gone) - Number(b.gone))
}

function classPeople(
  known: DocumentFacts,
  classId: string,
  role: InviteeRole,
  invitees: Map<string, Invitee>,
): UnitPerson[] {
  if (role === 'pupil') {
    return known.pupilsOf(classId).map((pupil) => person(pupil, role, invitees.get(pupil.id)))
  }
  if (role === 'parent') {
    const children = new Map(known.pupilsOf(classId).map((pupil) => [pupil.id, shortName(pupil)]))
    return known.parentsOf(classId).map((parent) => ({
      ...person(parent, role, invitees.get(parent.id)),
      relation: {
        kind: parent.kind,
        pupils: parent.pupilIds
          .map((id) => children.get(id))
          .filter(Boolean)
          .join(', '),
      },
    }))
  }
  // Only where the class has a chat for its teachers is it worth a line that its class teacher is not in it.
  const hasChat = known.linksOf(classId).some((link) => link.role === role)
  const teachers = new Set(hasChat ? known.teachersOn(classId, known.today).map((row) => row.staffId) : [])
  for (const row of invitees.values()) if (row.personKind === 'staff' && row.role === role) teachers.add(row.personId)
  return [...teachers].flatMap((id) => {
    const staff = known.staff(id)
    return staff ? [person(staff, role, invitees.get(id))] : []
  })
}

function staffPeople(known: DocumentFacts, role: InviteeRole, invitees: Map<string, Invitee>): UnitPerson[] {
  return known.facts.staff.flatMap((staff) => {
    const invitee = invitees.get(staff.id)
    const own: InviteeRole = staff.platformRole === 'staff' ? 'staff' : 'teacher'
    if ((invitee?.role ?? own) !== role) return []
    const working = staff.state === 'working' || staff.state === 'expected'
    if (!working && !invitee) return []
    return [{ ...person(staff, role, invitee), gone: staff.state === 'dismissed' || isGone(invitee) }]
  })
}

function person(
  row: PersonName & { id: string; phones: { number: string }[] },
  role: InviteeRole,
  invitee: Invitee | undefined,
): UnitPerson {
  return {
    id: row.id,
    name: row,
    role,
    phones: row.phones.map((phone) => phone.number),
    invitee: invitee ?? null,
    relation: null,
    gone: isGone(invitee),
  }
}

function isGone(invitee: Invitee | undefined): boolean {
  return invitee?.state === 'left'
}

/** Numbers of a unit's role: of the named people, else of the newest head-count, else of the planned number of pupils. */
export function unitCounts(
  known: DocumentFacts,
  unit: Unit,
  role: InviteeRole,
  people = unitPeople(known, unit, role),
): UnitCounts | null {
  const present = people.filter((one) => !one.gone)
  if (present.length > 0) {
    const states = present.map((one) => one.invitee?.state ?? 'notInvited')
    return {
      listed: present.length,
      invited: states.filter((state) => state !== 'notInvited').length,
      joined: states.filter(hasJoined).length,
      exceptions: states.filter(isException).length,
      named: true,
      countedOn: known.today,
    }
  }
  if (!unit) return null
  const count = known.headCount(unit.id, role)
  if (count) {
    const { listed, invited, joined, exceptions, countedOn } = count
    return { listed, invited, joined, exceptions, named: false, countedOn }
  }
  if (role !== 'pupil' || !unit.plannedPupils) return null
  return { listed: unit.plannedPupils, invited: 0, joined: 0, exceptions: 0, named: false, countedOn: null }
}

/** A person's name in one line of a document. */
export function personLine(one: UnitPerson): string {
  return fullName(one.name)
}

/** Still to come: not joined, not gone, and no lawful exception (rule 8.3.9). */
export function isMissing(one: UnitPerson): boolean {
  const state = one.invitee?.state ?? 'notInvited'
  return !one.gone && !hasJoined(state) && !isException(state)
}
