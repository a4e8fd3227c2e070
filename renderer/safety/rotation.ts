import type { SnapshotFacts } from './safety'

/** How many of the ordinary snapshots stay: the latest, and the newest of so many days, weeks and months. */
export const KEEP = { latest: 30, days: 7, weeks: 4, months: 12 } as const
/** Of those made before an import, a rollover and the like: so many of each kind. */
export const KEEP_APART = 5

const WEEK_MS = 7 * 24 * 3600 * 1000
/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const MONDAY_SHIFT_MS = 3 * 24 * 3600 * 1000

const dayOf = ({ takenAt }: SnapshotFacts) => takenAt.slice(0, 10)
const monthOf = ({ takenAt }: SnapshotFacts) => takenAt.slice(0, 7)
const weekOf = ({ takenAt }: SnapshotFacts) => String(Math.floor((Date.parse(takenAt) + MONDAY_SHIFT_MS) / WEEK_MS))

/**
 * Which snapshots have served their time. Only snapshots with at least half of its records can push one out: a register
 * that was emptied by mistake never costs the full one (reliability 2.3.3).
 */
export function outdated(snapshots: readonly SnapshotFacts[]): SnapshotFacts[] {
  const newestFirst = [...snapshots].sort((a, b) => (a.name < b.name ? 1 : -1))
  return newestFirst.filter((one, at) => {
    const rivals = newestFirst
      .slice(0, at)
      .filter((newer) => newer.records * 2 >= one.records && group(newer) === group(one))
    if (one.kind !== 'ordinary') return rivals.length >= KEEP_APART
    return !(
      rivals.length < KEEP.latest ||
      isNewestOfItsOwn(one, rivals, dayOf, KEEP.days) ||
      isNewestOfItsOwn(one, rivals, weekOf, KEEP.weeks) ||
      isNewestOfItsOwn(one, rivals, monthOf, KEEP.months)
    )
  })
}

const group = ({ kind }: SnapshotFacts) => kind

/** The newest of its day (week, month), and that one of the last `count` which have a snapshot at all. */
function isNewestOfItsOwn(
  one: SnapshotFacts,
  rivals: readonly SnapshotFacts[],
  spanOf: (snapshot: SnapshotFacts) => string,
  count: number,
): boolean {
  const newer = new Set(rivals.map(spanOf))
  return !newer.has(spanOf(one)) && newer.size < count
}
