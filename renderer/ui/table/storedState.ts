import type { TableSort } from './TableColumn'

/** What a table remembers on this PC: never data, only how it is shown. */
export interface TableState {
  sort: TableSort | null
  /** Columns whose showing differs from their start value. */
  shown: Record<string, boolean>
  widths: Record<string, number>
}

export const emptyState: TableState = { sort: null, shown: {}, widths: {} }

function recordOf<T>(value: unknown, fits: (item: unknown) => item is T): Record<string, T> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => fits(entry[1])))
}

const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isWidth = (value: unknown): value is number => typeof value === 'number' && value >= 24 && value <= 2000

function sortOf(value: unknown): TableSort | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return null
  return { id: value.id, descending: 'descending' in value && value.descending === true }
}

/** Reads the remembered state; anything unreadable counts as «nothing remembered». */
export function readTableState(key: string): TableState {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`table:${key}`) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return emptyState
    return {
      sort: 'sort' in stored ? sortOf(stored.sort) : null,
      shown: 'shown' in stored ? recordOf(stored.shown, isFlag) : {},
      widths: 'widths' in stored ? recordOf(stored.widths, isWidth) : {},
    }
  } catch {
    return emptyState
  }
}

/** A full or forbidden store is no reason to disturb anybody: the table simply forgets. */
export function writeTableState(key: string, state: TableState): void {
  try {
    localStorage.setItem(`table:${key}`, JSON.stringify(state))
  } catch {
    return
  }
}
