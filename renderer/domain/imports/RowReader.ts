import { cellText, isBlank, shown } from './cells'
import { columnLetter, reasonTexts } from './texts'
import type { Reason } from '@/domain/changes/difference'
import type { TableRow } from './findTable'
import type { ImportField } from './fields'
import type { CellValue } from './grid'
import type { RecognisedColumn } from './recogniseColumns'

export interface NamedCell {
  value: CellValue
  /** How the user finds the column: its header, or its letter where it has none. */
  column: string
}

/**
 * One row on its way into the register. What is worth a look is noted, what needs a decision is doubted, what cannot be
 * taken is refused; the row's outcome follows from the gravest.
 */
export class RowReader {
  readonly row: TableRow
  readonly notes: Reason[] = []
  readonly doubts: Reason[] = []
  readonly refusals: Reason[] = []
  private readonly columns: RecognisedColumn[]

  constructor(row: TableRow, columns: RecognisedColumn[]) {
    this.row = row
    this.columns = columns
    if (row.hidden) this.note('hiddenRow', reasonTexts.hiddenRow)
  }

  has(field: ImportField): boolean {
    return this.columns.some((column) => column.field === field)
  }

  /** Filled cells of every column with the field, from left to right. */
  cells(field: ImportField): NamedCell[] {
    return this.columns.flatMap((column) => {
      const value = this.row.cells[column.index - 1]
      if (column.field !== field || value === undefined || isBlank(value)) return []
      return [{ value, column: column.header === '' ? columnLetter(column.index) : column.header }]
    })
  }

  cell(field: ImportField): NamedCell | null {
    return this.cells(field)[0] ?? null
  }

  text(field: ImportField): string {
    return cellText(this.cell(field)?.value)
  }

  note(code: string, text: string, cell?: NamedCell | null): void {
    this.notes.push(reason(code, text, cell))
  }

  doubt(code: string, text: string, cell?: NamedCell | null): void {
    this.doubts.push(reason(code, text, cell))
  }

  refuse(code: string, text: string, cell?: NamedCell | null): void {
    this.refusals.push(reason(code, text, cell))
  }

  /** Text that fits the model's field, or an empty one with a doubt. */
  fitting(field: ImportField, most: number): string {
    const cell = this.cell(field)
    const text = cellText(cell?.value)
    if (text.length <= most) return text
    this.doubt('tooLong', reasonTexts.tooLong(shown(text), most), cell)
    return ''
  }
}

function reason(code: string, text: string, cell?: NamedCell | null): Reason {
  if (cell === undefined || cell === null) return { code, text }
  return { code, text, column: cell.column.slice(0, 120), value: shown(cellText(cell.value)) }
}
