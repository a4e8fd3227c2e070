import type { FieldConflict } from '@/domain/changes/merge'
import type { Stamp } from '@/domain/changes/types'
import type { Batch, Cursor, SentSet, Snapshot } from './batch'

/** One PC of the school as this one knows it. */
export interface Peer extends Cursor {
  pc: string
  /** When its newest file was written, by its own clock; empty while none was seen. */
  at: string
  /** What it said it had of our chain. */
  acknowledged: number
  /** Number of a file of ours that it cannot read; null when it has no wish. */
  wish: number | null
  /** Its last digest, with the vector and the content it stands for, for comparing with ours. */
  claim: { vector: Record<string, number>; content: number; digest: string; schema: number } | null
}

export function newPeer(): Peer {
  return { seq: 0, hash: '', content: 0, pc: '', at: '', acknowledged: 0, wish: null, claim: null }
}

/** The PCs that nobody waits for any more, with these among them: in one order, since states are compared by their text. */
export function retiredWith({ retired }: SyncState, devices: readonly string[]): string[] {
  return [...new Set([...retired, ...devices])].sort()
}

/** All entries but one. */
export function without<T>(entries: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _left, ...rest } = entries
  void _left
  return rest
}

/** What an acknowledgement tells: content of others, wishes, retirements. Mere acknowledgements are not answered. */
export function positionOf({ peers, wants, retired }: SyncState): string {
  const contents = Object.entries(peers).map(([device, { content }]) => [device, content])
  return JSON.stringify([contents.sort(), wants, retired])
}

export function peerOf(state: SyncState, device: string): Peer {
  return state.peers[device] ?? newPeer()
}

/** @param now milliseconds since 1970 */
export function firstState(
  { deviceId, incarnation }: { deviceId: string; incarnation: number },
  baseDue: boolean,
  now: number,
): SyncState {
  return {
    device: deviceId,
    incarnation,
    own: { seq: 0, hash: '', content: 0 },
    peers: {},
    retired: [],
    wants: {},
    baseDue,
    snapshot: { seq: 0, at: new Date(now).toISOString() },
    floor: 0,
    accepted: {},
    missing: {},
    told: '',
    doneAt: null,
    published: false,
  }
}

/** The same place in the exchange under a new id, with a chain that begins. Nobody writes under the old one any more. */
export function renamed(state: SyncState, device: { deviceId: string; incarnation: number }, now: number): SyncState {
  const fresh = firstState(device, state.baseDue, now)
  const retired = retiredWith(state, [state.device])
  const { peers, wants, accepted, missing, published, forked = [] } = state
  return { ...fresh, peers, wants, accepted, missing, published, retired, forked }
}

/** A file of our own chain, kept until it is acknowledged and compacted: it can be published again, byte for byte. */
export interface OwnFile {
  name: string
  bytes: Uint8Array
  /** When it was made. */
  at: string
}

/** Where this PC stands in the exchange of one school. Kept in its database, moved in the transactions that make it true. */
export interface SyncState {
  /** Our device id as the exchange knows it; the database's own may have changed since (clone, restored copy). */
  device: string
  incarnation: number
  own: Cursor
  peers: Record<string, Peer>
  retired: string[]
  /** Ids under which two PCs have written one number. Numbers of theirs do not tell what somebody has. Not in older states. */
  forked?: string[]
  /** Files we cannot read, by PC. */
  wants: Record<string, number>
  /** The next publication is the whole state: a new space, or changes from before the exchange began. */
  baseDue: boolean
  /** Number and moment of our last snapshot. */
  snapshot: { seq: number; at: string }
  /** Batches of ours up to here are deleted. */
  floor: number
  /** Device and number whose future stamps, mass deletion or both a person has accepted. */
  accepted: Record<string, number>
  /** PC → number and moment of the first look at a file that is missing or cannot be read. */
  missing: Record<string, { seq: number; since: string }>
  /** What our last file told the others, see `positionOf`; empty before the first. */
  told: string
  /** When an exchange last went through to its end; null if never. */
  doneAt: string | null
  /** Something of ours has been in the store: from now on an empty store is a fault. */
  published: boolean
}

/** What a batch or snapshot would delete, for the question before it is applied (rule 13). */
export interface Deletions {
  table: string
  /** Records shown now that would be shown no more. */
  ids: string[]
  /** Those of `ids` whose values are erased by law: they cannot come back. */
  forGood: string[]
  /** Records shown now. */
  of: number
}

export interface AppliedBatch {
  /** Sets that were new here. */
  sets: number
  records: number
  conflicts: number
}

export interface FoundConflict extends FieldConflict {
  table: string
  id: string
  setId: string
}

/** What is to be published next. */
export interface Outgoing {
  sets: SentSet[]
  /** Handed back to `keepOwn`, so that what was written in between stays for the next batch. */
  upTo: number
  /** More is waiting than was handed out. */
  more: boolean
}

/**
 * What the engine needs of one school's database; each call is one transaction, so that a state is never ahead of the
 * records it speaks of or behind them. `Dexie` and memory are held to one contract suite.
 */
export interface Replica {
  readonly school: string
  readonly schema: number
  /** Null before the school takes part in the exchange. */
  state(): Promise<SyncState | null>
  /** Takes part from now on: what is committed after this call is outgoing. @param baseDue see `SyncState` */
  begin(baseDue: boolean): Promise<SyncState>
  /** The database's own device identity, which changes where it was copied or restored; `lastStamp` is where its clock stands. */
  device(): Promise<{ deviceId: string; incarnation: number; lastStamp: Stamp | null }>
  /** A new device id; what was outgoing stays. Sets named go back to the head of what is outgoing. */
  mint(state: SyncState, unsent: readonly string[]): Promise<SyncState>
  put(state: SyncState): Promise<void>
  /** Oldest first, in the order in which this PC saw them. @param most changes, one set more at the least */
  outgoing(most: number): Promise<Outgoing>
  /** Keeps a file of ours and takes its sets off the outgoing ones. */
  keepOwn(file: OwnFile, state: SyncState, upTo: number): Promise<void>
  ownNames(): Promise<{ name: string; size: number; at: string }[]>
  ownFile(name: string): Promise<Uint8Array | null>
  dropOwn(names: readonly string[], state: SyncState): Promise<void>
  deletionsIn(batch: Batch): Promise<Deletions[]>
  apply(batch: Batch, state: SyncState): Promise<AppliedBatch>
  deletionsInSnapshot(snapshot: Snapshot): Promise<Deletions[]>
  /** Merges record by record and field by field (SPEC C4). Counts records that changed. */
  merge(snapshot: Snapshot, state: SyncState): Promise<AppliedBatch>
  /** Everything, of one moment, together with what was outgoing at that moment. */
  whole(): Promise<Pick<Snapshot, 'records' | 'pending'> & { upTo: number }>
  /** SHA-256, in hex, of the merged state; null when something after `upTo` is outgoing, which nobody else can have. */
  digest(upTo: number): Promise<string | null>
}
