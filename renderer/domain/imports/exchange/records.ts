import { cellText } from '@/domain/imports/values/cells'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** A record of a list whose first row names the attributes. */
export interface ListRecord {
  /** 1-based, in its list. */
  row: number
  /** Value of the first of the attributes that is there and filled; an empty text otherwise. */
  get: (...names: string[]) => string
}

/** Letters and digits only, in small letters; some systems add the list's own ending: `sourcedId_cl`. */
function attributeKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/_[a-z]{2}$/, '')
    .replace(/[^a-z0-9]/g, '')
}

export function attributesOf(sheet: GridSheet): Set<string> {
  return new Set((sheet.rows[0] ?? []).map((cell) => attributeKey(cellText(cell))))
}

export function recordsOf(sheet: GridSheet | undefined): ListRecord[] {
  if (sheet === undefined) return []
  const at = new Map((sheet.rows[0] ?? []).map((cell, index) => [attributeKey(cellText(cell)), index]))
  return sheet.rows.slice(1).flatMap((cells, index) => {
    if (cells.length === 0) return []
    const value = (name: string): CellValue => cells[at.get(name.toLowerCase()) ?? -1] ?? null
    const get = (...names: string[]): string =>
      names.map((name) => cellText(value(name))).find((text) => text !== '') ?? ''
    return [{ row: index + 2, get }]
  })
}

/** Rows of a plain sheet: the header in the first one, each record in the row it has in its own list. */
export function rowsOf(header: string[], records: { row: number; cells: string[] }[]): CellValue[][] {
  const rows: CellValue[][] = [header]
  for (const { row, cells } of records) {
    while (rows.length < row) rows.push([])
    rows[row - 1] = cells.map((text) => (text === '' ? null : text))
  }
  return rows
}
