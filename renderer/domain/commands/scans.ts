import type { Invitee, SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn } from '@/domain/rules/assignments'
import { showDay } from '@/domain/rules/days'
import { isHandedOver } from '@/domain/rules/handovers'
import { moveReasons } from '@/domain/rules/moveReasons'
import { shortName } from '@/domain/rules/personNames'
import type { ScanTarget } from '@/domain/rules/scanTargets'
import { staleReason } from '@/domain/rules/stalePaper'
import { hasJoined, isException, titleOf } from '@/domain/rules/states'
import { handOver, returnCovers } from './handovers'
import { markInvitees } from './markInvitees'
import { nameOfPerson, nameOfUnit } from './nameOf'
import { intention } from './edits'
import { outcome } from './outcome'
import type { Outcome } from './outcome'
import { personOf } from './persons'
import { scanTexts as texts } from './scanTexts'
import type { ScanMode } from './scanModes'

import { handOutSheets } from './sheetRuns'

/**
 * What a scan does. `marked`: to be committed; `already`: nothing to do, it was marked before; `refused`: not done, `text` says
 * why and what to do. `title` says whose paper it is.
 */
export interface ScanAnswer {
  status: 'marked' | 'already' | 'refused'
  title: string
  text: string
  outcome: Pick<Outcome, 'name' | 'edits'> | null
}

type Slip = ScanTarget & { kind: 'slip' }
type Cover = ScanTarget & { kind: 'cover' }

/** Whose paper it is, for a choice between two: «Белова А. И., 5 «А», ученик». */
export function titleOfTarget(facts: Facts, target: ScanTarget): string {
  const unit = nameOfUnit(facts, target.classId)
  if (target.kind === 'cover') return texts.cover(unit)
  return texts.slip(
    nameOfPerson(personOf(facts, target.personKind, target.personId)),
    unit,
    titleOf.inviteeRole[target.role],
  )
}

/** The one mark that a scan makes, or why it makes none (issue 7). A second scan of the same paper changes nothing. */
export function scanned(facts: Facts, target: ScanTarget, mode: ScanMode, on: IsoDay): ScanAnswer {
  const title = titleOfTarget(facts, target)
  const { status, text, done } =
    target.kind === 'cover' ? cover(facts, target, mode, on) : slip(facts, target, mode, on)
  return { status, title, text, outcome: done ? intention(texts.done(mode, title), done.edits) : null }
}

interface Verdict {
  status: ScanAnswer['status']
  text: string
  done?: Outcome
}
const already = (text: string): Verdict => ({ status: 'already', text })
const refused = (text: string): Verdict => ({ status: 'refused', text })

function marked(mode: ScanMode, on: IsoDay, done: Outcome): Verdict {
  if (done.edits.length === 0) return refused(done.refused.map(({ text }) => text).join(' '))
  const warnings = done.warnings.map(({ text }) => text)
  return { status: 'marked', text: [texts.marked[mode](showDay(on)), ...warnings].join(' '), done }
}

function cover(facts: Facts, target: Cover, mode: ScanMode, on: IsoDay): Verdict {
  if (mode === 'joined') return refused(texts.coverJoined)
  const kept = facts.handovers.find((one) => one.id === target.id)
  if (mode === 'returned') {
    if (kept?.returnedOn) return already(texts.returned(showDay(kept.returnedOn)))
    return marked(mode, on, returnCovers(facts, unitOf(facts, target, on)))
  }
  if (kept?.handedOn) return already(texts.coverHanded(showDay(kept.handedOn)))
  return marked(mode, on, handOver(facts, unitOf(facts, target, on)))
}

function slip(facts: Facts, target: Slip, mode: ScanMode, on: IsoDay): Verdict {
  if (mode === 'returned') return refused(texts.slipReturned)
  if (personOf(facts, target.personKind, target.personId) === undefined) return refused(texts.noPerson)
  const before = facts.invitees.find((one) => one.id === target.id)
  if (before && hasJoined(before.state)) return already(stateOf(before))
  if (mode === 'handed') return handed(facts, target, before, on)
  const { platformId } = target
  return marked(mode, on, markInvitees(facts, { platformId, persons: [target], state: 'joined', on }))
}

function handed(facts: Facts, target: Slip, before: Invitee | undefined, on: IsoDay): Verdict {
  const state = before?.state ?? 'notInvited'
  if (state === 'wrongRole' || state === 'left') return refused(moveReasons[state])
  if (isException(state)) return refused(texts.exception)
  const { platformId, classId, personId } = target
  const paper = lastPaper(facts, target)
  const isHeld = before?.handedBy === 'sheet' && state !== 'notInvited'
  if (paper === null) {
    // Nobody remembered this slip as printed: the register's own link stands for it.
    if (before && isHeld) return already(stateOf(before))
    const next = before && before.times > 0 ? 'reminded' : 'invited'
    const how = { platformId, persons: [target], state: next, on, handedBy: 'sheet' } as const
    return marked('handed', on, markInvitees(facts, how))
  }
  const { run, sheet } = paper
  const link = facts.links.find((one) => one.id === sheet.linkId)
  if (staleReason(link, sheet.version, on) !== null) return refused(texts.stale)
  if (before && isHeld && before.sheetRunId === run.id) return already(stateOf(before))
  const edits = handOutSheets(facts, { ...run, sheets: [{ ...sheet, classId, personIds: [personId] }] }, on)
  return marked('handed', on, outcome('', edits))
}

/** «приглашён, 01.09.2026». */
function stateOf({ state, invitedOn, joinedOn }: Invitee): string {
  return texts.already(titleOf.inviteeState[state], showDay(hasJoined(state) ? joinedOn : invitedOn))
}

function unitOf(facts: Facts, { sheetRunId, classId }: Cover, on: IsoDay) {
  const [first] = classId === null ? [] : classTeachersOn(facts, classId, on)
  const staff = first && facts.staff.find((one) => one.id === first.staffId)
  return { sheetRunId, units: [{ classId, receivedBy: staff ? shortName(staff) : '' }], on }
}

/** The newest printed sheet that names the person: a slip in the hand is taken for it. */
function lastPaper(
  facts: Pick<Facts, 'sheetRuns'>,
  target: Slip,
): { run: SheetRun; sheet: SheetRun['sheets'][number] } | null {
  let last: { run: SheetRun; sheet: SheetRun['sheets'][number] } | null = null
  for (const run of facts.sheetRuns) {
    if (run.platformId !== target.platformId || !isHandedOver(run) || (last && last.run.madeOn > run.madeOn)) continue
    const sheet = run.sheets.find((one) => one.classId === target.classId && one.personIds.includes(target.personId))
    if (sheet !== undefined) last = { run, sheet }
  }
  return last
}
