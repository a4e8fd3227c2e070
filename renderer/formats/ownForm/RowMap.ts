/** Rows that are repeated together, both ends included, counted from 1, and how often. */
export interface RepeatedRows {
  from: number
  to: number
  count: number
}

/** Where the rows of a sheet go when its repeated rows become as many as there are lines. Rows are counted from 1. */
export class RowMap {
  private readonly blocks: readonly RepeatedRows[]

  /** Blocks do not overlap; counts are at least 1. */
  constructor(blocks: readonly RepeatedRows[]) {
    this.blocks = [...blocks].sort((a, b) => a.from - b.from)
  }

  get moves(): boolean {
    return this.blocks.some((block) => block.count > 1)
  }

  blockOf(row: number): RepeatedRows | null {
    return this.blocks.find((block) => row >= block.from && row <= block.to) ?? null
  }

  /** The row's new place; of a repeated row that of its first copy. */
  first(row: number): number {
    return row + this.before(row)
  }

  /** The row's new place; of a repeated row that of its last copy. */
  last(row: number): number {
    const block = this.blockOf(row)
    return this.copy(row, block ? block.count - 1 : 0)
  }

  /** The row's place in one copy of its block, counted from 0. */
  copy(row: number, number: number): number {
    const block = this.blockOf(row)
    return this.first(row) + (block ? number * heightOf(block) : 0)
  }

  private before(row: number): number {
    let moved = 0
    for (const block of this.blocks) if (block.to < row) moved += (block.count - 1) * heightOf(block)
    return moved
  }
}

export function heightOf(block: Pick<RepeatedRows, 'from' | 'to'>): number {
  return block.to - block.from + 1
}
