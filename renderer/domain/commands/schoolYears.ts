import type { Intention } from '@/domain/changes/types'
import type { SchoolYear } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { changed, intention, saved } from './edits'
import { texts } from './texts'

/** Creates a school year or changes it. */
export function saveYear(facts: Pick<Facts, 'schoolYears'>, year: SchoolYear): Intention {
  const before = facts.schoolYears.find((one) => one.id === year.id)
  const name = before === undefined ? texts.year.added(year.title) : texts.year.changed(year.title)
  return intention(name, [saved('schoolYear', before, year)])
}

/**
 * Makes a year the one that all screens show. A year in preparation becomes current, and the current one before it goes
 * into the archive (domain.md 8.2); looking into an archived year changes no state.
 */
export function switchYear(facts: Pick<Facts, 'organisation' | 'schoolYears'>, yearId: string): Intention {
  const year = facts.schoolYears.find((one) => one.id === yearId)
  if (year === undefined) return intention(texts.year.gone, [])
  const starting = year.state === 'preparing'
  return intention(starting ? texts.year.started(year.title) : texts.year.shown(year.title), [
    changed('organisation', facts.organisation, { currentYearId: yearId }),
    ...(starting ? [changed('schoolYear', year, { state: 'current' })] : []),
    ...(starting
      ? facts.schoolYears
          .filter((one) => one.state === 'current' && one.id !== yearId)
          .map((one) => changed('schoolYear', one, { state: one.startsOn < year.startsOn ? 'archive' : 'preparing' }))
      : []),
  ])
}
