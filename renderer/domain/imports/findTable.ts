import { cellText, filledCount, headerKey, isBlank } from './cells'
import { isSurelyName, looksLikeName } from './contentTests'
import { findHeader, headerAt, isCountingRow, type FoundHeader } from './findHeader'
import { recogniseColumns, type RecognisedColumn } from './recogniseColumns'
import { signatureOf } from './signature'
import { skippedTexts } from './texts'
import type { ImportField } from './fields'
import type { CellValue, GridSheet } from './grid'
import type { SheetMapping, SkippedRow } from './plan'

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

/** What is known of a sheet beforehand. The user's word beats what is remembered, and that beats every guess. */
export interface GivenAboutSheet {
  mapping?: SheetMapping | undefined
  /** What an earlier import kept for a header with the signature: `headerOfMemory` of a column → its field, or `none`. */
  remembered?: (signature: string) => Record<string, string> | null
}

/**
 * Every table of a sheet, from top to bottom and from left to right: usually one; several where blocks stand side by side
 * or one under another with headers of their own. None when nothing on the sheet is a list.
 */
export function findTables(sheet: GridSheet, given: GivenAboutSheet = {}): Table[] {
  const steps = findTablesInSteps(sheet, given)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in short steps, for a caller that must not block. */
export function* findTablesInSteps(sheet: GridSheet, given: GivenAboutSheet = {}): Generator<void, Table[]> {
  const table = yield* findTableInSteps(sheet, given.mapping)
  return table === null ? [] : [table]
}

/**
 * The table of a sheet: header, meanings of columns, data rows to the end of the sheet. Rows that are no data are set
 * aside with a reason, never dropped in silence; blank rows are passed over. `null` when no header was found.
 */
export function findTable(sheet: GridSheet, mapping?: SheetMapping): Table | null {
  const steps = findTableInSteps(sheet, mapping)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Rows that tell what a column holds. */
const SAMPLE = 300

/** The same in short steps, for a caller that must not block. */
export function* findTableInSteps(sheet: GridSheet, mapping?: SheetMapping): Generator<void, Table | null> {
  const pointed = mapping?.headerRow
  const header = pointed === undefined ? findHeader(sheet) : headerAt(sheet, pointed)
  if (header === null) return null
  const below = filledDown(sheet, header.lastRow)
  yield
  const sample: TableRow[] = []
  for (const row of below) {
    if (filledCount(row.cells) > 0) sample.push(row)
    if (sample.length === SAMPLE) break
  }
  const columns = mapped(recogniseColumns(header.headers, withoutCounting(sample)), mapping)
  const skipped: SkippedRow[] = []
  const rows: TableRow[] = []
  const judge = new RowJudge(header, columns)
  for (const [at, row] of below.entries()) {
    if (at % 250 === 0) yield
    if (filledCount(row.cells) === 0) continue
    const reason = judge.reasonToSkip(row.cells)
    if (reason === null) rows.push(row)
    else skipped.push({ row: row.row, reason })
  }
  return { header, columns, rows, skipped, title: titleAbove(sheet, header.firstRow), signature: signatureOf(columns) }
}

function mapped(columns: RecognisedColumn[], mapping: SheetMapping | undefined): RecognisedColumn[] {
  const fields = mapping?.fields
  if (fields === undefined) return columns
  return columns.map((column) => {
    const chosen = fields[column.index]
    return chosen === undefined ? column : { ...column, field: chosen, by: 'user' as const }
  })
}

function withoutCounting(rows: TableRow[]): CellValue[][] {
  return rows.filter((row, at) => at > 0 || !isCountingRow(row.cells)).map((row) => row.cells)
}

/** A merged class covers its pupils; what is taller is no part of a list, and a hostile file may have thousands. */
const tallestMerge = 200

/** Rows under the header; a value merged over several rows stands in each of them, except in the columns of names. */
function filledDown(sheet: GridSheet, lastHeaderRow: number): TableRow[] {
  const hidden = new Set(sheet.hiddenRows)
  const rows: TableRow[] = sheet.rows
    .slice(lastHeaderRow)
    .map((cells, at) => ({ row: lastHeaderRow + at + 1, cells, hidden: hidden.has(lastHeaderRow + at + 1) }))
  for (const merge of sheet.merges) {
    const height = merge.bottom - merge.top
    if (merge.top <= lastHeaderRow || height === 0 || height > tallestMerge || merge.left !== merge.right) continue
    const value = sheet.rows[merge.top - 1]?.[merge.left - 1] ?? null
    if (isBlank(value) || looksLikeName(cellText(value))) continue
    for (let row = merge.top + 1; row <= merge.bottom; row += 1) {
      const target = rows[row - lastHeaderRow - 1]
      if (target === undefined || filledCount(target.cells) === 0) continue
      const cells = [...target.cells]
      while (cells.length < merge.left) cells.push(null)
      cells[merge.left - 1] = value
      target.cells = cells
    }
  }
  return rows
}

function titleAbove(sheet: GridSheet, firstRow: number): string {
  return sheet.rows
    .slice(0, firstRow - 1)
    .flatMap((cells) => cells.filter((cell) => typeof cell === 'string').map(cellText))
    .join(' ')
    .slice(0, 1000)
}

/** A lone «Ким Светлана» is a person; «Начальная школа» has a small second word. */
function isCapitalisedName(text: string): boolean {
  return looksLikeName(text) && text.split(/\s+/).every((word) => /^\p{Lu}/u.test(word))
}

const totalWords = /^(?:итого|всего|total)(?:[^\p{L}]|$)/iu
const noteWords =
  /^(?:директор|и\.? ?о\.? директора|исполнитель|исп\.|ответственн|заместител|зам\. ?дир|завуч|бухгалтер|главный бух|секретарь|составил|подготовил|подпись|примечани|согласован|утвержда|м\. ?п\.|дата |тел\. ?исп|\*|__)/iu

/** Decides which rows under a header are no data. */
class RowJudge {
  private readonly anchors: number[]
  private readonly mappedColumns: number[]
  private readonly namesPeople: boolean
  private readonly headerKeys: string[][]
  private readonly longestHeader: number
  private seenData = false

  constructor(header: FoundHeader, columns: RecognisedColumn[]) {
    this.headerKeys = header.headers.map((storeys) => storeys.map(headerKey).filter((key) => key !== ''))
    this.longestHeader = Math.max(0, ...header.headers.flat().map((text) => text.length)) + 10
    const at = (fields: ImportField[]): number[] =>
      columns.flatMap((column) => (column.field !== null && fields.includes(column.field) ? [column.index - 1] : []))
    const names = at(['fullName', 'lastName'])
    this.namesPeople = names.length > 0 && at(['className', 'level']).length === 0
    this.anchors = names.length > 0 ? names : at(['className', 'level'])
    this.mappedColumns = columns.flatMap((column) =>
      column.field !== null && column.field !== 'rowNumber' ? [column.index - 1] : [],
    )
  }

  reasonToSkip(cells: CellValue[]): string | null {
    if (!this.seenData && isCountingRow(cells)) return skippedTexts.columnNumbers
    if (this.repeatsHeader(cells)) return skippedTexts.repeatedHeader
    const texts = cells.filter((cell) => !isBlank(cell)).map(cellText)
    if (texts.slice(0, 3).some((text) => totalWords.test(text))) return skippedTexts.total
    const anchor = this.anchors.map((at) => cellText(cells[at])).find((text) => text !== '') ?? ''
    if (anchor === '') {
      const understood = this.mappedColumns.filter((at) => !isBlank(cells[at])).length
      if (understood === 0)
        return texts.length === 1 && /^\d+\.?$/.test(texts[0] ?? '') ? skippedTexts.numberOnly : skippedTexts.note
      return this.isNote(texts) ? skippedTexts.note : null
    }
    if (this.namesPeople && /^(?:вакансия|вакант\p{L}*)$/iu.test(anchor)) return skippedTexts.vacancy
    if (this.isNote(texts) && !isSurelyName(anchor)) return skippedTexts.note
    if (texts.length === 1 && this.mappedColumns.length > 1 && !isCapitalisedName(anchor) && this.isSection(anchor)) {
      return skippedTexts.section
    }
    this.seenData = true
    return null
  }

  private isNote(texts: string[]): boolean {
    const first = texts.find((text) => !/^\d+\.?$/.test(text)) ?? ''
    return noteWords.test(first) && (texts.length <= 2 || texts.some((text) => /_{3,}|:$/.test(text)))
  }

  /** A lone text in the column of names or classes: «Начальная школа», «Учителя математики». */
  private isSection(text: string): boolean {
    return !/^\d/.test(text) && !/[<>\d]/.test(text) && text.length < 120
  }

  private repeatsHeader(cells: CellValue[]): boolean {
    let equal = 0
    let different = 0
    for (const [at, keys] of this.headerKeys.entries()) {
      const cell = cells[at]
      if (isBlank(cell)) continue
      // Only a short text can repeat a header: most cells are judged by their length alone.
      const repeats = typeof cell === 'string' && cell.length <= this.longestHeader && keys.includes(headerKey(cell))
      if (repeats) equal += 1
      else different += 1
      if (different > this.headerKeys.length / 2) return false
    }
    return equal > 0 && equal > different
  }
}
