import type { SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { assignmentOverlaps, classesOfStaff, classTeachersOn, openClasses } from './assignments'
import { check, type Check, type CheckItem } from './check'
import { checkTexts as texts } from './checkTexts'
import { classKey, className, compareClasses } from './classNames'
import { showDay } from './days'
import { shortName, sortedPersons } from './personNames'
import { isLinkInForce } from './states'

/** The most classes for which a class teacher is paid (domain.md 6). */
const paidClasses = 2

/** Findings about classes and their class teachers on a day (rule 8.3.8). */
export function classChecks(facts: Facts, today: IsoDay): Check[] {
  const classes = openClasses(facts, facts.organisation.currentYearId).sort(compareClasses)
  const named = (one: SchoolClass) => className(one, facts.organisation.classFormat)
  const year = facts.schoolYears.find((one) => one.id === facts.organisation.currentYearId)
  // Before and after the year the first and the last day tell who is appointed.
  const day = year ? clamp(today, year.startsOn, year.endsOn) : today
  const withoutTeacher = classes.filter((one) => classTeachersOn(facts, one.id, day).length === 0)
  const yearOver = year && (today < addYearEdge(year.startsOn) || today > year.endsOn) ? [year] : []
  return [
    check(
      'yearOver',
      'info',
      yearOver.map((one) => ({ table: 'schoolYear', id: one.id, title: one.title })),
    ),
    check(
      'classWithoutTeacher',
      'warning',
      withoutTeacher.map((one) => ({ table: 'class', id: one.id, title: named(one) })),
    ),
    check('duplicateClasses', 'warning', duplicates(classes, named)),
    overlaps(facts, classes, named),
    ...teacherChecks(facts, classes, named, day),
    ...linkGaps(facts, classes, named),
  ]
}

function clamp(day: IsoDay, from: IsoDay, to: IsoDay): IsoDay {
  if (day < from) return from
  return day > to ? to : day
}

/** In summer the office prepares the coming year: from June on that is no finding. */
function addYearEdge(startsOn: IsoDay): IsoDay {
  return `${startsOn.slice(0, 4)}-06-01`
}

function duplicates(classes: readonly SchoolClass[], named: (one: SchoolClass) => string): CheckItem[] {
  const seen = new Map<string, SchoolClass>()
  return classes.flatMap((one) => {
    const key = classKey(one)
    const known = seen.get(key)
    if (known) return [{ table: 'class', id: one.id, title: texts.pair(named(known), named(one)) }]
    seen.set(key, one)
    return []
  })
}

function overlaps(facts: Facts, classes: readonly SchoolClass[], named: (one: SchoolClass) => string): Check {
  const open = new Map(classes.map((one) => [one.id, one]))
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  const name = (id: string) => nameOf(staff.get(id))
  const items = assignmentOverlaps(facts).flatMap(({ classId, first, second, fromOn, toOn }): CheckItem[] => {
    const one = open.get(classId)
    if (!one) return []
    const days = texts.since(showDay(fromOn), showDay(toOn))
    const title = texts.withReason(named(one), `${texts.pair(name(first.staffId), name(second.staffId))}, ${days}`)
    return [{ table: 'assignment', id: second.id, title }]
  })
  return check('overlap', 'warning', items)
}

function nameOf(staff: Staff | undefined): string {
  return staff ? shortName(staff) : texts.deleted
}

function teacherChecks(
  facts: Facts,
  classes: readonly SchoolClass[],
  named: (one: SchoolClass) => string,
  day: IsoDay,
): Check[] {
  const open = new Map(classes.map((one) => [one.id, one]))
  const ids = new Set(facts.staff.map((one) => one.id))
  const loads = sortedPersons(facts.staff).flatMap((staff) => {
    const own = classesOfStaff(facts, staff.id, day).flatMap((one) => open.get(one.classId) ?? [])
    return own.length === 0 ? [] : [{ staff, own: own.sort(compareClasses), list: own.map(named).join(', ') }]
  })
  const items = (wanted: (load: (typeof loads)[number]) => boolean, reason = ''): CheckItem[] =>
    loads.filter(wanted).map(({ staff, list }) => {
      const title = `${shortName(staff)} (${list})`
      return { table: 'staff', id: staff.id, title: reason === '' ? title : texts.withReason(title, reason) }
    })
  const ghosts = classes.flatMap((one) =>
    classTeachersOn(facts, one.id, day)
      .filter((assignment) => !ids.has(assignment.staffId))
      .map((assignment): CheckItem => {
        return { table: 'assignment', id: assignment.id, title: texts.withReason(named(one), texts.deleted) }
      }),
  )
  // A class whose main teacher is on leave is provided for when somebody stands in.
  const standIn = (one: SchoolClass) => classTeachersOn(facts, one.id, day)[0]?.kind === 'temporary'
  return [
    check('dismissedTeacher', 'warning', [
      ...items(({ staff }) => staff.state === 'dismissed', texts.dismissed),
      ...items(({ staff }) => staff.state === 'expected', texts.expected),
      ...ghosts,
    ]),
    check(
      'manyClasses',
      'warning',
      items(({ own }) => own.length > paidClasses),
    ),
    check(
      'teacherOnLeave',
      'warning',
      items(({ staff, own }) => staff.state === 'leave' && !own.every(standIn)),
    ),
    check(
      'teacherWithoutPhone',
      'warning',
      items(({ staff }) => staff.state !== 'dismissed' && staff.phones.length === 0),
    ),
  ]
}

function linkGaps(facts: Facts, classes: readonly SchoolClass[], named: (one: SchoolClass) => string): Check[] {
  const live = new Set(
    facts.links
      .filter((one) => isLinkInForce(one.state))
      .map((one) => `${one.yearId}|${one.classId ?? ''}|${one.role}`),
  )
  const yearId = facts.organisation.currentYearId
  const without = (role: 'parent' | 'pupil'): CheckItem[] =>
    classes
      .filter((one) => !live.has(`${yearId}|${one.id}|${role}`))
      .map((one) => ({ table: 'class', id: one.id, title: named(one) }))
  const hasRoom = live.has(`${yearId}||teacher`) || live.has(`${yearId}||staff`)
  const isEmptyRoom = facts.staff.every((one) => one.state === 'dismissed')
  const room = facts.organisation.staffRoomName || texts.staffRoom
  return [
    check(
      'staffRoomWithoutLink',
      'info',
      hasRoom || isEmptyRoom ? [] : [{ table: 'organisation', id: 'organisation', title: room }],
    ),
    check('classWithoutParentLink', 'info', without('parent')),
    check('classWithoutPupilLink', 'info', without('pupil')),
  ]
}
