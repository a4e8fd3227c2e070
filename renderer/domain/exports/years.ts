import type { Facts, IsoDay } from '@/domain/model/plain'
import { exportTexts } from './texts'

/** «2026/2027» or «все годы». */
export function yearTitle(facts: Pick<Facts, 'schoolYears'>, yearId: string | null): string {
  if (yearId === null) return exportTexts.workbook.allYears
  return facts.schoolYears.find((one) => one.id === yearId)?.title ?? ''
}

/** The day whose state speaks for a year: today within it, else its nearest end. */
export function teachingDay(facts: Pick<Facts, 'schoolYears'>, yearId: string, today: IsoDay): IsoDay {
  const year = facts.schoolYears.find((one) => one.id === yearId)
  if (year === undefined) return today
  if (today < year.startsOn) return year.startsOn
  return today > year.endsOn ? year.endsOn : today
}
