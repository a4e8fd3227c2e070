import { readTable } from './text/readText'
import { decode, detectEncoding } from './text/detectEncoding'
import { RefusedFile } from './RefusedFile'
import type { Meter } from './Meter'
import type { Package } from './Package'
import type { GridFile } from '@/domain/imports/grid'

/** The files of OneRoster CSV 1.1 and 1.2 that hold records; `manifest.csv` says nothing that they do not. */
const recordFiles = [
  'academicSessions',
  'categories',
  'classes',
  'classResources',
  'courses',
  'courseResources',
  'demographics',
  'enrollments',
  'lineItems',
  'orgs',
  'resources',
  'results',
  'roles',
  'scoreScales',
  'userProfiles',
  'userResources',
  'users',
] as const

/** Whether an archive is a OneRoster delivery: people or classes as CSV beside each other, or in one folder. */
export function isOneRosterPackage(names: string[]): boolean {
  return folderOf(names) !== null
}

/** Each list of the delivery as a sheet named after it without «.csv», its first row the names of the fields. */
export function readOneRoster(fileName: string, pack: Package, meter: Meter): GridFile {
  pack.scanParts(['.csv'])
  const folder = folderOf(pack.names()) ?? ''
  const sheets = recordFiles.flatMap((name) => {
    const part = `${folder}${name}.csv`
    if (!pack.has(part)) return []
    return tableOf(name, pack.bytesOf(part), meter)
  })
  if (sheets.length === 0) throw new RefusedFile('empty', 'no records')
  return { fileName, format: 'oneRoster', sheets }
}

/** A single list of a delivery that was unpacked into a folder: the right name, and the field every record begins with. */
export function oneRosterList(file: GridFile): GridFile {
  const name = recordFiles.find((known) => file.fileName.toLowerCase() === `${known.toLowerCase()}.csv`)
  const [sheet] = file.sheets
  if (name === undefined || sheet?.rows[0]?.[0] !== 'sourcedId') return file
  return { ...file, format: 'oneRoster', sheets: [{ ...sheet, name }] }
}

function tableOf(name: string, bytes: Uint8Array, meter: Meter): GridFile['sheets'] {
  const encoding = detectEncoding(bytes).encodings[0] ?? 'utf-8'
  try {
    return [readTable(name, decode(bytes, encoding), { delimiter: ',' }, meter).sheet]
  } catch (reason) {
    if (reason instanceof RefusedFile && reason.refusal === 'empty') return []
    throw reason
  }
}

function folderOf(names: string[]): string | null {
  const users = names.find((name) => /^([^/]+\/)?(users|classes)\.csv$/.test(name))
  return users === undefined ? null : users.slice(0, users.lastIndexOf('/') + 1)
}
