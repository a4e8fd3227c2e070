import type { DifferenceLine, Reason } from '@/domain/changes/difference'
import type { FileKind } from './fields'
import type { GridFormat } from './grid'
import type { ImportPlan, LineRole, PlanLine, PlannedFile, ValueQuestion } from './plan'

/** One row as `inspect` prints it; absent values are left out. The schema is documented by `inspect --help`. */
export interface InspectedEntry {
  file: string
  sheet: string
  /** 1-based, as in Excel. */
  row: number
  what: 'person' | 'class' | 'assignment'
  role?: 'staff' | 'pupil' | 'parent'
  lastName?: string
  firstName?: string
  middleName?: string
  className?: string
  outcome: DifferenceLine['outcome']
  reasons?: Reason[]
  [value: string]: unknown
}

export interface InspectedFile {
  file: string
  format: GridFormat
  kind: FileKind
  certainty: number
  reasons: Reason[]
  sheets: {
    name: string
    kind: FileKind
    certainty: number
    hidden: boolean
    reasons: Reason[]
    headerRow: number
    firstRow: number
    lastRow: number
    columns: { index: number; header: string; field: string | null; taken: boolean; by: string }[]
    skipped: { row: number; reason: string }[]
  }[]
  counts: ImportPlan['counts']
}

export interface InspectResult {
  kind: FileKind
  certainty: number
  files: InspectedFile[]
  persons: InspectedEntry[]
  classes: InspectedEntry[]
  assignments: InspectedEntry[]
  doubtful: InspectedEntry[]
  refused: InspectedEntry[]
  /** Values that would be asked about once for all rows. */
  questions: Omit<ValueQuestion, 'answer'>[]
}

/** The plan as the one object that `inspect` prints. Cell samples are left out on purpose. */
export function inspectResult(plan: ImportPlan): InspectResult {
  const order = new Map(plan.files.map((file, at) => [file.fileName, at]))
  const at = (line: PlanLine): number => order.get(line.source?.file ?? '') ?? 0
  const lines = plan.lines.filter((line) => line.outcome !== 'removed').sort((a, b) => at(a) - at(b))
  const clear = lines.filter((line) => line.outcome !== 'doubtful' && line.outcome !== 'refused')
  const of = (...roles: LineRole[]): InspectedEntry[] =>
    clear.filter((line) => roles.includes(line.data.role)).map(entryOf)
  return {
    kind: plan.kind,
    certainty: plan.certainty,
    files: plan.files.map((file) => fileOf(file, plan)),
    persons: of('staff', 'pupil', 'parent'),
    classes: of('class'),
    assignments: of('assignment'),
    doubtful: lines.filter((line) => line.outcome === 'doubtful').map(entryOf),
    refused: lines.filter((line) => line.outcome === 'refused').map(entryOf),
    questions: plan.questions.map(({ answer: _, ...question }) => question),
  }
}

function entryOf(line: PlanLine): InspectedEntry {
  const { data, source } = line
  const entry: InspectedEntry = {
    file: source?.file ?? '',
    sheet: source?.sheet ?? '',
    row: source?.row ?? 0,
    what: data.role === 'class' || data.role === 'assignment' ? data.role : 'person',
    outcome: line.outcome,
  }
  if (data.role !== 'class') {
    entry.role = data.role === 'assignment' ? 'staff' : data.role
    entry.lastName = data.lastName
    entry.firstName = data.firstName
    entry.middleName = data.middleName
  }
  if (data.className !== '') entry.className = data.className
  for (const [name, value] of Object.entries(data.values)) entry[name] = value
  if (line.reasons.length > 0 || line.outcome === 'doubtful' || line.outcome === 'refused') entry.reasons = line.reasons
  return entry
}

function fileOf(file: PlannedFile, plan: ImportPlan): InspectedFile {
  const counts: ImportPlan['counts'] = { new: 0, changed: 0, same: 0, doubtful: 0, refused: 0, removed: 0 }
  for (const line of plan.lines) if (line.source?.file === file.fileName) counts[line.outcome] += 1
  return {
    file: file.fileName,
    format: file.format,
    kind: file.kind,
    certainty: file.certainty,
    reasons: file.reasons,
    sheets: plan.sheets
      .filter((sheet) => sheet.file === file.fileName)
      .map(({ file: _, joined: __, columns, ...sheet }) => ({
        ...sheet,
        columns: columns.map(({ index, header, field, taken, by }) => ({ index, header, field, taken, by })),
      })),
    counts,
  }
}
