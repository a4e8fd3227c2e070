import type { FoundHeader } from './findHeader'
import type { CellValue } from '@/domain/imports/grid'
import type { SkippedRow } from '@/domain/imports/plan'
import type { RecognisedColumn } from './RecognisedColumn'

export interface TableRow {
  /** 1-based, as Excel counts. */
  row: number
  /** Where a row was continued below, its cells hold the joined texts, one line per row. */
  cells: CellValue[]
  hidden: boolean
  /** Class named by the section the row stands in («5 «А» класс» between the people); absent when none is named. */
  classText?: string
  /** 1-based rows below that were joined into this one: a second telephone, the rest of a name. */
  mergedRows?: number[]
}

export interface Table {
  header: FoundHeader
  columns: RecognisedColumn[]
  rows: TableRow[]
  skipped: SkippedRow[]
  /** Texts above the header: titles that tell what the list is. */
  title: string
  /** Of the header's words, the same for every file with that header; empty where the list has no header. */
  signature: string
}
