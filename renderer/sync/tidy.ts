import { devicePath, parseFileName, type SyncFileName } from './names'
import { DAY_MS, defaultPace } from './pace'
import { sealed, snapshotOf, upload } from './publish'
import { StoreFailure, type Run } from './run'

/** Snapshots when they are due, and the deletion of what nobody needs any more; only our own folder is ever touched. */
export async function tidy(run: Run): Promise<void> {
  if (run.options.closed) {
    if (run.options.snapshot) await takeSnapshot(run, [])
    return
  }
  const { state } = run
  const pace = run.deps.pace ?? defaultPace
  const since = state.own.seq - state.snapshot.seq
  const old = run.deps.now() - Date.parse(state.snapshot.at) > pace.snapshotDays * DAY_MS
  const files = (await run.deps.replica.ownNames()).flatMap(({ name, at }) => {
    const file = parseFileName(name)
    return file === null ? [] : [{ ...file, name, at }]
  })
  // Whoever cannot go on with our files gets the state of them as well.
  const asked = Object.values(state.peers).some(({ wish }) => wish !== null && wish > state.snapshot.seq)
  if (asked || since >= pace.filesPerSnapshot || (since > 0 && old) || (since > 0 && files.length >= pace.mostFiles)) {
    await takeSnapshot(run, files)
  }
}

/** The state of now, repeating the chain up to its last file. */
async function takeSnapshot(run: Run, files: readonly (SyncFileName & { name: string; at: string })[]): Promise<void> {
  const { state } = run
  const { seq } = state.own
  const floor = Math.max(state.floor, floorOf(run, files))
  const { records, pending, upTo } = await run.deps.replica.whole()
  const digest = await run.deps.replica.digest(upTo)
  const value = snapshotOf(run, state.own, digest, { records, pending, floor, prev: '' })
  const { file } = await sealed(run, { kind: 'snap', seq }, value)
  const next = { ...state, snapshot: { seq, at: file.at } }
  // Nothing outgoing is taken off by a snapshot: it repeats, it does not publish.
  await run.deps.replica.keepOwn(file, next, 0)
  run.state = next
  await upload(run)
  await drop(run, files, floor)
}

/** The last number that may go. */
function floorOf(run: Run, files: readonly (SyncFileName & { at: string })[]): number {
  const { state, deps } = run
  const pace = deps.pace ?? defaultPace
  const waiting = Object.entries(state.peers).filter(([device]) => isAwaited(run, device))
  const acknowledged = Math.min(state.own.content, ...waiting.map(([, peer]) => peer.acknowledged))
  const batches = files.filter(({ kind }) => kind !== 'snap').sort((a, b) => a.seq - b.seq)
  const settled = batches.filter(({ seq }) => seq <= acknowledged)
  const surplus = Math.max(settled.length - pace.mostAcknowledged, batches.length - pace.mostFiles, 0)
  const gone = batches.filter(
    ({ seq, at }, place) =>
      place < surplus || (seq <= acknowledged && deps.now() - Date.parse(at) > pace.keepDays * DAY_MS),
  )
  return gone.at(-1)?.seq ?? 0
}

/** An id that nobody writes under any more is waited for by nobody: it was given up, or a person has said so. */
function isAwaited(run: Run, device: string): boolean {
  return run.folders.has(device) && !run.state.retired.includes(device)
}

async function drop(run: Run, files: readonly (SyncFileName & { name: string })[], floor: number): Promise<void> {
  const snapshots = files.filter(({ kind }) => kind !== 'batch').sort((a, b) => b.seq - a.seq)
  // The new one is not among `files`.
  const stale = snapshots
    .slice((run.deps.pace ?? defaultPace).snapshotsKept - 1)
    .filter(({ kind, seq }) => kind === 'snap' || seq <= floor)
  const names = [...stale, ...files.filter(({ kind, seq }) => kind === 'batch' && seq <= floor)].map(({ name }) => name)
  const folder = devicePath(run.deps.replica.school, run.state.device)
  for (const name of names) {
    run.options.signal?.throwIfAborted()
    const answer = await run.deps.store.remove(`${folder}/${name}`)
    if (!answer.ok) throw new StoreFailure(answer)
  }
  const state = { ...run.state, floor }
  await run.deps.replica.dropOwn(names, state)
  run.state = state
}
