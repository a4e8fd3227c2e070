import { z } from 'zod'
import { entityNames, entitySchemas, type EntityName, type EntityTypes } from '@/domain/model/entities'
import { isAlive, isFieldName, rowOf } from './record'
import { isDeviceId, isStamp } from './stamp'
import { changeSetKinds, type ChangeSet, type LoggedChange, type StoredRecord } from './types'

/** The file «Сохранить школу в файл» writes: one JSON object. Version 1 opens for ever. */
export const SCHOOL_FILE_FORMAT = 'pereklichka-school'
export const SCHOOL_FILE_VERSION = 1

export interface SchoolFileHeader {
  title: string
  savedAt: string
  savedBy: string
  practice: boolean
  /** Records shown per table; for people reading the file, recounted on opening. */
  counts: Record<string, number>
}

export interface SchoolFile {
  format: typeof SCHOOL_FILE_FORMAT
  version: number
  header: SchoolFileHeader
  /** Every record with stamps, deleted ones too. Tables of a newer version are carried along (rule 9). */
  records: Record<string, StoredRecord[]>
  changeSets: ChangeSet[]
  log: LoggedChange[]
  /** Changes of tables that the saving version did not know. */
  pending: LoggedChange[]
  /** Top-level parts of a newer version are carried along, and so is `succession` (`domain/succession`). */
  [part: string]: unknown
}

export type SchoolFileOutcome =
  | { ok: true; file: SchoolFile }
  | { ok: false; refusal: 'not-json' | 'not-a-school' | 'newer-version' | 'damaged'; detail: string }

const stamp = z.string().refine(isStamp)
const key = z.string().min(1).max(400)
const fields = z.record(z.string(), z.unknown())

const recordShape = z.looseObject({
  id: key,
  _s: z.record(z.string(), stamp),
  _deleted: z.boolean().optional(),
  _erased: z.literal(true).optional(),
})
const changeShape = z.looseObject({
  table: key,
  id: key,
  stamp,
  setId: key,
  fields,
  base: z.record(z.string(), stamp),
  restores: z.record(z.string(), stamp).optional(),
  old: fields,
  about: z.array(z.string()).optional(),
})
const setShape = z.looseObject({
  id: key,
  seq: z.number().int().min(0),
  deviceId: z.string().refine(isDeviceId),
  stamp,
  name: z.string(),
  kind: z.enum(changeSetKinds),
  author: z.string(),
  at: z.iso.datetime(),
  size: z.number().int().min(0),
  targetId: z.string().nullable(),
})
const fileShape = z.looseObject({
  header: z.looseObject({
    title: z.string().max(300),
    savedAt: z.iso.datetime(),
    savedBy: z.string().max(300),
    practice: z.boolean(),
  }),
  records: z.record(z.string(), z.array(recordShape)),
  changeSets: z.array(setShape),
  log: z.array(changeShape),
  pending: z.array(changeShape),
})

/**
 * Reads a school file's text. Refuses as a whole, with a detail for the diagnostics that names table, id and field;
 * nothing is half-read. Unknown fields, tables and parts are kept as they are.
 */
export function parseSchoolFile(text: string): SchoolFileOutcome {
  let json: unknown
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (reason) {
    return { ok: false, refusal: 'not-json', detail: String(reason) }
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== SCHOOL_FILE_FORMAT) {
    return { ok: false, refusal: 'not-a-school', detail: 'format' }
  }
  const version = 'version' in json ? json.version : undefined
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { ok: false, refusal: 'damaged', detail: 'version' }
  }
  if (version > SCHOOL_FILE_VERSION) return { ok: false, refusal: 'newer-version', detail: `version ${version}` }

  const checked = fileShape.safeParse(json)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    return { ok: false, refusal: 'damaged', detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
  }
  // The text itself is kept, not zod's copy: nothing unknown may get lost on the way.
  const file = json as unknown as SchoolFile
  const fault = findFault(file)
  return fault === null ? { ok: true, file } : { ok: false, refusal: 'damaged', detail: fault }
}

/** The first record that could not be shown, or null. Deleted and erased records hold no values that matter. */
function findFault(file: SchoolFile): string | null {
  for (const table of Object.keys(file.records)) {
    const seen = new Set<string>()
    for (const record of file.records[table] ?? []) {
      const where = `${table}/${record.id}`
      if (seen.has(record.id)) return `${where}: twice`
      seen.add(record.id)
      const foreign = foreignName(record, ['id', '_s']) ?? foreignName(record._s, ['*'])
      if (foreign !== undefined) return `${where}.${foreign}: forbidden name`
      if (!Object.hasOwn(entitySchemas, table) || !isAlive(record)) continue
      // Through the neutral values: an older version did not know every field.
      const outcome = entitySchemas[table as EntityName].safeParse(rowOf(table as EntityName, record))
      if (!outcome.success) return `${where}.${outcome.error.issues[0]?.path.join('.') ?? ''}`
    }
  }
  for (const change of [...file.log, ...file.pending]) {
    const foreign = foreignName(change.fields) ?? foreignName(change.base) ?? foreignName(change.old)
    if (foreign !== undefined) return `log ${change.table}/${change.id}.${foreign}: forbidden name`
  }
  return null
}

/** zod passes over `__proto__`, so the names are looked at by hand (S6). */
function foreignName(value: object, allowed: string[] = []): string | undefined {
  return Object.keys(value).find((name) => !allowed.includes(name) && !isFieldName(name))
}

/** The rows of a file that are shown, by table, plain and without stamps; for reading a school without a database. */
export function rowsOfSchoolFile(file: SchoolFile): { [N in EntityName]: EntityTypes[N][] } {
  const rows = <N extends EntityName>(table: N): EntityTypes[N][] =>
    (file.records[table] ?? []).filter(isAlive).map((record) => rowOf(table, record))
  return Object.fromEntries(entityNames.map((table) => [table, rows(table)])) as { [N in EntityName]: EntityTypes[N][] }
}
