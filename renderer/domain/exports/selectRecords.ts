import { compareClasses } from '@/domain/rules/classNames'
import { sortedPersons } from '@/domain/rules/personNames'
import type { Invitee, JoinRequest } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import type { ExportChoice } from './exportChoice'

type Phoned = { phones: { number: string; comment: string }[] }

/**
 * The records that the choice lets out, in the order of lists, with every field that it does not let out emptied: whatever
 * is written from them cannot show more. Staff belong to no year. Orders are those that appoint somebody kept here or are
 * signed within the year. What the program remembers of imports never leaves.
 */
export function selectRecords(facts: Facts, choice: ExportChoice): Facts {
  const years = facts.schoolYears
    .filter((one) => choice.yearId === null || one.id === choice.yearId)
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))
  const yearIds = new Set(years.map((one) => one.id))
  const yearAt = new Map(years.map((one, at) => [one.id, at]))
  const classes = facts.classes
    .filter((one) => yearIds.has(one.yearId))
    .sort((a, b) => (yearAt.get(a.yearId) ?? 0) - (yearAt.get(b.yearId) ?? 0) || compareClasses(a, b))
  const classAt = new Map(classes.map((one, at) => [one.id, at]))
  const inYear = (day: string | null): boolean =>
    choice.yearId === null || (day !== null && years.some((one) => one.startsOn <= day && day <= one.endsOn))
  const ofUnit = (classId: string | null, day: string | null): boolean =>
    classId === null ? inYear(day) : classAt.has(classId)
  const byUnit = <T extends { classId: string | null }>(rows: T[]): T[] =>
    rows.sort((a, b) => (classAt.get(a.classId ?? '') ?? -1) - (classAt.get(b.classId ?? '') ?? -1))

  const allPupils = facts.pupils.filter((one) => classAt.has(one.classId))
  const pupilIds = new Set(allPupils.map((one) => one.id))
  const allParents = facts.parents.filter((one) => one.pupilIds.some((id) => pupilIds.has(id)))
  const lets = personFilter(choice)
  const staff = sortedPersons(facts.staff).map((one) => ({
    ...one,
    phones: phonesOf(one, choice),
    email: choice.emails ? one.email : '',
    bornOn: choice.birthDays ? one.bornOn : null,
    snils: choice.snils ? one.snils : '',
  }))
  const assignments = byUnit(facts.assignments.filter((one) => classAt.has(one.classId)))
  const orderIds = new Set([...assignments.map((one) => one.orderId), ...staff.map((one) => one.adminOrderId)])

  const sheetRuns = facts.sheetRuns.filter((one) => inYear(one.madeOn)).sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
  const runIds = new Set(sheetRuns.map((one) => one.id))

  return {
    organisation: facts.organisation,
    schoolYears: years,
    staff,
    classes,
    orders: facts.orders.filter((one) => orderIds.has(one.id) || inYear(one.signedOn)).sort(bySigning),
    assignments,
    platforms: facts.platforms,
    links: byUnit(facts.links.filter((one) => yearIds.has(one.yearId))).map((one) =>
      choice.linkAddresses ? one : { ...one, url: '', shortUrl: '' },
    ),
    pupils: choice.pupils
      ? byUnit(sortedPersons(allPupils)).map((one) => ({
          ...one,
          phones: phonesOf(one, choice),
          bornOn: choice.birthDays ? one.bornOn : null,
        }))
      : [],
    parents: choice.parents
      ? sortedPersons(allParents).map((one) => ({
          ...one,
          phones: phonesOf(one, choice),
          pupilIds: one.pupilIds.filter((id) => pupilIds.has(id)),
        }))
      : [],
    invitees: byUnit(facts.invitees.filter((one) => lets(one) && (one.classId === null || classAt.has(one.classId)))),
    headCounts: byUnit(facts.headCounts.filter((one) => classAt.has(one.classId))),
    joinRequests: byUnit(facts.joinRequests.filter((one) => lets(one) && ofUnit(one.classId, one.requestedOn))).map(
      (one) => (choice.phones ? one : { ...one, phone: '' }),
    ),
    sheetRuns,
    importMemory: [],
    campaigns: facts.campaigns.filter((one) => yearIds.has(one.yearId)),
    handovers: byUnit(facts.handovers.filter((one) => runIds.has(one.sheetRunId))),
  }
}

/** Whether an invitee or a request leaves: by the role it asks for, and by who is behind it. */
function personFilter(choice: ExportChoice): (one: Pick<Invitee | JoinRequest, 'role' | 'personKind'>) => boolean {
  return ({ role, personKind }) =>
    (choice.pupils || (role !== 'pupil' && personKind !== 'pupil')) &&
    (choice.parents || (role !== 'parent' && personKind !== 'parent'))
}

function phonesOf(person: Phoned, choice: ExportChoice): Phoned['phones'] {
  return choice.phones ? person.phones : []
}

function bySigning(a: { signedOn: string | null; id: string }, b: { signedOn: string | null; id: string }): number {
  const [left, right] = [a.signedOn ?? '9999', b.signedOn ?? '9999']
  return left === right ? (a.id < b.id ? -1 : 1) : left < right ? -1 : 1
}
