import type { HeadCount, Invitee, InviteeRole, InviteeState } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { openClasses } from './assignments'
import { compareClasses } from './classNames'
import { showNumber } from './plurals'
import { hasJoined, isException } from './states'

type CountFacts = Pick<Facts, 'organisation' | 'classes' | 'staff' | 'pupils' | 'parents' | 'invitees' | 'headCounts'>

/** Numbers of one role in one unit or in the whole school (rule 8.3.9). */
export interface RoleCounts {
  /** По списку: who should be in the chat. */
  listed: number
  /** Everybody who was invited, whatever came of it. */
  invited: number
  joined: number
  /** Законные исключения: refused, no smartphone. */
  exceptions: number
  /** Denominator of the honest percentage: listed without exceptions. */
  base: number
  /** Who is still to come: base without joined. */
  rest: number
  /** Percent of everybody on the list, one decimal; null when the list is empty. */
  percentOfListed: number | null
  /** Percent without the exceptions (rule 8.3.9); null when nobody is left. */
  percentOfBase: number | null
  /** True when people are kept by name, false when the numbers are a dated count. */
  named: boolean
  /** Day of the newest count that went in; null for names. */
  countedOn: IsoDay | null
}

export interface ClassCounts {
  classId: string
  pupil: RoleCounts | null
  parent: RoleCounts | null
}

export interface SchoolCounts {
  /** Open classes of the current year in school order. */
  classes: ClassCounts[]
  staffRoom: { teacher: RoleCounts; staff: RoleCounts }
  /** «Итого» over the classes; units without numbers are left out. */
  total: { pupil: RoleCounts; parent: RoleCounts }
  /** Classes for which nothing is known, so that «Итого» does not pretend to be the whole school. */
  uncounted: { pupil: number; parent: number }
}

/**
 * Counts of the current year on one platform. A class that keeps names is counted by names, else by its newest dated
 * count that is not later than `today` (rule 8.3.9); pupils are never required (rule 8.3.12).
 */
export function schoolCounts(facts: CountFacts, platformId: string, today: IsoDay): SchoolCounts {
  const invitees = new Map<string, Invitee>()
  for (const one of facts.invitees)
    if (one.platformId === platformId) invitees.set(personKey(one.classId, one.personId), one)
  const newest = newestCounts(facts.headCounts, platformId, today)
  const people = peopleOfClasses(facts)
  const classes = openClasses(facts, facts.organisation.currentYearId)
    .sort(compareClasses)
    .map(({ id }) => {
      const of = (role: 'pupil' | 'parent') => {
        const persons = people.get(`${id}|${role}`)
        if (persons) return countPeople([...persons].map((person) => invitees.get(personKey(id, person))?.state))
        const count = newest.get(`${id}|${role}`)
        return count ? roleCounts(count, false, count.countedOn) : null
      }
      return { classId: id, pupil: of('pupil'), parent: of('parent') }
    })
  const staffRoom = (role: 'teacher' | 'staff') =>
    countPeople(
      facts.staff.flatMap((one) => {
        const invitee = invitees.get(personKey(null, one.id))
        // As in the lists and the roster: on leave one is still in the chat, dismissed one is a task of its own.
        const present = one.state !== 'dismissed'
        const own = one.platformRole === 'staff' ? 'staff' : 'teacher'
        return present && (invitee?.role ?? own) === role ? [invitee?.state] : []
      }),
    )
  return {
    classes,
    staffRoom: { teacher: staffRoom('teacher'), staff: staffRoom('staff') },
    total: { pupil: sumCounts(classes.map((one) => one.pupil)), parent: sumCounts(classes.map((one) => one.parent)) },
    uncounted: {
      pupil: classes.filter((one) => one.pupil === null).length,
      parent: classes.filter((one) => one.parent === null).length,
    },
  }
}

/**
 * The facts as far as they tell of an earlier day: who joined after it is invited only. Who joined on a day that nobody
 * wrote down counts as joined before; people who have left since are not brought back.
 */
export function joinedBy<F extends Pick<Facts, 'invitees'>>(facts: F, day: IsoDay): F {
  const invitees = facts.invitees.map((one) =>
    hasJoined(one.state) && one.joinedOn !== null && one.joinedOn > day ? { ...one, state: 'invited' as const } : one,
  )
  return { ...facts, invitees }
}

function personKey(classId: string | null, personId: string): string {
  return `${classId ?? ''}|${personId}`
}

function newestCounts(counts: readonly HeadCount[], platformId: string, today: IsoDay): Map<string, HeadCount> {
  const newest = new Map<string, HeadCount>()
  for (const one of counts) {
    if (one.platformId !== platformId || one.countedOn > today) continue
    const key = `${one.classId}|${one.role}`
    const known = newest.get(key)
    if (!known || known.countedOn < one.countedOn) newest.set(key, one)
  }
  return newest
}

/** Ids of the named pupils and of their parents, per class and role; a parent of two children of a class counts once. */
export function peopleOfClasses(facts: CountFacts): Map<string, Set<string>> {
  const people = new Map<string, Set<string>>()
  const add = (classId: string, role: InviteeRole, id: string) => {
    const key = `${classId}|${role}`
    people.set(key, (people.get(key) ?? new Set()).add(id))
  }
  const classOf = new Map<string, string>()
  for (const pupil of facts.pupils) {
    if (pupil.state !== 'enrolled') continue
    classOf.set(pupil.id, pupil.classId)
    add(pupil.classId, 'pupil', pupil.id)
  }
  for (const parent of facts.parents)
    for (const pupilId of parent.pupilIds) {
      const classId = classOf.get(pupilId)
      if (classId !== undefined) add(classId, 'parent', parent.id)
    }
  return people
}

function countPeople(states: readonly (InviteeState | undefined)[]): RoleCounts {
  const here = states.filter((state) => state !== 'left')
  return roleCounts(
    {
      listed: here.length,
      invited: here.filter((state) => state !== undefined && state !== 'notInvited').length,
      joined: here.filter((state) => state !== undefined && hasJoined(state)).length,
      exceptions: here.filter((state) => state !== undefined && isException(state)).length,
    },
    true,
    null,
  )
}

type Plain = Pick<RoleCounts, 'listed' | 'invited' | 'joined' | 'exceptions'>

/** Numbers of a role with their percentages. @param countedOn the day of a dated count; null for names */
export function roleCounts(plain: Plain, named: boolean, countedOn: IsoDay | null): RoleCounts {
  const { listed, invited, joined, exceptions } = plain
  const base = Math.max(0, listed - exceptions)
  return {
    listed,
    invited,
    joined,
    exceptions,
    base,
    rest: Math.max(0, base - joined),
    percentOfListed: percent(joined, listed),
    percentOfBase: percent(joined, base),
    named,
    countedOn,
  }
}

/** Sum with its own percentages; `named` only when every part is, `countedOn` the oldest day that went in. */
export function sumCounts(parts: readonly (RoleCounts | null)[]): RoleCounts {
  const known = parts.filter((part) => part !== null)
  const sum = (of: (part: RoleCounts) => number) => known.reduce((total, part) => total + of(part), 0)
  const days = known.flatMap((part) => part.countedOn ?? []).sort()
  const plain = {
    listed: sum((part) => part.listed),
    invited: sum((part) => part.invited),
    joined: sum((part) => part.joined),
    exceptions: sum((part) => part.exceptions),
  }
  return roleCounts(plain, known.length > 0 && known.every((part) => part.named), days[0] ?? null)
}

/** Percent with one decimal; never rounded up to 100 while somebody is missing; null for an empty whole. */
export function percent(part: number, whole: number): number | null {
  if (whole <= 0) return null
  const exact = (part / whole) * 100
  const rounded = Math.round(exact * 10) / 10
  return rounded >= 100 && part < whole ? 99.9 : rounded
}

/** «66,7 %», «—» for an unknown one. */
export function showPercent(value: number | null): string {
  return value === null ? '—' : `${showNumber(value)}\u00a0%`
}
