import type { Assignment, Order, SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { nameOfClass, nameOfPerson } from './nameOf'
import { note } from './outcome'
import type { CommandNote } from './outcome'
import { inviteeRoleOf, worksOn } from './saveStaff'
import { texts } from './texts'

type WarningFacts = Pick<Facts, 'organisation' | 'schoolYears' | 'staff' | 'classes' | 'assignments'>

/** The most classes for which a class teacher is paid (domain.md 6). */
export const paidClasses = 2

/**
 * What to look at after new assignments: somebody who does not work or is on leave on that day, more than two classes,
 * no phone, not a педагог, a class that is closed, days outside the school year, an order signed afterwards or without
 * number (rules 8.3.8, 8.4). `fresh` are the new assignments, not yet among the facts.
 */
export function assignmentWarnings(
  facts: WarningFacts,
  fresh: readonly Assignment[],
  order: Order | null,
): CommandNote[] {
  const warnings: CommandNote[] = []
  if (fresh.length === 0) return warnings
  const fromOn = fresh.map((one) => one.fromOn).sort()[0] ?? ''
  if (order !== null) {
    if (order.number === '' || order.signedOn === null) {
      warnings.push(note('orderIncomplete', texts.warning.orderIncomplete, 'order', order.id))
    } else if (order.signedOn > fromOn) {
      const text = texts.warning.orderLate(order.number, showDay(order.signedOn), showDay(fromOn))
      warnings.push(note('orderLate', text, 'order', order.id))
    }
  }
  for (const staffId of new Set(fresh.map((one) => one.staffId))) {
    const staff = facts.staff.find((one) => one.id === staffId)
    if (staff !== undefined) warnings.push(...staffWarnings(facts, staff, fresh, fromOn))
  }
  for (const one of fresh) {
    const found = facts.classes.find((record) => record.id === one.classId)
    if (found !== undefined) warnings.push(...classWarnings(facts, found, one))
  }
  return warnings
}

function staffWarnings(facts: WarningFacts, staff: Staff, fresh: readonly Assignment[], day: IsoDay): CommandNote[] {
  const name = nameOfPerson(staff)
  const warn = (code: keyof typeof texts.warning, text: string) => note(code, text, 'staff', staff.id)
  const warnings: CommandNote[] = []
  if (!worksOn(staff, day)) warnings.push(warn('notWorking', texts.warning.notWorking(name, showDay(day))))
  else if (staff.state === 'leave') warnings.push(warn('onLeave', texts.warning.onLeave(name)))
  else if (staff.state === 'expected') warnings.push(warn('expected', texts.warning.expected(name)))
  if (staff.phones.length === 0) warnings.push(warn('noPhone', texts.warning.noPhone(name)))
  if (inviteeRoleOf(staff) === 'staff') warnings.push(warn('notTeacher', texts.warning.notTeacher(name)))
  const classIds = new Set(fresh.filter((one) => one.staffId === staff.id).map((one) => one.classId))
  const replaced = new Set(fresh.map((one) => `${one.kind}|${one.classId}`))
  for (const one of facts.assignments) {
    if (one.staffId !== staff.id || one.fromOn > day || (one.toOn !== null && one.toOn < day)) continue
    if (!replaced.has(`${one.kind}|${one.classId}`)) classIds.add(one.classId)
  }
  if (classIds.size > paidClasses) {
    const list = [...classIds].map((id) => nameOfClass(facts, id)).join(', ')
    warnings.push(warn('manyClasses', texts.warning.manyClasses(name, classIds.size, list)))
  }
  return warnings
}

function classWarnings(facts: WarningFacts, record: SchoolClass, one: Assignment): CommandNote[] {
  const name = nameOfClass(facts, record.id)
  const warnings: CommandNote[] = []
  if (record.state !== 'active' && record.state !== 'planned') {
    warnings.push(note('classClosed', texts.warning.classClosed(name), 'class', record.id))
  }
  const year = facts.schoolYears.find((candidate) => candidate.id === record.yearId)
  if (year !== undefined && (one.fromOn < year.startsOn || one.fromOn > year.endsOn)) {
    const text = texts.warning.outsideYear(name, showDay(one.fromOn), year.title)
    warnings.push(note('outsideYear', text, 'class', record.id))
  }
  return warnings
}
