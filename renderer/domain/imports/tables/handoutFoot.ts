import { cellText } from '@/domain/imports/values/cells'
import type { GridSheet } from '@/domain/imports/grid'

/** What the line below a class teacher's copy says of it: «Площадка: MAX; класс: 5 «А».» */
export interface HandoutFoot {
  platform: string
  classText: string
}

const line = /^площадка: (.{1,300}); класс: (.{1,40}?)\.?$/iu
/** A class has some hundred people at most; more rows are no class teacher's copy. */
const searchedRows = 2000

/** The line, wherever sorting left it; `null` when the sheet has none. It survives every format, a renamed tab included. */
export function handoutFoot(sheet: GridSheet): HandoutFoot | null {
  for (const cells of sheet.rows.slice(0, searchedRows)) {
    for (const cell of cells.slice(0, 3)) {
      if (typeof cell !== 'string' || cell.length > 400) continue
      const [, platform, classText] = line.exec(cellText(cell)) ?? []
      if (platform !== undefined && classText !== undefined) return { platform, classText }
    }
  }
  return null
}
