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

/**
 * What the bytes were. `aSc` and `oneRoster` are files with a structure of their own: each of their record lists is a
 * sheet named after it («teachers», «users»), its first row the names of the attributes as they stand in the file.
 */
export type GridFormat = 'xlsx' | 'xls' | 'ods' | 'text' | 'html' | 'aSc' | 'oneRoster'

/** Encodings of text files that schools really have; names as `TextDecoder` knows them. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'ibm866', 'koi8-r'] as const
export type TextEncoding = (typeof textEncodings)[number]

/** How a text file was read, so that the user may see and correct it. */
export interface TextReading {
  encoding: TextEncoding
  /** A byte-order mark or strict UTF-8: nothing to choose. */
  certain: boolean
  /** `;` `,` tab or `|`; empty for a list of a single column. */
  delimiter: string
  /** The first lines with letters outside ASCII as each plausible encoding shows them, the best first; at most four. */
  choices: { encoding: TextEncoding; sample: string }[]
}

/** The user's correction of how a text file is read; what is absent is detected. */
export interface ReadingChoice {
  encoding?: TextEncoding
  delimiter?: string
}

/** A block from the clipboard: its plain text, and its HTML where the source gave one (empty otherwise). */
export interface PastedBlock {
  text: string
  html: string
}

export interface GridFile {
  fileName: string
  format: GridFormat
  sheets: GridSheet[]
  /** Only of text files. */
  text?: TextReading
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
