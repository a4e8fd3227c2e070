import type { Facts, IsoDay } from '@/domain/model/plain'
import { addMonths } from './days'
import { fullName } from './personNames'

export type PersonTable = 'staff' | 'pupil' | 'parent'

/** Somebody who has left, and from when on the school's own term lets the personal data go. */
export interface Leaver {
  table: PersonTable
  id: string
  name: string
  /** Null where nobody wrote the day down: then no term can run. */
  leftOn: IsoDay | null
  dueOn: IsoDay | null
  why: 'dismissed' | 'left' | 'graduated' | 'noChildren'
  /** Marks of invitations and requests that would go with the card. */
  invitations: number
  requests: number
}

export type LeaverFacts = Pick<
  Facts,
  'staff' | 'pupils' | 'parents' | 'classes' | 'schoolYears' | 'invitees' | 'joinRequests'
>

/**
 * Who has left so long ago that the card may be erased (152-ФЗ: no longer than needed), oldest first, then those of whom
 * nobody knows when they left. A pupil's card has no day of leaving: the term runs from the end of the school year of the
 * last class, which is never too early. A parent follows the last child.
 */
export function leaversDue(facts: LeaverFacts, months: number, today: IsoDay): { due: Leaver[]; undated: Leaver[] } {
  const invitations = countBy(facts.invitees, (one) => `${one.personKind} ${one.personId}`)
  const requests = countBy(facts.joinRequests, (one) => `${one.personKind ?? ''} ${one.personId ?? ''}`)
  const leaver = (
    table: PersonTable,
    person: Parameters<typeof fullName>[0] & { id: string },
    why: Leaver['why'],
    leftOn: IsoDay | null,
  ): Leaver => ({
    table,
    id: person.id,
    name: fullName(person),
    leftOn,
    dueOn: leftOn === null ? null : addMonths(leftOn, months),
    why,
    invitations: invitations.get(`${table} ${person.id}`) ?? 0,
    requests: requests.get(`${table} ${person.id}`) ?? 0,
  })

  const yearEnds = new Map(facts.schoolYears.map((one) => [one.id, one.endsOn]))
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const pupils = facts.pupils.flatMap((one) => {
    const last = classes.get(one.classId)
    const graduated = last?.state === 'graduated'
    if (one.state !== 'left' && !graduated) return []
    return [leaver('pupil', one, one.state === 'left' ? 'left' : 'graduated', yearEnds.get(last?.yearId ?? '') ?? null)]
  })
  const gone = new Map(pupils.map((one) => [one.id, one.leftOn]))
  const known = new Set(facts.pupils.map((one) => one.id))
  const parents = facts.parents.flatMap((one) => {
    const children = one.pupilIds.filter((id) => known.has(id))
    if (children.some((id) => !gone.has(id))) return []
    const days = children.map((id) => gone.get(id) ?? null)
    const last = days.includes(null) ? null : (days.toSorted().at(-1) ?? null)
    return [leaver('parent', one, 'noChildren', last)]
  })
  const staff = facts.staff
    .filter((one) => one.state === 'dismissed')
    .map((one) => leaver('staff', one, 'dismissed', one.dismissedOn))

  const all = [...staff, ...pupils, ...parents]
  const byDay = (one: Leaver, other: Leaver) =>
    (one.dueOn ?? '').localeCompare(other.dueOn ?? '') || one.name.localeCompare(other.name, 'ru')
  return {
    due: all.filter((one) => one.dueOn !== null && one.dueOn <= today).sort(byDay),
    undated: all.filter((one) => one.dueOn === null).sort(byDay),
  }
}

function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1)
  return counts
}
