import type { ImportField } from '@/domain/imports/fields'
import type { CellAnswer, ImportOptions, PersonAnswer, SheetMapping } from '@/domain/imports/plan'

/** What the user said of the files: the part of the plan's options that is his. Replaced as a whole, never changed. */
export type Corrections = Required<
  Pick<ImportOptions, 'mapping' | 'values' | 'cells' | 'persons' | 'take' | 'createClasses' | 'createStaff'>
>

export const noCorrections: Corrections = {
  mapping: [],
  values: [],
  cells: [],
  persons: [],
  take: [],
  createClasses: false,
  createStaff: false,
}

/** Whether anything would be lost with them. */
export function isCorrected(corrections: Corrections): boolean {
  const { mapping, values, cells, persons } = corrections
  return [mapping, values, cells, persons].some((list) => list.length > 0)
}

interface OnSheet {
  file: string
  sheet: string
}

/** Another header row, or none, means other columns: what was said about the old ones no longer holds. */
export function withMapping(all: Corrections, place: OnSheet, part: Partial<SheetMapping>): Corrections {
  const same = (one: OnSheet) => one.file === place.file && one.sheet === place.sheet
  const before = all.mapping.find(same) ?? { file: place.file, sheet: place.sheet }
  const fields = part.fields ? { ...before.fields, ...part.fields } : before.fields
  const next: SheetMapping = { ...before, ...part, ...(fields ? { fields } : {}) }
  if (part.headerRow !== undefined && part.headerRow !== before.headerRow) delete next.fields
  return { ...all, mapping: [...all.mapping.filter((one) => !same(one)), next] }
}

/** The sheet as the program understands it by itself. */
export function withoutMapping(all: Corrections, place: OnSheet): Corrections {
  const mapping = all.mapping.filter((one) => one.file !== place.file || one.sheet !== place.sheet)
  return { ...all, mapping }
}

/** `to` null takes the answer back. */
export function withValue(all: Corrections, field: ImportField, value: string, to: string | null): Corrections {
  const others = all.values.filter((one) => one.field !== field || one.value !== value)
  return { ...all, values: to === null ? others : [...others, { field, value, to }] }
}

export function withCells(all: Corrections, cells: readonly CellAnswer[]): Corrections {
  const replaced = new Set(cells.map(placeOfCell))
  return { ...all, cells: [...all.cells.filter((one) => !replaced.has(placeOfCell(one))), ...cells] }
}
const placeOfCell = ({ file, sheet, row, column }: CellAnswer): string => JSON.stringify([file, sheet, row, column])

/** `personId` undefined takes the answer back. The key tells lines of one row apart. */
export function withPerson(
  all: Corrections,
  place: Omit<PersonAnswer, 'personId' | 'key'> & { key: string },
  personId: string | null | undefined,
): Corrections {
  const others = all.persons.filter((one) => one.key !== place.key)
  return { ...all, persons: personId === undefined ? others : [...others, { ...place, personId }] }
}

export function withTaken(all: Corrections, field: ImportField, on: boolean): Corrections {
  const others = all.take.filter((one) => one !== field)
  return { ...all, take: on ? [...others, field] : others }
}

/** Nothing said of a file holds any longer: it is gone, or its cells stand elsewhere now. */
export function withoutFile(all: Corrections, file: string): Corrections {
  const keeps = (one: { file: string }) => one.file !== file
  return {
    ...all,
    mapping: all.mapping.filter(keeps),
    cells: all.cells.filter(keeps),
    persons: all.persons.filter(keeps),
  }
}
