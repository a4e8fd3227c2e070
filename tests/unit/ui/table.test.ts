// @vitest-environment happy-dom
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyState, readTableState, writeTableState } from '@/ui/table/storedState'
import type { TableColumn } from '@/ui/table/TableColumn'
import { useColumns } from '@/ui/table/useColumns'
import { useFilteredRows } from '@/ui/table/useFilteredRows'
import { useSelection } from '@/ui/table/useSelection'
import { compareCells, nextSort, sortRows } from '@/ui/table/useSorting'
import { useTableKeys } from '@/ui/table/useTableKeys'

interface Row {
  id: string
  name: string
  age: number | null
}
const rows: Row[] = [
  { id: 'a', name: 'Яшин', age: 9 },
  { id: 'b', name: 'Ёлкин', age: null },
  { id: 'c', name: 'Абрамов', age: 10 },
]
const columns: TableColumn<Row>[] = [
  { id: 'name', title: 'Имя', width: 200, fixed: true, value: (row) => row.name },
  { id: 'age', title: 'Возраст', width: 80, value: (row) => row.age },
  { id: 'note', title: 'Заметка', width: 80, hidden: true, value: () => '' },
]

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run, 0))
  vi.stubGlobal('cancelIdleCallback', (handle: number) => {
    clearTimeout(handle)
  })
})

describe('sorting', () => {
  it('sorts names in the Russian order and numbers as numbers', () => {
    expect(sortRows(rows, columns[0], false).map((row) => row.name)).toEqual(['Абрамов', 'Ёлкин', 'Яшин'])
    expect(compareCells('5 «А»', '10 «А»', false)).toBeLessThan(0)
    expect(compareCells(9, 10, false)).toBeLessThan(0)
  })

  it('puts blank cells last in both directions', () => {
    expect(sortRows(rows, columns[1], false).map((row) => row.id)).toEqual(['a', 'c', 'b'])
    expect(sortRows(rows, columns[1], true).map((row) => row.id)).toEqual(['c', 'a', 'b'])
  })

  it('goes ascending → descending → own order', () => {
    const first = nextSort(null, 'name')
    const second = nextSort(first, 'name')
    expect(first).toEqual({ id: 'name', descending: false })
    expect(second).toEqual({ id: 'name', descending: true })
    expect(nextSort(second, 'name')).toBeNull()
    expect(nextSort(second, 'age')).toEqual({ id: 'age', descending: false })
  })
})

describe('remembered look', () => {
  it('keeps columns, widths and order on the PC and brings them back', () => {
    const first = useColumns(
      () => columns,
      () => 'staff',
    )
    expect(first.visible.value.map((column) => column.id)).toEqual(['name', 'age'])
    first.toggle(columns[2]!)
    first.toggle(columns[1]!)
    first.resize(columns[0]!, 20)
    first.change({ sort: { id: 'name', descending: true } })
    const again = useColumns(
      () => columns,
      () => 'staff',
    )
    expect(again.visible.value.map((column) => column.id)).toEqual(['name', 'note'])
    expect(again.widthOf(columns[0]!)).toBe(48)
    expect(again.state.value.sort).toEqual({ id: 'name', descending: true })
    again.reset()
    expect(readTableState('staff')).toEqual(emptyState)
  })

  it('takes damaged memory for none', () => {
    localStorage.setItem('table:x', '{"sort":{"id":5},"shown":{"a":"yes","b":true},"widths":{"a":-4,"b":120}}')
    expect(readTableState('x')).toEqual({ sort: null, shown: { b: true }, widths: { b: 120 } })
    localStorage.setItem('table:y', 'not json')
    expect(readTableState('y')).toEqual(emptyState)
  })

  it('forgets quietly when the store is full', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(() => {
      writeTableState('x', emptyState)
    }).not.toThrow()
    full.mockRestore()
  })
})

describe('filter and search', () => {
  it('joins the screen’s filter with the search and makes each key once', () => {
    const search = ref('')
    const searchKey = vi.fn((row: Row) => row.name)
    const scope = effectScope()
    const found = scope.run(() =>
      useFilteredRows<Row>({
        rows: () => rows,
        filter: () => (row) => row.age !== null,
        search: () => search.value,
        searchKey: () => searchKey,
        searcher: () => undefined,
      }),
    )!
    expect(found.value.map((row) => row.id)).toEqual(['a', 'c'])
    search.value = ' ЯШ '
    expect(found.value.map((row) => row.id)).toEqual(['a'])
    search.value = 'елкин'
    expect(found.value).toEqual([])
    expect(searchKey).toHaveBeenCalledTimes(2)
    scope.stop()
  })

  it('prepares the keys in idle time, before anything is typed', async () => {
    const searchKey = vi.fn((row: Row) => row.name)
    const scope = effectScope()
    scope.run(() =>
      useFilteredRows<Row>({
        rows: () => rows,
        filter: () => undefined,
        search: () => '',
        searchKey: () => searchKey,
        searcher: () => undefined,
      }),
    )
    await vi.waitFor(() => {
      expect(searchKey).toHaveBeenCalledTimes(3)
    })
    scope.stop()
  })
})

describe('selection and keys', () => {
  function table(active: string | null = null) {
    const ids = shallowRef(['a', 'b', 'c', 'd'])
    const selected = shallowRef<ReadonlySet<string>>(new Set())
    const activeId = shallowRef(active)
    const opened: string[] = []
    const selection = useSelection(selected, () => ids.value)
    const keys = useTableKeys({
      ids: () => ids.value,
      active: activeId,
      selection,
      selectable: () => true,
      pageSize: () => 2,
      scrollTo: () => undefined,
      open: (id) => opened.push(id),
    })
    const press = (key: string, more: KeyboardEventInit = {}) =>
      keys.press(new KeyboardEvent('keydown', { key, ...more }))
    return { ids, selected, activeId, opened, selection, keys, press }
  }

  it('ticks a range with Shift and everything shown with Ctrl+A, also in the Russian layout', () => {
    const { selected, selection, press } = table()
    selection.toggle('b')
    selection.extendTo('d')
    expect([...selected.value]).toEqual(['b', 'c', 'd'])
    expect(press('ф', { ctrlKey: true, code: 'KeyA' })).toBe(true)
    expect(selection.state.value).toBe('all')
    selection.toggleAll()
    expect(selection.state.value).toBe('none')
  })

  it('gives a bulk action only the rows that are in the list', () => {
    const { ids, selection } = table()
    selection.selectAll()
    ids.value = ['b']
    expect(selection.shownSelected.value).toEqual(['b'])
  })

  it('moves by row, screen and end, opens with Enter, ticks with the space bar', () => {
    const { selected, opened, keys, press } = table()
    press('ArrowDown')
    expect(keys.cursor.value).toBe('a')
    press('PageDown')
    expect(keys.cursor.value).toBe('c')
    press('End')
    press('ArrowDown')
    expect(keys.cursor.value).toBe('d')
    press('Home')
    press('Enter')
    press(' ')
    expect(opened).toEqual(['a'])
    expect([...selected.value]).toEqual(['a'])
    expect(press('x')).toBe(false)
  })

  it('leafs through the cards while one is open', async () => {
    const { activeId, press, keys } = table('b')
    keys.cursor.value = 'b'
    press('ArrowDown')
    await nextTick()
    expect(activeId.value).toBe('c')
  })
})
