import { cellText, filledCount, isBlank, withoutNumber } from '@/domain/imports/values/cells'
import { isProbablyName, isSurelyName } from './contentTests'
import { isKnownFirstName } from '@/domain/rules/firstNames'
import type { FoundHeader } from './findHeader'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** A list without a header: where its rows begin, and the words over them if these are no titles. */
export interface HeaderlessList {
  header: FoundHeader
  /** 1-based. */
  firstRow: number
}

const sampleRows = 200
const mostColumns = 16
/** Of the rows that hold anything, so many must name somebody, and most names must differ. */
const enoughNames = 0.5
const enoughDifferent = 0.6

const noHeader: FoundHeader = { firstRow: 0, lastRow: 0, headers: [] }

/**
 * A list that begins without a header of known words, told by a column of names alone: «1 | Алексеев А. А.», «Мария |
 * Математика». `asked`: the user says that the sheet is such a list, so the first filled row is its first.
 */
export function* listWithoutHeader(sheet: GridSheet, asked: boolean): Generator<void, HeaderlessList | null> {
  const sample: { row: number; cells: CellValue[] }[] = []
  for (const [at, cells] of sheet.rows.entries()) {
    if (at % 200 === 199) yield
    if (filledCount(cells) > 0) sample.push({ row: at + 1, cells })
    if (sample.length === sampleRows) break
  }
  const width = Math.max(0, ...sample.map(({ cells }) => cells.length))
  const filled = Array.from(
    { length: Math.min(width, 60) },
    (_, at) => sample.filter(({ cells }) => !isBlank(cells[at])).length,
  )
  if (!asked && filled.filter((count) => count > 0).length > mostColumns) return null
  yield
  for (const isName of [isSurelyName, isProbablyName, isKnownFirstName]) {
    for (const [at, count] of filled.entries()) {
      if (count < sample.length * enoughNames) continue
      const names = sample.filter(({ cells }) => isShort(cells[at]) && isName(withoutNumber(cellText(cells[at]))))
      if (names.length < Math.max(2, sample.length * enoughNames)) continue
      const texts = new Set(names.map(({ cells }) => cellText(cells[at])))
      if (texts.size < names.length * enoughDifferent) continue
      return beginning(sheet, names[0]?.row ?? 1)
    }
    yield
  }
  const [first] = sample
  return asked && first !== undefined ? { header: noHeader, firstRow: first.row } : null
}

function isShort(cell: CellValue | undefined): boolean {
  return typeof cell === 'string' && cell.length <= 200
}

/** Words right above the first name that stand over most of its columns are its header, though an unknown one. */
function beginning(sheet: GridSheet, firstRow: number): HeaderlessList {
  const above = sheet.rows[firstRow - 2] ?? []
  const below = sheet.rows[firstRow - 1] ?? []
  const texts = above.map((cell) => cellText(cell))
  const isHeader =
    filledCount(above) >= 2 &&
    filledCount(above) >= filledCount(below) * 0.6 &&
    above.every((cell) => isBlank(cell) || (typeof cell === 'string' && cell.length <= 60 && !isProbablyName(cell)))
  if (!isHeader) return { header: noHeader, firstRow }
  return { header: { firstRow: firstRow - 1, lastRow: firstRow - 1, headers: texts.map((text) => [text]) }, firstRow }
}
