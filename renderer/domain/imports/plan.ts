import type { DifferenceLine, DifferenceOutcome, Reason } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { FileKind, ImportField, SheetKind } from './fields'
import type { GridFormat } from './grid'
import type { IsoDay, NewId } from '@/domain/model/plain'

/** The user's correction of what was recognised on one sheet. What is not given stays as recognised. */
export interface SheetMapping {
  file: string
  sheet: string
  /** 1-based row of the header (the last one where it has several storeys); 0: the list has no header. */
  headerRow?: number
  /** 1-based; rows below it are no data. */
  lastRow?: number
  /** Meaning by 1-based column; `null` leaves the column out. */
  fields?: Record<number, ImportField | null>
  kind?: SheetKind
  /** False leaves the whole sheet out. */
  on?: boolean
}

/** «Значения»: what a value of a field stands for, said once for all rows. */
export interface ValueAnswer {
  field: ImportField
  /** As the question showed it. */
  value: string
  /** The text read in its place; empty leaves the cell out. */
  to: string
}

/** A cell that the user corrected in the plan; read in place of what the file says. */
export interface CellAnswer {
  file: string
  sheet: string
  row: number
  /** 1-based. */
  column: number
  text: string
}

/** Whom a row stands for, where the program was not sure: a card of the register, or nobody there. */
export interface PersonAnswer {
  file: string
  sheet: string
  row: number
  /** Key of the line; told where a row gives several: a pupil and the parents, blocks side by side. */
  key?: string
  /** One of `fixes.persons`: the card that the row changes; `null`: another person, not a duplicate. */
  personId: string | null
}

export interface ImportOptions {
  newId: NewId
  today: IsoDay
  mapping?: SheetMapping[]
  /** Fields of `fieldsNotTaken` that the user wants all the same. */
  take?: ImportField[]
  /** Classes named by a pupils or staff list that the register lacks are created; otherwise such rows are refused. */
  createClasses?: boolean
  /** Class teachers named by a class list that nobody in the register matches become new staff; otherwise doubtful. */
  createStaff?: boolean
  values?: ValueAnswer[]
  cells?: CellAnswer[]
  persons?: PersonAnswer[]
}

export interface PlannedColumn {
  /** 1-based, as Excel counts. */
  index: number
  header: string
  field: ImportField | null
  /** Whether the column's values are used: recognised and not one of `fieldsNotTaken` (unless asked for). */
  taken: boolean
  /** How the meaning was found: by the header's words, by the values, remembered from an earlier import, or said now. */
  by: 'header' | 'content' | 'memory' | 'user' | 'none'
  /** Up to three values as text. */
  samples: string[]
}

export interface SkippedRow {
  row: number
  reason: string
}

export interface PlannedSheet {
  file: string
  name: string
  hidden: boolean
  kind: SheetKind
  /** 0–1. */
  certainty: number
  reasons: Reason[]
  /** 1-based; 0 when the list has no header. With a header of several rows, the last one. */
  headerRow: number
  columns: PlannedColumn[]
  /** 1-based first and last row of the data; 0 when there are none. */
  firstRow: number
  lastRow: number
  skipped: SkippedRow[]
  /** Rows that continue the row above them («второй телефон» below the person), by the number of that row. */
  joined: Record<number, number[]>
}

export type LineRole = 'staff' | 'pupil' | 'parent' | 'class' | 'assignment'

/** What the row says, as understood; the same words in the preview, in `inspect` and in the tests. */
export interface LineData {
  role: LineRole
  lastName: string
  firstName: string
  middleName: string
  className: string
  values: Record<string, string | number | string[] | number[]>
}

/** What the user may do about a line besides switching it on or off. */
export interface LineFixes {
  /** Cells of the row that reasons point to, to be corrected in place. */
  cells: { column: number; header: string; text: string }[]
  /**
   * Cards that the row may stand for; the first is the one the plan proposes. Empty when there is nothing to choose.
   * The id is that of a card of the register, or the key of the line that creates the card.
   */
  persons: { id: string; title: string; why: string }[]
}

/** A line of the shared difference view, with what it would write and what it rests on. */
export interface PlanLine extends DifferenceLine {
  data: LineData
  /** What applying writes; empty for lines that cannot be applied. */
  edits: Edit[]
  /** Keys of lines that must be applied too: the class and the person of an assignment that the file itself creates. */
  needs: string[]
  fixes: LineFixes
}

/** A value that many rows share and the program does not understand or the register does not know. */
export interface ValueQuestion {
  field: ImportField
  value: string
  /** Rows that have it. */
  count: number
  /** Why it is asked: one Russian sentence. */
  text: string
  /** Texts to choose from, the likeliest first: classes of the register, states, «да» and «нет»… */
  offers: string[]
  /** The present answer: given now or remembered; `null` while there is none. */
  answer: string | null
}

export interface PlannedFile {
  fileName: string
  format: GridFormat
  kind: FileKind
  /** 0–1: how sure the program is of `kind`. */
  certainty: number
  reasons: Reason[]
}

/**
 * What importing the files would do to the register, as one plan. Lines with the outcome `removed` are people and classes
 * that the register has and the files do not name: a list to look at, nothing is ever deleted.
 */
export interface ImportPlan {
  /** All files together. */
  kind: FileKind
  certainty: number
  files: PlannedFile[]
  sheets: PlannedSheet[]
  questions: ValueQuestion[]
  lines: PlanLine[]
  counts: Record<DifferenceOutcome, number>
  /** What the answers teach the next import; written together with the chosen lines, never by itself. */
  memory: Edit[]
}
