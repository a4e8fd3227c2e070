import { SCHOOL_FILE_FORMAT, SCHOOL_FILE_VERSION } from '@/domain/changes/schoolFile'
import type { Edit, StoredRecord } from '@/domain/changes/types'
import { entityNames } from '@/domain/model/entities'
import { withNeutral } from '@/domain/model/neutral'
import { schoolOfSize, type SchoolSize } from '@/domain/sample/schoolOfSize'

const stamp = '0mtim7pc200000000000000000013'

export const inventedSchool = (size: SchoolSize): readonly Edit[] => schoolOfSize(size, '2026-09-10').edits

/** An invented school as the bytes of a school file: the quickest way to thousands of rows on screen. */
export function bigSchoolFile(size: SchoolSize, title: string, edits = inventedSchool(size)): Buffer {
  const records: Record<string, StoredRecord[]> = Object.fromEntries(entityNames.map((table) => [table, []]))
  for (const { table, id, fields } of edits) {
    records[table]?.push({ ...withNeutral(table, { id, ...fields }), id, _s: { '*': stamp }, _deleted: false })
  }
  const header = { title, practice: false, savedAt: '2026-09-10T09:00:00.000Z', savedBy: 'Петрова А. В.', counts: {} }
  const file = { format: SCHOOL_FILE_FORMAT, version: SCHOOL_FILE_VERSION, header, records }
  return Buffer.from(JSON.stringify({ ...file, changeSets: [], log: [], pending: [] }))
}
