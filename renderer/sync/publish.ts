import { isOld } from './holds'
import { devicePath, fileName, numberOf, type SyncFileName } from './names'
import type { Batch, Snapshot } from './batch'
import { positionOf, type OwnFile, type SyncState } from './replica'
import { headerOf, isoNow, listed, placeOf, sorted, StoreFailure, type Run } from './run'

/** Changes in one file at most, so that it stays far below a megabyte (reliability 5.2). */
const MOST_CHANGES = 2000

/** Makes the files of what is waiting here, and puts into the store what it lacks of our chain. */
export async function publish(run: Run): Promise<void> {
  await pack(run)
  await upload(run)
}

/** Each file is kept in the database before it leaves: after a cut the same bytes go out, and the chain stays one. */
async function pack(run: Run): Promise<void> {
  if (run.state.baseDue) await packBase(run)
  for (;;) {
    run.options.signal?.throwIfAborted()
    const { sets, upTo, more } = await run.deps.replica.outgoing(MOST_CHANGES)
    const told = positionOf(run.state)
    if (sets.length === 0 && told === run.state.told && !(await mustRepeat(run))) return
    const seq = run.state.own.seq + 1
    const content = sets.length > 0 ? seq : run.state.own.content
    const digest = more ? null : await run.deps.replica.digest(upTo)
    const batch: Batch = { ...headerOf(run, seq, digest), prev: run.state.own.hash, content, sets }
    const { file, hash } = await sealed(run, { kind: 'batch', seq }, batch)
    const state: SyncState = { ...run.state, own: { seq, hash, content }, told }
    await run.deps.replica.keepOwn(file, state, upTo)
    run.state = state
    run.digest = digest
    run.report.sent += sets.length
    if (!more) return
  }
}

/**
 * A wish that nobody has answered for a day is told once more: who takes a state of a third PC passes over the file that told
 * it first. A PC that is no more will never answer.
 */
async function mustRepeat(run: Run): Promise<boolean> {
  const { wants, retired } = run.state
  if (Object.keys(wants).every((device) => retired.includes(device))) return false
  const last = (await run.deps.replica.ownNames()).find(({ name }) => numberOf(name) === run.state.own.seq)
  return last === undefined || isOld(run, last.at)
}

/** The whole state in the place of the next batch: for a space that has nothing yet, or has lost it. */
async function packBase(run: Run): Promise<void> {
  const { records, pending, upTo } = await run.deps.replica.whole()
  const seq = run.state.own.seq + 1
  const own = { seq, hash: '', content: seq }
  const digest = await run.deps.replica.digest(upTo)
  const base = snapshotOf(run, own, digest, { records, pending, floor: seq - 1, prev: run.state.own.hash })
  const { file, hash } = await sealed(run, { kind: 'base', seq }, base)
  const snapshot = { seq, at: isoNow(run) }
  const state = { ...run.state, own: { ...own, hash }, snapshot, baseDue: false, told: positionOf(run.state) }
  await run.deps.replica.keepOwn(file, state, upTo)
  run.state = state
  run.digest = digest
}

export function snapshotOf(
  run: Run,
  own: SyncState['own'],
  digest: string | null,
  body: Pick<Snapshot, 'records' | 'pending' | 'floor' | 'prev'>,
): Snapshot {
  const cursors: Snapshot['cursors'] = { [run.state.device]: own }
  for (const [device, { seq, hash, content }] of Object.entries(run.state.peers))
    cursors[device] = { seq, hash, content }
  return { ...headerOf(run, own.seq, digest), ...body, cursors }
}

export async function sealed(
  run: Run,
  name: Omit<SyncFileName, 'hash'>,
  value: Batch | Snapshot,
): Promise<{ file: OwnFile; hash: string }> {
  const { bytes, hash } = await run.deps.envelope.wrap(placeOf(run.deps.replica.school, run.state.device, name), value)
  return { file: { name: fileName({ ...name, hash }), bytes, at: isoNow(run) }, hash }
}

/** Oldest first, so that nobody sees a later file before the earlier ones. */
export async function upload(run: Run): Promise<void> {
  const folder = devicePath(run.deps.replica.school, run.state.device)
  const names = (await run.deps.replica.ownNames()).sort((a, b) => numberOf(a.name) - numberOf(b.name))
  let written = false
  for (const { name, size } of names) {
    run.options.signal?.throwIfAborted()
    const there = run.own.sizes.get(name)
    const doubted = there !== undefined && (there !== size || run.resend.has(numberOf(name)))
    if (there !== undefined && !doubted) continue
    const bytes = await run.deps.replica.ownFile(name)
    if (bytes === null || (doubted && (await isThere(run, `${folder}/${name}`, bytes)))) continue
    // Only we write here, so a stump or a broken file may be replaced.
    if (doubted) demand(await run.deps.store.remove(`${folder}/${name}`))
    const answer = await run.deps.store.create(`${folder}/${name}`, bytes)
    if (!answer.ok && answer.code !== 'exists') throw new StoreFailure(answer)
    written = true
  }
  if (!written) return
  run.own = sorted((await listed(run, folder)) ?? [], run.report)
  if (!run.state.published && !run.options.closed) {
    run.state = { ...run.state, published: true }
    await run.deps.replica.put(run.state)
  }
}

async function isThere(run: Run, path: string, bytes: Uint8Array): Promise<boolean> {
  const answer = await run.deps.store.read(path)
  return answer.ok && answer.value.length === bytes.length && answer.value.every((byte, at) => byte === bytes[at])
}

function demand(answer: Awaited<ReturnType<Run['deps']['store']['remove']>>): void {
  if (!answer.ok) throw new StoreFailure(answer)
}
