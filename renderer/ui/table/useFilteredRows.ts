import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'

export interface RowFilter<Row extends object> {
  rows: () => readonly Row[]
  filter: () => ((row: Row) => boolean) | undefined
  search: () => string
  searchKey: () => ((row: Row) => string) | undefined
  searcher: () => ((query: string) => (key: string) => boolean) | undefined
}

const plainSearcher = (query: string) => {
  const wanted = query.trim().toLowerCase()
  return (key: string) => key.toLowerCase().includes(wanted)
}

const CHUNK = 200

/** Runs `work` in pieces while the window has nothing else to do; gives back the function that ends it. */
function whenIdle(work: () => boolean): () => void {
  let handle = 0
  const piece = () => {
    if (work()) handle = requestIdleCallback(piece)
  }
  handle = requestIdleCallback(piece)
  return () => {
    cancelIdleCallback(handle)
  }
}

/**
 * Rows that pass the screen's filter and the search text. The search key of a row is made once in its life (so it must
 * depend on the row alone), in idle time as far as possible: the first letter typed must not wait for thousands of keys.
 */
export function useFilteredRows<Row extends object>(source: RowFilter<Row>): ComputedRef<readonly Row[]> {
  const known = new WeakMap<Row, string>()
  const keyOf = (row: Row): string => {
    let key = known.get(row)
    if (key === undefined) {
      key = source.searchKey()?.(row) ?? ''
      known.set(row, key)
    }
    return key
  }
  let stop = () => {}
  watch(
    source.rows,
    (rows) => {
      stop()
      if (!source.searchKey() || rows.length === 0) return
      let at = 0
      stop = whenIdle(() => {
        for (const end = Math.min(at + CHUNK, rows.length); at < end; at++) keyOf(rows[at] as Row)
        return at < rows.length
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    stop()
  })

  const chosen = computed(() => {
    const filter = source.filter()
    return filter ? source.rows().filter(filter) : source.rows()
  })
  return computed(() => {
    const query = source.search().trim()
    if (query === '' || !source.searchKey()) return chosen.value
    const fits = (source.searcher() ?? plainSearcher)(query)
    return chosen.value.filter((row) => fits(keyOf(row)))
  })
}
