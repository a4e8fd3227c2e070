import type {
  Assignment,
  HeadCount,
  Invitee,
  InviteeRole,
  Link,
  Parent,
  Platform,
  Pupil,
  SchoolClass,
  Staff,
} from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { sortedPersons } from '@/domain/rules/personNames'
import { documentTexts } from './texts'

/** A class, or the staff room (null). */
export type Unit = SchoolClass | null

/** The facts, looked up once per document: nothing here walks all records for every class. */
export interface DocumentFacts {
  facts: Facts
  platformId: string
  platform: Platform | null
  today: IsoDay
  /** Classes of the current year that exist, in the order of a Russian class list. */
  classes: SchoolClass[]
  class(id: string): SchoolClass | null
  unitName(unit: Unit): string
  staff(id: string): Staff | null
  pupilsOf(classId: string): Pupil[]
  parentsOf(classId: string): Parent[]
  /** All invitees of a unit on this platform, by person. */
  inviteesOf(classId: string | null): Map<string, Invitee>
  linksOf(classId: string | null): Link[]
  link(id: string | null): Link | null
  /** The newest count that is not of a later day than today. */
  headCount(classId: string, role: InviteeRole): HeadCount | null
  teachersOn(classId: string, day: IsoDay): Assignment[]
}

const nobody: ReadonlyMap<string, Invitee> = new Map()

/** Prepares the look-ups for one platform and day. */
export function documentFacts(facts: Facts, platformId: string, today: IsoDay): DocumentFacts {
  const yearId = facts.organisation.currentYearId
  const format = facts.organisation.classFormat
  const classById = new Map(facts.classes.map((row) => [row.id, row]))
  const staffById = new Map(facts.staff.map((row) => [row.id, row]))
  const linkById = new Map(facts.links.map((row) => [row.id, row]))
  const pupils = grouped(sortedPersons(facts.pupils.filter((row) => row.state === 'enrolled')), (row) => row.classId)
  const classOfPupil = new Map(
    facts.pupils.filter((row) => row.state === 'enrolled').map((row) => [row.id, row.classId]),
  )
  const parents = new Map<string, Parent[]>()
  for (const parent of sortedPersons(facts.parents)) {
    const ids = new Set(parent.pupilIds.map((pupilId) => classOfPupil.get(pupilId)).filter((id) => id !== undefined))
    for (const id of ids) push(parents, id, parent)
  }
  const invitees = new Map<string | null, Map<string, Invitee>>()
  for (const row of facts.invitees) {
    if (row.platformId !== platformId) continue
    const unit = invitees.get(row.classId) ?? new Map<string, Invitee>()
    unit.set(row.personId, row)
    invitees.set(row.classId, unit)
  }
  const links = grouped(
    facts.links.filter((row) => row.platformId === platformId),
    (row) => row.classId,
  )
  const counts = new Map<string, HeadCount>()
  for (const row of facts.headCounts) {
    if (row.platformId !== platformId || row.countedOn > today) continue
    const key = `${row.classId}:${row.role}`
    const known = counts.get(key)
    if (!known || known.countedOn < row.countedOn) counts.set(key, row)
  }
  const assignments = grouped(facts.assignments, (row) => row.classId)

  return {
    facts,
    platformId,
    platform: facts.platforms.find((row) => row.id === platformId) ?? null,
    today,
    classes: facts.classes
      .filter((row) => row.yearId === yearId && (row.state === 'active' || row.state === 'planned'))
      .sort(compareClasses),
    class: (id) => classById.get(id) ?? null,
    unitName: (unit) => (unit ? className(unit, format) : facts.organisation.staffRoomName || 'Учительская'),
    staff: (id) => staffById.get(id) ?? null,
    pupilsOf: (id) => pupils.get(id) ?? [],
    parentsOf: (id) => parents.get(id) ?? [],
    inviteesOf: (id) => invitees.get(id) ?? new Map(nobody),
    linksOf: (id) => links.get(id) ?? [],
    link: (id) => (id === null ? null : (linkById.get(id) ?? null)),
    headCount: (classId, role) => counts.get(`${classId}:${role}`) ?? null,
    teachersOn: (classId, day) =>
      (assignments.get(classId) ?? [])
        .filter((row) => row.fromOn <= day && (row.toOn === null || row.toOn >= day))
        .sort((a, b) => rank(a) - rank(b) || (a.fromOn < b.fromOn ? 1 : -1)),
  }
}

/** Who answers for the class today comes first: a temporary stand-in, then the main one, then the second. */
function rank(assignment: Assignment): number {
  return { temporary: 0, main: 1, second: 2 }[assignment.kind]
}

function grouped<T, K>(rows: T[], keyOf: (row: T) => K): Map<K, T[]> {
  const map = new Map<K, T[]>()
  for (const row of rows) push(map, keyOf(row), row)
  return map
}

function push<K, T>(map: Map<K, T[]>, key: K, row: T): void {
  const list = map.get(key)
  if (list) list.push(row)
  else map.set(key, [row])
}

/** The classes with these ids in the order of a class list; unknown ids are left out. */
export function chosenClasses(known: DocumentFacts, classIds: readonly string[]): SchoolClass[] {
  return classIds
    .map((id) => known.class(id))
    .filter((row) => row !== null)
    .sort(compareClasses)
}

/** What a list is about: the school with its staff room, the staff room alone, or classes by id. */
export type ListScope = 'school' | 'staffRoom' | readonly string[]

/** The units of a list in order, the staff room first. */
export function unitsOfScope(known: DocumentFacts, scope: ListScope): Unit[] {
  if (scope === 'staffRoom') return [null]
  return scope === 'school' ? [null, ...known.classes] : chosenClasses(known, scope)
}

/** «вся школа», «5 «А»», «Учительская» or «12 классов», for the title and the file name of a list. */
export function scopeTitle(known: DocumentFacts, scope: ListScope): string {
  if (scope === 'school') return documentTexts.wholeSchool
  const units = unitsOfScope(known, scope)
  const [only] = units
  return units.length === 1 && only !== undefined ? known.unitName(only) : documentTexts.handout.many(units.length)
}
