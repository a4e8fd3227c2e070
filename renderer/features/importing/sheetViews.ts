import { cellText } from '@/domain/imports/values/cells'
import type { GridFile, GridSheet } from '@/domain/imports/grid'
import type { ImportPlan, PlannedSheet } from '@/domain/imports/plan'
import { fieldTitles } from '@/domain/imports/texts'
import type { GridMark } from '@/ui/grid/GridMark'
import { importingTexts } from './texts'

const texts = importingTexts.picture

/** One sheet of one file with the tables that were found on it: side by side, one below another, or none. */
export interface SheetView {
  /** Tells sheets of all files apart. */
  key: string
  file: string
  name: string
  hidden: boolean
  grid: GridSheet
  tables: PlannedSheet[]
}

export const sheetKey = (file: string, sheet: string): string => JSON.stringify([file, sheet])

export function sheetViews(plan: ImportPlan, files: readonly GridFile[]): SheetView[] {
  const tables = Map.groupBy(plan.sheets, (sheet) => sheetKey(sheet.file, sheet.name))
  return files.flatMap((file) =>
    file.sheets.map((grid) => {
      const key = sheetKey(file.fileName, grid.name)
      return { key, file: file.fileName, name: grid.name, hidden: grid.hidden, grid, tables: tables.get(key) ?? [] }
    }),
  )
}

/** Whether anything is taken from the sheet. */
export const isTaken = (view: SheetView): boolean => view.tables.some((table) => table.kind !== 'none')

/** The sheet to look at first: one with people or classes, else the first. */
export function firstView(views: readonly SheetView[]): SheetView | null {
  return views.find(isTaken) ?? views.find((view) => view.grid.rows.length > 0) ?? views[0] ?? null
}

/** What each row of a sheet was taken for; a header wins over data where tables stand side by side. */
export function rowMarks(view: SheetView): (row: number) => GridMark {
  const headers = new Set<number>()
  const ends = new Map<number, string>()
  const above = new Map<number, number>()
  const skipped = new Map<number, string>()
  for (const table of view.tables) {
    if (table.headerRow > 0) headers.add(table.headerRow)
    for (const [upper, rows] of Object.entries(table.joined)) for (const row of rows) above.set(row, Number(upper))
    for (const one of table.skipped) skipped.set(one.row, one.reason)
    if (table.lastRow > 0) ends.set(table.lastRow, texts.last)
    if (table.firstRow > 0) ends.set(table.firstRow, texts.first)
  }
  const inData = (row: number) => view.tables.some((table) => table.firstRow <= row && row <= table.lastRow)
  return (row) => {
    if (headers.has(row)) return { tone: 'header', word: texts.header, title: texts.headerTitle }
    const reason = skipped.get(row)
    if (reason !== undefined) return { tone: 'skipped', word: texts.skipped, title: texts.skippedTitle(row, reason) }
    const upper = above.get(row)
    if (upper !== undefined) return { tone: 'data', word: texts.joined(upper), title: texts.joinedTitle(upper) }
    if (inData(row)) return { tone: 'data', word: ends.get(row) ?? '', title: '' }
    return { tone: 'outside', title: texts.outsideTitle }
  }
}

/** What each column is read as; empty for one that is not read. */
export function columnNotes(view: SheetView): (column: number) => string {
  const notes = new Map<number, string>()
  for (const table of view.tables) {
    for (const { index, field, taken } of table.columns)
      if (field !== null && taken) notes.set(index, fieldTitles[field])
  }
  return (column) => notes.get(column) ?? ''
}

export function widthOf(sheet: GridSheet): number {
  return sheet.rows.reduce((widest, row) => Math.max(widest, row.length), 1)
}

export const textOfSheet =
  (sheet: GridSheet) =>
  (row: number, column: number): string =>
    cellText(sheet.rows[row - 1]?.[column - 1])
