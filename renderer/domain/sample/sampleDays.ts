import type { IsoDay } from '@/domain/model/plain'
import { addDays, daysBetween, schoolYearOf } from '@/domain/rules/days'

/** The story of the sample school lasts this many days from 1 September. */
const storyDays = 80

export interface SampleDays {
  /** First day of the school year. */
  start: IsoDay
  /** Day `n` (0…80) of the story. Early in the year the story is squeezed, so that nothing lies after today. */
  at(n: number): IsoDay
}

export function sampleDays(today: IsoDay): SampleDays {
  const start = schoolYearOf(today).startsOn
  const elapsed = Math.min(daysBetween(start, today), storyDays)
  return { start, at: (n) => addDays(start, Math.floor((n * elapsed) / storyDays)) }
}
