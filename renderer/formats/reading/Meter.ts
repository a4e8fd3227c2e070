import { RefusedFile } from './RefusedFile'
import type { ReadingBudget } from './budget'

/** Looking at the clock costs more than a cell; it is looked at once in so many steps. */
const stepsPerLook = 512

/** Counts what one file has cost so far and stops the reading at the limit. */
export class Meter {
  readonly budget: ReadingBudget
  private readonly deadline: number
  private unpacked = 0
  private scanned = 0
  private cells = 0
  private steps = 0

  constructor(budget: ReadingBudget) {
    this.budget = budget
    this.deadline = performance.now() + budget.milliseconds
  }

  unpack(bytes: number): void {
    this.unpacked += bytes
    if (this.unpacked > this.budget.unpackedBytes) throw new RefusedFile('unpacked-too-large', 'inflated')
    this.checkTime()
  }

  scanCell(): void {
    this.scanned += 1
    if (this.scanned > this.budget.scannedCells) throw new RefusedFile('too-many-cells', 'scanned')
    this.tick()
  }

  keepCells(count: number): void {
    this.cells += count
    if (this.cells > this.budget.cells) throw new RefusedFile('too-many-cells', 'kept')
  }

  /** To be called in every loop over foreign content that counts nothing else. */
  tick(): void {
    this.steps += 1
    if (this.steps % stepsPerLook === 0) this.checkTime()
  }

  checkTime(): void {
    if (performance.now() > this.deadline) throw new RefusedFile('timeout', 'reading')
  }
}
