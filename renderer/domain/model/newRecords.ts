import { headCountId, inviteeId } from '@/domain/model/entities'
import type {
  Assignment,
  HeadCount,
  Invitee,
  Link,
  Order,
  Organisation,
  Parent,
  Platform,
  Pupil,
  SchoolClass,
  SchoolYear,
  Staff,
} from '@/domain/model/entities'
import { withNeutral } from './neutral'
import type { Facts, IsoDay } from '@/domain/model/plain'

/** The organisation's card before anything is typed. */
export function defaultOrganisation(currentYearId: string): Organisation {
  return withNeutral('organisation', { currentYearId })
}

/** Id of a school year by its first calendar year: the same year is the same record on every PC. */
export function schoolYearId(startYear: number): string {
  return `year-${String(startYear)}`
}

/** `2026` → «2026/2027», 01.09.2026–31.08.2027 (domain.md 8.1). */
export function newSchoolYear(startYear: number, state: SchoolYear['state'] = 'current'): SchoolYear {
  return {
    id: schoolYearId(startYear),
    title: `${String(startYear)}/${String(startYear + 1)}`,
    startsOn: `${String(startYear)}-09-01`,
    endsOn: `${String(startYear + 1)}-08-31`,
    state,
  }
}

/**
 * First calendar year of the school year that an office works on: from July on it prepares the coming one.
 * `2026-06-30` → 2025, `2026-07-01` → 2026.
 */
export function suggestedStartYear(today: IsoDay): number {
  const year = Number(today.slice(0, 4))
  return Number(today.slice(5, 7)) >= 7 ? year : year - 1
}

export function newStaff(id: string): Staff {
  return withNeutral('staff', { id })
}

export function newClass(id: string, yearId: string): SchoolClass {
  return withNeutral('class', { id, yearId })
}

export function newOrder(id: string): Order {
  return withNeutral('order', { id })
}

export function newAssignment(id: string, classId: string, staffId: string, fromOn: IsoDay): Assignment {
  return withNeutral('assignment', { id, classId, staffId, fromOn })
}

export function newPlatform(id: string): Platform {
  return withNeutral('platform', { id })
}

export function newLink(id: string, platformId: string, classId: string | null, yearId: string): Link {
  return withNeutral('link', { id, platformId, classId, yearId, role: classId === null ? 'teacher' : 'parent' })
}

export function newPupil(id: string, classId: string): Pupil {
  return withNeutral('pupil', { id, classId })
}

export function newParent(id: string, pupilIds: string[]): Parent {
  return withNeutral('parent', { id, pupilIds })
}

export function newInvitee(
  platformId: string,
  classId: string | null,
  person: Pick<Invitee, 'personKind' | 'personId' | 'role'>,
): Invitee {
  return withNeutral('invitee', {
    id: inviteeId(platformId, classId, person.personId),
    platformId,
    classId,
    personKind: person.personKind,
    personId: person.personId,
    role: person.role,
  })
}

export function newHeadCount(of: Pick<HeadCount, 'classId' | 'platformId' | 'role' | 'countedOn'>): HeadCount {
  return withNeutral('headCount', {
    id: headCountId(of.classId, of.platformId, of.role, of.countedOn),
    classId: of.classId,
    platformId: of.platformId,
    role: of.role,
    countedOn: of.countedOn,
  })
}

/** A register with nothing in it but the organisation. */
export function emptyFacts(organisation: Organisation = defaultOrganisation('')): Facts {
  return {
    organisation,
    schoolYears: [],
    staff: [],
    classes: [],
    orders: [],
    assignments: [],
    platforms: [],
    links: [],
    pupils: [],
    parents: [],
    invitees: [],
    headCounts: [],
    joinRequests: [],
    sheetRuns: [],
    importMemory: [],
    campaigns: [],
    handovers: [],
  }
}
