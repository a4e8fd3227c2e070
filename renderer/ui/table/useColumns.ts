import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import { emptyState, readTableState, writeTableState, type TableState } from './storedState'
import type { TableColumn } from './TableColumn'

const NARROWEST = 48

/** The remembered look of one table: which columns, how wide, sorted by what. */
export function useColumns<Row>(columns: () => TableColumn<Row>[], stateKey: () => string | undefined) {
  const read = (): TableState => {
    const key = stateKey()
    return key === undefined ? emptyState : readTableState(key)
  }
  const state: ShallowRef<TableState> = shallowRef(read())
  watch(stateKey, () => (state.value = read()))

  function change(part: Partial<TableState>): void {
    state.value = { ...state.value, ...part }
    const key = stateKey()
    if (key !== undefined) writeTableState(key, state.value)
  }

  const isShown = (column: TableColumn<Row>) => state.value.shown[column.id] ?? !column.hidden
  const visible: ComputedRef<TableColumn<Row>[]> = computed(() =>
    columns().filter((column) => column.fixed === true || isShown(column)),
  )
  const widthOf = (column: TableColumn<Row>) => state.value.widths[column.id] ?? column.width
  /** The one column without a width of its own, which fills the table. */
  const growing = computed(() => visible.value.find((column) => column.grow)?.id ?? visible.value.at(-1)?.id)
  const totalWidth = computed(() => visible.value.reduce((sum, column) => sum + widthOf(column), 0))

  return {
    state,
    visible,
    growing,
    totalWidth,
    widthOf,
    isShown,
    change,
    toggle: (column: TableColumn<Row>) => {
      change({ shown: { ...state.value.shown, [column.id]: !isShown(column) } })
    },
    resize: (column: TableColumn<Row>, width: number) => {
      change({
        widths: { ...state.value.widths, [column.id]: Math.max(column.minWidth ?? NARROWEST, Math.round(width)) },
      })
    },
    reset: () => {
      change(emptyState)
    },
  }
}

export type TableColumns<Row> = ReturnType<typeof useColumns<Row>>
