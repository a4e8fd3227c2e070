import { fieldsNotTaken } from './fields'
import { findTablesInSteps } from '@/domain/imports/tables/findTable'
import { handoutFoot } from '@/domain/imports/tables/handoutFoot'
import type { Table } from '@/domain/imports/tables/Table'
import { classOfSheet, kindOfSheet, type JudgedKind } from '@/domain/imports/tables/sheetKind'
import { kindTexts } from './texts'
import type { FileKind } from './fields'
import type { PlainFile, PlainSheet } from '@/domain/imports/exchange/PlainSheet'
import type { ImportOptions, PlannedFile, PlannedSheet, SheetMapping } from './plan'
import type { AnalysedSheet } from '@/domain/imports/lines/Place'

/** What a file turned out to hold: one planned sheet per table, one without columns for a sheet that has no table. */
export interface AnalysedFile {
  planned: PlannedFile
  sheets: PlannedSheet[]
  tables: AnalysedSheet[]
}

/** Finds the tables of every sheet and says what each holds; gives way after a few rows each. */
export function* analyseFile(
  file: PlainFile,
  options: ImportOptions,
  remembered: (signature: string) => Record<string, string> | null,
): Generator<void, AnalysedFile> {
  const sheets: PlannedSheet[] = []
  const tables: AnalysedSheet[] = []
  for (const sheet of file.sheets) {
    yield
    const mapping = options.mapping?.find((one) => one.file === file.fileName && one.sheet === sheet.name)
    const found = yield* findTablesInSteps(sheet, { mapping, remembered })
    for (const table of found.length === 0 ? [null] : found) {
      if (table !== null) correctCells(table, file.fileName, sheet.name, options)
      const planned = plannedSheet(file.fileName, sheet, table, options, mapping)
      sheets.push(planned)
      if (table === null || planned.kind === 'none') continue
      const column = found.length > 1 ? table.columns[0]?.index : undefined
      const foot = planned.kind === 'marks' ? handoutFoot(sheet) : null
      const classText = foot?.classText ?? classOfSheet(planned.name, table.title, file.fileName)
      const platform = foot === null ? {} : { platform: foot.platform }
      tables.push({ planned, table, classText, ...platform, ...(column === undefined ? {} : { column }) })
    }
  }
  const planned = { fileName: file.fileName, format: file.format, ...kindOfAll(sheets) }
  return { planned, sheets, tables }
}

/** Puts what the user typed in place of the cells of the file. */
function correctCells(table: Table, file: string, sheet: string, options: ImportOptions): void {
  const answers = (options.cells ?? []).filter((one) => one.file === file && one.sheet === sheet)
  if (answers.length === 0) return
  const rows = new Map(table.rows.map((row) => [row.row, row]))
  for (const { row: number, column, text } of answers) {
    const row = rows.get(number)
    if (row === undefined || !table.columns.some((one) => one.index === column)) continue
    row.cells = Array.from({ length: Math.max(row.cells.length, column) }, (_, at) => row.cells[at] ?? null)
    row.cells[column - 1] = text
  }
}

function plannedSheet(
  fileName: string,
  sheet: PlainSheet,
  table: Table | null,
  options: ImportOptions,
  mapping: SheetMapping | undefined,
): PlannedSheet {
  const rows = table?.rows ?? []
  return {
    file: fileName,
    name: sheet.name,
    hidden: sheet.hidden,
    ...judge(sheet, table, fileName, options, mapping),
    headerRow: table?.header.lastRow ?? 0,
    columns: (table?.columns ?? []).map((column) => ({ ...column, taken: isTaken(column.field, options) })),
    firstRow: rows[0]?.row ?? 0,
    lastRow: rows.at(-1)?.row ?? 0,
    joined: Object.fromEntries(
      rows.flatMap((row) => (row.mergedRows === undefined ? [] : [[row.row, row.mergedRows]])),
    ),
    skipped: [...(table?.skipped ?? []), ...(sheet.known?.skipped ?? [])].sort((a, b) => a.row - b.row),
  }
}

function judge(
  sheet: PlainSheet,
  table: Table | null,
  fileName: string,
  options: ImportOptions,
  mapping: SheetMapping | undefined,
): JudgedKind {
  const on = mapping?.on ?? !sheet.hidden
  if (!on) {
    const text = mapping?.on === false ? kindTexts.off : kindTexts.hidden
    return { kind: 'none', certainty: 1, reasons: [{ code: sheet.hidden ? 'hidden' : 'off', text }] }
  }
  const judged =
    sheet.known === undefined
      ? kindOfSheet(sheet, table, fileName, options.today)
      : { kind: sheet.known.kind, certainty: 1, reasons: [sheet.known.reason] }
  return mapping?.kind === undefined ? judged : { kind: mapping.kind, certainty: 1, reasons: judged.reasons }
}

function isTaken(field: PlannedSheet['columns'][number]['field'], options: ImportOptions): boolean {
  if (field === null || field === 'rowNumber') return false
  return !fieldsNotTaken.includes(field) || options.take?.includes(field) === true
}

/** What a file, or all files together, hold: as sure as the least sure part. */
export function kindOfAll(parts: readonly { kind: FileKind; certainty: number; reasons: PlannedSheet['reasons'] }[]): {
  kind: FileKind
  certainty: number
  reasons: PlannedSheet['reasons']
} {
  const useful = parts.filter((part) => part.kind !== 'none')
  if (useful.length === 0) {
    const telling = parts.find((part) => !part.reasons.some((reason) => reason.code === 'empty')) ?? parts[0]
    return { kind: 'none', certainty: telling?.certainty ?? 1, reasons: telling?.reasons ?? [] }
  }
  const kinds = new Set(useful.map((part) => part.kind))
  const [only] = kinds
  const kind = kinds.size === 1 && only !== undefined ? only : 'mixed'
  const certainty = Math.min(...useful.map((part) => part.certainty))
  return { kind, certainty, reasons: useful.flatMap((part) => part.reasons) }
}
