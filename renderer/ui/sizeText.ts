const KILOBYTE = 1024
const MEGABYTE = KILOBYTE * 1024
const GIGABYTE = MEGABYTE * 1024

const number = (value: number, maximumFractionDigits = 0) =>
  value.toLocaleString('ru-RU', { maximumFractionDigits, useGrouping: 'min2' })

/** A whole number: «9999», «16 374». */
export const showCount = (count: number): string => number(count)

/** Bytes as the office reads them: «4 КБ», «0,2 МБ», «480 МБ», «12,5 ГБ». Never «0 МБ» for something that is there. */
export function showSize(bytes: number): string {
  if (bytes < 100 * KILOBYTE) return `${number(Math.ceil(bytes / KILOBYTE))} КБ`
  if (bytes < 10 * MEGABYTE) return `${number(bytes / MEGABYTE, 1)} МБ`
  if (bytes < GIGABYTE) return `${number(Math.floor(bytes / MEGABYTE))} МБ`
  return `${number(bytes / GIGABYTE, bytes < 100 * GIGABYTE ? 1 : 0)} ГБ`
}
