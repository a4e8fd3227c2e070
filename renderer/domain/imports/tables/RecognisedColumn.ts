import type { Content } from './columnContent'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue } from '@/domain/imports/grid'
import type { PlannedColumn } from '@/domain/imports/plan'

export interface RecognisedColumn {
  /** 1-based. */
  index: number
  header: string
  field: ImportField | null
  /** How the meaning was found: by the header's words, by the values, remembered from an earlier import, or said now. */
  by: PlannedColumn['by']
  /** Text of up to three different values. */
  samples: string[]
  /** Russian; only where the values say something else than the header. */
  remark?: string
}

/** A column on its way to a meaning. */
export interface ColumnDraft {
  index: number
  header: string
  storeys: string[]
  values: CellValue[]
  /** What the header's words say. */
  said: ImportField | null
  field: ImportField | null
  content: Content | null
}
