import type { Edit } from '@/domain/changes/types'
import type { Assignment } from '@/domain/model/entities'
import { newAssignment } from '@/domain/model/newRecords'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { addDays, showDay } from '@/domain/rules/days'
import { assignmentWarnings } from './assignmentWarnings'
import { changed, created, deleted } from './edits'
import { nameOfClass, nameOfPerson } from './nameOf'
import { orderFor, type OrderToFind } from './orders'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

export type AssignmentFacts = Pick<
  Facts,
  'organisation' | 'schoolYears' | 'staff' | 'classes' | 'orders' | 'assignments'
>

export interface AssignClassTeachers {
  /** The order by its number, day and title; an order already known by number and day is used again. Null: no order. */
  order: OrderToFind | null
  /** The first day of the new assignments. */
  fromOn: IsoDay
  /** The last day, for a temporary replacement; null or absent = open. */
  toOn?: IsoDay | null
  kind: Assignment['kind']
  pairs: readonly { classId: string; staffId: string }[]
}

/**
 * Assigns class teachers by order. What the same class had in the same kind is closed the day before, so that on no day
 * a class has two main teachers; a later assignment that is already known limits the new one. Doubts come as warnings,
 * never as walls (rule 8.3.8); an unknown class or person is refused.
 */
export function assignClassTeachers(facts: AssignmentFacts, input: AssignClassTeachers, newId: NewId): Outcome {
  const refused: CommandNote[] = []
  const toOn = input.toOn ?? null
  const title = (count: number) => texts.assignment.assigned(input.kind, count, orderWords(input.order))
  if (toOn !== null && toOn < input.fromOn) {
    return outcome(title(0), [], { refused: [note('badDays', texts.assignment.badDays, 'assignment', '')] })
  }
  const order = orderFor(facts, input.order, newId)
  const edits: (Edit | null)[] = []
  const fresh: Assignment[] = []
  for (const pair of lastPerClass(input)) {
    const reason = refusal(facts, pair, input)
    if (reason !== null) {
      refused.push(reason)
      continue
    }
    const track = facts.assignments.filter((one) => sameTrack(one, pair, input.kind))
    const next = track
      .map((one) => one.fromOn)
      .filter((day) => day > input.fromOn)
      .sort()[0]
    const limit = next === undefined ? null : addDays(next, -1)
    fresh.push({
      ...newAssignment(newId(), pair.classId, pair.staffId, input.fromOn),
      kind: input.kind,
      toOn: limit !== null && (toOn === null || limit < toOn) ? limit : toOn,
      orderId: order?.id ?? null,
    })
    edits.push(...closed(track, input.fromOn))
  }
  const usesNewOrder = order !== null && fresh.length > 0 && !facts.orders.some((one) => one.id === order.id)
  return outcome(
    title(fresh.length),
    [usesNewOrder ? created('order', order) : null, ...edits, ...fresh.map((one) => created('assignment', one))],
    { warnings: assignmentWarnings(facts, fresh, order), refused },
  )
}

export interface EndAssignment {
  assignmentId: string
  /** The last day of the assignment. */
  toOn: IsoDay
}

/**
 * Ends one assignment on a day. A day before its first one is refused, and one that would reach into the next
 * assignment of the class.
 */
export function endAssignment(facts: AssignmentFacts, input: EndAssignment): Outcome {
  const one = facts.assignments.find((assignment) => assignment.id === input.assignmentId)
  const staff = facts.staff.find((person) => person.id === one?.staffId)
  const className = one === undefined ? '' : nameOfClass(facts, one.classId)
  const title = texts.assignment.ended(className, nameOfPerson(staff), showDay(input.toOn))
  if (one === undefined || input.toOn < one.fromOn) {
    const text = one === undefined ? texts.gone : texts.assignment.badDays
    return outcome(title, [], { refused: [note('badDays', text, 'assignment', input.assignmentId)] })
  }
  const next = nextOnTrack(facts, one)
  if (next !== undefined && next.fromOn <= input.toOn) {
    const text = texts.assignment.overlaps(className, showDay(next.fromOn), showDay(addDays(next.fromOn, -1)))
    return outcome(title, [], { refused: [note('overlaps', text, 'assignment', next.id)] })
  }
  return outcome(title, [changed('assignment', one, { toOn: input.toOn })])
}

/** The assignment of the same class and kind that follows this one in time. */
function nextOnTrack(facts: AssignmentFacts, one: Assignment): Assignment | undefined {
  return facts.assignments
    .filter((other) => other.id !== one.id && sameTrack(other, one, one.kind) && other.fromOn > one.fromOn)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))[0]
}

/** Main and temporary assignments are one line of time per class; a second one is a line per class and person. */
function sameTrack(one: Assignment, pair: { classId: string; staffId: string }, kind: Assignment['kind']): boolean {
  return one.classId === pair.classId && one.kind === kind && (kind !== 'second' || one.staffId === pair.staffId)
}

/** Closes the day before what lasts into `fromOn`; an assignment that begins on that very day is taken back. */
function closed(track: readonly Assignment[], fromOn: IsoDay): (Edit | null)[] {
  return track
    .filter((one) => one.fromOn <= fromOn && (one.toOn === null || one.toOn >= fromOn))
    .map((one) =>
      one.fromOn === fromOn ? deleted('assignment', one.id) : changed('assignment', one, { toOn: addDays(fromOn, -1) }),
    )
}

/** The same class twice in one order: the last line counts. A second teacher may stand beside another one. */
function lastPerClass(input: AssignClassTeachers): { classId: string; staffId: string }[] {
  const key = (pair: { classId: string; staffId: string }) =>
    input.kind === 'second' ? `${pair.classId}|${pair.staffId}` : pair.classId
  return [...new Map(input.pairs.map((pair) => [key(pair), pair])).values()]
}

function refusal(
  facts: AssignmentFacts,
  pair: { classId: string; staffId: string },
  input: AssignClassTeachers,
): CommandNote | null {
  const staff = facts.staff.find((one) => one.id === pair.staffId)
  if (staff === undefined || !facts.classes.some((one) => one.id === pair.classId)) {
    return note('gone', texts.gone, 'class', pair.classId)
  }
  const already = facts.assignments.some(
    (one) =>
      sameTrack(one, pair, input.kind) &&
      one.staffId === pair.staffId &&
      one.fromOn <= input.fromOn &&
      (one.toOn === null || (one.toOn >= input.fromOn && (input.toOn ?? null) === one.toOn)),
  )
  if (!already) return null
  const text = texts.assignment.already(nameOfPerson(staff), nameOfClass(facts, pair.classId))
  return note('already', text, 'class', pair.classId)
}

function orderWords(order: AssignClassTeachers['order']): string {
  if (order === null || order.number.trim() === '') return ''
  return texts.assignment.order(order.number.trim(), showDay(order.signedOn))
}
