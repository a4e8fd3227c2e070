import { damaged, RefusedFile } from './RefusedFile'
import type { Meter } from './Meter'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** The largest sheet that any of the programs knows. */
export const maxRow = 1_048_576
export const maxColumn = 16_384

/** Collects the cells of one sheet in any order; only filled cells and the gaps before them cost anything. */
export class SheetCells {
  lastRow = 0
  private readonly meter: Meter
  private readonly rows = new Map<number, CellValue[]>()
  private readonly merges: GridSheet['merges'] = []
  private readonly hidden: [from: number, to: number][] = []

  constructor(meter: Meter) {
    this.meter = meter
  }

  /** Row and column are 1-based; a blank value leaves the cell as it is. */
  put(row: number, column: number, value: CellValue): void {
    if (value === null || value === '') return
    if (!(row >= 1 && row <= maxRow && column >= 1 && column <= maxColumn)) throw damaged('cell outside the sheet')
    const known = this.rows.get(row)
    const values = known ?? []
    if (known === undefined) this.rows.set(row, values)
    if (column > values.length) this.meter.keepCells(column - values.length)
    while (values.length < column) values.push(null)
    values[column - 1] = typeof value === 'string' ? value.slice(0, this.meter.budget.textChars) : value
    this.lastRow = Math.max(this.lastRow, row)
  }

  /** The same values once more, in another row. */
  repeatRow(from: number, to: number): void {
    const values = this.rows.get(from)
    if (values === undefined) return
    if (to > maxRow) throw damaged('row outside the sheet')
    this.meter.keepCells(values.length)
    this.rows.set(to, [...values])
    this.lastRow = Math.max(this.lastRow, to)
  }

  hideRows(from: number, to: number): void {
    const last = this.hidden.at(-1)
    if (last?.[1] === from - 1) last[1] = to
    else this.hidden.push([from, to])
  }

  merge(area: GridSheet['merges'][number]): void {
    this.merges.push(area)
    if (this.merges.length > this.meter.budget.merges) throw new RefusedFile('too-many-cells', 'merges')
  }

  sheet(name: string, hidden: boolean): GridSheet {
    this.meter.keepCells(this.lastRow - this.rows.size)
    const rows: CellValue[][] = []
    for (let number = 1; number <= this.lastRow; number += 1) rows.push(this.rows.get(number) ?? [])
    return { name: name.slice(0, 200), hidden, rows, hiddenRows: this.hiddenRows(), merges: this.merges }
  }

  /** Hidden rows below the last filled one are of no interest; there may be a million of them. */
  private hiddenRows(): number[] {
    const numbers = new Set<number>()
    for (const [from, to] of this.hidden) {
      for (let row = from; row <= Math.min(to, this.lastRow); row += 1) numbers.add(row)
    }
    return [...numbers].sort((a, b) => a - b)
  }
}
