import { parseA1Ref, stringifyA1Ref } from '@borgar/fx/xlsx'
import { heightOf, type RowMap } from './RowMap'

/** A rectangle of cells, rows and columns counted from 1. */
export interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

/** «B5:D7» or «B5»; null for whole columns, whole rows and everything else. */
export function parseArea(text: string): Area | null {
  const found = parseA1Ref(text.trim())
  if (!found || !('range' in found)) return null
  const { range } = found
  const { top, left, bottom, right } = range
  if (top == null || left == null || bottom == null || right == null) return null
  return { top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 }
}

export function showArea({ top, left, bottom, right }: Area): string {
  return stringifyA1Ref({ range: { top: top - 1, left: left - 1, bottom: bottom - 1, right: right - 1 } })
}

export function cellName(row: number, column: number): string {
  return showArea({ top: row, left: column, bottom: row, right: column })
}

/** The column of «B5», counted from 1; 0 where the name is none. */
export function columnOf(name: string): number {
  let column = 0
  for (const letter of /^[A-Z]+/u.exec(name.toUpperCase())?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Where the area goes: it grows with the repeated rows that it holds. Whole rows and columns come back as they were. */
export function movedArea(text: string, rows: RowMap): string {
  const area = parseArea(text)
  return area ? showArea({ ...area, top: rows.first(area.top), bottom: rows.last(area.bottom) }) : text
}

/** An area inside of a repeated block stands in every copy of it; any other goes where it goes as one. */
export function repeatedAreas(text: string, rows: RowMap): string[] {
  const area = parseArea(text)
  if (!area) return [text]
  const block = rows.blockOf(area.top)
  if (!block || area.bottom > block.to) return [movedArea(text, rows)]
  return Array.from({ length: block.count }, (_, copy) =>
    showArea({ ...area, top: rows.copy(area.top, copy), bottom: rows.copy(area.bottom, copy) }),
  )
}

/** A list of areas with spaces between them; one that fills a block's height grows, a part of it stands in every copy. */
export function movedAreas(text: string, rows: RowMap): string {
  return text
    .split(/\s+/u)
    .filter((one) => one !== '')
    .flatMap((one) => {
      const area = parseArea(one)
      const block = area && rows.blockOf(area.top)
      const isPart = block && area.bottom <= block.to && area.bottom - area.top + 1 < heightOf(block)
      return isPart ? repeatedAreas(one, rows) : [movedArea(one, rows)]
    })
    .join(' ')
}
