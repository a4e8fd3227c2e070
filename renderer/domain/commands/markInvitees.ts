import type { Edit } from '@/domain/changes/types'
import { inviteeId } from '@/domain/model/entities'
import type { Invitee, InviteeRole, InviteeState } from '@/domain/model/entities'
import { newInvitee } from '@/domain/model/newRecords'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { inviteeRefusal, moveReasons } from '@/domain/rules/moveReasons'
import { isLinkInForce } from '@/domain/rules/states'
import { changed, created } from './edits'
import { nameOfPerson } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { personFinder } from './persons'
import { texts } from './texts'

export type InviteeFacts = Pick<Facts, 'staff' | 'pupils' | 'parents' | 'links' | 'invitees'>

export interface MarkInvitees {
  platformId: string
  /** Person × class (null = the staff room). The role counts for a new invitee; a known one keeps his (rule 8.3.3). */
  persons: readonly {
    classId: string | null
    personKind: Invitee['personKind']
    personId: string
    role: InviteeRole
  }[]
  state: InviteeState
  /** The day it happened. */
  on: IsoDay
  /** How the person is let in; by default by link. */
  way?: Invitee['way']
  /** How the invitation was handed over. */
  handedBy?: Invitee['handedBy']
  /** The produced sheets that carry the invitation. */
  sheetRunId?: string
}

/**
 * Sets the state of many persons at once; makes the invitee where there was none. «Приглашён» and «повторно» raise the
 * count and take the live link of the unit and role; impossible steps are refused one by one (domain.md 8.2).
 */
export function markInvitees(facts: InviteeFacts, input: MarkInvitees): Outcome {
  const byId = new Map(facts.invitees.map((one) => [one.id, one]))
  const linkOf = liveLinks(facts, input.platformId)
  const find = personFinder(facts)
  const refused: CommandNote[] = []
  const edits: (Edit | null)[] = []
  const seen = new Set<string>()
  for (const person of input.persons) {
    const id = inviteeId(input.platformId, person.classId, person.personId)
    if (seen.has(id)) continue
    seen.add(id)
    const before = byId.get(id)
    const from = before?.state ?? 'notInvited'
    if (from === input.state && from !== 'reminded') continue
    const why = inviteeRefusal(from, input.state)
    if (why !== null) {
      const name = nameOfPerson(find(person.personKind, person.personId))
      const text = texts.invitee.refused(name, from, input.state, moveReasons[why])
      refused.push(note('impossible', text, 'invitee', id))
      continue
    }
    const record = before ?? newInvitee(input.platformId, person.classId, person)
    const link = linkOf(person.classId, record.role)
    const next = { ...record, ...marked(record, input, link) }
    edits.push(before === undefined ? created('invitee', next) : changed('invitee', before, next))
  }
  const count = edits.filter((edit) => edit !== null).length
  return outcome(texts.invitee.marked(input.state, count), edits, { refused })
}

function marked(before: Invitee, input: MarkInvitees, linkId: string | null): Partial<Invitee> {
  const { state, on } = input
  const ways = {
    ...(input.way === undefined ? {} : { way: input.way }),
    ...(input.handedBy === undefined ? {} : { handedBy: input.handedBy }),
    ...(input.sheetRunId === undefined ? {} : { sheetRunId: input.sheetRunId }),
  }
  switch (state) {
    case 'notInvited':
      return {
        state,
        linkId: null,
        sheetRunId: null,
        handedBy: null,
        times: 0,
        invitedOn: null,
        joinedOn: null,
        confirmedOn: null,
      }
    case 'invited':
    case 'reminded':
      if (isStepBack(before.state, state)) {
        return {
          state,
          times: Math.max(before.times, 1),
          invitedOn: before.invitedOn ?? on,
          joinedOn: null,
          confirmedOn: null,
        }
      }
      return {
        state,
        ...ways,
        linkId: (input.way ?? before.way) === 'link' ? (linkId ?? before.linkId) : null,
        times: before.times + 1,
        invitedOn: on,
        joinedOn: null,
        confirmedOn: null,
      }
    case 'joined':
      return { state, ...ways, joinedOn: before.state === 'confirmed' ? before.joinedOn : on, confirmedOn: null }
    case 'confirmed':
      return { state, ...ways, joinedOn: before.joinedOn ?? on, confirmedOn: on }
    default:
      return { state, ...ways }
  }
}

/** A tick set by mistake is taken back: the person was not invited once more. */
function isStepBack(from: InviteeState, to: InviteeState): boolean {
  if (from === 'joined' || from === 'confirmed') return true
  return to === 'invited' && (from === 'reminded' || from === 'requested')
}

/** The live link of a unit and role, prepared once. */
function liveLinks(
  facts: Pick<Facts, 'links'>,
  platformId: string,
): (classId: string | null, role: InviteeRole) => string | null {
  const key = (classId: string | null, role: InviteeRole) => `${classId ?? ''}|${role}`
  const live = new Map<string, { id: string; yearId: string }>()
  for (const link of facts.links) {
    if (link.platformId !== platformId || !isLinkInForce(link.state)) continue
    const known = live.get(key(link.classId, link.role))
    if (known === undefined || known.yearId < link.yearId) live.set(key(link.classId, link.role), link)
  }
  return (classId, role) => live.get(key(classId, role))?.id ?? null
}
