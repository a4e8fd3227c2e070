/**
 * What a reader of foreign files hands on: plain strings, numbers, booleans and days, nothing else.
 * `rows[r][c]` is the cell in row r + 1 and column c + 1 of the sheet as Excel counts them; trailing empty cells may be missing.
 */
export type CellValue = string | number | boolean | null | { day: string }

export interface GridSheet {
  name: string
  hidden: boolean
  rows: CellValue[][]
  /** 1-based numbers of rows that the sheet hides (a filter left on): imported, with a warning. */
  hiddenRows: number[]
  /** Merged areas, 1-based and inclusive. */
  merges: { top: number; left: number; bottom: number; right: number }[]
}

export interface GridFile {
  fileName: string
  sheets: GridSheet[]
}

/** Why a file was refused before anything was read from it; each has one Russian sentence in `texts.ts`. */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'unpacked-too-large'
  | 'too-many-sheets'
  | 'too-many-cells'
  | 'encrypted'
  | 'damaged'
  | 'unsupported'
  | 'timeout'

export type ReadOutcome =
  { ok: true; file: GridFile } | { ok: false; fileName: string; refusal: FileRefusal; detail?: string }
