import { ascSheets } from './ascSheets'
import { looseRoster, rosterSheets } from './oneRosterSheets'
import type { Reason } from '@/domain/changes/difference'
import type { SheetKind } from './fields'
import type { GridFile, GridSheet } from './grid'
import type { SkippedRow } from './plan'

/** A sheet as the import plans it. One made of records knows what it holds, and which records it leaves out and why. */
export interface PlainSheet extends GridSheet {
  known?: { kind: SheetKind; reason: Reason; skipped: SkippedRow[] }
}

export interface PlainFile extends GridFile {
  sheets: PlainSheet[]
}

/**
 * Files with a structure of their own (aSc, OneRoster, also as loose CSV files picked together) as plain sheets of staff,
 * classes and pupils, so that everything after it is shared. A record stands in the row that it has in its own list.
 */
export function plainFiles(files: readonly GridFile[]): PlainFile[] {
  const loose = looseRoster(files)
  return files.map((file) => {
    if (file.format === 'aSc') return { ...file, sheets: ascSheets(file) }
    const sheets = loose.get(file) ?? (file.format === 'oneRoster' ? rosterSheets(file) : null)
    return sheets === null ? file : { ...file, sheets }
  })
}
