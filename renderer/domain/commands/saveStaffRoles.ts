import type { Staff } from '@/domain/model/entities'
import { created } from './edits'
import { orderFor } from './orders'
import { outcome } from './outcome'
import type { Outcome } from './outcome'
import { saveStaff, type Appointment, type StaffFacts } from './saveStaff'
import { texts } from './texts'

/**
 * One role for many people, administrators by one order. Each change goes the way of a single card, so nobody's role is
 * switched silently (rule 8.3.3), and whoever may not be an additional administrator is refused by name.
 */
export function saveStaffRoles(
  facts: StaffFacts,
  ids: readonly string[],
  role: Staff['platformRole'],
  appointment?: Appointment,
): Outcome {
  const wanted = new Set(ids)
  const order = appointment ? orderFor(facts, appointment.order, appointment.newId) : null
  const isNew = order !== null && !facts.orders.includes(order)
  const known = isNew ? { ...facts, orders: [...facts.orders, order] } : facts
  // Who has the role by an order of his own keeps it.
  const orderOf = (one: Staff) => (one.platformRole === role ? one.adminOrderId : null) ?? order?.id ?? one.adminOrderId
  const single = facts.staff
    .filter((one) => wanted.has(one.id))
    .map((one) => saveStaff(known, { ...one, platformRole: role, adminOrderId: orderOf(one) }))
  const edits = single.flatMap((one) => one.edits)
  const done = single.filter((one) => one.refused.length === 0)
  return outcome(
    texts.appointment.many(role, done.length),
    [
      isNew && edits.some((edit) => edit.fields['adminOrderId'] === order.id) ? created('order', order) : null,
      ...edits,
    ],
    {
      warnings: single.flatMap((one) => one.warnings),
      tasks: single.flatMap((one) => one.tasks),
      refused: single.flatMap((one) => one.refused),
    },
  )
}
