import { contactExport } from '@/domain/exports/contactCards'
import { choiceFor, type ExportChoice, type ExportForm } from '@/domain/exports/exportChoice'
import type { LeftOut } from '@/domain/exports/LeftOut'
import { oneRosterExport } from '@/domain/exports/oneRoster/oneRoster'
import { selectRecords } from '@/domain/exports/selectRecords'
import type { Facts, IsoDay } from '@/domain/model/plain'

/** Kinds of record that are counted before saving, in the order of the sentence. */
export const countKeys = [
  'staff',
  'classes',
  'pupils',
  'parents',
  'assignments',
  'orders',
  'links',
  'invitees',
  'headCounts',
  'joinRequests',
  'sheetRuns',
  'handovers',
  'campaigns',
] as const
export type CountKey = (typeof countKeys)[number]

export interface ExportPreview {
  /** What will be in the file; kinds with nothing are absent. */
  counts: { key: CountKey; count: number }[]
  leftOut: LeftOut
  /** Neither people nor classes. The school file is never empty: it holds the school itself. */
  isEmpty: boolean
}

/** What a file of the form would hold now. `choice` as it is on screen, `schoolId` as in `oneRosterExport`. */
export function exportPreview(
  form: ExportForm,
  facts: Facts,
  choice: ExportChoice,
  today: IsoDay,
  schoolId: string,
): ExportPreview {
  if (form === 'schoolFile') return { counts: [], leftOut: {}, isEmpty: false }
  const taken = choiceFor(form, choice)
  if (form === 'workbook') {
    const selected = selectRecords(facts, taken)
    const counts = counted((key) => selected[key].length)
    return { counts, leftOut: {}, isEmpty: !counts.some(({ key }) => isSubject(key)) }
  }
  const made =
    form === 'oneRoster' ? oneRosterExport(facts, taken, today, schoolId) : contactExport(facts, taken, today)
  const known: Partial<Record<CountKey, number>> = made.counts
  const counts = counted((key) => known[key] ?? 0)
  return { counts, leftOut: made.leftOut, isEmpty: counts.length === 0 }
}

function isSubject(key: CountKey): boolean {
  return key === 'staff' || key === 'classes' || key === 'pupils' || key === 'parents'
}

function counted(countOf: (key: CountKey) => number): ExportPreview['counts'] {
  return countKeys.map((key) => ({ key, count: countOf(key) })).filter(({ count }) => count > 0)
}
