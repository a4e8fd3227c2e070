import { describe, expect, it } from 'vitest'
import { movedAreas, repeatedAreas } from '@/formats/ownForm/areas'
import { leansOnOtherRows, moveFormula, type FormulaPlace } from '@/formats/ownForm/moveFormula'
import { RowMap } from '@/formats/ownForm/RowMap'

/** Rows 5–5 stand four times on «Лист1», which is called «5А» now. */
const block = { from: 5, to: 5, count: 4 }
const home = { name: '5А', rows: new RowMap([block]) }
const other = { name: 'Итоги', rows: new RowMap([]) }
const sheets = new Map([
  ['лист1', home],
  ['итоги', other],
])
const place: FormulaPlace = { home, sheets, tables: new Map([['люди', 'Люди_2']]) }
const elsewhere: FormulaPlace = { ...place, home: other }

describe('a formula outside of the repeated rows', () => {
  it.each([
    ['SUM(C5:C5)', 'SUM(C5:C8)'],
    ['SUM(C5)', 'SUM(C5:C8)'],
    ['SUM($C$4:$C$5)/COUNTA(B5)', 'SUM($C$4:$C$8)/COUNTA(B5:B8)'],
    ['A6+A4+A5', 'A9+A4+A5'],
    ['IF(A6="A6",5:7,A:A)', 'IF(A9="A6",5:10,A:A)'],
    ['Люди[ФИО]&ИМЯ', 'Люди_2[ФИО]&ИМЯ'],
    ['ROUND(SUM(C5)/C5,2)', 'ROUND(SUM(C5:C8)/C5,2)'],
    ['LOG10(A10)', 'LOG10(A13)'],
    ['[1]Лист1!A9+#REF!', '[1]Лист1!A9+#REF!'],
  ])('%s', (before, after) => {
    expect(moveFormula(before, place)).toBe(after)
  })

  it('follows the sheet into its new name from another sheet, and moves nothing of its own', () => {
    expect(moveFormula("SUM(Лист1!C5:C5)+'Лист1'!A9+A9+Итоги!A9", elsewhere)).toBe(
      "SUM('5А'!C5:C8)+'5А'!A12+A9+Итоги!A9",
    )
  })
})

describe('a formula of a repeated row', () => {
  const third = { block, copy: 2 }
  it.each([
    ['B5*C5', 'B7*C7'],
    ['C5*$B$1', 'C7*$B$1'],
    ['C5/$C$6', 'C7/$C$9'],
    ['SUM(C$5:C5)', 'SUM(C$5:C7)'],
    ['C5/SUM($C$5:$C$5)', 'C7/SUM($C$5:$C$8)'],
    ['A4+1', 'A6+1'],
  ])('%s in the third copy', (before, after) => {
    expect(moveFormula(before, place, third)).toBe(after)
  })

  it('is told apart when it leans on another row without $', () => {
    expect(['A4+1', 'B5*B1', 'Итоги!A1', 'B1:B5'].map((one) => leansOnOtherRows(one, block))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['A5+1', 'B5*B$1', 'Итоги!$A$1', 'SUM(C$5:C5)'].map((one) => leansOnOtherRows(one, block))).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

it('a part of a block of two rows stands in every copy, the whole block grows', () => {
  const rows = new RowMap([{ from: 3, to: 4, count: 3 }])
  expect(movedAreas('A3:B4 C3 D10', rows)).toBe('A3:B8 C3 C5 C7 D14')
  expect(repeatedAreas('A3:A4', rows)).toEqual(['A3:A4', 'A5:A6', 'A7:A8'])
  expect(repeatedAreas('A1:A9', rows)).toEqual(['A1:A13'])
})
