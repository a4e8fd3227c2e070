import { parseStamp } from '@/domain/changes/stamp'
import type { Contender } from '@/domain/changes/merge'
import type { SchoolDatabase } from '@/storage/database'
import { DAY_MS } from './pace'
import type { SyncState } from './replica'
import type { ConflictSide, SyncConflict } from './sync'

const KEPT_DAYS = 90

/** Newest first; those older than their term are gone (rule 7). */
export async function readConflicts(db: SchoolDatabase, now: number): Promise<SyncConflict[]> {
  const [rows, exchange] = await Promise.all([
    db.conflicts.where('at').aboveOrEqual(termOf(now)).reverse().sortBy('at'),
    db.meta.get('exchange'),
  ])
  const state = exchange?.key === 'exchange' ? (exchange.state as SyncState) : null
  return rows.map(({ id, table, recordId, field, winner, loser, at }) => ({
    ...{ id, table, recordId, field, foundAt: at },
    winner: sideOf(winner, state),
    loser: sideOf(loser, state),
  }))
}

export function countConflicts(db: SchoolDatabase, now: number): Promise<number> {
  return db.conflicts.where('at').aboveOrEqual(termOf(now)).count()
}

export async function dropOldConflicts(db: SchoolDatabase, now: number): Promise<void> {
  await db.conflicts.where('at').below(termOf(now)).delete()
}

const termOf = (now: number): string => new Date(now - KEPT_DAYS * DAY_MS).toISOString()

function sideOf({ stamp, value }: Contender, state: SyncState | null): ConflictSide {
  const parts = parseStamp(stamp)
  const at = new Date(parts?.ms ?? 0).toISOString()
  const device = parts?.deviceId ?? ''
  return { value, at, pc: state === null || device === state.device ? null : (state.peers[device]?.pc ?? '') }
}
