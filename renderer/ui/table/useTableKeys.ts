import { computed, shallowRef, type Ref } from 'vue'
import type { Selection } from './useSelection'

export interface TableKeys {
  ids: () => readonly string[]
  active: Ref<string | null>
  selection: Selection
  selectable: () => boolean
  /** Rows that fit on one screen. */
  pageSize: () => number
  scrollTo: (index: number) => void
  open: (id: string) => void
}

/** The row under the keyboard and what the keys do with it. While a card is open, arrows leaf through the cards. */
export function useTableKeys(table: TableKeys) {
  const cursor = shallowRef<string | null>(null)
  const cursorIndex = computed(() => (cursor.value === null ? -1 : table.ids().indexOf(cursor.value)))

  function moveTo(index: number, extend: boolean): void {
    const ids = table.ids()
    const id = ids[Math.max(0, Math.min(index, ids.length - 1))]
    if (id === undefined) return
    if (extend && table.selectable() && cursor.value !== null) {
      if (!table.selection.shownSelected.value.includes(cursor.value)) table.selection.toggle(cursor.value)
      table.selection.extendTo(id)
    }
    cursor.value = id
    table.scrollTo(ids.indexOf(id))
    if (table.active.value !== null) table.active.value = id
  }

  function step(key: string): number | null {
    const at = cursorIndex.value
    switch (key) {
      case 'ArrowDown':
        return at + 1
      case 'ArrowUp':
        return at < 0 ? 0 : at - 1
      case 'PageDown':
        return Math.max(at, 0) + table.pageSize()
      case 'PageUp':
        return Math.max(at, 0) - table.pageSize()
      case 'Home':
        return 0
      case 'End':
        return table.ids().length - 1
      default:
        return null
    }
  }

  /** Gives true when the key meant something here. */
  function press(event: KeyboardEvent): boolean {
    const ctrl = event.ctrlKey || event.metaKey
    if (ctrl && event.code === 'KeyA' && table.selectable()) {
      table.selection.selectAll()
      return true
    }
    if (ctrl || event.altKey) return false
    const target = step(event.key)
    if (target !== null) {
      moveTo(target, event.shiftKey)
      return true
    }
    if (cursor.value === null) return false
    if (event.key === 'Enter') {
      table.open(cursor.value)
      return true
    }
    if (event.key === ' ' && table.selectable()) {
      table.selection.toggle(cursor.value)
      return true
    }
    return false
  }

  return { cursor, cursorIndex, press }
}
