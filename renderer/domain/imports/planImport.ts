import { planClassesOfStaff, planPairs, planTeachersOfClasses } from './assignmentLines'
import { planClasses } from './classLines'
import { fieldsNotTaken, type FileKind, type SheetKind } from './fields'
import { findTableInSteps, type Table } from './findTable'
import { PlanContext, type AnalysedSheet } from './PlanContext'
import { planPupils } from './pupilLines'
import { classOfSheet, kindOfSheet, type JudgedKind } from './sheetKind'
import { planStaff, readStaffEntries } from './staffLines'
import { kindTexts } from './texts'
import type { DifferenceOutcome } from '@/domain/changes/difference'
import type { Facts } from '@/domain/model/plain'
import type { GridFile, GridSheet } from './grid'
import type { ImportOptions, ImportPlan, PlannedSheet, SheetMapping } from './plan'

/**
 * What importing the file would do to the register. Nothing is written and nothing is ever deleted; the plan's lines are
 * new, changed (old → new), the same, doubtful (off until the user decides) or refused, each with its row and reasons.
 */
export function planImport(file: GridFile, facts: Facts, options: ImportOptions): ImportPlan {
  const steps = planImportInSteps(file, facts, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in short steps (20–40 rows each), for a caller on the window's thread that must not block it. */
export function* planImportInSteps(file: GridFile, facts: Facts, options: ImportOptions): Generator<void, ImportPlan> {
  const context = new PlanContext(file.fileName, facts, options)
  const analysed: { planned: PlannedSheet; table: Table | null }[] = []
  for (const sheet of file.sheets) {
    yield
    analysed.push(yield* analyse(sheet, file.fileName, options))
  }
  const of = (kind: SheetKind): AnalysedSheet[] =>
    analysed.flatMap(({ planned, table }) =>
      planned.kind === kind && table !== null
        ? [{ planned, table, classText: classOfSheet(planned.name, table.title) }]
        : [],
    )
  // People and classes before what rests on them.
  const classEntries = yield* planClasses(context, of('classes'))
  const people = yield* planStaff(context, yield* readStaffEntries(context, of('staff')))
  yield* planTeachersOfClasses(context, classEntries)
  yield* planPairs(context, of('assignments'))
  yield* planClassesOfStaff(context, people)
  yield* planPupils(context, of('pupils'))
  const sheets = analysed.map(({ planned }) => planned)
  return { fileName: file.fileName, ...overall(sheets), sheets, lines: context.lines, counts: countsOf(context) }
}

function* analyse(
  sheet: GridSheet,
  fileName: string,
  options: ImportOptions,
): Generator<void, { planned: PlannedSheet; table: Table | null }> {
  const mapping = options.mapping?.find((one) => one.sheet === sheet.name)
  const table = yield* findTableInSteps(sheet, mapping)
  const { kind, certainty, reasons } = judge(sheet, table, fileName, options, mapping)
  const rows = table?.rows ?? []
  const planned: PlannedSheet = {
    name: sheet.name,
    hidden: sheet.hidden,
    kind,
    certainty,
    reasons,
    headerRow: table?.header.lastRow ?? 0,
    columns: (table?.columns ?? []).map((column) => ({ ...column, taken: isTaken(column.field, options) })),
    firstRow: rows[0]?.row ?? 0,
    lastRow: rows.at(-1)?.row ?? 0,
    skipped: table?.skipped ?? [],
  }
  return { planned, table }
}

function judge(
  sheet: GridSheet,
  table: Table | null,
  fileName: string,
  options: ImportOptions,
  mapping: SheetMapping | undefined,
): JudgedKind {
  const off = mapping?.on ?? !sheet.hidden
  if (!off) return { kind: 'none', certainty: 1, reasons: [{ code: 'hidden', text: kindTexts.hidden }] }
  const judged = kindOfSheet(sheet, table, fileName, options.today)
  return mapping?.kind === undefined ? judged : { kind: mapping.kind, certainty: 1, reasons: judged.reasons }
}

function isTaken(field: PlannedSheet['columns'][number]['field'], options: ImportOptions): boolean {
  if (field === null || field === 'rowNumber') return false
  return !fieldsNotTaken.includes(field) || (field === 'snils' && options.takeSnils === true)
}

/** The kind of the whole file, as sure as its least sure sheet. */
function overall(sheets: PlannedSheet[]): { kind: FileKind; certainty: number; reasons: PlannedSheet['reasons'] } {
  const useful = sheets.filter((sheet) => sheet.kind !== 'none')
  if (useful.length === 0) {
    const shownSheet = sheets.find((sheet) => !sheet.reasons.some((reason) => reason.code === 'empty')) ?? sheets[0]
    return { kind: 'none', certainty: shownSheet?.certainty ?? 1, reasons: shownSheet?.reasons ?? [] }
  }
  const kinds = new Set(useful.map((sheet) => sheet.kind))
  const [only] = kinds
  const kind = kinds.size === 1 && only !== undefined ? only : 'mixed'
  const certainty = Math.min(...useful.map((sheet) => sheet.certainty))
  return { kind, certainty, reasons: useful.flatMap((sheet) => sheet.reasons) }
}

function countsOf(context: PlanContext): Record<DifferenceOutcome, number> {
  const counts: Record<DifferenceOutcome, number> = { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0, removed: 0 }
  for (const line of context.lines) counts[line.outcome] += 1
  return counts
}
