import { shallowRef } from 'vue'
import { describe, expect, it } from 'vitest'
import { columnAt, columnEdges, GRID_ROW, gridWindow, spilledWidth } from '@/ui/grid/gridLayout'
import { gridKeys } from '@/ui/grid/useGridKeys'

const all = () => true
const none = () => ''

describe('layout of a foreign grid', () => {
  it('makes columns as wide as their table’s texts, not as a title above it', () => {
    const text = (row: number, column: number) =>
      row === 1 ? 'Заголовок на всю ширину листа' : column === 1 ? '1' : 'Орлова Вера'
    const [, first = 0, second = 0] = columnEdges(2, 3, text, (row) => row > 1, none)
    expect(first).toBe(48)
    expect(second - first).toBeGreaterThan(first)
    const [, titled = 0] = columnEdges(2, 3, text, () => false, none)
    expect(titled).toBeGreaterThan(first)
  })

  it('finds the column under a distance', () => {
    const edges = Float64Array.of(0, 50, 150, 400)
    expect([0, 49, 50, 149, 150, 399, 1000].map((at) => columnAt(edges, at))).toEqual([1, 1, 2, 2, 3, 3, 3])
  })

  it('draws a small part of a long list and never beyond it', () => {
    const edges = columnEdges(200, 10_000, none, all, none)
    const view = { top: 5000 * GRID_ROW, left: 100 * 48, width: 900, height: 600 }
    const window = gridWindow(edges, 10_000, view)
    expect(window.lastRow - window.firstRow).toBeLessThan(60)
    expect(window.lastColumn - window.firstColumn).toBeLessThan(30)
    expect(window.firstRow).toBeLessThanOrEqual(5001)
    expect(gridWindow(edges, 3, { ...view, top: 0, left: 0 })).toMatchObject({
      firstRow: 1,
      lastRow: 3,
      firstColumn: 1,
    })
  })

  it('lets a long text run on over empty cells only', () => {
    const edges = Float64Array.of(0, 50, 100, 150)
    const text = 'Список педагогических работников'
    expect(spilledWidth(edges, 1, text, all)).toBe(150)
    expect(spilledWidth(edges, 1, text, (column) => column === 2)).toBe(100)
    expect(spilledWidth(edges, 1, '1', all)).toBe(50)
  })
})

describe('keys of a foreign grid', () => {
  function grid() {
    const cursor = shallowRef({ row: 1, column: 1 })
    let entered = 0
    const press = gridKeys({
      cursor,
      rows: () => 100,
      columns: () => 5,
      page: () => 20,
      show: () => undefined,
      enter: () => (entered += 1),
    })
    const key = (name: string, more: Partial<KeyboardEvent> = {}) => press({ key: name, ...more } as KeyboardEvent)
    return { cursor, key, entered: () => entered }
  }

  it('move the cell and stop at the edges', () => {
    const { cursor, key } = grid()
    key('ArrowUp')
    key('ArrowRight')
    key('PageDown')
    expect(cursor.value).toEqual({ row: 21, column: 2 })
    key('End', { ctrlKey: true })
    key('ArrowDown')
    expect(cursor.value).toEqual({ row: 100, column: 5 })
  })

  it('Enter asks for the row’s choices; Ctrl+Enter belongs to the screen', () => {
    const { key, entered } = grid()
    expect(key('Enter')).toBe(true)
    expect(key('Enter', { ctrlKey: true })).toBe(false)
    expect(key('a')).toBe(false)
    expect(entered()).toBe(1)
  })
})
