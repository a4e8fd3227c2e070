import { computed, type ComputedRef } from 'vue'

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

/** Rows that pass the screen's filter and the search text. The search key of a row is made once in its life. */
export function useFilteredRows<Row extends object>(source: RowFilter<Row>): ComputedRef<readonly Row[]> {
  const keys = computed(() => {
    const make = source.searchKey()
    const known = new WeakMap<Row, string>()
    return (row: Row): string => {
      let key = known.get(row)
      if (key === undefined) {
        key = make?.(row) ?? ''
        known.set(row, key)
      }
      return key
    }
  })
  const chosen = computed(() => {
    const filter = source.filter()
    return filter ? source.rows().filter(filter) : source.rows()
  })
  return computed(() => {
    const query = source.search().trim()
    if (query === '' || !source.searchKey()) return chosen.value
    const fits = (source.searcher() ?? plainSearcher)(query)
    const keyOf = keys.value
    return chosen.value.filter((row) => fits(keyOf(row)))
  })
}
