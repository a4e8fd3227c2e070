import { handoverId, type Handover, type InviteeRole, type SheetRun } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn } from './assignments'
import { className, compareClasses } from './classNames'
import { shortName } from './personNames'
import { staleReason } from './stalePaper'

/** `open`: the run is not handed out class by class; `waiting`: it is, and this class has not got its sheets yet. */
export type HandoverState = 'open' | 'waiting' | 'handed' | 'returned'

/** What one class (null: the staff room) has of a run, and how far its handing over is. */
export interface HandoverRow {
  /** Key of the handing over, kept or not yet. */
  id: string
  sheetRunId: string
  classId: string | null
  /** «5 «А»», «Учительская»; empty where the class is deleted. */
  unit: string
  copies: number
  /** How many sheets for whom. */
  roles: { role: InviteeRole; copies: number }[]
  /** The class teacher of the day, «Иванова М. П.»; empty where there is none. */
  teacher: string
  teacherId: string | null
  handover: Handover | null
  state: HandoverState
  /** How many of the sheets lead nowhere any more: the link was replaced, annulled, or its day is over. */
  stale: number
}

/** Runs whose sheets go to people through the classes; what class teachers keep for themselves is none of them. */
export function isHandedOver(run: Pick<SheetRun, 'document'>): boolean {
  return run.document !== 'handout'
}

/** Runs of a platform that are handed over to classes, the last one first; of one day the one that is under way. */
export function runsToHandOver(facts: Pick<Facts, 'sheetRuns' | 'handovers'>, platformId: string): SheetRun[] {
  const started = new Set(facts.handovers.map((one) => one.sheetRunId))
  return facts.sheetRuns
    .filter((run) => run.platformId === platformId && isHandedOver(run))
    .sort((a, b) => {
      if (a.madeOn !== b.madeOn) return a.madeOn < b.madeOn ? 1 : -1
      return Number(started.has(b.id)) - Number(started.has(a.id)) || copiesOf(b) - copiesOf(a)
    })
}

/** Sheets of a run, or of one class of it. */
export function copiesOf({ sheets }: Pick<SheetRun, 'sheets'>): number {
  return sheets.reduce((sum, one) => sum + one.copies, 0)
}

/** The classes of a run in the order of a class list, the staff room first, each with its handing over. */
export function handoverRows(facts: Facts, run: SheetRun, today: IsoDay): HandoverRow[] {
  const kept = new Map(facts.handovers.filter((one) => one.sheetRunId === run.id).map((one) => [one.id, one]))
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const links = new Map(facts.links.map((one) => [one.id, one]))
  const { classFormat, staffRoomName } = facts.organisation
  const units = Map.groupBy(run.sheets, (sheet) => sheet.classId)
  const order = (id: string | null) => (id === null ? undefined : classes.get(id))
  const inOrder = [...units].sort(([a], [b]) => {
    const [first, second] = [order(a), order(b)]
    if (first && second) return compareClasses(first, second)
    return Number(a !== null) - Number(b !== null) || Number(first === undefined) - Number(second === undefined)
  })
  return inOrder.map(([classId, sheets]) => {
    const found = order(classId)
    const id = handoverId(run.id, classId)
    const handover = kept.get(id) ?? null
    const staff = found && teacherOf(facts, found.id, today)
    const isStale = ({ linkId, version }: (typeof sheets)[number]) =>
      staleReason(links.get(linkId), version, today) !== null
    return {
      id,
      sheetRunId: run.id,
      classId,
      unit: classId === null ? staffRoomName : found ? className(found, classFormat) : '',
      copies: copiesOf({ sheets }),
      roles: rolesOf(sheets),
      teacher: staff ? shortName(staff) : '',
      teacherId: staff ? staff.id : null,
      handover,
      state: stateOf(handover, kept.size > 0),
      stale: copiesOf({ sheets: sheets.filter(isStale) }),
    }
  })
}

function stateOf(handover: Handover | null, started: boolean): HandoverState {
  if (handover?.returnedOn) return 'returned'
  if (handover?.handedOn) return 'handed'
  return started ? 'waiting' : 'open'
}

function teacherOf(facts: Pick<Facts, 'assignments' | 'staff'>, classId: string, day: IsoDay) {
  const [first] = classTeachersOn(facts, classId, day)
  return first && facts.staff.find((one) => one.id === first.staffId)
}

function rolesOf(sheets: SheetRun['sheets']): HandoverRow['roles'] {
  const roles = Map.groupBy(sheets, (sheet) => sheet.role)
  return [...roles].map(([role, own]) => ({ role, copies: copiesOf({ sheets: own }) }))
}

/** What a class teacher is to be reminded of. */
export interface HandoverReminder extends HandoverRow {
  platformId: string
  madeOn: IsoDay
}

/**
 * Classes of the year that still wait for their sheets, and covers that have not come back since the day before, over all runs
 * that are handed out by the ledger. Sheets that lead nowhere any more are another list's (rule 8.3.6).
 */
export function handoverReminders(facts: Facts, today: IsoDay, runId?: string): HandoverReminder[] {
  const started = new Set(facts.handovers.map((one) => one.sheetRunId))
  const { currentYearId } = facts.organisation
  const open = new Set(
    facts.classes
      .filter((one) => one.yearId === currentYearId && (one.state === 'active' || one.state === 'planned'))
      .map((one) => one.id),
  )
  const isOpen = ({ classId }: HandoverRow) => classId === null || open.has(classId)
  return facts.sheetRuns
    .filter((run) => started.has(run.id) && (runId === undefined || run.id === runId))
    .sort((a, b) => (a.madeOn < b.madeOn ? -1 : 1))
    .flatMap((run) =>
      handoverRows(facts, run, today)
        .filter((row) => isOpen(row) && row.stale < row.copies && isDue(row, today))
        .map((row) => ({ ...row, platformId: run.platformId, madeOn: run.madeOn })),
    )
}

function isDue({ state, handover }: HandoverRow, today: IsoDay): boolean {
  return state === 'waiting' || (state === 'handed' && (handover?.handedOn ?? today) < today)
}
