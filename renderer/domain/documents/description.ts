/**
 * Documents are data first. A workbook or a page is described here without any library;
 * `formats` turns a description into .xlsx bytes or into HTML pages for preview, paper and PDF.
 */

/** Text is the rule: phones, codes, links and names are text, also in blank cells of fill-in columns (peers.md 3.6). */
export type ColumnFormat = 'text' | 'integer' | 'percent' | 'day'

export interface SheetColumn {
  title: string
  format: ColumnFormat
  /** Width in characters; null = fitted to the content within 6…60. */
  width: number | null
  wrap?: boolean
  align?: 'left' | 'center' | 'right'
  /**
   * What of a person or a class stands here. Names are made to fit on paper before they may break: condensed, smaller, two
   * lines, initials.
   */
  holds?: 'name' | 'phone' | 'link' | 'state' | 'note'
  /** A share from 0 to 1 that is also drawn as a bar in its cell. */
  bar?: boolean
  /** A column the class teacher fills in by hand: kept as text down to the last fill-in row. */
  fillIn?: boolean
}

/** A day is given as ISO text in a `day` column. `null` is a blank cell. */
export type SheetCell = string | number | null

export interface SheetRow {
  cells: SheetCell[]
  /** `total` is bold with a top line, `muted` is grey, `group` is a bold heading inside the data. */
  style?: 'total' | 'muted' | 'group'
}

/**
 * Shares side by side, for paper: a group of bars per line. `before` is marked on the bar, null where it is not known.
 * In a workbook the same shares stand as bars in their cells.
 */
export interface BarChart {
  title: string
  /** What the length of a bar, and what its mark means. */
  legend: { share: string; before: string }
  groups: {
    label: string
    bars: {
      role: import('@/domain/model/entities').InviteeRole
      label: string
      share: number | null
      before: number | null
    }[]
  }[]
}

/** Whose copy a sheet is, then of which day and by whom. */
export interface Watermark {
  title: string
  details: string
}

export interface SheetDescription {
  name: string
  /** Printed in the page header; never a merged row above the table: the header is row 1 (domain.md 5.3). */
  pageHeader: string
  columns: SheetColumn[]
  rows: SheetRow[]
  orientation: 'portrait' | 'landscape'
  /**
   * So many first columns tell whose row it is. A sheet that has them and is too wide to be read on one page is printed on
   * several side by side, with these on each; without them it is always one page wide, however small.
   */
  keyColumns?: number
  autofilter: boolean
  /** Blank rows kept as text below the data for typing, 0 for none. */
  fillInRows: number
  /** Lines under the table (safety lines, who made it); outside the filter's area. */
  footLines: string[]
  /** Drawn on paper above the table. */
  chart?: BarChart
  /** Pale across every printed page. */
  watermark?: Watermark
}

export interface WorkbookDescription {
  type: 'workbook'
  /** Without extension; made safe by `safeFileName`. */
  fileName: string
  title: string
  sheets: SheetDescription[]
}

/** Blocks of a printed page, top to bottom. All text is plain; the renderer escapes it. */
export type PageBlock =
  | { kind: 'heading'; text: string; level: 1 | 2 }
  /** `key`: signs that are typed again one by one. */
  | { kind: 'paragraph'; text: string; strong?: boolean; look?: 'key' }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | {
      kind: 'role'
      role: import('@/domain/model/entities').InviteeRole
      title: string
      forWhom: string
      notForWhom: string
    }
  | {
      kind: 'qr'
      url: string
      caption: string
      sideMm: number
      /** Above the text of the code, where that is no address; «Или откройте адрес:» unless told. */
      lead?: string
      note?: string
      facts?: { label: string; value: string }[]
      /** Of several codes on a sheet: whose it is, seen by its frame and sign. */
      role?: import('@/domain/model/entities').InviteeRole
    }
  /** Two things side by side; `former` is the one that ends: struck through and pale, so that it is told apart in black and white too. */
  | { kind: 'sides'; sides: { title: string; lines: string[]; look: 'former' | 'next' }[] }
  | { kind: 'steps'; title: string; lines: string[]; from?: number }
  | { kind: 'warning'; title: string; lines: string[] }
  /** `hand`: rows high enough to sign in. */
  | { kind: 'table'; columns: { title: string; widthMm: number | null }[]; rows: string[][]; hand?: boolean }
  | { kind: 'signature'; left: string; right: string }
  /** Lines to write on by hand, side by side; `share` divides the width. */
  | { kind: 'blanks'; blanks: { label: string; share: number }[] }
  /** A Code 128 of digits only, with the digits below it. */
  | { kind: 'barcode'; digits: string; caption: string }
  /** Several of them side by side, each under the words whose it is. */
  | { kind: 'barcodes'; title: string; codes: { digits: string; caption: string }[] }

/** A cut-out slip; all slips of a page have one size. */
export interface Slip {
  title: string
  role: import('@/domain/model/entities').InviteeRole
  roleTitle: string
  /** Where the link leads: class or staff room. */
  unit: string
  /** Whose slip it is; empty where nobody is named. */
  name: string
  lines: string[]
  url: string
  footer: string
  /** Digits of the Code 128 that the counter scans; empty where nobody is named. */
  scanCode: string
}

/** A sheet of labels: free places are null. `trial` draws the edges of all labels and rulers instead. */
export interface LabelPage {
  layout: 'labels'
  sheet: import('./labels').LabelGeometry
  offset: { x: number; y: number }
  places: (Slip | null)[]
  trial?: string
}

export type PageDescription =
  | { layout: 'sheet'; blocks: PageBlock[]; footer: string }
  | { layout: 'slips'; columns: number; rows: number; slips: Slip[] }
  | LabelPage
  /** Equal parts of a page below each other, with lines to cut along; each holds blocks as a sheet does. */
  | { layout: 'parts'; rows: number; parts: PageBlock[][] }

/** A5 holds the same sheet at seven tenths of its size, and half as many slips. */
export type Paper = 'A4' | 'A5'

export interface PagesDescription {
  type: 'pages'
  fileName: string
  title: string
  paper: Paper
  pages: PageDescription[]
}

export type DocumentDescription = WorkbookDescription | PagesDescription

/** A letter for the user's own mail program. Lines of `text` end with `\n`; `to` is one address, empty when not known. */
export interface MailDraft {
  subject: string
  text: string
  to: string
}
