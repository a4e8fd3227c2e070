import { computed, type ComputedRef } from 'vue'
import type { CellValue, TableColumn, TableSort } from './TableColumn'

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

const isBlank = (value: CellValue) => value === null || value === ''

/** Blank cells come last in both directions: a list never begins with nothing. */
export function compareCells(a: CellValue, b: CellValue, descending: boolean): number {
  if (isBlank(a) || isBlank(b)) return isBlank(a) ? (isBlank(b) ? 0 : 1) : -1
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
  return descending ? -order : order
}

/** Rows in the chosen order; the given order where none is chosen. The sort is stable and reads each value once. */
export function sortRows<Row>(
  rows: readonly Row[],
  column: TableColumn<Row> | undefined,
  descending: boolean,
): readonly Row[] {
  if (!column) return rows
  const valueOf = column.sortValue ?? column.value
  return rows
    .map((row) => ({ row, value: valueOf(row) }))
    .sort((a, b) => compareCells(a.value, b.value, descending))
    .map((keyed) => keyed.row)
}

export function useSorting<Row>(
  rows: () => readonly Row[],
  columns: () => TableColumn<Row>[],
  sort: () => TableSort | null,
): ComputedRef<readonly Row[]> {
  return computed(() => {
    const chosen = sort()
    const column = chosen ? columns().find((candidate) => candidate.id === chosen.id) : undefined
    return sortRows(rows(), column, chosen?.descending ?? false)
  })
}

/** A click on a header: ascending → descending → the list's own order. */
export function nextSort(sort: TableSort | null, id: string): TableSort | null {
  if (sort?.id !== id) return { id, descending: false }
  return sort.descending ? null : { id, descending: true }
}
