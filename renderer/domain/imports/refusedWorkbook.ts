import { cellText } from '@/domain/imports/values/cells'
import { plainFiles } from '@/domain/imports/exchange/exchange'
import { proposedKeys } from './intentionOfPlan'
import { withDistinctNames } from '@/domain/imports/tables/distinctNames'
import { refusedTexts as texts } from './planTexts'
import { handoutLine } from '@/domain/imports/tables/handoutFoot'
import { fieldBesideMarks, fieldOfHeader } from '@/domain/imports/tables/synonyms'
import { fieldTitles } from './texts'
import type { SheetDescription, WorkbookDescription } from '@/domain/documents/description'
import type { CellValue, GridFile } from './grid'
import type { ImportPlan, PlannedColumn, PlannedSheet, PlanLine } from './plan'

/** A row that did not get in: the lines it gave and why. */
interface LeftRow {
  row: number
  lines: PlanLine[]
}

/**
 * Every refused row, and every doubtful one that is not `chosen`, as it stands in its file, sheet by sheet, with the reason
 * in the last column; `null` when there is none. The import takes the workbook back as it is: headers that it would not
 * understand by themselves are named as they were understood, a class told by the tab or a title gets a column, and a class
 * teacher's copy keeps the line that names its platform.
 */
export function refusedWorkbook(
  plan: ImportPlan,
  files: readonly GridFile[],
  chosen: ReadonlySet<string> = proposedKeys(plan),
): WorkbookDescription | null {
  const plain = plainFiles(withDistinctNames(files))
  const left = plan.lines.filter(
    (line) => line.outcome === 'refused' || (line.outcome === 'doubtful' && !chosen.has(line.key)),
  )
  const bySheet = new Map<PlannedSheet, Map<number, LeftRow>>()
  for (const line of left) {
    const sheet = sheetOf(plan, line)
    if (sheet === undefined) continue
    const rows = bySheet.get(sheet) ?? new Map<number, LeftRow>()
    const row = line.source?.row ?? 0
    const known = rows.get(row) ?? { row, lines: [] }
    known.lines.push(line)
    bySheet.set(sheet, rows.set(row, known))
  }
  const names = new Set<string>()
  const sheets = plan.sheets.flatMap((planned) => {
    const rows = [...(bySheet.get(planned)?.values() ?? [])].sort((a, b) => a.row - b.row)
    const grid = plain.find((file) => file.fileName === planned.file)?.sheets.find((one) => one.name === planned.name)
    if (rows.length === 0 || grid === undefined) return []
    return [sheetOfRows(planned, rows, grid.rows, freeName(planned, plan, names))]
  })
  if (sheets.length === 0) return null
  const [first] = plan.files
  const only = plan.files.length === 1 && first !== undefined
  const fileName = only ? texts.fileName(first.fileName.replace(/\.[^.]{1,5}$/, '')) : texts.fileNameOfSeveral
  return { type: 'workbook', fileName, title: texts.title, sheets }
}

/** The planned sheet a line comes from: of several blocks of one sheet the one that has the row. */
function sheetOf(plan: ImportPlan, { source }: PlanLine): PlannedSheet | undefined {
  if (source === null) return undefined
  const same = plan.sheets.filter((sheet) => sheet.file === source.file && sheet.name === source.sheet)
  const blocks = source.column === undefined ? same : same.filter((sheet) => sheet.columns[0]?.index === source.column)
  return blocks.find((sheet) => sheet.firstRow <= source.row && source.row <= sheet.lastRow) ?? blocks[0]
}

function sheetOfRows(planned: PlannedSheet, rows: LeftRow[], grid: CellValue[][], name: string): SheetDescription {
  const columns = planned.columns
  const hasClass = columns.some(({ field }) => field === 'className' || field === 'level' || field === 'leadsClass')
  const isOfClass = planned.kind === 'pupils' || planned.kind === 'marks'
  const addsClass = !hasClass && isOfClass && rows.some(({ lines }) => classOf(lines) !== '')
  const foot = planned.kind === 'marks' ? handoutLine(grid) : null
  const titles = [...columns.map(titleOf), ...(addsClass ? [fieldTitles.className] : []), texts.reason]
  return {
    name,
    pageHeader: '',
    columns: titles.map((title) => ({ title, format: 'text', width: null, wrap: title === texts.reason })),
    rows: rows.map((left) => {
      const cells = columns.map((column) => textOf(planned, left, column, grid))
      return { cells: [...cells, ...(addsClass ? [classOf(left.lines)] : []), reasonsOf(left)] }
    }),
    orientation: 'landscape',
    autofilter: false,
    fillInRows: 0,
    footLines: foot === null ? [] : [foot],
  }
}

/** What the user corrected in place, else the cell with the rows that continue it. */
function textOf(planned: PlannedSheet, { row, lines }: LeftRow, column: PlannedColumn, grid: CellValue[][]): string {
  const fixed = lines.flatMap((line) => line.fixes.cells).find((cell) => cell.column === column.index)
  if (fixed !== undefined) return fixed.text
  const rows = [row, ...(planned.joined[row] ?? [])]
  const texts = rows.map((one) => cellText(grid[one - 1]?.[column.index - 1]))
  const text = texts.filter((one) => one !== '').join('\n')
  // A class merged over its pupils stands in the first row only.
  return text === '' && column.field === 'className' ? classOf(lines) : text
}

function classOf(lines: PlanLine[]): string {
  return lines.find((line) => line.data.className !== '')?.data.className ?? ''
}

function reasonsOf({ lines }: LeftRow): string {
  return [...new Set(lines.flatMap((line) => line.reasons.map((reason) => reason.text)))].join(' ')
}

/** The original header where it says by itself what the column was understood as. */
function titleOf({ header, field }: PlannedColumn): string {
  const says = field === null || fieldOfHeader(header) === field || fieldBesideMarks(header) === field
  return says ? header : fieldTitles[field]
}

/** A sheet's name that Excel accepts and that no other sheet has; with several files it tells whose it is. */
function freeName(planned: PlannedSheet, plan: ImportPlan, taken: Set<string>): string {
  const whole = plan.files.length === 1 ? planned.name : `${planned.file.replace(/\.[^.]{1,5}$/, '')} ${planned.name}`
  const plain = whole.replace(/['[\]*?:/\\]/g, ' ').trim() || texts.sheet
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '' : ` ${String(count)}`
    const name = `${plain.slice(0, 31 - end.length)}${end}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
