import { isFieldName, newestStamp } from '@/domain/changes/record'
import { isDeviceId, isStamp, laterStamp } from '@/domain/changes/stamp'
import { changeSetKinds, type Change, type ChangeSet, type Stamp, type StoredRecord } from '@/domain/changes/types'
import type { IsoInstant } from '@/domain/model/plain'

/** Number of the format of batches and snapshots; a file of a higher one freezes its PC's cursor (SPEC Y9). */
export const FORMAT = 1

/** How far this PC is in the chain of another, or in its own. */
export interface Cursor {
  /** Last file of the chain that is taken in. */
  seq: number
  /** Hash of that file, which the next one must name as its predecessor. Empty before the first. */
  hash: string
  /** Last file with changes in it: what counts for causality, since the others hold only acknowledgements. */
  content: number
}

/** What stands in every file. */
export interface FileHeader {
  format: number
  school: string
  device: string
  /** Rises whenever this PC had to take a new device id (rule 10). */
  incarnation: number
  seq: number
  /** Number of the writer's database shape, for the diagnostics. */
  schema: number
  /** The name of the writing PC: «Приёмная». */
  pc: string
  at: IsoInstant
  /** PC → `content` of its chain as the writer had it: nothing is applied before what its writer had seen (rule 8). */
  vector: Record<string, number>
  /** PCs that a person has marked as gone; nobody waits for them any more. */
  retired: string[]
  /** PC → number of a file that the writer cannot read and asks for again. */
  wants: Record<string, number>
  /** SHA-256 of the merged state that `vector` and this file make; null where the writer did not count it. */
  digest: string | null
}

export interface SentSet {
  set: ChangeSet
  changes: Change[]
}

/** One link of a PC's chain. */
export interface Batch extends FileHeader {
  /** Hash of the file before in this chain; empty in the first. */
  prev: string
  /** The writer's last file with changes, this one included. */
  content: number
  sets: SentSet[]
}

/** The merged state of one PC. A `base` stands in the chain in the place of its own number. */
export interface Snapshot extends FileHeader {
  /** Cursors of the writer, its own chain among them, as of this state. */
  cursors: Record<string, Cursor>
  /** Batches of this PC up to here may be gone from the store. */
  floor: number
  /** `base` only: the file before in this chain. */
  prev: string
  /** Rows per table, deleted and erased ones too; unknown tables are carried along. */
  records: Record<string, StoredRecord[]>
  /** Changes of tables that the writer did not know (rule 9). */
  pending: (Change & { setId: string })[]
}

export type Parsed<T> =
  | { ok: true; value: T }
  /** `newer`: a higher format. `foreign`: of another place than its name says. `damaged`: not of this shape. */
  | { ok: false; refusal: 'newer' | 'foreign' | 'damaged' }

export interface FilePlace {
  school: string
  device: string
  seq: number
}

/** Checks an opened batch. Its writer had the key; what is checked is that a fault of another version does no harm. */
export function parseBatch(value: unknown, place: FilePlace): Parsed<Batch> {
  const fault = headerFault(value, place)
  if (fault !== null) return { ok: false, refusal: fault }
  const batch = value as Batch
  const sound =
    typeof batch.prev === 'string' &&
    isCount(batch.content) &&
    Array.isArray(batch.sets) &&
    batch.sets.every((sent) => isObject(sent) && isSet(sent.set) && isList(sent.changes, isChange))
  return sound ? { ok: true, value: batch } : { ok: false, refusal: 'damaged' }
}

export function parseSnapshot(value: unknown, place: FilePlace): Parsed<Snapshot> {
  const fault = headerFault(value, place)
  if (fault !== null) return { ok: false, refusal: fault }
  const snapshot = value as Snapshot
  const sound =
    typeof snapshot.prev === 'string' &&
    isCount(snapshot.floor) &&
    isObject(snapshot.cursors) &&
    Object.entries(snapshot.cursors).every(([device, cursor]) => isDeviceId(device) && isCursor(cursor)) &&
    isObject(snapshot.records) &&
    Object.values(snapshot.records).every((rows) => isList(rows, isRecord)) &&
    isList(snapshot.pending, (change) => isChange(change) && typeof (change as { setId?: unknown }).setId === 'string')
  return sound ? { ok: true, value: snapshot } : { ok: false, refusal: 'damaged' }
}

/** The largest stamp in a batch: its distance from now tells a wrong clock (rule 5). */
export function newestOf(batch: Batch): Stamp | null {
  let newest: Stamp | null = null
  for (const { set, changes } of batch.sets) {
    for (const { stamp } of [set, ...changes]) newest = laterStamp(newest, stamp)
  }
  return newest
}

/** The largest stamp in a snapshot. */
export function newestInState({ records, pending }: Snapshot): Stamp | null {
  let newest: Stamp | null = null
  for (const rows of Object.values(records)) {
    for (const row of rows) newest = laterStamp(newest, newestStamp(row))
  }
  for (const { stamp } of pending) newest = laterStamp(newest, stamp)
  return newest
}

function headerFault(value: unknown, place: FilePlace): 'newer' | 'foreign' | 'damaged' | null {
  if (!isObject(value) || !isCount(value.format) || value.format < 1) return 'damaged'
  if (value.format > FORMAT) return 'newer'
  if (value.school !== place.school || value.device !== place.device || value.seq !== place.seq) return 'foreign'
  const sound =
    isCount(value.incarnation) &&
    isCount(value.schema) &&
    typeof value.pc === 'string' &&
    typeof value.at === 'string' &&
    !Number.isNaN(Date.parse(value.at)) &&
    isCounts(value.vector) &&
    isList(value.retired, isDeviceId) &&
    isCounts(value.wants) &&
    (value.digest === null || typeof value.digest === 'string')
  return sound ? null : 'damaged'
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

function isList(value: unknown, each: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(each)
}

function isCounts(value: unknown): boolean {
  return isObject(value) && Object.entries(value).every(([device, count]) => isDeviceId(device) && isCount(count))
}

function isCursor(value: unknown): boolean {
  return isObject(value) && isCount(value.seq) && isCount(value.content) && typeof value.hash === 'string'
}

function isSet(value: unknown): boolean {
  return (
    isObject(value) &&
    ['id', 'name', 'author', 'at'].every((field) => typeof value[field] === 'string') &&
    value.id !== '' &&
    isCount(value.seq) &&
    isCount(value.size) &&
    isDeviceId(value.deviceId) &&
    isStamp(value.stamp) &&
    (changeSetKinds as readonly unknown[]).includes(value.kind) &&
    (value.targetId === null || typeof value.targetId === 'string')
  )
}

/** Field names are judged by the merge, which passes over a forbidden one (SPEC C12); stamps must be stamps. */
function isChange(value: unknown): boolean {
  return (
    isObject(value) &&
    isName(value.table) &&
    isName(value.id) &&
    isStamp(value.stamp) &&
    isObject(value.fields) &&
    isStamps(value.base) &&
    (value.restores === undefined || isStamps(value.restores))
  )
}

function isRecord(value: unknown): boolean {
  return (
    isObject(value) &&
    isName(value.id) &&
    isStamps(value._s) &&
    Object.keys(value).every((field) => field === 'id' || field === '_s' || isFieldName(field))
  )
}

const isName = (value: unknown): boolean => typeof value === 'string' && value !== '' && value !== '__proto__'

function isStamps(value: unknown): boolean {
  return isObject(value) && Object.values(value).every(isStamp)
}
