import type { Ref } from 'vue'
import type { GridCursor } from './GridMark'

export interface GridKeys {
  cursor: Ref<GridCursor>
  rows: () => number
  columns: () => number
  /** Rows that fit on one screen. */
  page: () => number
  show: (cursor: GridCursor) => void
  enter: () => void
}

const within = (value: number, most: number): number => Math.max(1, Math.min(value, most))

/** Arrows, pages, Home and End move the cell; Enter asks what can be done with its row. True when the key meant something. */
export function gridKeys(grid: GridKeys): (event: KeyboardEvent) => boolean {
  function target(event: KeyboardEvent): GridCursor | null {
    const { row, column } = grid.cursor.value
    const far = event.ctrlKey || event.metaKey
    switch (event.key) {
      case 'ArrowDown':
        return { row: far ? grid.rows() : row + 1, column }
      case 'ArrowUp':
        return { row: far ? 1 : row - 1, column }
      case 'ArrowRight':
        return { row, column: far ? grid.columns() : column + 1 }
      case 'ArrowLeft':
        return { row, column: far ? 1 : column - 1 }
      case 'PageDown':
        return { row: row + grid.page(), column }
      case 'PageUp':
        return { row: row - grid.page(), column }
      case 'Home':
        return { row: far ? 1 : row, column: 1 }
      case 'End':
        return { row: far ? grid.rows() : row, column: grid.columns() }
      default:
        return null
    }
  }
  return (event) => {
    if (event.altKey || event.shiftKey) return false
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      grid.enter()
      return true
    }
    const next = target(event)
    if (next === null) return false
    grid.cursor.value = { row: within(next.row, grid.rows()), column: within(next.column, grid.columns()) }
    grid.show(grid.cursor.value)
    return true
  }
}
