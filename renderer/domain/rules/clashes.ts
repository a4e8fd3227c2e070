import type { EntityName, Link, SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { assignmentOverlaps } from './assignments'
import { clashTexts as texts } from './clashTexts'
import { classKey, className } from './classNames'
import { showDay } from './days'
import { samePersons } from './samePersons'
import { fullName, shortName } from './personNames'
import { isLinkInForce, titleOf } from './states'

export const clashKinds = [
  'sameClass',
  'samePerson',
  'twoTeachers',
  'afterDismissal',
  'twoLinks',
  'maybeSamePerson',
] as const
export type ClashKind = (typeof clashKinds)[number]

/** One of the records that do not go together; `detail` tells it from the others of the clash. */
export interface ClashRecord {
  table: EntityName
  id: string
  title: string
  detail: string
}

/** What merging cannot see: each record is right by itself, together they are not. Both stay until a person decides. */
export interface Clash {
  key: string
  kind: ClashKind
  title: string
  advice: string
  records: ClashRecord[]
}

/**
 * Everything in the school that two PCs may have entered each on its own, the certain before the possible. Classes that
 * are closed and people who have left do not clash: nothing is done with them any more.
 */
export function findClashes(facts: Facts): Clash[] {
  const open = new Map(
    facts.classes.filter((one) => one.state === 'active' || one.state === 'planned').map((one) => [one.id, one]),
  )
  const found = [
    ...sameClasses(facts, [...open.values()]),
    ...doubles(facts),
    ...twoTeachers(facts, open),
    ...afterDismissal(facts, open),
    ...twoLinks(facts, open),
  ]
  return found.sort((a, b) => clashKinds.indexOf(a.kind) - clashKinds.indexOf(b.kind))
}

function clash(kind: ClashKind, name: string, records: ClashRecord[]): Clash {
  const { title, advice } = texts.kinds[kind]
  const ids = records.map((one) => one.id).sort()
  return { key: [kind, ...ids].join('|'), kind, title: title(name), advice, records }
}

function sameClasses(facts: Facts, classes: readonly SchoolClass[]): Clash[] {
  const pupils = Map.groupBy(
    facts.pupils.filter((one) => one.state === 'enrolled'),
    (one) => one.classId,
  )
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  const detail = (one: SchoolClass) => {
    const assignment = facts.assignments.find((each) => each.classId === one.id && each.toOn === null)
    const teacher = staff.get(assignment?.staffId ?? '')
    return [
      texts.pupils(pupils.get(one.id)?.length ?? 0),
      ...(teacher ? [texts.teacher(shortName(teacher))] : []),
      ...(one.room === '' ? [] : [texts.room(one.room)]),
    ].join(', ')
  }
  const groups = Map.groupBy(classes, (one) => `${one.yearId}|${classKey(one)}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < 2) return []
    const records = group.map((one): ClashRecord => {
      return { table: 'class', id: one.id, title: named(facts, one), detail: detail(one) }
    })
    return [clash('sameClass', named(facts, first), records)]
  })
}

const named = (facts: Facts, one: SchoolClass) => className(one, facts.organisation.classFormat)

function doubles(facts: Facts): Clash[] {
  return samePersons(facts).map(({ certain, people }) =>
    clash(
      certain ? 'samePerson' : 'maybeSamePerson',
      people[0].title,
      people.map(({ table, id, title, detail }) => ({ table, id, title, detail })),
    ),
  )
}

function twoTeachers(facts: Facts, open: ReadonlyMap<string, SchoolClass>): Clash[] {
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  return assignmentOverlaps(facts).flatMap(({ classId, first, second }) => {
    const found = open.get(classId)
    // The same person appointed on two PCs on the same day is a double too, and it is mended in the same place.
    if (!found || first.kind !== 'main') return []
    const records = [first, second].map((one): ClashRecord => {
      const detail = texts.since(showDay(one.fromOn), showDay(one.toOn))
      return { table: 'assignment', id: one.id, title: nameOf(staff.get(one.staffId)), detail }
    })
    return [clash('twoTeachers', named(facts, found), records)]
  })
}

const nameOf = (person: Staff | undefined) => (person ? fullName(person) : texts.noPerson)

function afterDismissal(facts: Facts, open: ReadonlyMap<string, SchoolClass>): Clash[] {
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  return facts.assignments.flatMap((one) => {
    const [found, person] = [open.get(one.classId), staff.get(one.staffId)]
    if (!found || person?.state !== 'dismissed' || person.dismissedOn === null) return []
    if (person.dismissedOn >= one.fromOn) return []
    return [
      clash('afterDismissal', named(facts, found), [
        {
          table: 'staff',
          id: person.id,
          title: fullName(person),
          detail: texts.dismissed(showDay(person.dismissedOn)),
        },
        {
          table: 'assignment',
          id: one.id,
          title: named(facts, found),
          detail: texts.since(showDay(one.fromOn), showDay(one.toOn)),
        },
      ]),
    ]
  })
}

/** So many last signs of an address tell two links apart. */
const ENDING = 6

function twoLinks(facts: Facts, open: ReadonlyMap<string, SchoolClass>): Clash[] {
  const unit = ({ classId, role }: Link) => {
    const found = classId === null ? undefined : open.get(classId)
    const name = classId === null ? facts.organisation.staffRoomName : found ? named(facts, found) : texts.noClass
    return texts.unit(name, titleOf.inviteeRolesOf[role])
  }
  const current = facts.links.filter(
    (one) => isLinkInForce(one.state) && (one.classId === null || open.has(one.classId)),
  )
  const groups = Map.groupBy(current, (one) => [one.platformId, one.yearId, one.classId ?? '', one.role].join('|'))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < 2) return []
    const records = group.map((one): ClashRecord => {
      const made = one.createdOn === null ? '' : texts.created(showDay(one.createdOn), one.createdBy)
      const detail = [made, texts.ending(one.url.slice(-ENDING))].filter(Boolean).join(', ')
      return { table: 'link', id: one.id, title: unit(one), detail }
    })
    return [clash('twoLinks', unit(first), records)]
  })
}
