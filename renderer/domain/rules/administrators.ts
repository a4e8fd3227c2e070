import type { Invitee, Staff } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { hasJoined } from './states'

/** Why somebody cannot be an additional administrator: in no chat yet, or there as «сотрудник» only. */
export type AdminGap = 'notJoined' | 'joinedAsStaff'

/** Both kinds of administrators may have an order; the additional ones must. */
export function isAdmin(role: Staff['platformRole']): boolean {
  return role === 'admin' || role === 'extraAdmin'
}

/**
 * Additional administrators are педагоги who have joined (domain.md 1.2): somebody is in a chat of a platform in use, in
 * the staff room or a class, as a teacher. Prepared once; answers per staff id, null when all is well.
 */
export function adminGaps(facts: Pick<Facts, 'platforms' | 'invitees'>): (staffId: string) => AdminGap | null {
  const archived = new Set(facts.platforms.filter((one) => one.state === 'archive').map((one) => one.id))
  const isIn = (one: Invitee) => one.personKind === 'staff' && hasJoined(one.state) && !archived.has(one.platformId)
  const joined = Map.groupBy(facts.invitees.filter(isIn), (one) => one.personId)
  return (staffId) => {
    const own = joined.get(staffId)
    if (own === undefined) return 'notJoined'
    return own.some((one) => one.role === 'teacher') ? null : 'joinedAsStaff'
  }
}

/** The order that made a person an administrator; null while there is none with a number. */
export function adminOrder(
  facts: Pick<Facts, 'orders'>,
  staff: Pick<Staff, 'adminOrderId'>,
): Facts['orders'][number] | null {
  if (staff.adminOrderId === null) return null
  const found = facts.orders.find((one) => one.id === staff.adminOrderId)
  return found === undefined || found.number.trim() === '' ? null : found
}
