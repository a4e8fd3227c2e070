import type { Assignment, Order, SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn } from '@/domain/rules/assignments'
import { className, compareClasses } from '@/domain/rules/classNames'
import { fullName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'

/** A class with whoever answers for it on the chosen day. */
export interface AssignmentRow {
  record: SchoolClass
  name: string
  /** Who answers on the day: a temporary replacement stands before the main teacher. */
  current: Assignment | null
  teacher: Staff | null
  teacherName: string
  order: Order | null
}

export type AssignmentFilter = 'all' | 'some' | 'none' | 'warned'

export const assignmentFilters: Record<AssignmentFilter, (row: AssignmentRow) => boolean> = {
  all: () => true,
  some: (row) => row.current !== null,
  none: (row) => row.current === null,
  warned: (row) => row.teacher !== null && (row.teacher.state !== 'working' || row.teacher.phones.length === 0),
}

/** Classes of the chosen school year that stand or are planned, in school order, with their teachers on `day`. */
export function assignmentRows(facts: Facts, day: IsoDay): AssignmentRow[] {
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  const orders = new Map(facts.orders.map((one) => [one.id, one]))
  return facts.classes
    .filter(
      (one) => one.yearId === facts.organisation.currentYearId && (one.state === 'active' || one.state === 'planned'),
    )
    .sort(compareClasses)
    .map((record) => {
      const current = classTeachersOn(facts, record.id, day)[0] ?? null
      const teacher = current ? (staff.get(current.staffId) ?? null) : null
      return {
        record,
        name: className(record, facts.organisation.classFormat),
        current,
        teacher,
        teacherName: teacher ? fullName(teacher) : '',
        order: current?.orderId ? (orders.get(current.orderId) ?? null) : null,
      }
    })
}

export function assignmentSearchKey(row: AssignmentRow): string {
  return searchKey(row.name, row.teacherName, row.order?.number ?? '', row.record.room)
}
