import { handoverId, type Handover, type SheetRun } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { copiesOf } from '@/domain/rules/handovers'
import { staleReason } from '@/domain/rules/stalePaper'
import { applied } from './applied'
import { changed, created, saved } from './edits'
import { nameOfUnit } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { handOutSheets } from './sheetRuns'
import { handoverTexts as texts } from './handoverTexts'

/** A class of a run (null: the staff room) and who takes its sheets. */
export interface HandOverUnit {
  classId: string | null
  receivedBy: string
}

/**
 * The sheets of a run go out by the ledger, class by class: every class gets its record, without a day yet. Classes that
 * have one keep it, and nobody is marked as invited.
 */
export function startHandovers(facts: Pick<Facts, 'sheetRuns' | 'handovers'>, sheetRunId: string): Outcome {
  const run = runOf(facts, sheetRunId)
  if (run === undefined) return gone(sheetRunId)
  const fresh = unitsOf(run).filter((classId) => recordOf(facts, run.id, classId) === undefined)
  const edits = fresh.map((classId) => created('handover', opened(run, classId)))
  return outcome(texts.started(edits.length), edits)
}

/**
 * Marks classes of a run as handed over on a day: their links become «выдана», their people «приглашён» or «повторно», of these
 * classes alone. A class whose sheets lead nowhere any more is refused; one that was handed over before stays as it is.
 */
export function handOver(
  facts: Facts,
  input: { sheetRunId: string; units: readonly HandOverUnit[]; on: IsoDay },
): Outcome {
  const run = runOf(facts, input.sheetRunId)
  if (run === undefined) return gone(input.sheetRunId)
  const links = new Map(facts.links.map((one) => [one.id, one]))
  const isGood = ({ linkId, version }: SheetRun['sheets'][number]) =>
    staleReason(links.get(linkId), version, input.on) === null
  const refused: CommandNote[] = []
  const warnings: CommandNote[] = []
  const given = input.units.flatMap(({ classId, receivedBy }) => {
    const before = recordOf(facts, run.id, classId)
    const own = run.sheets.filter((sheet) => sheet.classId === classId)
    if (before?.handedOn || own.length === 0) return []
    const id = handoverId(run.id, classId)
    const unit = nameOfUnit(facts, classId)
    const good = own.filter(isGood)
    if (good.length === 0) {
      refused.push(note('stale', texts.stale(unit), 'handover', id))
      return []
    }
    if (good.length < own.length) warnings.push(note('partlyStale', texts.partlyStale(unit), 'handover', id))
    const marks = { handedOn: input.on, receivedBy: receivedBy.trim() }
    return [{ unit, good, edit: saved('handover', before, { ...(before ?? opened(run, classId)), ...marks }) }]
  })
  const name = texts.handed(given.map(({ unit }) => unit))
  if (given.length === 0) return outcome(name, [], { refused, warnings })
  const sheets = given.flatMap(({ good }) => good)
  const edits = [...given.map(({ edit }) => edit), ...handOutSheets(facts, { ...run, sheets }, input.on)]
  return outcome(name, edits, { refused, warnings })
}

/** The signed covers of these classes came back. Whoever signed has got the sheets: they count as handed over that day too. */
export function returnCovers(
  facts: Facts,
  input: { sheetRunId: string; units: readonly HandOverUnit[]; on: IsoDay },
): Outcome {
  const first = handOver(facts, input)
  const now = applied(facts, first)
  const returned = input.units.flatMap(({ classId }) => {
    const record = recordOf(now, input.sheetRunId, classId)
    if (!record?.handedOn || record.returnedOn !== null) return []
    const on = record.handedOn > input.on ? record.handedOn : input.on
    return [{ unit: nameOfUnit(facts, classId), edit: changed('handover', record, { returnedOn: on }) }]
  })
  const name = texts.returned(returned.map(({ unit }) => unit))
  const edits = returned.length === 0 ? [] : [...first.edits, ...returned.map(({ edit }) => edit)]
  return outcome(name, edits, { refused: first.refused, warnings: first.warnings })
}

/** Takes the mark back: the class has not got its sheets, or its cover is not back. The people stay as they are marked. */
export function unmarkHandovers(
  facts: Pick<Facts, 'handovers'>,
  ids: readonly string[],
  what: 'handed' | 'returned',
): Outcome {
  const wanted = new Set(ids)
  const fields = what === 'returned' ? { returnedOn: null } : { handedOn: null, returnedOn: null, receivedBy: '' }
  const edits = facts.handovers.filter((one) => wanted.has(one.id)).map((one) => changed('handover', one, fields))
  return outcome(texts.unmarked[what](edits.filter((edit) => edit !== null).length), edits)
}

/** Changes what was written down about one class: day, who took the sheets, note. */
export function saveHandover(facts: Pick<Facts, 'handovers' | 'classes' | 'organisation'>, next: Handover): Outcome {
  const before = facts.handovers.find((one) => one.id === next.id)
  const name = texts.changed(nameOfUnit(facts, next.classId))
  return outcome(name, before === undefined ? [] : [changed('handover', before, next)])
}

function runOf(facts: Pick<Facts, 'sheetRuns'>, id: string): SheetRun | undefined {
  return facts.sheetRuns.find((one) => one.id === id)
}

function recordOf(facts: Pick<Facts, 'handovers'>, runId: string, classId: string | null): Handover | undefined {
  const id = handoverId(runId, classId)
  return facts.handovers.find((one) => one.id === id)
}

function unitsOf(run: SheetRun): (string | null)[] {
  return [...new Set(run.sheets.map((sheet) => sheet.classId))]
}

/** The record of a class without any mark. */
function opened(run: SheetRun, classId: string | null): Handover {
  const copies = Math.min(5000, copiesOf({ sheets: run.sheets.filter((sheet) => sheet.classId === classId) }))
  return withNeutral('handover', { id: handoverId(run.id, classId), sheetRunId: run.id, classId, copies })
}

function gone(id: string): Outcome {
  return outcome(texts.handed([]), [], { refused: [note('gone', texts.gone, 'sheetRun', id)] })
}
