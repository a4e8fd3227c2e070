import type { Candidate } from '@/domain/matching/candidates'
import type { LineMatch, Proposal } from '@/domain/matching/matchMembers'
import type { MemberLine } from '@/domain/matching/parseMemberList'
import type { Invitee, InviteeState } from '@/domain/model/entities'
import { fullName, sortedPersons } from '@/domain/rules/personNames'
import { hasJoined, titleOf } from '@/domain/rules/states'
import type { ReconcileList } from './reconcileLists'
import { reconcileTexts as texts } from './texts'

/** What the user said of a line: a person's id, or that nobody of the register is meant, or that it is no person. */
export type Answer = { personId: string } | 'stranger' | 'nobody'
/** What the user said of a person who is missing from the list. */
export type Gone = 'left' | 'removed'

export interface ReconcileRow {
  key: string
  list: ReconcileList
  /** The line of the list; null for a person who is not in it. */
  line: MemberLine | null
  /** The person of the register; null while nobody knows. */
  person: Candidate | null
  state: InviteeState | null
  evidence: string
  proposals: readonly Proposal[]
  /** The user decided it himself. */
  answered: boolean
  gone: Gone | null
}

export interface ReconcileInput {
  matches: readonly LineMatch[]
  candidates: readonly Candidate[]
  /** By person. */
  invitees: ReadonlyMap<string, Invitee>
  answers: ReadonlyMap<string, Answer>
  gone: ReadonlyMap<string, Gone>
}

/** Names a line so that an answer holds while other lines of the text change: its text and which of such lines it is. */
export function lineKeys(matches: readonly LineMatch[]): string[] {
  const seen = new Map<string, number>()
  return matches.map(({ line }) => {
    const count = (seen.get(line.raw) ?? 0) + 1
    seen.set(line.raw, count)
    return `${line.raw}#${String(count)}`
  })
}

/**
 * The lines and the people as lists: вступили · ещё нет · кто это? · посторонние · отмечены, но в списке нет. An answer of
 * the user goes before a match of the program; nobody is taken twice.
 */
export function reconcileRows({ matches, candidates, invitees, answers, gone }: ReconcileInput): ReconcileRow[] {
  const byId = new Map(candidates.map((one) => [one.id, one]))
  const keys = lineKeys(matches)
  const taken = new Set<string>()
  for (const key of keys) {
    const answer = answers.get(key)
    if (typeof answer === 'object') taken.add(answer.personId)
  }
  const stateOf = (id: string) => invitees.get(id)?.state ?? 'notInvited'
  const rows = matches.flatMap((match, at): ReconcileRow[] => {
    const key = keys[at] ?? ''
    const answer = answers.get(key)
    const base = { key, line: match.line, answered: answer !== undefined, gone: null }
    const lost = { ...base, person: null, state: null }
    if (answer === 'nobody') return []
    if (answer === 'stranger')
      return [{ ...lost, list: 'strangers', evidence: texts.saidStranger, proposals: proposalsOf(match) }]
    const said = typeof answer === 'object' ? byId.get(answer.personId) : undefined
    if (said !== undefined) {
      const found = { ...base, person: said, state: stateOf(said.id), proposals: proposalsOf(match) }
      return [{ ...found, list: 'joined', evidence: texts.saidPerson }]
    }
    const person = match.kind === 'match' && !taken.has(match.candidateId) ? byId.get(match.candidateId) : undefined
    if (match.kind === 'match' && person !== undefined) {
      taken.add(person.id)
      const evidence = match.evidence.join('; ')
      return [{ ...base, person, state: stateOf(person.id), list: 'joined', evidence, proposals: proposalsOf(match) }]
    }
    if (match.kind === 'stranger') return [{ ...lost, list: 'strangers', evidence: texts.noLikeness, proposals: [] }]
    return [{ ...lost, list: 'who', evidence: doubtOf(match, byId), proposals: proposalsOf(match) }]
  })
  return [...rows, ...missingRows(candidates, taken, stateOf, gone)]
}

function missingRows(
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
  stateOf: (id: string) => InviteeState,
  gone: ReadonlyMap<string, Gone>,
): ReconcileRow[] {
  return sortedPersons(candidates).flatMap((person): ReconcileRow[] => {
    if (taken.has(person.id)) return []
    const state = stateOf(person.id)
    const base = { key: `person:${person.id}`, line: null, person, state, proposals: [], answered: gone.has(person.id) }
    if (hasJoined(state))
      return [{ ...base, list: 'absent', evidence: texts.absent, gone: gone.get(person.id) ?? null }]
    if (person.gone || state === 'left' || state === 'removed') return []
    return [{ ...base, list: 'waiting', evidence: '', gone: null }]
  })
}

function proposalsOf(match: LineMatch): readonly Proposal[] {
  if (match.kind === 'proposals') return match.proposals
  return match.kind === 'match' ? [{ candidateId: match.candidateId, score: 0, evidence: match.evidence }] : []
}

function doubtOf(match: LineMatch, byId: ReadonlyMap<string, Candidate>): string {
  if (match.kind !== 'proposals') return texts.takenByAnswer
  const [first] = match.proposals
  const person = first ? byId.get(first.candidateId) : undefined
  const best = person && first ? texts.perhaps(fullName(person), first.evidence.join('; ')) : ''
  return [best, match.why].filter(Boolean).join('. ')
}

export function lineTitle(row: ReconcileRow): string {
  return row.line === null ? '' : row.line.name || row.line.phone || row.line.raw
}

export function personTitle(row: ReconcileRow): string {
  return row.person === null ? '' : fullName(row.person)
}

export function stateTitle(row: ReconcileRow): string {
  return row.state === null ? '' : titleOf.inviteeState[row.state]
}
