import { isBlank } from '@/domain/imports/values/cells'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

type Merge = GridSheet['merges'][number]

/** Merged areas looked at; a hostile file may have a hundred thousand. */
const mostMerges = 20_000
/** A header is no wider; a merge beyond that only decorates. */
const widestMerge = 200

/** Merged areas by the row they begin in, so that a few rows can be looked at without passing through all of them. */
export class MergedCells {
  private readonly byTop = new Map<number, Merge[]>()

  constructor(sheet: GridSheet) {
    for (const merge of sheet.merges.slice(0, mostMerges)) {
      const list = this.byTop.get(merge.top)
      if (list === undefined) this.byTop.set(merge.top, [merge])
      else list.push(merge)
    }
  }

  /** Merges that begin in one of the rows (1-based, inclusive). */
  from(first: number, last: number): Merge[] {
    const found: Merge[] = []
    for (let row = first; row <= last; row += 1) found.push(...(this.byTop.get(row) ?? []))
    return found
  }
}

/**
 * Copies of the rows `first`–`last` (1-based) with every merged area filled by its value, so that each column sees the
 * header above it.
 */
export function filledRows(sheet: GridSheet, merged: MergedCells, first: number, last: number): CellValue[][] {
  const rows = sheet.rows.slice(first - 1, last).map((row) => [...row])
  for (const merge of merged.from(Math.max(1, first - 3), last)) {
    if (merge.right - merge.left > widestMerge) continue
    const value = sheet.rows[merge.top - 1]?.[merge.left - 1] ?? null
    if (isBlank(value)) continue
    for (let row = Math.max(merge.top, first); row <= Math.min(merge.bottom, last); row += 1) {
      const cells = rows[row - first]
      if (cells === undefined) continue
      while (cells.length < merge.right) cells.push(null)
      cells.fill(value, merge.left - 1, merge.right)
    }
  }
  return rows
}
