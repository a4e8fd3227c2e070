import { isDeviceId } from '@/domain/changes/stamp'
import type { Stamp } from '@/domain/changes/types'
import type { IsoInstant } from '@/domain/model/plain'
import type { StoreFacts } from '@/storage/facts'
import type { StoreFault } from './safety'

/** The high-water mark, kept outside the database (reliability 2.3.2): what it must hold at least. No personal data. */
export interface Mark {
  version: 1
  deviceId: string
  incarnation: number
  /** Of the last set of this device. */
  seq: number
  lastStamp: Stamp | null
  /** Number of the last set, own or foreign, that is in the database and in the journal. */
  last: number
  /** Records per table, counted now and then: never more than there are. */
  counts: Record<string, number>
  schema: number
  /** What kept the database when this was written; null where the host does not know. */
  backend: string | null
  /** Of the key that seals the journal: what another key sealed cannot be read any more. */
  keyId: string
  at: IsoInstant
}

/** A text that is no mark counts as none. */
export function parseMark(text: string | null): Mark | null {
  let value: unknown
  try {
    value = JSON.parse(text ?? 'null')
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const mark = value as Partial<Record<keyof Mark, unknown>>
  const sound =
    typeof mark.deviceId === 'string' &&
    isDeviceId(mark.deviceId) &&
    [mark.incarnation, mark.seq, mark.last].every((number) => Number.isInteger(number)) &&
    typeof mark.counts === 'object' &&
    mark.counts !== null
  return sound ? (value as Mark) : null
}

/** What was found where the database should be. */
export type FoundStore = { kind: 'open'; facts: StoreFacts } | { kind: 'missing' } | { kind: 'broken' }

/** Compares what was found with the mark. Null: nothing is missing. Without a mark only an empty or broken store shows. */
export function judgeStore(found: FoundStore, mark: Mark | null): StoreFault | null {
  if (found.kind === 'broken') return 'broken'
  if (found.kind === 'missing' || found.facts.device === null) return 'empty'
  if (mark === null) return null
  const { device, counts } = found.facts
  if ((device.sets ?? 0) < mark.last) return 'behind'
  const fewer = Object.keys(mark.counts).some((table) => (counts[table] ?? 0) < (mark.counts[table] ?? 0))
  return fewer ? 'fewer' : null
}
