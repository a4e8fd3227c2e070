import type { Order } from '@/domain/model/entities'
import { newOrder } from '@/domain/model/newRecords'
import type { Facts, NewId } from '@/domain/model/plain'

/** An order as it is typed. */
export type OrderToFind = Pick<Order, 'number' | 'signedOn' | 'title'>

/** The order of this number and day, a new one where the register has none; null stays null. */
export function orderFor(facts: Pick<Facts, 'orders'>, wanted: OrderToFind | null, newId: NewId): Order | null {
  if (wanted === null) return null
  const number = wanted.number.trim()
  const known = facts.orders.find((one) => one.number.trim() === number && one.signedOn === wanted.signedOn)
  return known ?? { ...newOrder(newId()), number, signedOn: wanted.signedOn, title: wanted.title.trim() }
}
