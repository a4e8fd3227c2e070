import type { ExchangeFile, ExchangeStore } from '@/platform/exchange'
import type { DesktopErrorCode, Result } from '@/platform/platform'
import { FORMAT, type FileHeader } from './batch'
import type { Envelope } from './envelope'
import { devicePath, fileName, parseFileName, type SyncFileName } from './names'
import type { Pace } from './pace'
import type { Deletions, Replica, SyncState } from './replica'

/** Why a PC's files are not taken further for now; the others go on (SPEC Y6). */
export type Hold = { device: string; pc: string; seq: number; since: string } & (
  | { reason: 'missing' | 'damaged' | 'newer-version' | 'blocked' }
  /** Its clock is so far ahead: a person may take the changes all the same. */
  | { reason: 'future'; aheadMs: number }
  /** It would take away so much that a person is asked (rule 13). */
  | { reason: 'deletions'; deletions: Deletions[] }
)

export interface Received {
  device: string
  pc: string
  sets: number
  records: number
}

export interface RunReport {
  /**
   * `empty-store`: what this PC has put there is gone, and it does not say why. `key-changed`: another PC has changed the
   * school's key, and a person brings it (SPEC Y15). `failed`: the store did not answer; whatever was taken in before is kept.
   */
  outcome: 'done' | 'failed' | 'empty-store' | 'key-changed' | 'cancelled'
  failure: { code: DesktopErrorCode; name?: string; retryAfterMs?: number } | null
  received: Received[]
  conflicts: number
  /** Change sets put into the store. */
  sent: number
  holds: Hold[]
  /** Whether the merged state is the same, for every PC whose state can be compared right now. */
  agreement: { device: string; pc: string; equal: boolean }[]
  /** Files and folders that are not ours: conflicted copies, drafts, `desktop.ini`. */
  strangers: number
  /** PCs whose clock is between five minutes and a day ahead. */
  clocksAhead: { pc: string; aheadMs: number }[]
  /** The store's clock minus ours in milliseconds, where they differ by more than ten minutes: one of them is wrong (rule 6). */
  clockOffsetMs: number | null
  /** This PC was a copy of another, or a restored one, and goes on under a new name. */
  renamed: boolean
}

/** What is told of an exchange that has not begun. */
export const emptyReport = (): RunReport => ({
  outcome: 'done',
  failure: null,
  received: [],
  conflicts: 0,
  sent: 0,
  holds: [],
  agreement: [],
  strangers: 0,
  clocksAhead: [],
  clockOffsetMs: null,
  renamed: false,
})

export interface RunOptions {
  signal?: AbortSignal
  /** Files done and files known so far. */
  onProgress?: (done: number, total: number) => void
  /** A person has looked at what holds this PC up and takes it. */
  accept?: { device: string; seq: number }
  /** A PC that will not come back: nobody waits for its files or its acknowledgements any more. */
  retire?: string
  /** The store was emptied or moved, and a person says: begin anew here. */
  startAnew?: boolean
  /** A parcel: it holds everything there will ever be, so nothing is waited for, and nothing is deleted by what it lacks. */
  closed?: boolean
  /** Puts the whole state into it. */
  snapshot?: boolean
}

export interface EngineDeps {
  replica: Replica
  store: ExchangeStore
  envelope: Envelope
  /** Milliseconds since 1970. */
  now(): number
  /** The name of this PC. */
  pc(): string
  /** Another pace of snapshots and deletion than the ordinary one. */
  pace?: Pace
}

/** The store did not answer; ends the run. */
export class StoreFailure extends Error {
  constructor(readonly failure: Extract<Result<never>, { ok: false }>) {
    super(failure.code)
  }
}

/** The files of one PC in the store. */
export interface Folder {
  batches: Map<number, SyncFileName[]>
  /** Highest number first. */
  snapshots: SyncFileName[]
  /** Highest number of any file. */
  last: number
  sizes: Map<string, number>
}

/** One exchange under way: what its steps share. */
export interface Run {
  deps: EngineDeps
  options: RunOptions
  state: SyncState
  report: RunReport
  /** Other PCs by device id. */
  folders: Map<string, Folder>
  own: Folder
  /** Files of ours that somebody cannot read. */
  resend: Set<number>
  /** PCs whose files we cannot follow, also those that were given up and are not told of: a copy may still write there. */
  stuck: Set<string>
  /** What has been deleted in this run so far, by table: many small batches are one large deletion too. */
  deleted: Map<string, { count: number; of: number }>
  done: number
  /** The hash of the merged state that our last file told; null once something was taken in since, or while not counted. */
  digest: string | null
}

export const emptyFolder = (): Folder => ({ batches: new Map(), snapshots: [], last: 0, sizes: new Map() })

export function sorted(files: readonly ExchangeFile[], report: RunReport): Folder {
  const folder = emptyFolder()
  for (const { name, size, folder: isFolder } of files) {
    const known = isFolder ? null : parseFileName(name)
    if (known === null) {
      report.strangers += 1
      continue
    }
    folder.sizes.set(name, size)
    folder.last = Math.max(folder.last, known.seq)
    if (known.kind === 'batch') folder.batches.set(known.seq, [...(folder.batches.get(known.seq) ?? []), known])
    else folder.snapshots.push(known)
  }
  folder.snapshots.sort((a, b) => b.seq - a.seq)
  for (const forks of folder.batches.values()) forks.sort((a, b) => (a.hash < b.hash ? -1 : 1))
  return folder
}

/** @throws StoreFailure; a folder that is not there is null */
export async function listed(run: Run, path: string): Promise<ExchangeFile[] | null> {
  run.options.signal?.throwIfAborted()
  const answer = await run.deps.store.list(path)
  if (answer.ok) return answer.value
  if (answer.code === 'not-found') return null
  throw new StoreFailure(answer)
}

export function filePath(run: Run, device: string, file: SyncFileName): string {
  return `${devicePath(run.deps.replica.school, device)}/${fileName(file)}`
}

/** What the envelope authenticates: a file is good under its own name only, whatever its hash is. */
export function placeOf(school: string, device: string, { kind, seq }: Omit<SyncFileName, 'hash'>): string {
  return `${school}/${device}/${kind}/${String(seq)}`
}

export function isoNow(run: Run): string {
  return new Date(run.deps.now()).toISOString()
}

/** How far each other PC is taken in, by what counts for causality. */
function vectorOf(state: SyncState): Record<string, number> {
  const vector: Record<string, number> = {}
  for (const [device, { content }] of Object.entries(state.peers)) if (content > 0) vector[device] = content
  return vector
}

export function headerOf(run: Run, seq: number, digest: string | null): FileHeader {
  const { deps, state } = run
  return {
    format: FORMAT,
    school: deps.replica.school,
    device: state.device,
    incarnation: state.incarnation,
    seq,
    schema: deps.replica.schema,
    pc: deps.pc(),
    at: isoNow(run),
    vector: vectorOf(state),
    retired: [...state.retired],
    wants: { ...state.wants },
    digest,
  }
}
