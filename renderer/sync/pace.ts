export const DAY_MS = 24 * 60 * 60_000

/** How long files stay; see `defaultPace`. */
export interface Pace {
  filesPerSnapshot: number
  snapshotDays: number
  keepDays: number
  mostAcknowledged: number
  mostFiles: number
  snapshotsKept: number
}

export const defaultPace: Pace = {
  // A snapshot after so many files of ours, or so many days (rule 14).
  filesPerSnapshot: 200,
  snapshotDays: 30,
  // What everybody has acknowledged stays so long, for a PC that comes back from a copy (rule 12)…
  keepDays: 14,
  // …but not more of it than this, and never so many files that a listing gets slow (reliability 5.2).
  mostAcknowledged: 250,
  mostFiles: 400,
  snapshotsKept: 2,
}
