import { cellText } from '@/domain/imports/values/cells'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** What the line below a class teacher's copy says of it: «Площадка: MAX; класс: 5 «А».» */
export interface HandoutFoot {
  platform: string
  classText: string
}

const line = /^площадка: (.{1,300}); класс: (.{1,40}?)\.?$/iu
/** A class has some hundred people at most; more rows are no class teacher's copy. */
const searchedRows = 2000

/** The line as it stands, wherever sorting left it; `null` when there is none. */
export function handoutLine(rows: readonly CellValue[][]): string | null {
  for (const cells of rows.slice(0, searchedRows)) {
    for (const cell of cells.slice(0, 3)) {
      if (typeof cell === 'string' && cell.length <= 400 && line.test(cellText(cell))) return cellText(cell)
    }
  }
  return null
}

/** What the line says. It survives every format, a renamed tab included. */
export function handoutFoot(sheet: Pick<GridSheet, 'rows'>): HandoutFoot | null {
  const [, platform, classText] = line.exec(handoutLine(sheet.rows) ?? '') ?? []
  return platform === undefined || classText === undefined ? null : { platform, classText }
}
