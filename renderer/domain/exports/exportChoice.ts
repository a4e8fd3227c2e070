import type { Facts } from '@/domain/model/plain'

/** The forms in which the data leave the program, in the order of the screen. */
export const exportForms = ['workbook', 'oneRoster', 'contacts', 'schoolFile'] as const
export type ExportForm = (typeof exportForms)[number]

/** What may leave (domain.md 8.3.12): what is off is neither written nor counted. */
export interface ExportChoice {
  /** A school year by its id; null is every year. */
  yearId: string | null
  pupils: boolean
  parents: boolean
  phones: boolean
  emails: boolean
  birthDays: boolean
  snils: boolean
  /** Addresses of invitation links: whoever has one can enter the chat. */
  linkAddresses: boolean
}

export type PersonalChoice = Exclude<keyof ExportChoice, 'yearId'>

/** Which choices a form asks for; the others are off in it whatever was ticked for another form. */
export const choicesOf: Readonly<Record<ExportForm, readonly PersonalChoice[]>> = {
  workbook: ['pupils', 'parents', 'phones', 'emails', 'birthDays', 'snils', 'linkAddresses'],
  oneRoster: ['pupils', 'parents', 'phones', 'emails'],
  contacts: ['parents', 'phones', 'emails'],
  schoolFile: [],
}

/** The data minimum: staff with their contacts, no children, no days of birth, no СНИЛС. */
export function firstExportChoice(facts: Pick<Facts, 'organisation'>): ExportChoice {
  return {
    yearId: facts.organisation.currentYearId,
    pupils: false,
    parents: false,
    phones: true,
    emails: true,
    birthDays: false,
    snils: false,
    linkAddresses: true,
  }
}

/** The choice as a form takes it. A OneRoster parent hangs on a pupil: without pupils there are no parents. */
export function choiceFor(form: ExportForm, choice: ExportChoice): ExportChoice {
  const taken = { ...choice }
  for (const one of Object.keys(choice) as (keyof ExportChoice)[])
    if (one !== 'yearId' && !choicesOf[form].includes(one)) taken[one] = false
  if (form === 'oneRoster' && !taken.pupils) taken.parents = false
  return taken
}
