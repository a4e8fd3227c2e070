import type { IsoDay } from '@/domain/model/plain'

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Years a school register may speak of; anything else is a slip of the keyboard. */
const firstYear = 1900
const lastYear = 2100

interface Parts {
  year: number
  month: number
  day: number
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function isRealDay({ year, month, day }: Parts): boolean {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false
  return day <= (monthLengths[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0)
}

function toIso({ year, month, day }: Parts): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function partsOf(iso: IsoDay): Parts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null
}

/** Days since 1970-01-01 by the Gregorian calendar, without the zone-ridden `Date` (H. Hinnant, days_from_civil). */
function dayNumber({ year, month, day }: Parts): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

function fromDayNumber(number: number): Parts {
  const shifted = number + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** «01.09.2026»; empty text for no day. What is not an ISO day is shown as it is. */
export function showDay(iso: IsoDay | null): string {
  if (iso === null || iso === '') return ''
  const parts = partsOf(iso)
  return parts ? `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}` : iso
}

/** «1 сентября 2026 г.» for the running text of a document. */
export function wordDay(iso: IsoDay): string {
  const parts = partsOf(iso)
  return parts ? `${parts.day} ${months[parts.month - 1] ?? ''} ${parts.year} г.` : iso
}

/**
 * Reads a day as offices write it: `01.09.2026`, `1.9.26`, `01/09/2026`, `2026-09-01`, `29.08.2024г.`,
 * `«01» сентября 2026 г.`, `08 ноября 2024 года`. A day that does not exist (31.02.) or lacks the year gives null.
 * Two-digit years: 00–49 are 20xx, 50–99 are 19xx.
 */
export function parseDay(text: string): IsoDay | null {
  const plain = text
    .normalize('NFC')
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .replace(/[«»"“”„]/g, '')
    .trim()
    .toLowerCase()
    .replace(/^от /, '')
    .replace(/[\s,]*(г\.?|год|года)$/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ][\d:.]+z?)?$/.exec(plain)
  if (iso) return checked(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})$/.exec(plain)
  if (dotted) return checked(dotted[3], dotted[2], dotted[1])
  const worded = /^(\d{1,2}) ([а-яё]+) (\d{4})$/.exec(plain)
  if (!worded) return null
  const month = months.findIndex((name) => name === worded[2])
  return month < 0 ? null : checked(worded[3], String(month + 1), worded[1])
}

function checked(yearText = '', monthText = '', dayText = ''): IsoDay | null {
  const short = Number(yearText)
  const year = yearText.length > 2 ? short : short < 50 ? 2000 + short : 1900 + short
  const parts = { year, month: Number(monthText), day: Number(dayText) }
  return isRealDay(parts) ? toIso(parts) : null
}

/** Whether the text is an ISO day that exists in the calendar. */
export function isDay(iso: string): boolean {
  const parts = partsOf(iso)
  return parts !== null && isRealDay(parts)
}

/** The day `n` days later (earlier for a negative `n`). Expects an ISO day; anything else comes back unchanged. */
export function addDays(iso: IsoDay, n: number): IsoDay {
  const parts = partsOf(iso)
  return parts ? toIso(fromDayNumber(dayNumber(parts) + n)) : iso
}

/** How many days from `a` to `b`; negative when `b` is earlier. NaN when one of them is not an ISO day. */
/** The same day `n` months later, or the last one of a shorter month: 31.08.2026 and 6 months give 28.02.2027. */
export function addMonths(iso: IsoDay, n: number): IsoDay {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const count = year * 12 + (month - 1) + n
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const longest = [
    31,
    inYear % 4 === 0 && (inYear % 100 !== 0 || inYear % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ]
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(inYear).padStart(4, '0')}-${two(inMonth)}-${two(Math.min(day, longest[inMonth - 1] ?? 28))}`
}

export function daysBetween(a: IsoDay, b: IsoDay): number {
  const from = partsOf(a)
  const to = partsOf(b)
  return from && to ? dayNumber(to) - dayNumber(from) : Number.NaN
}

/** The school year a day falls into: 1 September – 31 August, «2026/2027» (domain.md 8.1). */
export function schoolYearOf(iso: IsoDay): { title: string; startsOn: IsoDay; endsOn: IsoDay } {
  const year = Number(iso.slice(0, 4))
  const start = iso.slice(5) >= '09-01' ? year : year - 1
  return { title: `${start}/${start + 1}`, startsOn: `${start}-09-01`, endsOn: `${start + 1}-08-31` }
}
