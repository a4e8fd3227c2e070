import type { IsoInstant } from '@/domain/model/plain'
import { snapshotKinds, type SnapshotFacts, type SnapshotKind } from './safety'

const NAME = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2})T(\\d{2})(\\d{2})(\\d{2})-(${snapshotKinds.join('|')})-(\\d{1,15})-(\\d{1,15})\\.age$`,
)

/** The key file beside the snapshots: the school's identity, wrapped by the passphrase. */
export const KEY_FILE = 'key.age'

/** `2026-11-30T010532-before-import-118-7964.age`: moment in UTC, kind, change sets and living records in it. */
export function snapshotName({ takenAt, kind, sequence, records }: Omit<SnapshotFacts, 'name' | 'bytes'>): string {
  const moment = takenAt.slice(0, 19).replaceAll(':', '')
  return `${moment}-${kind}-${String(sequence)}-${String(records)}.age`
}

/** What a name tells; null for a file that is no snapshot of ours. */
export function snapshotOfName(name: string, bytes: number): SnapshotFacts | null {
  const [, day, hours, minutes, seconds, kind, sequence, records] = NAME.exec(name) ?? []
  if (day === undefined) return null
  const takenAt: IsoInstant = `${day}T${hours ?? ''}:${minutes ?? ''}:${seconds ?? ''}.000Z`
  if (Number.isNaN(Date.parse(takenAt))) return null
  return {
    name,
    takenAt,
    kind: kind as SnapshotKind,
    sequence: Number(sequence),
    records: Number(records),
    bytes,
  }
}
