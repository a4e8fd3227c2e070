import { RefusedFile } from './RefusedFile'
import type { ReadingBudget } from './budget'

/** Counts what one file has cost so far and stops the reading at the limit. */
export class Meter {
  readonly budget: ReadingBudget
  private readonly deadline: number
  private unpacked = 0
  private scanned = 0
  private cells = 0

  constructor(budget: ReadingBudget) {
    this.budget = budget
    this.deadline = performance.now() + budget.milliseconds
  }

  unpack(bytes: number): void {
    this.unpacked += bytes
    if (this.unpacked > this.budget.unpackedBytes) throw new RefusedFile('unpacked-too-large', 'inflated')
    if (performance.now() > this.deadline) throw new RefusedFile('timeout', 'reading')
  }

  scanCell(): void {
    this.scanned += 1
    if (this.scanned > this.budget.scannedCells) throw new RefusedFile('too-many-cells', 'scanned')
  }

  keepCells(count: number): void {
    this.cells += count
    if (this.cells > this.budget.cells) throw new RefusedFile('too-many-cells', 'kept')
  }
}
