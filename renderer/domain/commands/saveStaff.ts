import type { InviteeRole, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { changePersonRole } from './changePersonRole'
import { changed, saved } from './edits'
import { nameOfPerson } from './nameOf'
import { outcome } from './outcome'
import type { Outcome } from './outcome'
import { texts } from './texts'

export type StaffFacts = Pick<Facts, 'organisation' | 'staff' | 'classes' | 'platforms' | 'invitees'>

/**
 * Creates a staff member or changes the fields that differ. A changed role between teaching and other staff is never a
 * silent edit: those already invited in the old role get the task «удалить и пригласить заново» (rule 8.3.3).
 */
export function saveStaff(facts: StaffFacts, staff: Staff): Outcome {
  const before = facts.staff.find((one) => one.id === staff.id)
  const edit = saved('staff', before, staff)
  const role = inviteeRoleOf(staff)
  if (before === undefined) return outcome(texts.staff.added(nameOfPerson(staff)), [edit])
  if (inviteeRoleOf(before) === role) return outcome(texts.staff.changed(nameOfPerson(staff)), [edit])
  const change = changePersonRole(
    { ...facts, staff: facts.staff.map((one) => (one.id === staff.id ? staff : one)), pupils: [], parents: [] },
    { personKind: 'staff', personId: staff.id, role },
  )
  return outcome(texts.staff.changed(nameOfPerson(staff)), [edit, ...change.edits], change)
}

/** The same fields for many cards at once, e.g. a category for all who are chosen. */
export function saveManyStaff(
  facts: Pick<Facts, 'staff'>,
  ids: readonly string[],
  fields: Partial<Omit<Staff, 'id' | 'platformRole'>>,
): Outcome {
  const wanted = new Set(ids)
  const edits = facts.staff.filter((one) => wanted.has(one.id)).map((one) => changed('staff', one, fields))
  return outcome(texts.staff.changedMany(edits.filter((edit) => edit !== null).length), edits)
}

/** Which invitation a staff member gets: administrators are педагоги who were given more rights (domain.md 1.1). */
export function inviteeRoleOf(staff: Pick<Staff, 'platformRole'>): InviteeRole {
  return staff.platformRole === 'staff' ? 'staff' : 'teacher'
}

/** Whether a staff member is on the staff on a day, by state and by dates. */
export function worksOn(staff: Staff, day: IsoDay): boolean {
  if (staff.hiredOn !== null && staff.hiredOn > day) return false
  if (staff.dismissedOn !== null && staff.dismissedOn < day) return false
  return staff.state !== 'dismissed' || (staff.dismissedOn !== null && staff.dismissedOn >= day)
}
