import type { DifferenceLine, DifferenceOutcome, Reason } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { FileKind, ImportField, SheetKind } from '@/domain/imports/fields'
import type { IsoDay, NewId } from '@/domain/model/plain'

/** The user's correction of what was recognised on one sheet. What is not given stays as recognised. */
export interface SheetMapping {
  sheet: string
  /** 1-based row of the header. */
  headerRow?: number
  /** Meaning by 1-based column; `null` leaves the column out. */
  fields?: Record<number, ImportField | null>
  kind?: SheetKind
  /** False leaves the whole sheet out. */
  on?: boolean
}

export interface ImportOptions {
  newId: NewId
  today: IsoDay
  mapping?: SheetMapping[]
  /** Store СНИЛС, which is recognised but left out by default. */
  takeSnils?: boolean
  /** Classes named by a pupils or staff list that the register lacks are created; otherwise such rows are refused. */
  createClasses?: boolean
  /** Class teachers named by a class list that nobody in the register matches become new staff; otherwise doubtful. */
  createStaff?: boolean
}

export interface PlannedColumn {
  /** 1-based, as Excel counts. */
  index: number
  header: string
  field: ImportField | null
  /** Whether the column's values are used: recognised and not one of `fieldsNotTaken` (unless asked for). */
  taken: boolean
  /** Up to three values as text. */
  samples: string[]
}

export interface SkippedRow {
  row: number
  reason: string
}

export interface PlannedSheet {
  name: string
  hidden: boolean
  kind: SheetKind
  /** 0–1. */
  certainty: number
  reasons: Reason[]
  /** 1-based; 0 when no header was found. With a header of several rows, the last one. */
  headerRow: number
  columns: PlannedColumn[]
  /** 1-based first and last row of the data; 0 when there are none. */
  firstRow: number
  lastRow: number
  skipped: SkippedRow[]
}

export type LineRole = 'staff' | 'pupil' | 'class' | 'assignment'

/** What the row says, as understood; the same words in the preview, in `inspect` and in the tests. */
export interface LineData {
  role: LineRole
  lastName: string
  firstName: string
  middleName: string
  className: string
  values: Record<string, string | number | string[] | number[]>
}

/** A line of the shared difference view, with what it would write and what it rests on. */
export interface PlanLine extends DifferenceLine {
  data: LineData
  /** What applying writes; empty for lines that cannot be applied. */
  edits: Edit[]
  /** Keys of lines that must be applied too: the class and the person of an assignment that the file itself creates. */
  needs: string[]
}

export interface ImportPlan {
  fileName: string
  kind: FileKind
  /** 0–1: how sure the program is of `kind`. */
  certainty: number
  reasons: Reason[]
  sheets: PlannedSheet[]
  lines: PlanLine[]
  counts: Record<DifferenceOutcome, number>
}
