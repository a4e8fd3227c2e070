import type { Assignment, Order, SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from './days'
import { fullName } from './personNames'
import { titleOf } from './states'
import { assignmentTexts as texts } from './texts'

type AssignmentFacts = Pick<Facts, 'assignments'>

/** Who answers for the class comes first: the temporary stand-in on his days, then the main one, then the second. */
const precedence: Readonly<Record<Assignment['kind'], number>> = { temporary: 0, main: 1, second: 2 }

/** Whether the assignment is in force on the day; `toOn` is the last day, null is open. */
export function isOn(one: Pick<Assignment, 'fromOn' | 'toOn'>, day: IsoDay): boolean {
  return one.fromOn <= day && (one.toOn === null || one.toOn >= day)
}

/** All assignments of a class in force on a day, the one who answers first; of equals the newer (domain.md 8.1). */
export function classTeachersOn(facts: AssignmentFacts, classId: string, day: IsoDay): Assignment[] {
  return facts.assignments
    .filter((one) => one.classId === classId && isOn(one, day))
    .sort((a, b) => precedence[a.kind] - precedence[b.kind] || newerFirst(a, b))
}

/** All assignments of a staff member in force on a day: the load. A class counts once, whatever its kinds. */
export function classesOfStaff(facts: AssignmentFacts, staffId: string, day: IsoDay): Assignment[] {
  const seen = new Set<string>()
  return facts.assignments
    .filter((one) => one.staffId === staffId && isOn(one, day))
    .sort((a, b) => precedence[a.kind] - precedence[b.kind] || newerFirst(a, b))
    .filter((one) => !seen.has(one.classId) && seen.add(one.classId))
}

/** Everything ever ordered about a class, newest first. */
export function assignmentHistory(facts: AssignmentFacts, classId: string): Assignment[] {
  return facts.assignments.filter((one) => one.classId === classId).sort(newerFirst)
}

function newerFirst(a: Assignment, b: Assignment): number {
  if (a.fromOn !== b.fromOn) return a.fromOn < b.fromOn ? 1 : -1
  return a.id < b.id ? 1 : -1
}

/**
 * «Кто был классным руководителем 7Б 12 ноября и по какому приказу?» One line for each, who answers first:
 * «Иванова Мария Петровна — временное замещение, приказ № 126/А от 01.09.2026». Empty when nobody was.
 */
export function teachersInWords(
  facts: Pick<Facts, 'assignments' | 'staff' | 'orders'>,
  classId: string,
  day: IsoDay,
): string[] {
  return classTeachersOn(facts, classId, day).map((assignment) => {
    const staff = facts.staff.find((one) => one.id === assignment.staffId)
    const order = facts.orders.find((one) => one.id === assignment.orderId) ?? null
    const kind = titleOf.assignmentKind[assignment.kind].toLowerCase()
    return texts.answer(staff ? fullName(staff) : texts.noPerson, kind, orderTitle(order))
  })
}

/** «приказ № 126/А от 01.09.2026», with what there is; the number is free text (domain.md 4.1). */
export function orderTitle(order: Order | null): string {
  if (order === null) return texts.noOrder
  const number = order.number === '' ? texts.noNumber : `№ ${order.number}`
  return texts.order(number, showDay(order.signedOn))
}

/** Two assignments of the same class and kind that hold on the same days. */
export interface Overlap {
  classId: string
  first: Assignment
  second: Assignment
  fromOn: IsoDay
  toOn: IsoDay | null
}

/** Overlaps of the same kind; a stand-in beside the main class teacher is none. */
export function assignmentOverlaps(facts: AssignmentFacts): Overlap[] {
  const groups = new Map<string, Assignment[]>()
  for (const one of facts.assignments) {
    const key = `${one.classId}|${one.kind}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = group.sort((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))
    return sorted.flatMap((first, at) =>
      sorted.slice(at + 1).flatMap((second) => {
        if (first.toOn !== null && first.toOn < second.fromOn) return []
        const toOn = earlier(first.toOn, second.toOn)
        return [{ classId: first.classId, first, second, fromOn: second.fromOn, toOn }]
      }),
    )
  })
}

function earlier(a: IsoDay | null, b: IsoDay | null): IsoDay | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** Classes of a year that take part in school life, as counts, checks and lists see them. */
export function openClasses(facts: Pick<Facts, 'classes'>, yearId: string): SchoolClass[] {
  return facts.classes.filter((one) => one.yearId === yearId && (one.state === 'active' || one.state === 'planned'))
}
