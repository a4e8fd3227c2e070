import { describe, expect, it } from 'vitest'
import { findTables } from '@/domain/imports/tables/findTable'
import type { Table } from '@/domain/imports/tables/Table'
import { skippedTexts } from '@/domain/imports/texts'
import { sheetOf as gridSheet } from '@tests/fixtures/makers/tables'
import type { GridSheet } from '@/domain/imports/grid'
import type { SheetMapping } from '@/domain/imports/plan'

/** The only table of a sheet, or the first one. */
function findTable(sheet: GridSheet, mapping?: SheetMapping): Table | null {
  return findTables(sheet, { mapping })[0] ?? null
}

const person = 'Орлова Нина Львовна'

describe('the header', () => {
  it('is found under merged title rows and a blank one', () => {
    const sheet = gridSheet(
      [
        ['Список педагогических работников МБОУ «СОШ № 5»'],
        ['на 01.09.2026'],
        [],
        ['№ п/п', 'ФИО', 'Должность', 'Телефон'],
        [1, person, 'учитель', 89161234567],
      ],
      { merges: [{ top: 1, left: 1, bottom: 1, right: 4 }] },
    )
    const table = findTable(sheet)
    expect(table?.header).toMatchObject({ firstRow: 4, lastRow: 4 })
    expect(table?.title).toContain('Список педагогических работников')
    expect(table?.rows.map((row) => row.row)).toEqual([5])
  })

  it('may start away from column A', () => {
    const table = findTable(gridSheet([[], [null, null, 'Ф.И.О.', 'Должность'], [null, null, person, 'учитель']]))
    expect(table?.columns.map((column) => [column.index, column.field])).toEqual([
      [3, 'fullName'],
      [4, 'position'],
    ])
  })

  it('of two storeys is one header, and the row of column numbers under it is set aside', () => {
    const sheet = gridSheet(
      [
        ['№', 'ФИО', 'Контакты', null],
        [null, null, 'Телефон', 'Почта'],
        [1, 2, 3, 4],
        [1, person, 89161234567, 'n@school.example'],
      ],
      {
        merges: [
          { top: 1, left: 1, bottom: 2, right: 1 },
          { top: 1, left: 2, bottom: 2, right: 2 },
          { top: 1, left: 3, bottom: 1, right: 4 },
        ],
      },
    )
    const table = findTable(sheet)
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 2 })
    expect(table?.columns.map((column) => column.field)).toEqual(['rowNumber', 'fullName', 'phone', 'email'])
    expect(table?.skipped).toEqual([{ row: 3, reason: skippedTexts.columnNumbers }])
    expect(table?.rows.map((row) => row.row)).toEqual([4])
  })

  it('is not looked for below the sixtieth row', () => {
    const blank = Array.from({ length: 60 }, () => ['x'])
    expect(findTable(gridSheet([...blank, ['ФИО'], [person]]))).toBeNull()
  })

  it('can be pointed to, and columns can be renamed', () => {
    const sheet = gridSheet([
      ['Кто', 'Что'],
      [person, 'учитель'],
    ])
    const table = findTable(sheet, { file: '', sheet: 'Лист1', headerRow: 1, fields: { 1: 'fullName', 2: null } })
    expect(table?.columns.map((column) => column.field)).toEqual(['fullName', null])
  })
})

describe('rows that are no data', () => {
  const skippedOf = (...rows: (string | number | null)[][]): [number, string][] =>
    (findTable(gridSheet([['№', 'ФИО', 'Должность'], [1, person, 'учитель'], ...rows]))?.skipped ?? []).map((one) => [
      one.row,
      one.reason,
    ])

  it('totals, section titles, repeated headers, notes and signatures are set aside with a reason', () => {
    expect(
      skippedOf(
        [null, 'Начальная школа', null],
        ['№', 'ФИО', 'Должность'],
        [7, null, null],
        [null, 'Итого: 1', null],
        [null, 'Директор ________ И. И. Петрова', null],
        ['Исполнитель: Ким О. И.', null, null],
        ['* работает временно', null, null],
      ),
    ).toEqual([
      [3, skippedTexts.section],
      [4, skippedTexts.repeatedHeader],
      [5, skippedTexts.numberOnly],
      [6, skippedTexts.total],
      [7, skippedTexts.note],
      [8, skippedTexts.note],
      [9, skippedTexts.note],
    ])
  })

  it('a person after a total and after many blank rows is still data', () => {
    const blank = Array.from({ length: 50 }, () => [])
    const rows = [['ФИО', 'Должность'], [person, 'учитель'], ['Итого', 1], ...blank, ['Ким Олег Ильич', 'повар']]
    expect(findTable(gridSheet(rows))?.rows.map((row) => row.row)).toEqual([2, 54])
  })

  it('a director in the list is a person and no signature', () => {
    expect(skippedOf([2, 'Ким Олег Ильич', 'Директор'], ['Директор', 'Ли Анна Юрьевна', 'директор'])).toEqual([])
  })

  it('a row with data but without a name is kept, to be refused with a reason', () => {
    const table = findTable(
      gridSheet([
        ['ФИО', 'Должность', 'Телефон'],
        [person, 'учитель', null],
        [null, 'повар', '89161234567'],
      ]),
    )
    expect(table?.rows.map((row) => row.row)).toEqual([2, 3])
  })

  it('a class merged over its rows stands in each of them', () => {
    const sheet = gridSheet(
      [
        ['Класс', 'ФИО'],
        ['5А', person],
        [null, 'Ким Олег Ильич'],
      ],
      {
        merges: [{ top: 2, left: 1, bottom: 3, right: 1 }],
      },
    )
    expect(findTable(sheet)?.rows.map((row) => row.cells[0])).toEqual(['5А', '5А'])
  })
})
