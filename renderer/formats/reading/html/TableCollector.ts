import { RefusedFile } from '@/formats/reading/RefusedFile'
import { maxColumn, SheetCells } from '@/formats/reading/SheetCells'
import type { Meter } from '@/formats/reading/Meter'
import type { GridSheet } from '@/domain/imports/grid'

/** How many columns and rows a cell covers, itself included. */
export interface CellSpans {
  columns: number
  rows: number
}

/** Places the cells of one HTML table, spans included, in a grid; the value of a spanned area is in its first cell. */
export class TableCollector {
  /** Cells with a text. */
  filled = 0
  /** Tables within the cells of this one. */
  readonly nested: TableCollector[] = []
  caption = ''
  private readonly cells: SheetCells
  private readonly meter: Meter
  /** By column: the last row that a cell from above still covers. */
  private readonly covered = new Map<number, number>()
  private row = 0
  private column = 1
  private open: { column: number; spans: CellSpans; text: string } | null = null

  constructor(meter: Meter) {
    this.meter = meter
    this.cells = new SheetCells(meter)
  }

  get lastRow(): number {
    return this.cells.lastRow
  }

  openRow(hidden: boolean): void {
    this.closeCell()
    this.meter.tick()
    this.row += 1
    this.column = 1
    if (hidden) this.cells.hideRows(this.row, this.row)
  }

  openCell(spans: CellSpans): void {
    if (this.row === 0) this.openRow(false)
    this.closeCell()
    this.meter.scanCell()
    while ((this.covered.get(this.column) ?? 0) >= this.row) this.column += 1
    if (this.column > maxColumn) throw new RefusedFile('too-many-cells', 'columns')
    this.open = { column: this.column, spans, text: '' }
  }

  add(text: string): void {
    if (this.open !== null && this.open.text.length <= this.meter.budget.textChars) this.open.text += text
  }

  closeCell(): void {
    if (this.open === null) return
    const { column, spans, text } = this.open
    this.open = null
    const value = cellText(text)
    if (value !== '') {
      this.filled += 1
      this.cells.put(this.row, column, value)
    }
    this.cover(column, spans, value !== '')
    this.column = column + spans.columns
  }

  sheet(name: string): GridSheet {
    return this.cells.sheet(name, false)
  }

  private cover(column: number, { columns, rows }: CellSpans, filled: boolean): void {
    if (columns === 1 && rows === 1) return
    const right = Math.min(column + columns - 1, maxColumn)
    const bottom = this.row + rows - 1
    if (filled) this.cells.merge({ top: this.row, left: column, bottom, right })
    if (rows === 1) return
    for (let at = column; at <= right; at += 1) {
      this.meter.tick()
      this.covered.set(at, bottom)
    }
  }
}

/** Blanks as a browser shows them: runs are one space, none at the ends of lines; `\n` stands for breaks. */
function cellText(text: string): string {
  return text
    .replace(/[^\S\n\u00a0]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}
