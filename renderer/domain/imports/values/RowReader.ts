import { cellText, isBlank, shown } from './cells'
import { columnLetter, reasonTexts } from '@/domain/imports/texts'
import type { Reason } from '@/domain/changes/difference'
import type { TableRow } from '@/domain/imports/tables/Table'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue } from '@/domain/imports/grid'
import type { RecognisedColumn } from '@/domain/imports/tables/RecognisedColumn'

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
  readonly columns: RecognisedColumn[]
  private readonly replaced: (field: ImportField, value: CellValue) => CellValue

  /** `replaced`: what is read in place of a value, by the answers to the questions about values. */
  constructor(
    row: TableRow,
    columns: RecognisedColumn[],
    replaced: (field: ImportField, value: CellValue) => CellValue = (_, value) => value,
  ) {
    this.row = row
    this.columns = columns
    this.replaced = replaced
    if (row.hidden) this.note('hiddenRow', reasonTexts.hiddenRow)
  }

  has(field: ImportField): boolean {
    return this.columns.some((column) => column.field === field)
  }

  /** Filled cells of every column with the field, from left to right. */
  cells(field: ImportField): NamedCell[] {
    return this.columns.flatMap((column) => {
      if (column.field !== field) return []
      const seen = this.row.cells[column.index - 1]
      if (seen === undefined || isBlank(seen)) return []
      const value = this.replaced(field, seen)
      return isBlank(value) ? [] : [{ value, column: columnName(column) }]
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

  /** A doubt that turns out to be no more than a remark. */
  lower(code: string): void {
    this.notes.push(...this.doubts.filter((one) => one.code === code))
    this.settle(new Set([code]))
  }

  /** Takes back what was doubted for one of these reasons. */
  settle(codes: ReadonlySet<string>): void {
    this.doubts.splice(0, this.doubts.length, ...this.doubts.filter((one) => !codes.has(one.code)))
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

/** How the user finds a column: its header, or its letter where it has none. */
export function columnName(column: { index: number; header: string }): string {
  return column.header === '' ? columnLetter(column.index) : column.header
}

function reason(code: string, text: string, cell?: NamedCell | null): Reason {
  if (cell === undefined || cell === null) return { code, text }
  return { code, text, column: cell.column.slice(0, 120), value: shown(cellText(cell.value)) }
}
