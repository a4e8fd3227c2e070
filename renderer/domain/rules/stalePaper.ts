import type { InviteeRole, Link, SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className } from './classNames'
import { openClasses } from './assignments'
import { peopleOfClasses, schoolCounts, type SchoolCounts } from './counts'
import { counted, plural } from './plurals'
import { hasJoined, isException, isLinkInForce, titleOf } from './states'

/** Why a sheet is no good any more. */
export type StaleReason = 'replaced' | 'annulled' | 'expired' | 'gone'

/** Sheets of one class (null: the staff room) and role on paper whose link is no good any more. */
export interface StalePaper {
  platformId: string
  classId: string | null
  role: InviteeRole
  /** «5 «А»», «Учительская». */
  unit: string
  /** Kind of the newest of these documents, for making the same anew. */
  document: string
  /** How many sheets are out. */
  copies: number
  /** Days on which they were made, oldest first. */
  madeOn: IsoDay[]
  reason: StaleReason
  /** How many of the people still have to join and hold no good sheet; null when nothing is known about the class. */
  waiting: number | null
  /** The people themselves, where names are kept. */
  personIds: string[]
  /** The link to print instead; null while there is none. */
  fresh: Link | null
}

interface Place {
  stale: { run: SheetRun; sheet: SheetRun['sheets'][number]; reason: StaleReason }[]
  /** People who hold a sheet with a link in force; null: sheets without names, good for everybody. */
  good: Set<string> | null
}

/**
 * Устаревшие листы (rule 8.3.6): per class and role what was put on paper with a link that is replaced, annulled, past its
 * day or deleted, and who of its people has neither joined nor a good sheet. Paper that was made anew for everybody, and
 * paper of past years, is not listed. Handouts for class teachers are no sheets for people and are left to the overview.
 */
export function stalePaper(facts: Facts, today: IsoDay): StalePaper[] {
  const links = new Map(facts.links.map((one) => [one.id, one]))
  const places = new Map<string, Place>()
  for (const run of [...facts.sheetRuns].sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1))) {
    if (run.document === 'handout') continue
    for (const sheet of run.sheets) {
      const key = [run.platformId, sheet.classId ?? '', sheet.role].join('|')
      const place = places.get(key) ?? { stale: [], good: new Set<string>() }
      places.set(key, place)
      const link = links.get(sheet.linkId)
      const reason = staleReason(link, sheet.version, today)
      if (reason !== null) place.stale.push({ run, sheet, reason })
      else if (sheet.personIds.length === 0) place.good = null
      else for (const id of sheet.personIds) place.good?.add(id)
    }
  }
  const describe = describer(facts, today)
  return [...places.values()].flatMap((place) => describe(place) ?? [])
}

const reasons: Readonly<Record<StaleReason, string>> = {
  replaced: 'ссылка заменена',
  annulled: 'ссылка аннулирована',
  expired: 'срок ссылки истёк',
  gone: 'ссылка удалена из учёта',
}

/** «5 «А», для родителей: устарели 27 листов, ссылка заменена. Перепечатать 9 не вступившим». */
export function stalePaperText(paper: Pick<StalePaper, 'unit' | 'role' | 'copies' | 'reason' | 'waiting'>): string {
  const sheets = `${plural(paper.copies, 'устарел', 'устарели', 'устарели')} ${counted(paper.copies, 'лист', 'листа', 'листов')}`
  const whom = paper.waiting === null ? 'не вступившим' : `${paper.waiting} не вступившим`
  return `${paper.unit}, для ${titleOf.inviteeRolesOf[paper.role]}: ${sheets}, ${reasons[paper.reason]}. Перепечатать ${whom}`
}

/** Why a sheet with this version of this link must not be used; null when it is good. */
export function staleReason(link: Link | undefined, version: number, today: IsoDay): StaleReason | null {
  if (link === undefined) return 'gone'
  if (link.state === 'replaced' || link.version > version) return 'replaced'
  if (!isLinkInForce(link.state)) return 'annulled'
  return link.validUntilOn !== null && link.validUntilOn < today ? 'expired' : null
}

/** Makes the line of a place: who is left, what to print instead. Looks everything up once. */
function describer(facts: Facts, today: IsoDay): (place: Place) => StalePaper | null {
  const { classFormat, currentYearId, staffRoomName } = facts.organisation
  const names = new Map<string | null, string>([[null, staffRoomName]])
  for (const one of openClasses(facts, currentYearId)) names.set(one.id, className(one, classFormat))
  const years = new Map(facts.links.map((one) => [one.id, one.yearId]))
  const waitingOf = waitingPeople(facts, today)
  return ({ stale, good }) => {
    const last = stale.at(-1)
    if (last === undefined || good === null) return null
    const { platformId } = last.run
    const { classId, role, linkId } = last.sheet
    const unit = names.get(classId)
    if (unit === undefined || (years.get(linkId) ?? currentYearId) !== currentYearId) return null
    const { count, personIds } = waitingOf({ platformId, classId, role }, good)
    if (count === 0) return null
    return {
      platformId,
      classId,
      role,
      unit,
      document: last.run.document,
      copies: stale.reduce((sum, one) => sum + one.sheet.copies, 0),
      madeOn: [...new Set(stale.map((one) => one.run.madeOn))].sort(),
      reason: last.reason,
      waiting: count,
      personIds,
      fresh: freshLink(facts, { platformId, classId, role }, today),
    }
  }
}

type PlaceKey = Pick<StalePaper, 'platformId' | 'classId' | 'role'>

function freshLink(facts: Facts, { platformId, classId, role }: PlaceKey, today: IsoDay): Link | null {
  const good = facts.links.filter(
    (one) =>
      one.platformId === platformId &&
      one.classId === classId &&
      one.role === role &&
      one.yearId === facts.organisation.currentYearId &&
      staleReason(one, one.version, today) === null,
  )
  return good.sort((a, b) => b.version - a.version)[0] ?? null
}

/** Who of a place has still to join and holds no good sheet: by name, else how many by the newest count. */
function waitingPeople(facts: Facts, today: IsoDay) {
  const invitees = new Map(facts.invitees.map((one) => [`${one.platformId}|${one.classId ?? ''}|${one.personId}`, one]))
  const people = peopleOfClasses(facts)
  const counts = new Map<string, SchoolCounts>()
  const countsOf = (platformId: string) => {
    const known = counts.get(platformId) ?? schoolCounts(facts, platformId, today)
    counts.set(platformId, known)
    return known
  }
  const staffOf = (platformId: string, role: InviteeRole) =>
    facts.staff
      .filter((one) => one.state !== 'dismissed')
      .filter((one) => {
        const own = one.platformRole === 'staff' ? 'staff' : 'teacher'
        return (invitees.get(`${platformId}||${one.id}`)?.role ?? own) === role
      })
      .map((one) => one.id)
  return ({ platformId, classId, role }: PlaceKey, good: ReadonlySet<string>) => {
    const list = classId === null ? staffOf(platformId, role) : [...(people.get(`${classId}|${role}`) ?? [])]
    const personIds = list.filter((id) => {
      const state = invitees.get(`${platformId}|${classId ?? ''}|${id}`)?.state ?? 'notInvited'
      return !hasJoined(state) && !isException(state) && state !== 'left' && !good.has(id)
    })
    if (list.length > 0) return { count: personIds.length, personIds }
    const ofClass = countsOf(platformId).classes.find((one) => one.classId === classId)
    const counted = role === 'pupil' || role === 'parent' ? (ofClass?.[role]?.rest ?? null) : null
    return { count: counted, personIds }
  }
}
