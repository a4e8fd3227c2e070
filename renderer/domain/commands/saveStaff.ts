import type { InviteeRole, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { isAdmin } from '@/domain/rules/administrators'
import { appointmentRefusal } from './appointment'
import { changePersonRole } from './changePersonRole'
import { changed, created, saved } from './edits'
import { nameOfPerson } from './nameOf'
import { orderFor, type OrderToFind } from './orders'
import { outcome } from './outcome'
import type { Outcome } from './outcome'
import { texts } from './texts'

export type StaffFacts = Pick<Facts, 'organisation' | 'staff' | 'classes' | 'platforms' | 'invitees' | 'orders'>

/** The order of an administrator, as it is typed; null takes it off. An order known by number and day is used again. */
export interface Appointment {
  order: OrderToFind | null
  newId: NewId
}

/**
 * Creates a staff member or changes the fields that differ. A changed role between teaching and other staff is never a
 * silent edit: those already invited in the old role get the task «удалить и пригласить заново» (rule 8.3.3). Who newly
 * becomes an additional administrator must have joined and needs an order, else nothing is saved and `refused` says why;
 * without `appointment` the card's own `adminOrderId` counts. Nobody but administrators keeps an order.
 */
export function saveStaff(facts: StaffFacts, staff: Staff, appointment?: Appointment): Outcome {
  const before = facts.staff.find((one) => one.id === staff.id)
  const mayHaveOrder = isAdmin(staff.platformRole)
  const order = appointment && mayHaveOrder ? orderFor(facts, appointment.order, appointment.newId) : null
  const orders = order === null || facts.orders.includes(order) ? facts.orders : [...facts.orders, order]
  const kept = appointment ? (order?.id ?? null) : staff.adminOrderId
  const next: Staff = { ...staff, adminOrderId: mayHaveOrder ? kept : null }
  const name = nameOfPerson(staff)
  const title = before === undefined ? texts.staff.added(name) : texts.staff.changed(name)
  const why = appointmentRefusal({ ...facts, orders }, before, next)
  if (why !== null) return outcome(title, [], { refused: [why] })
  const edits = [
    order === null || orders === facts.orders ? null : created('order', order),
    saved('staff', before, next),
  ]
  const role = inviteeRoleOf(next)
  if (before === undefined || inviteeRoleOf(before) === role) return outcome(title, edits)
  const change = changePersonRole(
    { ...facts, staff: facts.staff.map((one) => (one.id === staff.id ? next : one)), pupils: [], parents: [] },
    { personKind: 'staff', personId: staff.id, role },
  )
  return outcome(title, [...edits, ...change.edits], change)
}

/** The same fields for many cards at once, e.g. a category for all who are chosen. */
export function saveManyStaff(
  facts: Pick<Facts, 'staff'>,
  ids: readonly string[],
  fields: Partial<Omit<Staff, 'id' | 'platformRole' | 'adminOrderId'>>,
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
