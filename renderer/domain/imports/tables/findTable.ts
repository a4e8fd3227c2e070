import { cellText, filledCount, headerKey, isBlank } from '@/domain/imports/values/cells'
import { collectRows } from './collectRows'
import { isProbablyName } from './contentTests'
import { importFields, repeatableFields, type ImportField } from '@/domain/imports/fields'
import { hasAnchorWord, HeaderFinder, isCountingRow, type FoundHeader } from './findHeader'
import { listWithoutHeader } from './headerlessList'
import { recogniseColumnsInSteps } from './recogniseColumns'
import type { RecognisedColumn } from './RecognisedColumn'
import { RowJudge } from './RowJudge'
import { headerOfMemory, signatureOf } from './signature'
import { blocksOf, classColumns, classInTitles, type Block } from './tableBlocks'
import { rowsOf, rowsUnderNames, takeNumbersOff } from './tableRows'
import { skippedTexts } from '@/domain/imports/texts'
import type { CellValue, GridSheet } from '@/domain/imports/grid'
import type { SheetMapping } from '@/domain/imports/plan'
import type { TableRow, Table } from './Table'

/** What is known of a sheet beforehand. The user's word beats what is remembered, and that beats every guess. */
export interface GivenAboutSheet {
  mapping?: SheetMapping | undefined
  /** What an earlier import kept for a header with the signature: `headerOfMemory` of a column → its field, or `none`. */
  remembered?: (signature: string) => Record<string, string> | null
}

/**
 * Every table of a sheet, from top to bottom and from left to right: usually one; several where blocks stand side by side
 * or one under another with headers of their own. Rows that are no data are set aside with a reason, never dropped in
 * silence; blank rows are passed over. None when nothing on the sheet is a list.
 */
export function findTables(sheet: GridSheet, given: GivenAboutSheet = {}): Table[] {
  const steps = findTablesInSteps(sheet, given)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** More tables on one sheet are no lists of people: a plan of lessons has a header for every day. */
const mostTables = 60

/** The same in short steps, for a caller that must not block. */
export function* findTablesInSteps(sheet: GridSheet, given: GivenAboutSheet = {}): Generator<void, Table[]> {
  const pointed = given.mapping?.headerRow
  const finder = new HeaderFinder(sheet)
  const header = pointed === 0 ? null : pointed === undefined ? yield* finder.first() : finder.pointed(pointed)
  if (header === null) {
    const list = yield* listWithoutHeader(sheet, pointed === 0)
    if (list === null) return []
    const part = { ...list, to: sheet.rows.length, titleFrom: 1 }
    const columns = classColumns(list.header)
    const tables: Table[] = []
    for (const block of columns.length > 0 ? columns : [whole]) tables.push(yield* tableOf(sheet, part, block, given))
    return tables
  }
  const found: Found[] = []
  for (const [at, part] of (yield* partsOf(sheet, finder, header)).entries()) {
    const from = at === 0 ? part.header.firstRow : part.titleFrom
    for (const block of blocksOf(sheet, part.header)) {
      found.push({ table: yield* tableOf(sheet, part, block, given), from })
      if (found.length === mostTables) return withoutEmpty(sheet, found)
    }
  }
  return withoutEmpty(sheet, found)
}

/** A table and the row in which it begins with its titles. */
interface Found {
  table: Table
  from: number
}

/** Tables without a row are no tables: their titles, headers and notes are rows set aside by the one above. */
function withoutEmpty(sheet: GridSheet, found: Found[]): Table[] {
  const filled = found.filter(({ table }) => table.rows.length > 0)
  const [first] = filled
  if (first === undefined) return found.slice(0, 1).map(({ table }) => table)
  const seen = new Set(filled.flatMap((one) => [...topRows(sheet, one), ...one.table.skipped.map(({ row }) => row)]))
  for (const [at, one] of found.entries()) {
    if (one.table.rows.length > 0) continue
    const upper = found.slice(0, at).findLast(({ table }) => table.rows.length > 0) ?? first
    const top = topRows(sheet, one).map((row) => ({ row, reason: skippedTexts.otherTable }))
    const dropped = [...top, ...one.table.skipped].filter(({ row }) => !seen.has(row))
    upper.table.skipped.push(...dropped)
    for (const { row } of dropped) seen.add(row)
  }
  return filled.map(({ table }) => table)
}

/** Numbers of the filled rows of its titles and its header. */
function topRows(sheet: GridSheet, { table, from }: Found): number[] {
  const rows = Array.from({ length: Math.max(0, table.header.lastRow - from + 1) }, (_, at) => from + at)
  return rows.filter((row) => filledCount(sheet.rows[row - 1] ?? []) > 0)
}

const whole: Block = { left: 1, right: Number.MAX_SAFE_INTEGER, classText: '' }

/** A stretch of rows under one header. Rows are 1-based and inclusive. */
interface Part {
  header: FoundHeader
  firstRow: number
  to: number
  /** Where the titles above the header begin. */
  titleFrom: number
}

/** The rows under the first header, cut wherever another header with other columns begins. */
function* partsOf(sheet: GridSheet, finder: HeaderFinder, first: FoundHeader): Generator<void, Part[]> {
  const parts: Part[] = [{ header: first, firstRow: first.lastRow + 1, to: sheet.rows.length, titleFrom: 1 }]
  for (let row = first.lastRow + 1; row <= sheet.rows.length; row += 1) {
    if (row % 150 === 0) yield
    if (!mayBeHeader(sheet.rows[row - 1] ?? [])) continue
    const current = parts.at(-1)
    const next = finder.at(row)
    if (current === undefined || next === null || next.score < 190 || repeats(current.header, next.found)) continue
    const titleFrom = titlesBefore(sheet, row, current.firstRow)
    current.to = titleFrom - 1
    parts.push({ header: next.found, firstRow: next.found.lastRow + 1, to: sheet.rows.length, titleFrom })
    row = next.found.lastRow
    if (parts.length === mostTables) break
  }
  return parts
}

/** Asked of every row of a sheet: two words at least, one of which a header of people or classes would have. */
function mayBeHeader(cells: CellValue[]): boolean {
  let words = 0
  let anchor = false
  for (const cell of cells) {
    if (typeof cell !== 'string') {
      if (cell !== null) return false
      continue
    }
    if (cell.length > 160) return false
    if (isBlank(cell)) continue
    words += 1
    anchor ||= hasAnchorWord(cell)
  }
  return anchor && words >= 2
}

/** Whether most words of the other header stand in the same columns. */
function repeats(header: FoundHeader, other: FoundHeader): boolean {
  let equal = 0
  let different = 0
  for (const [at, storeys] of other.headers.entries()) {
    const key = headerKey(storeys.at(-1) ?? '')
    if (key === '') continue
    if (header.headers[at]?.some((text) => headerKey(text) === key) === true) equal += 1
    else different += 1
  }
  return equal > different * 2
}

/** The first of the lone texts right above a header further down; they are its titles. */
function titlesBefore(sheet: GridSheet, headerRow: number, after: number): number {
  let first = headerRow
  for (let row = headerRow - 1; row > Math.max(after, headerRow - 6); row -= 1) {
    const cells = sheet.rows[row - 1] ?? []
    const texts = cells.filter((cell) => !isBlank(cell))
    if (texts.length === 0) continue
    const isTitle =
      texts.length <= 2 && texts.every((cell) => typeof cell === 'string' && !isProbablyName(cellText(cell)))
    if (!isTitle) break
    first = row
  }
  return first
}

/** Rows that tell what a column holds. */
const sampleSize = 300

function* tableOf(sheet: GridSheet, part: Part, block: Block, given: GivenAboutSheet): Generator<void, Table> {
  const all = yield* rowsOf(sheet, block, part.firstRow, part.to)
  takeNumbersOff(all)
  const header = headerOf(part.header, block)
  const sample = all.slice(0, sampleSize).filter((row, at) => at > 0 || !isCountingRow(row.cells))
  const guessed = yield* recogniseColumnsInSteps(
    header.headers,
    sample.map((row) => row.cells),
  )
  const signature = signatureOf(guessed)
  const memory = signature === '' ? null : (given.remembered?.(signature) ?? null)
  const columns = said(remembered(guessed, memory), given.mapping)
  const judge = new RowJudge(header, columns)
  fillTeachers(sheet, all, columns, judge)
  const underNames = rowsUnderNames(sheet, judge.nameColumns, part.firstRow)
  const lastRow = given.mapping?.lastRow ?? Number.MAX_SAFE_INTEGER
  const titleTo = (part.header.firstRow || part.firstRow) - 1
  const classText = block.classText || classInTitles(sheet, part.titleFrom, titleTo)
  const { rows, skipped } = yield* collectRows(all, { judge, columns, classText, underNames, lastRow })
  const title = titleOf(sheet, part.titleFrom, titleTo)
  return { header, columns, rows, skipped, title, signature }
}

/** The header without the words of other blocks. */
function headerOf(header: FoundHeader, block: Block): FoundHeader {
  if (block.left === 1 && block.right >= header.headers.length) return header
  const headers = header.headers.slice(0, block.right).map((storeys, at) => (at + 1 < block.left ? [] : storeys))
  return { ...header, headers }
}

function remembered(columns: RecognisedColumn[], memory: Record<string, string> | null): RecognisedColumn[] {
  if (memory === null) return columns
  return given(columns, 'memory', (column) => {
    const key = headerOfMemory(column)
    const answer = Object.hasOwn(memory, key) ? memory[key] : undefined
    return answer === 'none' ? null : importFields.find((field) => field === answer)
  })
}

function said(columns: RecognisedColumn[], mapping: SheetMapping | undefined): RecognisedColumn[] {
  const fields = mapping?.fields
  return fields === undefined ? columns : given(columns, 'user', (column) => fields[column.index])
}

/** Columns with meanings that are given; a guess gives way where a meaning can stand but once. */
function given(
  columns: RecognisedColumn[],
  by: 'memory' | 'user',
  answer: (column: RecognisedColumn) => ImportField | null | undefined,
): RecognisedColumn[] {
  const answers = columns.map(answer)
  const taken = new Set(answers.filter((field) => field !== null && field !== undefined))
  return columns.map((column, at) => {
    const field = answers[at]
    const { remark: _, ...plain } = column
    if (field !== undefined) return { ...plain, field, by }
    const givesWay = column.field !== null && taken.has(column.field) && !repeatableFields.includes(column.field)
    return givesWay ? { ...plain, field: null, by: 'none' as const } : column
  })
}

/** In a list of classes a teacher merged over several rows leads each of them. */
function fillTeachers(sheet: GridSheet, rows: TableRow[], columns: RecognisedColumn[], judge: RowJudge): void {
  const teachers = new Set(columns.filter((one) => one.field === 'classTeacher').map((one) => one.index))
  const isOfClasses = columns.every((one) => one.field !== 'position' && one.field !== 'subjects')
  const named = columns.some((one) => one.field === 'className' || one.field === 'level')
  if (judge.namesPeople && isOfClasses && named) for (const at of judge.nameColumns) teachers.add(at + 1)
  if (teachers.size === 0 || sheet.merges.length === 0) return
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  for (const merge of sheet.merges) {
    if (!teachers.has(merge.left) || merge.bottom - merge.top > 20) continue
    const value = sheet.rows[merge.top - 1]?.[merge.left - 1] ?? null
    for (let row = merge.top + 1; row <= merge.bottom; row += 1) {
      const target = byNumber.get(row)
      if (target === undefined || !isBlank(target.cells[merge.left - 1])) continue
      const cells = [...target.cells]
      while (cells.length < merge.left) cells.push(null)
      cells[merge.left - 1] = value
      target.cells = cells
    }
  }
}

function titleOf(sheet: GridSheet, from: number, to: number): string {
  return sheet.rows
    .slice(from - 1, to)
    .flatMap((cells) => cells.filter((cell) => typeof cell === 'string').map(cellText))
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 1000)
}
