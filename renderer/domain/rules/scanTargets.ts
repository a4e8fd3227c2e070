import { handoverId, inviteeId, type Invitee, type InviteeRole } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { coverCode, slipCode } from './scanCodes'

/** Whose paper a number may be. `id` is the key of the invitee or of the handing over, whether or not it is kept yet. */
export type ScanTarget =
  | {
      kind: 'slip'
      id: string
      platformId: string
      classId: string | null
      personKind: Invitee['personKind']
      personId: string
      role: InviteeRole
    }
  | { kind: 'cover'; id: string; sheetRunId: string; classId: string | null }

export type ScanFacts = Pick<
  Facts,
  'pupils' | 'parents' | 'staff' | 'platforms' | 'assignments' | 'sheetRuns' | 'invitees'
>
type Slip = ScanTarget & { kind: 'slip' }

/**
 * Every paper that may come under the scanner, by its number: the people of the register on each active platform, whoever
 * was named on printed sheets or invited, and the covers of all runs. Two targets under one number are both given.
 */
export function scanTargets(facts: ScanFacts): Map<string, ScanTarget[]> {
  const targets = new Map<string, ScanTarget>()
  const add = (target: ScanTarget) => {
    if (!targets.has(target.id)) targets.set(target.id, target)
  }
  const slip = (
    platformId: string,
    classId: string | null,
    person: Pick<Slip, 'personKind' | 'personId' | 'role'>,
  ): void => {
    add({ kind: 'slip', id: inviteeId(platformId, classId, person.personId), platformId, classId, ...person })
  }
  // An invitation that is kept knows the role best, then the paper itself, then the register.
  for (const one of facts.invitees) slip(one.platformId, one.classId, one)
  for (const run of facts.sheetRuns)
    for (const { classId, role, personIds } of run.sheets) {
      add({ kind: 'cover', id: handoverId(run.id, classId), sheetRunId: run.id, classId })
      for (const personId of personIds) slip(run.platformId, classId, { personKind: kindOf(role), personId, role })
    }
  const people = peopleOfUnits(facts)
  for (const { id, state } of facts.platforms) {
    if (state !== 'active') continue
    for (const { classId, ...person } of people) slip(id, classId, person)
  }
  const byCode = new Map<string, ScanTarget[]>()
  for (const target of targets.values()) {
    const code = target.kind === 'slip' ? slipCode(target.id) : coverCode(target.id)
    const known = byCode.get(code)
    if (known) known.push(target)
    else byCode.set(code, [target])
  }
  return byCode
}

type UnitPerson = Pick<Slip, 'classId' | 'personKind' | 'personId' | 'role'>

function peopleOfUnits(facts: ScanFacts): UnitPerson[] {
  const classOf = new Map<string, string>()
  for (const one of facts.pupils) if (one.state === 'enrolled') classOf.set(one.id, one.classId)
  return [
    ...[...classOf].map(([personId, classId]) => ({ classId, personKind: 'pupil', personId, role: 'pupil' }) as const),
    ...facts.parents.flatMap(({ id: personId, pupilIds }) => {
      const classIds = new Set(pupilIds.map((pupilId) => classOf.get(pupilId)).filter((id) => id !== undefined))
      return [...classIds].map((classId) => ({ classId, personKind: 'parent', personId, role: 'parent' }) as const)
    }),
    ...facts.staff.map(({ id: personId, platformRole }): UnitPerson => {
      return { classId: null, personKind: 'staff', personId, role: platformRole === 'staff' ? 'staff' : 'teacher' }
    }),
    ...facts.assignments.map(({ classId, staffId: personId }): UnitPerson => {
      return { classId, personKind: 'staff', personId, role: 'teacher' }
    }),
  ]
}

function kindOf(role: InviteeRole): Invitee['personKind'] {
  return role === 'pupil' || role === 'parent' ? role : 'staff'
}
