const WEEK_MS = 7 * 24 * 3600 * 1000
const KEY = 'pereklichka-recovery-asked'

/** The place that outlives the window: `localStorage` or its stand-in. */
export interface ReminderShelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/**
 * Whether to ask now for a recovery sheet: not in the first week of a school on this PC, and then once a week at most.
 * Asking is noted by the question itself. Only ids and times are kept.
 */
export function isReminderDue(shelf: ReminderShelf, schoolId: string, nowMs: number): boolean {
  const key = `${KEY}-${schoolId}`
  const asked = Number(shelf.getItem(key) ?? Number.NaN)
  // A clock that was put back must not silence it for years.
  if (Math.abs(nowMs - asked) < WEEK_MS) return false
  shelf.setItem(key, String(nowMs))
  return !Number.isNaN(asked)
}
