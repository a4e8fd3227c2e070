import { planAbsent } from '@/domain/imports/lines/absentLines'
import { analyseFile, kindOfAll, type AnalysedFile } from './analyseFiles'
import { planClassesOfStaff, planPairs, planTeachersOfClasses } from '@/domain/imports/lines/assignmentLines'
import { planClasses } from '@/domain/imports/lines/classLines'
import { withDistinctNames } from '@/domain/imports/tables/distinctNames'
import { plainFiles } from '@/domain/imports/exchange/exchange'
import { planMarks } from '@/domain/imports/lines/markLines'
import { memoryEdits, rememberedColumns } from '@/domain/imports/lines/memoryEdits'
import { indexed, PlanContext } from '@/domain/imports/lines/PlanContext'
import type { AnalysedSheet } from '@/domain/imports/lines/Place'
import { planParents } from '@/domain/imports/lines/parentLines'
import { readPupilEntries } from '@/domain/imports/lines/pupilEntries'
import { planPupils } from '@/domain/imports/lines/pupilLines'
import { readStaffEntries } from '@/domain/imports/lines/staffEntries'
import { planStaff } from '@/domain/imports/lines/staffLines'
import { findQuestions } from '@/domain/imports/values/valueQuestions'
import type { DifferenceOutcome } from '@/domain/changes/difference'
import type { Facts } from '@/domain/model/plain'
import type { SheetKind } from './fields'
import type { GridFile } from './grid'
import type { ImportOptions, ImportPlan } from './plan'

/**
 * What importing the files, taken together, would do to the register. Nothing is written and nothing is ever deleted; the
 * plan's lines are new, changed (old → new), the same, doubtful (off until the user decides), refused, or known to the
 * register and absent from the files, each with its row and reasons.
 */
export function planImport(files: readonly GridFile[], facts: Facts, options: ImportOptions): ImportPlan {
  const steps = planImportInSteps(files, facts, options)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in short steps (20–40 rows each), for a caller on the window's thread that must not block it. */
export function* planImportInSteps(
  files: readonly GridFile[],
  facts: Facts,
  options: ImportOptions,
): Generator<void, ImportPlan> {
  const context = new PlanContext(facts, options)
  const remembered = rememberedColumns(facts)
  const analysed: AnalysedFile[] = []
  for (const file of plainFiles(withDistinctNames(files))) analysed.push(yield* analyseFile(file, options, remembered))
  const tables = analysed.flatMap((file) => file.tables)
  const of = (kind: SheetKind): AnalysedSheet[] => tables.filter(({ planned }) => planned.kind === kind)
  // People and classes of all files before what rests on them.
  for (const { planned } of tables) {
    const list = listOfKind[planned.kind]
    if (list !== undefined) context.listed.add(list)
  }
  yield* indexed(context.staff, facts.staff)
  const classEntries = yield* planClasses(context, of('classes'))
  const people = yield* planStaff(context, yield* readStaffEntries(context, of('staff')))
  yield* planTeachersOfClasses(context, classEntries)
  yield* planPairs(context, of('assignments'))
  yield* planClassesOfStaff(context, people)
  const pupilEntries = yield* readPupilEntries(context, of('pupils'))
  yield* planParents(context, pupilEntries, yield* planPupils(context, pupilEntries))
  yield* planMarks(context, of('marks'))
  yield* planAbsent(context, pupilEntries)
  const questions = yield* findQuestions(context, tables)
  const { kind, certainty } = kindOfAll(analysed.map(({ planned }) => planned))
  return {
    kind,
    certainty,
    files: analysed.map(({ planned }) => planned),
    sheets: analysed.flatMap((file) => file.sheets),
    questions,
    lines: context.lines,
    counts: countsOf(context),
    memory: memoryEdits(facts, options, tables),
  }
}

/** Of which cards a list of the kind is one; lists of class teachers are of none. */
const listOfKind: Partial<Record<SheetKind, 'staff' | 'class' | 'pupil'>> = {
  staff: 'staff',
  classes: 'class',
  pupils: 'pupil',
}

function countsOf(context: PlanContext): Record<DifferenceOutcome, number> {
  const counts: Record<DifferenceOutcome, number> = { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0, removed: 0 }
  for (const line of context.lines) counts[line.outcome] += 1
  return counts
}
