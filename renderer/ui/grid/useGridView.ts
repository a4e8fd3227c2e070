import { computed, shallowRef, type Ref } from 'vue'
import { useSize } from '@/ui/useSize'
import { columnAt, columnEdges, GRID_GUTTER, GRID_HEAD, GRID_ROW, gridWindow } from './gridLayout'
import type { GridCursor } from './GridMark'

export interface GridContent {
  rows: () => number
  columns: () => number
  text: () => (row: number, column: number) => string
  /** Rows that belong to the table itself. */
  isTable: () => (row: number) => boolean
  note: () => (column: number) => string
}

/** Which cells are in sight, where they stand, and how to bring one into sight. */
export function useGridView(scroller: Ref<HTMLElement | null>, content: GridContent) {
  const size = useSize(scroller)
  const offset = shallowRef({ top: 0, left: 0 })
  const edges = computed(() =>
    columnEdges(content.columns(), content.rows(), content.text(), content.isTable(), content.note()),
  )
  const view = computed(() =>
    gridWindow(edges.value, content.rows(), {
      ...offset.value,
      width: Math.max(0, size.value.width - GRID_GUTTER),
      height: Math.max(0, size.value.height - GRID_HEAD),
    }),
  )

  /** Scrolls as little as brings the cell beside the gutter and under the head. */
  function show({ row, column }: GridCursor): void {
    const element = scroller.value
    if (!element) return
    const top = (row - 1) * GRID_ROW
    const left = edges.value[column - 1] ?? 0
    const right = edges.value[column] ?? left
    const height = element.clientHeight - GRID_HEAD
    const width = element.clientWidth - GRID_GUTTER
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + GRID_ROW > element.scrollTop + height) element.scrollTop = top + GRID_ROW - height
    if (left < element.scrollLeft) element.scrollLeft = left
    else if (right > element.scrollLeft + width) element.scrollLeft = Math.min(left, right - width)
  }

  return {
    edges,
    view,
    show,
    onScroll: () => {
      const element = scroller.value
      if (element) offset.value = { top: element.scrollTop, left: element.scrollLeft }
    },
    page: () => Math.max(1, Math.floor((size.value.height - GRID_HEAD) / GRID_ROW) - 1),
    columnAt: (distance: number) => columnAt(edges.value, distance),
    width: computed(() => (edges.value.at(-1) ?? 0) + GRID_GUTTER),
    height: computed(() => content.rows() * GRID_ROW + GRID_HEAD),
  }
}
