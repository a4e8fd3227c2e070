import { computed, type Ref } from 'vue'
import { useVirtualizer } from '@tanstack/vue-virtual'

/** Height of every row and of the head, in CSS pixels; the classes `h-8` in the table say the same. */
export const ROW_HEIGHT = 32

/** The few rows that are in view, and the heights of the blank space before and after them. */
export function useVirtualRows<Row>(
  scroller: Readonly<Ref<HTMLElement | null>>,
  rows: () => readonly Row[],
  ids: () => readonly string[],
) {
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows().length,
      getScrollElement: () => scroller.value,
      estimateSize: () => ROW_HEIGHT,
      overscan: 4,
      scrollPaddingStart: ROW_HEIGHT,
    })),
  )
  const items = computed(() =>
    virtualizer.value.getVirtualItems().flatMap((item) => {
      const row = rows()[item.index]
      return row === undefined ? [] : [{ index: item.index, row, id: ids()[item.index] ?? '' }]
    }),
  )
  return {
    items,
    before: computed(() => (items.value[0]?.index ?? 0) * ROW_HEIGHT),
    after: computed(() => Math.max(0, rows().length - 1 - (items.value.at(-1)?.index ?? -1)) * ROW_HEIGHT),
    scrollTo: (index: number) => {
      virtualizer.value.scrollToIndex(index)
    },
    /** Back to the first row, without asking the page for its layout when it is there already. */
    scrollToTop: () => {
      if ((virtualizer.value.scrollOffset ?? 0) > 0) scroller.value?.scrollTo({ top: 0 })
    },
    pageSize: () => Math.max(1, Math.floor((scroller.value?.clientHeight ?? 320) / ROW_HEIGHT) - 2),
  }
}
