import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlank } from '@/domain/imports/values/cells'
import { findTables } from '@/domain/imports/tables/findTable'
import { sheetOf } from '@tests/fixtures/makers/tables'
import type { CellValue } from '@/domain/imports/grid'

/** What real lists are made of, in any order and place. */
const cell: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  fc.constantFrom<CellValue>(
    'ФИО',
    'Класс',
    'Должность',
    'Телефон',
    '№',
    'Контакты',
    'Орлова Нина Львовна',
    'Ким О. И.',
    'Львовна',
    '5А',
    '5 «Б» класс',
    'учитель математики',
    '8 916 123-45-67',
    'Итого',
    'Директор ______ Петров И. И.',
    'Начальная школа',
    { day: '2026-01-05' },
  ),
  fc.integer({ min: 0, max: 40 }),
  fc.string({ maxLength: 12 }),
)
const anyRows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 25 })
/** Half of the grids begin with a header, so that there is a table to find. */
const rows = fc.oneof(
  anyRows,
  anyRows.map((below): CellValue[][] => [['№', 'ФИО', 'Должность', 'Телефон'], ...below]),
)
const merges = fc.array(
  fc.record({
    top: fc.integer({ min: 1, max: 20 }),
    left: fc.integer({ min: 1, max: 6 }),
    tall: fc.integer({ min: 0, max: 4 }),
    wide: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 5 },
)

describe('whatever the grid', () => {
  it('every filled row under a header is data, goes on with a row, or is set aside with a reason', () => {
    fc.assert(
      fc.property(rows, merges, (grid, areas) => {
        const sheet = sheetOf(grid, {
          merges: areas.map(({ top, left, tall, wide }) => ({ top, left, bottom: top + tall, right: left + wide })),
        })
        const tables = findTables(sheet)
        const [first] = tables
        // Headers over nothing: only the first is shown.
        if (first === undefined || tables.every((table) => table.rows.length === 0)) return
        const seen = new Set<number>()
        for (const { header, rows: data, skipped } of tables) {
          for (let row = header.firstRow; row <= header.lastRow; row += 1) seen.add(row)
          for (const row of data) for (const one of [row.row, ...(row.mergedRows ?? [])]) seen.add(one)
          for (const { row, reason } of skipped) {
            expect(reason).not.toBe('')
            seen.add(row)
          }
        }
        // Titles stand above a header; with one table on the sheet there is nothing else.
        if (tables.length > 1) return
        const from = first.header.lastRow === 0 ? (first.rows[0]?.row ?? 1) : first.header.lastRow + 1
        for (const [at, cells] of grid.entries()) {
          if (at + 1 >= from && cells.some((one) => !isBlank(one))) expect(seen).toContain(at + 1)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
