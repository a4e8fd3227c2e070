import type { Staff } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { adminGaps, adminOrder } from '@/domain/rules/administrators'
import { nameOfPerson } from './nameOf'
import { note } from './outcome'
import type { CommandNote } from './outcome'
import { texts } from './texts'

export type AppointmentFacts = Pick<Facts, 'platforms' | 'invitees' | 'orders'>

/**
 * Why a person may not become an additional administrator, with the way out; null when he may, and for everybody who is
 * one already: what such a card lacks is told by the checks and hinders no other change (domain.md 1.2).
 */
export function appointmentRefusal(
  facts: AppointmentFacts,
  before: Pick<Staff, 'platformRole'> | undefined,
  staff: Staff,
): CommandNote | null {
  if (staff.platformRole !== 'extraAdmin' || before?.platformRole === 'extraAdmin') return null
  const name = nameOfPerson(staff)
  const gap = adminGaps(facts)(staff.id)
  if (gap !== null) return note(gap, texts.appointment[gap](name), 'staff', staff.id)
  if (adminOrder(facts, staff) !== null) return null
  return note('noOrder', texts.appointment.noOrder(name), 'staff', staff.id)
}
