import type { PlannedSheet } from '@/domain/imports/plan'
import type { Table, TableRow } from '@/domain/imports/tables/Table'

/** A table of a sheet, ready to be planned. */
export interface AnalysedSheet {
  planned: PlannedSheet
  table: Table
  /** The class the whole sheet belongs to, as text; empty when none is named. */
  classText: string
  /** Of a class teacher's copy: the platform that its foot line names. */
  platform?: string
  /** First column of the block where the sheet has several side by side. */
  column?: number
}

/** Where a line of the plan comes from. */
export interface Place {
  file: string
  sheet: string
  row: number
  /** First column of the block where several stand side by side. */
  column?: number
}

export function placeOf({ planned, column }: AnalysedSheet, row: TableRow): Place {
  return { file: planned.file, sheet: planned.name, row: row.row, ...(column === undefined ? {} : { column }) }
}

/** Key of the line that a row gives: the same whenever the file is planned again, and another for every row. */
export function lineKey(place: Place, what: string): string {
  const block = place.column === undefined ? '' : `@${String(place.column)}`
  return `${place.file}/${place.sheet}!${String(place.row)}${block}:${what}`
}

/** Equal for rows of one table. */
export function tableKey({ file, sheet, column }: Place): string {
  return `${file}\n${sheet}\n${String(column ?? 0)}`
}

/** Whether two places are on one table: there a person who stands twice is a repeat. */
export function sameTable(a: Place, b: Place): boolean {
  return a.file === b.file && a.sheet === b.sheet && a.column === b.column
}
