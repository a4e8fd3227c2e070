import type { Invitee, InviteeRole } from '@/domain/model/entities'
import { inviteeId } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { hasJoined } from '@/domain/rules/states'
import { markInvitees, type InviteeFacts } from './markInvitees'
import { nameOfUnit } from './nameOf'
import { outcome, type Outcome } from './outcome'
import { recordHeadCount } from './recordHeadCount'
import { texts } from './texts'

export interface ReconciledPerson {
  personKind: Invitee['personKind']
  personId: string
  role: InviteeRole
}

export interface Reconcile {
  platformId: string
  /** null = the staff room. */
  classId: string | null
  roles: readonly InviteeRole[]
  on: IsoDay
  way: 'link' | 'roster'
  /** Whom the list of the platform holds. */
  joined: readonly ReconciledPerson[]
  /** Joined by the register and absent from the list: what the user himself said of them. */
  left: readonly ReconciledPerson[]
  removed: readonly ReconciledPerson[]
}

/**
 * Takes a comparison with the platform's list over as one set: who is in the list has joined, and those of whom the user
 * said so have left or were removed. Whoever had joined already keeps his day and his confirmed role.
 */
export function reconcile(facts: InviteeFacts & Pick<Facts, 'classes' | 'organisation'>, input: Reconcile): Outcome {
  const { platformId, classId, on, way } = input
  const states = new Map(facts.invitees.map((one) => [one.id, one.state]))
  const isIn = (one: ReconciledPerson) => {
    const state = states.get(inviteeId(platformId, classId, one.personId))
    return state !== undefined && hasJoined(state)
  }
  const inUnit = (persons: readonly ReconciledPerson[]) => persons.map((one) => ({ ...one, classId }))
  const mark = { platformId, on }
  const parts = [
    markInvitees(facts, { ...mark, way, state: 'joined', persons: inUnit(input.joined.filter((one) => !isIn(one))) }),
    markInvitees(facts, { ...mark, state: 'left', persons: inUnit(input.left) }),
    markInvitees(facts, { ...mark, state: 'removed', persons: inUnit(input.removed) }),
  ]
  const [joined = 0, left = 0, removed = 0] = parts.map((one) => one.edits.length)
  const name = texts.reconcile.done(nameOfUnit(facts, classId), input.roles, { joined, left, removed })
  return outcome(
    name,
    parts.flatMap((one) => one.edits),
    { refused: parts.flatMap((one) => one.refused) },
  )
}

/** For a class kept without names: how many the platform's list holds, beside the last known numbers. */
export function reconcileCount(
  facts: Pick<Facts, 'organisation' | 'classes' | 'headCounts'>,
  input: { platformId: string; classId: string; role: InviteeRole; joined: number; on: IsoDay },
): Outcome {
  const { platformId, classId, role, joined, on } = input
  const last = facts.headCounts
    .filter((one) => one.classId === classId && one.platformId === platformId && one.role === role)
    .filter((one) => one.countedOn <= on)
    .reduce<Facts['headCounts'][number] | null>((a, b) => (a === null || b.countedOn > a.countedOn ? b : a), null)
  const planned = role === 'pupil' ? (facts.classes.find((one) => one.id === classId)?.plannedPupils ?? 0) : 0
  const recorded = recordHeadCount(facts, [
    {
      classId,
      platformId,
      role,
      countedOn: on,
      listed: last?.listed ?? planned,
      invited: last?.invited ?? 0,
      exceptions: last?.exceptions ?? 0,
      joined,
    },
  ])
  return { ...recorded, name: texts.reconcile.counted(nameOfUnit(facts, classId), role, joined) }
}
