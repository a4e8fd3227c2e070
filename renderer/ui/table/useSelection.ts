import { computed, type Ref } from 'vue'

/** Which rows are ticked. The set is replaced, never changed, so that watchers see it. `shownIds` are those that may be. */
export function useSelection(selected: Ref<ReadonlySet<string>>, shownIds: () => readonly string[]) {
  let anchor: string | null = null

  /** Ticked rows that are in the list now: a bulk action never touches what the user does not see. */
  const shownSelected = computed(() => shownIds().filter((id) => selected.value.has(id)))
  const state = computed<'none' | 'some' | 'all'>(() => {
    const count = shownSelected.value.length
    return count === 0 ? 'none' : count === shownIds().length ? 'all' : 'some'
  })

  function set(ids: readonly string[], on: boolean): void {
    const next = new Set(selected.value)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    selected.value = next
  }

  function toggle(id: string): void {
    if (!shownIds().includes(id)) return
    anchor = id
    set([id], !selected.value.has(id))
  }

  return {
    shownSelected,
    state,
    toggle,
    /** Shift: everything from the last ticked row to this one. */
    extendTo(id: string): void {
      const ids = shownIds()
      const from = anchor === null ? -1 : ids.indexOf(anchor)
      const to = ids.indexOf(id)
      if (from < 0 || to < 0) {
        toggle(id)
        return
      }
      set(ids.slice(Math.min(from, to), Math.max(from, to) + 1), true)
    },
    toggleAll(): void {
      set(shownIds(), state.value !== 'all')
    },
    selectAll(): void {
      set(shownIds(), true)
    },
    clear(): void {
      anchor = null
      selected.value = new Set()
    },
  }
}

export type Selection = ReturnType<typeof useSelection>
