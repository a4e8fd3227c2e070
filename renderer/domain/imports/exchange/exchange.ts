import { ascSheets } from './ascSheets'
import { looseRoster, rosterSheets } from './oneRosterSheets'
import type { GridFile } from '@/domain/imports/grid'
import type { PlainFile } from './PlainSheet'

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
