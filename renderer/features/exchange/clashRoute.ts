import type { RouteLocationRaw } from 'vue-router'
import type { Facts } from '@/domain/model/plain'
import type { ClashRecord } from '@/domain/rules/clashes'

/** Where a record of a clash is mended; pupils and parents are in the card of their class. */
export function clashRoute(facts: Facts, { table, id }: Pick<ClashRecord, 'table' | 'id'>): RouteLocationRaw {
  const ofClass = (classId: string | undefined) => (classId === undefined ? {} : { id: classId })
  if (table === 'staff') return { name: 'staff', query: { id } }
  if (table === 'link') return { name: 'invitations', query: { id, filter: 'all' } }
  if (table === 'assignment')
    return { name: 'assignments', query: ofClass(facts.assignments.find((one) => one.id === id)?.classId) }
  if (table === 'pupil') return { name: 'classes', query: ofClass(facts.pupils.find((one) => one.id === id)?.classId) }
  if (table === 'parent') {
    const children = facts.parents.find((one) => one.id === id)?.pupilIds ?? []
    return { name: 'classes', query: ofClass(facts.pupils.find((one) => children.includes(one.id))?.classId) }
  }
  return { name: 'classes', query: { id } }
}
