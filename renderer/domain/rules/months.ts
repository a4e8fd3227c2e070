import type { IsoDay } from '@/domain/model/plain'

const names = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const

/** A month, `YYYY-MM`. */
export type IsoMonth = string

export const monthOf = (day: IsoDay): IsoMonth => day.slice(0, 7)

/** «декабрь 2026». */
export function showMonth(month: IsoMonth): string {
  return `${names[Number(month.slice(5, 7)) - 1] ?? month} ${month.slice(0, 4)}`
}

/** Whether the text is a month that a school register may speak of. */
export const isMonth = (text: string): boolean => /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text)

/** So many months from one on, in order. */
export function monthsFrom(first: IsoMonth, count: number): IsoMonth[] {
  const start = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1
  return Array.from({ length: count }, (_, at) => {
    const month = start + at
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}
