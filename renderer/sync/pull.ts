import { parseStamp } from '@/domain/changes/stamp'
import type { Stamp } from '@/domain/changes/types'
import { newestInState, newestOf, parseBatch, parseSnapshot, type Batch, type Cursor, type FileHeader } from './batch'
import { deviceLost } from './deviceLost'
import { forgetMissing, hold, isOld, noteMissing, want } from './holds'
import { isMass, noteDeletions } from './massDeletion'
import type { SyncFileName } from './names'
import { DAY_MS } from './pace'
import { newPeer, peerOf, retiredWith, without, type Deletions, type Peer, type SyncState } from './replica'
import { filePath, placeOf, StoreFailure, type Folder, type Run } from './run'

/** A clock that is ahead by more than this is warned of, and by more than a day not followed (rule 5). */
const WARN_AHEAD_MS = 5 * 60_000

type Step = 'on' | 'stop'

/** Takes in what the other PCs have put there, as far as nothing is missing; each PC's files in their order (rule 8). */
export async function pull(run: Run): Promise<void> {
  run.digest = null
  // What one PC had to wait for may have come from another.
  for (let moved = true; moved;) {
    moved = false
    run.report.holds = []
    run.stuck.clear()
    for (const [device, folder] of run.folders) {
      while ((await takeNext(run, device, folder)) === 'on') moved = true
    }
  }
  // Where something is broken, our own last file, which tells our wishes, may be so too.
  if (run.report.holds.length > 0) run.resend.add(run.state.own.seq)
  for (const { wish } of Object.values(run.state.peers)) if (wish !== null) run.resend.add(wish)
  await hearWishes(run)
}

/**
 * A PC whose files we cannot follow may be waiting for one of ours: its wishes count out of turn, or two PCs with one
 * broken file each would wait for each other for ever.
 */
async function hearWishes(run: Run): Promise<void> {
  for (const device of run.stuck) {
    const folder = run.folders.get(device)
    for (const file of folder?.batches.get(folder.last) ?? []) {
      const opened = await open(run, device, file)
      if (!opened.ok) continue
      const parsed = parseBatch(opened.value, { school: run.deps.replica.school, device, seq: file.seq })
      const wanted = parsed.ok ? parsed.value.wants[run.state.device] : undefined
      if (wanted !== undefined) run.resend.add(wanted)
    }
  }
}

async function takeNext(run: Run, device: string, folder: Folder): Promise<Step> {
  run.options.signal?.throwIfAborted()
  const peer = peerOf(run.state, device)
  const next = peer.seq + 1
  const files = folder.batches.get(next) ?? []
  const snapshots = folder.snapshots.filter(({ seq }) => seq >= next)
  const isWay = ({ kind }: SyncFileName) => peer.seq === 0 || (files.length === 0 && kind === 'base')
  const way = await takeFirst(run, device, snapshots.filter(isWay), true)
  if (way !== 'none') return way
  if (files.length > 0) return takeBatch(run, device, folder, files)
  if (folder.last <= peer.seq) {
    await forgetMissing(run, device)
    return 'stop'
  }
  const since = await noteMissing(run, device)
  const waited = run.options.closed === true || isOld(run, since)
  const rest = snapshots.filter((file) => !isWay(file))
  if ((await takeFirst(run, device, rest, waited)) === 'on') return 'on'
  const told = run.report.holds.some((one) => one.device === device)
  if (!told) hold(run, device, next, since, { reason: 'missing' })
  return 'stop'
}

/** The first snapshot that can be read; a broken one does not stand in the way of an older one. */
async function takeFirst(
  run: Run,
  device: string,
  snapshots: readonly SyncFileName[],
  atOnce: boolean,
): Promise<Step | 'none'> {
  for (const snapshot of snapshots) {
    if ((await takeSnapshot(run, device, snapshot, atOnce)) === 'on') return 'on'
    const told = run.report.holds.find((one) => one.device === device)
    if (told && told.reason !== 'damaged') return 'stop'
  }
  return 'none'
}

async function takeBatch(run: Run, device: string, folder: Folder, files: SyncFileName[]): Promise<Step> {
  const peer = peerOf(run.state, device)
  const seq = peer.seq + 1
  const read: { file: SyncFileName; batch: Batch }[] = []
  let fault: 'damaged' | 'newer-version' = 'damaged'
  for (const file of files) {
    const opened = await open(run, device, file)
    if (opened.ok) {
      const parsed = parseBatch(opened.value, { school: run.deps.replica.school, device, seq })
      if (parsed.ok && follows(parsed.value, peer)) read.push({ file, batch: parsed.value })
      if (!parsed.ok && parsed.refusal === 'newer') fault = 'newer-version'
    }
  }
  if (read.length === 0) {
    const since = await noteMissing(run, device)
    if (fault === 'damaged') await want(run, device, seq)
    hold(run, device, seq, since, { reason: fault })
    return 'stop'
  }
  let cursor: Cursor = { seq, hash: '', content: peer.content }
  // Two files of one number are the work of a cloned disk: both are taken in (rule 10).
  for (const { file, batch } of read) {
    const step = await mayApply(run, device, folder, batch)
    if (step !== 'apply') return step
    const hash = cursor.hash === '' ? file.hash : `${cursor.hash},${file.hash}`
    cursor = { seq, hash, content: batch.sets.length > 0 ? seq : cursor.content }
    // Of several files all but the last leave the cursor where it is: a cut in between takes them in again.
    const whole = batch === read.at(-1)?.batch
    const state = whole ? advanced(run, device, cursor, batch) : run.state
    const { sets, records, conflicts } = await run.deps.replica.apply(batch, state)
    run.state = state
    run.report.conflicts += conflicts
    count(run, device, batch, sets, records)
  }
  progress(run)
  return 'on'
}

/** @param atOnce false: only when its header says that the batches before it are gone for good */
async function takeSnapshot(run: Run, device: string, file: SyncFileName, atOnce: boolean): Promise<Step> {
  const peer = peerOf(run.state, device)
  const opened = await open(run, device, file)
  const parsed = opened.ok
    ? parseSnapshot(opened.value, { school: run.deps.replica.school, device, seq: file.seq })
    : null
  if (!parsed?.ok) {
    const since = await noteMissing(run, device)
    const newer = parsed?.refusal === 'newer'
    if (!newer) await want(run, device, file.seq)
    hold(run, device, file.seq, since, { reason: newer ? 'newer-version' : 'damaged' })
    return 'stop'
  }
  const snapshot = parsed.value
  if (!atOnce && snapshot.floor < peer.seq + 1) return 'stop'
  deviceLost(run.state, snapshot.cursors[run.state.device]?.content ?? 0)
  const deletions = await run.deps.replica.deletionsInSnapshot(snapshot)
  if (!(await mayTake(run, device, file.seq, snapshot, deletions, newestInState(snapshot)))) return 'stop'
  const own = snapshot.cursors[device]
  const content = own?.content ?? file.seq
  const chain = { seq: file.seq, hash: file.kind === 'base' ? file.hash : (own?.hash ?? ''), content }
  const state = withCursors(advanced(run, device, chain, snapshot), snapshot.cursors)
  const { records } = await run.deps.replica.merge(snapshot, state)
  run.state = state
  count(run, device, snapshot, 0, records)
  progress(run)
  return 'on'
}

/** What a snapshot's writer had seen of others, we have seen with it. */
function withCursors(state: SyncState, cursors: Readonly<Record<string, Cursor>>): SyncState {
  const peers = { ...state.peers }
  for (const [device, cursor] of Object.entries(cursors)) {
    const known = peers[device] ?? newPeer()
    if (device !== state.device && cursor.seq > known.seq) peers[device] = { ...known, ...cursor }
  }
  return { ...state, peers }
}

async function open(
  run: Run,
  device: string,
  file: SyncFileName,
): Promise<{ ok: true; value: unknown } | { ok: false }> {
  const answer = await run.deps.store.read(filePath(run, device, file))
  if (answer.ok) {
    return run.deps.envelope.unwrap(placeOf(run.deps.replica.school, device, file), file.hash, answer.value)
  }
  // A file that went or grew under our hands: the next listing tells.
  if (answer.code === 'not-found' || answer.code === 'too-large') return { ok: false }
  throw new StoreFailure(answer)
}

/** The chain against removal and replacement: each file names the one before (reliability 4). */
function follows(batch: Batch, peer: Peer): boolean {
  if (peer.hash === '') return peer.seq > 0 || batch.prev === ''
  return peer.hash.split(',').includes(batch.prev)
}

/** Causal order: what the writer had seen comes first. Where it will never come, the writer's snapshot holds it. */
async function mayApply(run: Run, device: string, folder: Folder, batch: Batch): Promise<Step | 'apply'> {
  const { state } = run
  deviceLost(state, batch.vector[state.device] ?? 0)
  const lacking = Object.keys(batch.vector).find(
    (other) => other !== state.device && other !== device && (batch.vector[other] ?? 0) > peerOf(state, other).content,
  )
  if (lacking !== undefined) {
    const since = await noteMissing(run, device)
    const snapshot = folder.snapshots.find(({ seq }) => seq >= batch.seq)
    const gone = !run.folders.has(lacking) || isOld(run, since)
    if (snapshot && gone) return takeSnapshot(run, device, snapshot, true)
    if (gone) await want(run, device, batch.seq)
    hold(run, device, batch.seq, since, { reason: 'blocked' }, batch.pc)
    return 'stop'
  }
  const deletions = await run.deps.replica.deletionsIn(batch)
  return (await mayTake(run, device, batch.seq, batch, deletions, newestOf(batch))) ? 'apply' : 'stop'
}

/** Whether nothing speaks against it, or a person has accepted it; counts what it will delete. */
async function mayTake(
  run: Run,
  device: string,
  seq: number,
  header: FileHeader,
  deletions: Deletions[],
  newest: Stamp | null,
): Promise<boolean> {
  const accepted = (run.state.accepted[device] ?? 0) >= seq
  const aheadMs = msOf(newest) - (await clockOf(run))
  if (aheadMs > DAY_MS && !accepted) {
    hold(run, device, seq, await noteMissing(run, device), { reason: 'future', aheadMs }, header.pc)
    return false
  }
  if (aheadMs > WARN_AHEAD_MS && !run.report.clocksAhead.some(({ pc }) => pc === header.pc)) {
    run.report.clocksAhead.push({ pc: header.pc, aheadMs })
  }
  if (!accepted && isMass(run, deletions)) {
    hold(run, device, seq, await noteMissing(run, device), { reason: 'deletions', deletions }, header.pc)
    return false
  }
  noteDeletions(run, deletions)
  await forgetMissing(run, device)
  return true
}

/**
 * Where our clock stands: at the time of day, or at our own last stamp, when that is later. Once a person has accepted a
 * future, or we have written it ourselves, there is nothing left to keep our clock from, and nobody is asked at every file.
 */
async function clockOf(run: Run): Promise<number> {
  return Math.max(run.deps.now(), msOf((await run.deps.replica.device()).lastStamp))
}

const msOf = (stamp: Stamp | null): number => (stamp === null ? 0 : (parseStamp(stamp)?.ms ?? 0))

/** Our state after a file of another PC. */
function advanced(run: Run, device: string, cursor: Cursor, header: FileHeader & { content?: number }): SyncState {
  const { state } = run
  const wish = header.wants[state.device] ?? null
  const claim =
    header.digest === null
      ? null
      : {
          vector: header.vector,
          content: header.content ?? cursor.content,
          digest: header.digest,
          schema: header.schema,
        }
  const acknowledged = Math.max(peerOf(state, device).acknowledged, header.vector[state.device] ?? 0)
  const peer: Peer = { ...cursor, pc: header.pc, at: header.at, acknowledged, wish, claim }
  const peers = { ...state.peers, [device]: peer }
  return { ...state, peers, retired: retiredWith(state, header.retired), wants: without(state.wants, device) }
}

function count(run: Run, device: string, { pc }: FileHeader, sets: number, records: number): void {
  if (sets === 0 && records === 0) return
  const known = run.report.received.find((one) => one.device === device)
  if (known) {
    known.sets += sets
    known.records += records
  } else run.report.received.push({ device, pc, sets, records })
}

function progress(run: Run): void {
  let total = 0
  for (const [device, { last }] of run.folders) total += Math.max(0, last - peerOf(run.state, device).seq)
  run.done += 1
  run.options.onProgress?.(run.done, run.done + total)
}
