import type { Deletions } from './replica'
import type { Run } from './run'

/** More of a table, or more people, are not taken away without a question (rule 13). */
const MOST_SHARE = 0.2
const MOST_PEOPLE = 50
/** A table of a handful of records is no mass. */
const FEW = 10
const PEOPLE: readonly string[] = ['staff', 'pupil', 'parent']
/** What the program writes for itself, and what nobody misses. */
const BOOKKEEPING: readonly string[] = ['importMemory', 'sheetRun', 'handover']

/** Whether a person must look at it first; what this run has deleted before counts with it (rule 13). */
export function isMass(run: Run, deletions: readonly Deletions[]): boolean {
  let people = PEOPLE.reduce((sum, table) => sum + (run.deleted.get(table)?.count ?? 0), 0)
  for (const { table, ids, of } of deletions) {
    if (ids.length === 0 || BOOKKEEPING.includes(table)) continue
    if (PEOPLE.includes(table)) people += ids.length
    const before = run.deleted.get(table)
    const all = ids.length + (before?.count ?? 0)
    if (all >= FEW && all > MOST_SHARE * (before?.of ?? of)) return true
  }
  return people > MOST_PEOPLE
}

export function noteDeletions(run: Run, deletions: readonly Deletions[]): void {
  for (const { table, ids, of } of deletions) {
    const before = run.deleted.get(table)
    run.deleted.set(table, { count: (before?.count ?? 0) + ids.length, of: before?.of ?? of })
  }
}
