import type { DifferenceLine, Reason } from '@/domain/changes/difference'
import type { FileKind } from './fields'
import type { ImportPlan, LineRole, PlanLine } from './plan'

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
    columns: { index: number; header: string; field: string | null; taken: boolean }[]
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
}

/** The plans of one or several files as the one object that `inspect` prints. Cell samples are left out on purpose. */
export function inspectResult(plans: readonly ImportPlan[]): InspectResult {
  const lines = plans.flatMap((plan) => plan.lines)
  const clear = lines.filter((line) => line.outcome !== 'doubtful' && line.outcome !== 'refused')
  const of = (...roles: LineRole[]): InspectedEntry[] =>
    clear.filter((line) => roles.includes(line.data.role)).map(entryOf)
  const useful = plans.filter((plan) => plan.kind !== 'none')
  const kinds = [...new Set(useful.map((plan) => plan.kind))]
  const [only] = kinds
  return {
    kind: only === undefined ? 'none' : kinds.length === 1 ? only : 'mixed',
    certainty: Math.min(1, ...(useful.length > 0 ? useful : plans).map((plan) => plan.certainty)),
    files: plans.map(fileOf),
    persons: of('staff', 'pupil'),
    classes: of('class'),
    assignments: of('assignment'),
    doubtful: lines.filter((line) => line.outcome === 'doubtful').map(entryOf),
    refused: lines.filter((line) => line.outcome === 'refused').map(entryOf),
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
    entry.role = data.role === 'pupil' ? 'pupil' : 'staff'
    entry.lastName = data.lastName
    entry.firstName = data.firstName
    entry.middleName = data.middleName
  }
  if (data.className !== '') entry.className = data.className
  for (const [name, value] of Object.entries(data.values)) entry[name] = value
  if (line.reasons.length > 0 || line.outcome === 'doubtful' || line.outcome === 'refused') entry.reasons = line.reasons
  return entry
}

function fileOf(plan: ImportPlan): InspectedFile {
  return {
    file: plan.fileName,
    kind: plan.kind,
    certainty: plan.certainty,
    reasons: plan.reasons,
    sheets: plan.sheets.map(({ columns, ...sheet }) => ({
      ...sheet,
      columns: columns.map(({ index, header, field, taken }) => ({ index, header, field, taken })),
    })),
    counts: plan.counts,
  }
}
