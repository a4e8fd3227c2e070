import type { Intention } from '@/domain/changes/types'
import type { Organisation } from '@/domain/model/entities'
import { defaultOrganisation, newSchoolYear, suggestedStartYear } from '@/domain/model/newRecords'
import { platformDefaults } from '@/domain/model/platformDefaults'
import type { IsoDay } from '@/domain/model/plain'
import { created, intention } from './edits'
import { texts } from './texts'

export interface SchoolSetUp {
  organisation: Partial<Omit<Organisation, 'id' | 'currentYearId'>>
  /** First calendar year of the current school year; by default the one an office works on today (from July the coming). */
  startYear?: number
}

/** The first set of a new school: its card, the current school year and the directory of platforms. */
export function setUpSchool(input: SchoolSetUp, today: IsoDay): Intention {
  const year = newSchoolYear(input.startYear ?? suggestedStartYear(today), 'current')
  const organisation: Organisation = { ...defaultOrganisation(year.id), ...input.organisation }
  return intention(texts.school.setUp(organisation.shortName || organisation.fullName, year.title), [
    created('organisation', organisation),
    created('schoolYear', year),
    ...platformDefaults.map((platform) => created('platform', platform)),
  ])
}
