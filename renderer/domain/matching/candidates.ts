import type { Invitee, InviteeRole } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import type { PersonName } from '@/domain/rules/parseFullName'

/** Somebody of the register whom a chat is for. */
export interface Candidate extends PersonName {
  id: string
  kind: Invitee['personKind']
  role: InviteeRole
  /** E.164. */
  phones: readonly string[]
  /** Whose parent: some call themselves «мама Пети Иванова». */
  children: readonly PersonName[]
  /** Has left the school or the class; the platform may still list him. */
  gone: boolean
}

/**
 * Whom a chat is for: a class (pupils, parents, its teachers) or the staff room (`classId` null), by roles. Those who have
 * left come along: the platform may still list them.
 */
export function candidatesOf(
  facts: Pick<Facts, 'staff' | 'pupils' | 'parents' | 'assignments' | 'invitees'>,
  unit: { platformId: string; classId: string | null; roles: readonly InviteeRole[] },
): Candidate[] {
  const { classId } = unit
  const roles = new Set(unit.roles)
  const known = new Map(
    facts.invitees
      .filter((one) => one.platformId === unit.platformId && one.classId === classId)
      .map((one) => [one.personId, one.role]),
  )
  const staffIds = new Set(
    facts.assignments.filter((one) => one.classId === classId && one.toOn === null).map((one) => one.staffId),
  )
  const pupils = facts.pupils.filter((one) => one.classId === classId)
  const byId = new Map(pupils.map((one) => [one.id, one]))
  const result: Candidate[] = []
  const push = (
    person: PersonName & { id: string; phones: { number: string }[] },
    kind: Candidate['kind'],
    usual: InviteeRole,
    gone: boolean,
    children: PersonName[] = [],
  ) => {
    const role = known.get(person.id) ?? usual
    if (!roles.has(role)) return
    const { id, lastName, firstName, middleName } = person
    result.push({
      id,
      kind,
      role,
      lastName,
      firstName,
      middleName,
      phones: person.phones.map((one) => one.number),
      children,
      gone,
    })
  }
  for (const staff of facts.staff) {
    const usual = staff.platformRole === 'staff' ? 'staff' : 'teacher'
    if (classId === null || staffIds.has(staff.id) || known.has(staff.id))
      push(staff, 'staff', usual, staff.state === 'dismissed')
  }
  for (const pupil of pupils) push(pupil, 'pupil', 'pupil', pupil.state === 'left')
  for (const parent of facts.parents) {
    const children = parent.pupilIds.flatMap((id) => byId.get(id) ?? [])
    const gone = children.every((one) => one.state === 'left')
    if (children.length > 0) push(parent, 'parent', 'parent', gone, children)
  }
  return result
}
