/** How long a damaged file is kept after it was put aside: long enough to ask somebody who can read it. */
const KEPT_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/** Whether what was put aside at that moment has been kept long enough. */
export function isExpired(asideAt: Date, now: Date): boolean {
  return now.getTime() - asideAt.getTime() > KEPT_DAYS * DAY_MS
}
