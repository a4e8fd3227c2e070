import type { PlaceholderId } from './placeholderLevels'

/** Why a file cannot serve as a form. */
export type FormRefusal =
  | 'empty'
  | 'xls'
  | 'xlsb'
  | 'ods'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'timeout'
  | 'unsupported'
  | 'no-placeholders'

export interface FormCell {
  sheet: string
  /** «B5»; «колонтитул» for the page's header and footer. */
  cell: string
}

/** A placeholder where it stands. `id` is null where the program does not know its name. */
export interface FoundPlaceholder extends FormCell {
  id: PlaceholderId | null
  /** As it is written in the file. */
  sign: string
  /** Whether its row is repeated for each person. */
  repeats: boolean
}

/** What becomes of a thing in the form: it stays as it is, it changes, or it is lost or not filled. */
export const findingEffects = {
  chart: 'kept',
  shape: 'kept',
  picture: 'kept',
  headerPicture: 'kept',
  formControl: 'kept',
  macro: 'kept',
  conditionalFormat: 'kept',
  validation: 'kept',
  protection: 'kept',
  hiddenSheet: 'kept',
  externalLink: 'kept',
  table: 'kept',
  mixedRow: 'kept',
  pivot: 'changed',
  calculated: 'changed',
  qrLow: 'changed',
  hyperlink: 'changed',
  relativeFormula: 'changed',
  otherSheetFormula: 'changed',
  signature: 'lost',
  comment: 'lost',
  chartInRow: 'lost',
  pivotOnCopies: 'lost',
  slicerOnCopies: 'lost',
  arrayFormula: 'lost',
  textBoxPlaceholder: 'lost',
  formulaPlaceholder: 'lost',
  tableHeaderPlaceholder: 'lost',
  qrNarrow: 'lost',
} as const

export type FindingKind = keyof typeof findingEffects
export type FindingEffect = (typeof findingEffects)[FindingKind]

export interface FormFinding {
  kind: FindingKind
  /** Empty where it is about the whole file. */
  sheet: string
  cells: string[]
  /** How many of them. */
  count: number
  /** Signs, sizes: what the sentence needs beyond the place. */
  detail: string
}

/** What the check found in a form, before anything is filled. Serialisable: it comes out of the worker. */
export type FormCheck =
  | { ok: false; refusal: FormRefusal }
  | {
      ok: true
      placeholders: FoundPlaceholder[]
      findings: FormFinding[]
      /** Sheets with placeholders, in the order of the file; `repeated` are rows, both ends included, counted from 1. */
      sheets: { name: string; repeated: { from: number; to: number }[] }[]
      /** Ending that the result must have. */
      extension: 'xlsx' | 'xlsm'
    }

export const MOST_FORM_BYTES = 20 * 1024 * 1024
