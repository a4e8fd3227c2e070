import { importMemoryId, type Invitee, type Staff } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { adminGaps, adminOrder } from './administrators'
import { check, type Check, type CheckItem } from './check'
import { checkTexts as texts } from './checkTexts'
import { fullName, nameKey, shortName, sortedPersons } from './personNames'
import { showPhone } from './phones'
import { hasJoined } from './states'
import { nameProblem } from './validation'

/** Findings about staff: leavers, appointments, doubles, gaps of the cards (rules 8.3.4, 8.3.8, 8.4). */
export function staffChecks(facts: Facts): Check[] {
  const staff = sortedPersons(facts.staff)
  const here = staff.filter((one) => one.state !== 'dismissed')
  const item = (one: Staff): CheckItem => ({ table: 'staff', id: one.id, title: fullName(one) })
  // Nobody works on a platform that the school has left.
  const archived = new Set(facts.platforms.filter((one) => one.state === 'archive').map((one) => one.id))
  const byId = new Map(staff.map((one) => [one.id, one]))
  const ofStaff = (wanted: (invitee: Invitee, one: Staff) => boolean): CheckItem[] => {
    const ids = new Set<string>()
    for (const invitee of facts.invitees) {
      if (archived.has(invitee.platformId)) continue
      const one = byId.get(invitee.personId)
      if (one && invitee.personKind === 'staff' && wanted(invitee, one)) ids.add(one.id)
    }
    return staff.filter((one) => ids.has(one.id)).map((one) => item(one))
  }
  return [
    check(
      'dismissedInChat',
      'error',
      ofStaff((invitee, one) => one.state === 'dismissed' && (hasJoined(invitee.state) || invitee.state === 'left')),
    ),
    ...extraAdmins(here, facts),
    check('duplicateNames', 'warning', sameNames(here, facts)),
    check('duplicatePhones', 'warning', samePhones(here)),
    check(
      'suspiciousNames',
      'warning',
      here.flatMap((one) => {
        const problem = nameProblem(one.lastName) ?? nameProblem(one.firstName) ?? nameProblem(one.middleName)
        return problem === null ? [] : [item(one)]
      }),
    ),
    check(
      'staffWithoutPhone',
      'info',
      here.filter((one) => one.state === 'working' && one.phones.length === 0).map((one) => item(one)),
    ),
    check(
      'unconfirmed',
      'info',
      ofStaff((invitee, one) => one.state !== 'dismissed' && invitee.role === 'teacher' && invitee.state === 'joined'),
    ),
  ]
}

/** What the appointments of additional administrators lack; nobody is stopped by it (domain.md 1.2). */
function extraAdmins(here: readonly Staff[], facts: Facts): Check[] {
  const extra = here.filter((one) => one.platformRole === 'extraAdmin')
  const gapOf = adminGaps(facts)
  const item = (one: Staff, title: string): CheckItem => ({ table: 'staff', id: one.id, title })
  return [
    check(
      'extraAdminNotJoined',
      'warning',
      extra.flatMap((one) => {
        const gap = gapOf(one.id)
        return gap === null ? [] : [item(one, texts.withReason(fullName(one), texts.adminGap[gap]))]
      }),
    ),
    check(
      'extraAdminWithoutOrder',
      'warning',
      extra.filter((one) => adminOrder(facts, one) === null).map((one) => item(one, fullName(one))),
    ),
  ]
}

/**
 * Equal ФИО after ё→е, case and look-alikes: staff of the school, pupils within a class. Never merged by themselves, and
 * not shown again once an import was told that they are different people.
 */
function sameNames(staff: readonly Staff[], facts: Facts): CheckItem[] {
  const people: [CheckItem, string][] = [
    ...staff.map((one): [CheckItem, string] => [
      { table: 'staff', id: one.id, title: fullName(one) },
      `|${nameKey(one)}`,
    ]),
    ...facts.pupils
      .filter((one) => one.state === 'enrolled')
      .map((one): [CheckItem, string] => [
        { table: 'pupil', id: one.id, title: fullName(one) },
        `${one.classId}|${nameKey(one)}`,
      ]),
  ]
  const apart = new Set(facts.importMemory.filter((one) => one.kind === 'apart').map((one) => one.id))
  return repeated(people, (a, b) => apart.has(importMemoryId('apart', [a.id, b.id])))
}

function samePhones(staff: readonly Staff[]): CheckItem[] {
  return repeated(
    staff.flatMap((one) =>
      [...new Set(one.phones.map((phone) => phone.number))]
        .filter((number) => number.startsWith('+'))
        .map((number): [CheckItem, string] => {
          const title = texts.withReason(shortName(one), showPhone(number))
          return [{ table: 'staff', id: one.id, title }, number]
        }),
    ),
  )
}

/** All members of every group that has more than one, group by group; without those known to be apart from all others. */
function repeated(
  pairs: readonly [CheckItem, string][],
  areApart: (a: CheckItem, b: CheckItem) => boolean = () => false,
): CheckItem[] {
  const groups = new Map<string, CheckItem[]>()
  for (const [item, key] of pairs) {
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()].flatMap((group) =>
    group.filter((one) => group.some((other) => other !== one && !areApart(one, other))),
  )
}
