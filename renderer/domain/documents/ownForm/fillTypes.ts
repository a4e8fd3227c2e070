import type { ProducedSheet, SkippedUnit } from '@/domain/documents/invitationSheets'
import type { InviteeRole } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { PlaceholderId } from './placeholderLevels'

/** Text, a number, or nothing where the register knows nothing: then the cell stays blank. */
export type FormValue = string | number
export type FormValues = Partial<Record<PlaceholderId, FormValue>>

/** One sheet of the result: what stands outside of the repeated rows, and a set of values for each of them. */
export interface FormGroup {
  /** Of the sheet, where the form's sheets are multiplied. */
  name: string
  values: FormValues
  rows: FormValues[]
}

/** What is put into a form. Serialisable: it goes to the worker. */
export interface FormFill {
  groups: FormGroup[]
  /** Whether the form's sheets get copies, one for each group; else the only group fills them where they are. */
  copies: boolean
}

export interface FormChoice {
  platformId: string
  today: IsoDay
  classIds: string[]
  staffRoom: boolean
  roles: InviteeRole[]
  /** A line for each person, or for each class and role. */
  linesOf: 'people' | 'units'
  /** One list, a sheet for each class, a sheet for each line. */
  sheets: 'one' | 'perUnit' | 'perLine'
  /** Only those who have not joined and are no lawful exception (rule 8.3.9). */
  onlyMissing: boolean
}

export interface MadeFill {
  fill: FormFill
  lines: number
  /** Classes and roles that are not in the list, and why. */
  skipped: Pick<SkippedUnit, 'text'>[]
  /** For the `sheetRun`; empty where the form carries no link. */
  produced: ProducedSheet[]
  /** «5 «А»» or «12 классов». */
  scope: string
}
