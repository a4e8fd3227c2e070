import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx/xlsx'
import { cellName, columnOf } from './areas'
import { childOf, childrenOf, setText, textOf, type Element } from './xml'

/** Rows of a sheet that say their number themselves, as some programs leave it out. Returned by number, in order. */
export function numberedRows(sheet: Element): Map<number, Element> {
  const rows = new Map<number, Element>()
  const data = childOf(sheet, 'sheetData')
  let number = 0
  for (const row of data ? childrenOf(data, 'row') : []) {
    number = Number(row.getAttribute('r')) || number + 1
    row.setAttribute('r', String(number))
    let column = 0
    for (const cell of childrenOf(row, 'c')) {
      column = columnOf(cell.getAttribute('r') ?? '') || column + 1
      cell.setAttribute('r', cellName(number, column))
    }
    rows.set(number, row)
  }
  return rows
}

/** Every formula by itself: a shared one cannot be copied or moved away from the cell that holds its text. */
export function unshareFormulas(rows: ReadonlyMap<number, Element>): void {
  const masters = new Map<string, { relative: string }>()
  for (const row of rows.values()) {
    for (const cell of childrenOf(row, 'c')) {
      const formula = childOf(cell, 'f')
      if (formula?.getAttribute('t') !== 'shared') continue
      const place = cell.getAttribute('r') ?? ''
      const index = formula.getAttribute('si') ?? ''
      const text = textOf(formula)
      if (text !== '') masters.set(index, { relative: translateFormulaToR1C1(`=${text}`, place) })
      else {
        const master = masters.get(index)
        if (master) setText(formula, translateFormulaToA1(master.relative, place).replace(/^=/u, ''))
      }
      for (const name of ['t', 'si', 'ref']) formula.removeAttribute(name)
    }
  }
}

/** The result of a formula goes: it is of other cells now. Of another workbook it is all that there is, and stays. */
export function dropResult(cell: Element): void {
  const formula = childOf(cell, 'f')
  if (!formula || textOf(formula).includes('[')) return
  const value = childOf(cell, 'v')
  if (value) cell.removeChild(value)
  cell.removeAttribute('t')
}
