import type { CellValue } from '@/domain/imports/grid'

/** Serial of 01.01.1970 in Excel's two date systems. */
const epoch1900 = 25_569
const epoch1904 = 24_107
const dayMilliseconds = 86_400_000
/** 31.12.9999, the last day Excel knows. */
const lastSerial = 2_958_465

/**
 * Excel's date number → a day; the time of day is dropped. No time zone is involved: days are counted, not moments.
 * A pure time of day (less than one) becomes text «08:30»; a number outside Excel's calendar stays a number.
 */
export function dayOfSerial(serial: number, date1904: boolean): CellValue {
  if (!Number.isFinite(serial) || serial < 0) return serial
  if (serial < 1 && !date1904) return timeOfDay(serial)
  const whole = Math.floor(serial)
  if (whole > lastSerial) return serial
  // The 1900 system has a 29.02.1900 that never was: serials before 61 are one day ahead.
  const days = date1904 ? whole - epoch1904 : whole - epoch1900 + (whole < 60 ? 1 : 0)
  return { day: new Date(days * dayMilliseconds).toISOString().slice(0, 10) }
}

function timeOfDay(fraction: number): string {
  const minutes = Math.round(fraction * 24 * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Built-in number formats that show a day (ECMA-376 18.8.30), those of East Asian locales included. */
export function isBuiltInDateFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
}

/** Whether a number format of the workbook shows a day: it has y, or d, or m that is not minutes («[$-419]», quotes left out). */
export function isDateFormat(code: string): boolean {
  // Excel allows 255 characters; foreign ones may be endless, which the patterns below would not bear.
  const first = code.slice(0, 255).split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/general|основной/.test(bare)) return false
  return /[ydгд]/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare))
}
