import type { Edit } from '@/domain/changes/types'
import type { Invitee, SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay, NewId } from '@/domain/model/plain'
import { hasJoined, isException } from '@/domain/rules/states'
import { applied } from './applied'
import { changed, created } from './edits'
import type { LinkFacts } from './addLinks'
import { issueLinks } from './linkStates'
import { markInvitees, type MarkInvitees } from './markInvitees'
import { outcome } from './outcome'
import type { Outcome } from './outcome'
import { kindOfRole } from './persons'
import { texts } from './texts'

export interface RecordSheetRun {
  /** Kind of document, as `documentKinds` names it. */
  document: string
  platformId: string
  produced: SheetRun['sheets']
  madeOn: IsoDay
  madeBy: string
  /** The user says that the sheets go out: the links become «выдана», the people named on them «приглашён» or «повторно». */
  handedOut?: boolean
}

/**
 * Records what was put on paper: links with their versions, people, day and who made it (domain.md 8.2). One set together
 * with «выдана» and «приглашён» when the sheets are handed out. Without edits when nothing carried a link.
 */
export function recordSheetRun(facts: Facts, input: RecordSheetRun, newId: NewId): Outcome {
  const { document, platformId, produced, madeOn, madeBy } = input
  const copies = produced.reduce((sum, one) => sum + one.copies, 0)
  const run: SheetRun = { id: newId(), document, platformId, madeOn, madeBy, sheets: produced }
  if (produced.length === 0) return outcome(texts.sheets.recorded(0, false), [])
  const edits: Edit[] = [created('sheetRun', run)]
  if (input.handedOut === true) edits.push(...handOutSheets(facts, run, madeOn))
  return outcome(texts.sheets.recorded(copies, input.handedOut === true), edits)
}

/** Links that a run would mark as handed out, and how many people it would mark as invited, for the question beforehand. */
export function toBeHandedOut(
  facts: LinkFacts,
  run: Pick<SheetRun, 'platformId' | 'sheets' | 'madeOn'>,
): { links: number; people: number } {
  const ids = new Set(run.sheets.map((one) => one.linkId))
  return {
    links: facts.links.filter((one) => ids.has(one.id) && one.state === 'active').length,
    people: invited(facts, run, run.madeOn).length,
  }
}

/**
 * What the handing out of sheets changes: their links become «выдана», the people named on them «приглашён» or «повторно».
 * `run.sheets` are those that go out, all of a run or one class's; whoever has got a sheet of this run already is left as he is.
 */
export function handOutSheets(
  facts: Facts,
  run: Pick<SheetRun, 'id' | 'platformId' | 'sheets' | 'madeOn'>,
  on: IsoDay,
): Edit[] {
  const { platformId } = run
  const issued = issueLinks(
    facts,
    run.sheets.map((one) => one.linkId),
    on,
  ).edits
  const after = applied(facts, { edits: issued })
  const persons = invited(after, run, on)
  const mark = (state: 'invited' | 'reminded') => {
    const chosen = persons.filter((one) => one.state === state).map(({ person }) => person)
    const how = { platformId, state, on, handedBy: 'sheet', sheetRunId: run.id } as const
    return markInvitees(after, { ...how, persons: chosen }).edits
  }
  const first = persons.filter((one) => one.state === 'firstSheet')
  const carried = first.map(
    ({ before }) => before && changed('invitee', before, { handedBy: 'sheet', sheetRunId: run.id }),
  )
  return [...issued, ...mark('invited'), ...mark('reminded'), ...carried.filter((edit) => edit != null)]
}

interface ToInvite {
  person: MarkInvitees['persons'][number]
  state: 'invited' | 'reminded' | 'firstSheet'
  before: Invitee | undefined
}

/**
 * Who is named on the sheets and is still to come: invited for the first time, or once more. Whoever was invited by this
 * very link on the day of the sheet, or on the day it goes out, gets with it the invitation that is counted already.
 */
function invited(
  facts: Pick<Facts, 'invitees'>,
  run: Pick<SheetRun, 'platformId' | 'sheets' | 'madeOn'> & { id?: string },
  on: IsoDay,
): ToInvite[] {
  const known = new Map<string, Invitee>()
  for (const one of facts.invitees) {
    if (one.platformId === run.platformId) known.set(`${one.classId ?? ''}|${one.personId}`, one)
  }
  const isFirstSheet = (one: Invitee, linkId: string) =>
    one.state === 'invited' &&
    (one.invitedOn === run.madeOn || one.invitedOn === on) &&
    one.linkId === linkId &&
    one.handedBy === null
  return run.sheets.flatMap(({ classId, role, linkId, personIds }) =>
    personIds.flatMap((personId): ToInvite[] => {
      const before = known.get(`${classId ?? ''}|${personId}`)
      const state = before?.state ?? 'notInvited'
      if (hasJoined(state) || isException(state) || state === 'wrongRole' || state === 'left') return []
      if (run.id !== undefined && before?.sheetRunId === run.id && state !== 'notInvited') return []
      const person = { classId, personKind: kindOfRole(role), personId, role }
      if (before !== undefined && isFirstSheet(before, linkId)) return [{ person, state: 'firstSheet', before }]
      return [{ person, state: state === 'notInvited' ? 'invited' : 'reminded', before }]
    }),
  )
}
