import type { Edit } from '@/domain/changes/types'
import { withNeutral } from '@/domain/model/neutral'
import type { Invitee, InviteeRole, InviteeState, JoinRequest } from '@/domain/model/entities'
import { inviteeId } from '@/domain/model/entities'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { plainLine } from '@/domain/matching/memberNoise'
import { changed, created } from './edits'
import { markInvitees, type InviteeFacts } from './markInvitees'
import { note, outcome, type CommandNote, type Outcome } from './outcome'
import { texts } from './texts'

export type RequestFacts = InviteeFacts & Pick<Facts, 'joinRequests'>

export interface RequestedPerson {
  personKind: Invitee['personKind']
  personId: string
}

export interface NewRequest {
  name: string
  /** E.164, or empty. */
  phone: string
  /** Who it is by the register; null while nobody knows. */
  person: RequestedPerson | null
}

/**
 * Writes down requests to join as the platform shows them; a known person gets «заявка подана». A request that is
 * waiting already is refused as such.
 */
export function addRequests(
  facts: RequestFacts,
  input: {
    platformId: string
    classId: string | null
    role: InviteeRole
    on: IsoDay
    requests: readonly NewRequest[]
  },
  newId: NewId,
): Outcome {
  const { platformId, classId, role, on } = input
  const refused: CommandNote[] = []
  const waiting = new Map(
    facts.joinRequests
      .filter((one) => one.state === 'waiting' && one.platformId === platformId && one.classId === classId)
      .map((one) => [keyOf(one.name, one.phone, one.personId), one.id]),
  )
  const records: JoinRequest[] = []
  for (const { name, phone, person } of input.requests) {
    const key = keyOf(name, phone, person?.personId ?? null)
    const known = waiting.get(key)
    if (known !== undefined) {
      refused.push(note('known', texts.request.known(name || phone), 'joinRequest', known))
      continue
    }
    const id = newId()
    waiting.set(key, id)
    records.push(
      withNeutral('joinRequest', {
        ...{ id, platformId, classId, role, phone, requestedOn: on, state: 'waiting' },
        name: name.slice(0, 300),
        personKind: person?.personKind ?? null,
        personId: person?.personId ?? null,
      }),
    )
  }
  const marks = marked(facts, records, 'requested', on)
  return outcome(
    texts.request.added(records.length),
    [...records.map((one) => created('joinRequest', one)), ...marks.edits],
    { refused: [...refused, ...marks.refused] },
  )
}

/** One person asks once per chat: by the register when he is known, else by name and telephone. */
function keyOf(name: string, phone: string, personId: string | null): string {
  return personId ?? `${plainLine(name)}|${phone}`
}

/** Says who stands behind a request, or that nobody knows; the person gets «заявка подана» if it waits. */
export function identifyRequest(facts: RequestFacts, id: string, person: RequestedPerson | null): Outcome {
  const before = facts.joinRequests.find((one) => one.id === id)
  if (before === undefined) return outcome('', [], { refused: [note('gone', texts.gone, 'joinRequest', id)] })
  const fields = { personKind: person?.personKind ?? null, personId: person?.personId ?? null }
  const earlier = before.state === 'waiting' && before.personId !== fields.personId ? steppedBack(facts, [before]) : []
  const marks =
    before.state === 'waiting' ? marked(facts, [{ ...before, ...fields }], 'requested', before.requestedOn) : null
  return outcome(
    texts.request.identified(before.name || before.phone),
    [changed('joinRequest', before, fields), ...earlier, ...(marks?.edits ?? [])],
    { refused: marks?.refused ?? [] },
  )
}

/** Accepts requests: their people have joined, by the given way. Whoever is not in the register is only accepted. */
export function acceptRequests(
  facts: RequestFacts,
  input: { ids: readonly string[]; on: IsoDay; way: 'link' | 'roster' },
): Outcome {
  const chosen = waitingOf(facts, input.ids)
  const marks = marked(facts, chosen, 'joined', input.on, input.way)
  const warnings = chosen
    .filter((one) => one.personId === null)
    .map((one) => note('unknown', texts.request.acceptedUnknown(one.name || one.phone), 'joinRequest', one.id))
  return outcome(
    texts.request.accepted(chosen.length),
    [...chosen.map((one) => changed('joinRequest', one, { state: 'accepted', decidedOn: input.on })), ...marks.edits],
    { warnings, refused: marks.refused },
  )
}

/** Refuses requests with the reason; who had «заявка подана» is again as he was invited. */
export function refuseRequests(
  facts: RequestFacts,
  input: { ids: readonly string[]; on: IsoDay; reason: string },
): Outcome {
  const chosen = waitingOf(facts, input.ids)
  const reason = input.reason.trim()
  return outcome(texts.request.refused(chosen.length), [
    ...chosen.map((one) => changed('joinRequest', one, { state: 'refused', decidedOn: input.on, reason })),
    ...steppedBack(facts, chosen),
  ])
}

function waitingOf(facts: RequestFacts, ids: readonly string[]): JoinRequest[] {
  const wanted = new Set(ids)
  return facts.joinRequests.filter((one) => wanted.has(one.id) && one.state === 'waiting')
}

function marked(
  facts: RequestFacts,
  requests: readonly JoinRequest[],
  state: InviteeState,
  on: IsoDay,
  way?: Invitee['way'],
): Pick<Outcome, 'edits' | 'refused'> {
  const known = requests.flatMap(({ personKind, personId, platformId, classId, role }) =>
    personKind === null || personId === null ? [] : [{ personKind, personId, platformId, classId, role }],
  )
  const states = new Map(facts.invitees.map((one) => [one.id, one.state]))
  const isIn = (one: (typeof known)[number]) => {
    const now = states.get(inviteeId(one.platformId, one.classId, one.personId))
    return now === 'joined' || now === 'confirmed'
  }
  const parts = [
    ...Map.groupBy(
      known.filter((one) => !isIn(one)),
      (one) => one.platformId,
    ),
  ].map(([platformId, persons]) =>
    markInvitees(facts, { platformId, persons, state, on, ...(way === undefined ? {} : { way }) }),
  )
  return { edits: parts.flatMap((one) => one.edits), refused: parts.flatMap((one) => one.refused) }
}

/** People who stand as «заявка подана» because of these requests go back to where they were. */
function steppedBack(facts: RequestFacts, requests: readonly JoinRequest[]): (Edit | null)[] {
  const ids = new Set(
    requests.flatMap((one) => (one.personId === null ? [] : [inviteeId(one.platformId, one.classId, one.personId)])),
  )
  return facts.invitees
    .filter((one) => ids.has(one.id) && one.state === 'requested')
    .map((one) =>
      changed('invitee', one, { state: one.times > 1 ? 'reminded' : one.times === 1 ? 'invited' : 'notInvited' }),
    )
}
