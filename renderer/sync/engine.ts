import type { ExchangeFile } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import { beginAnew } from './anew'
import { DeviceLost } from './deviceLost'
import { isOurs, takeNewName } from './identity'
import { hasOtherKey } from './keyFiles'
import { devicePath, isDeviceFolder, MARKER, rootPath, spacePath } from './names'
import { DAY_MS } from './pace'
import { publish } from './publish'
import { pull } from './pull'
import { retiredWith, without } from './replica'
import {
  emptyFolder,
  emptyReport,
  isoNow,
  listed,
  sorted,
  StoreFailure,
  type EngineDeps,
  type Folder,
  type Run,
  type RunOptions,
  type RunReport,
} from './run'
import { markerText } from './texts'
import { tidy } from './tidy'

const CLOCK_TOLERANCE_MS = 10 * 60_000

/**
 * One exchange with a store: takes in what is there, puts there what is new here. It may be cut at any moment; what was
 * taken in stays, what was not sent is sent next time. One at a time per school.
 * @throws when the school takes no part in the exchange, and what the database throws
 */
export async function exchange(deps: EngineDeps, options: RunOptions = {}): Promise<RunReport> {
  const report = emptyReport()
  const state = await deps.replica.state()
  if (state === null) throw new Error('the school takes no part in the exchange')
  const run: Run = {
    deps,
    options,
    state,
    report,
    folders: new Map(),
    own: emptyFolder(),
    resend: new Set(),
    stuck: new Set(),
    deleted: new Map(),
    done: 0,
    digest: null,
  }
  try {
    await whole(run)
  } catch (reason) {
    if (options.signal?.aborted) report.outcome = 'cancelled'
    else if (reason instanceof StoreFailure) {
      report.outcome = 'failed'
      report.failure = reason.failure
    } else throw reason
  }
  return report
}

async function whole(run: Run): Promise<void> {
  await decide(run)
  const space = await enter(run)
  if (space === null) {
    run.report.outcome = 'empty-store'
    return
  }
  const { store, envelope, replica } = run.deps
  const names = space.map(({ name }) => name)
  if (await hasOtherKey(store, envelope, replica.school, names)) {
    run.report.outcome = 'key-changed'
    return
  }
  await compareClocks(run)
  await look(run, space)
  if (!(await isOurs(run))) await rename(run)
  try {
    await pull(run)
  } catch (reason) {
    if (!(reason instanceof DeviceLost)) throw reason
    await rename(run)
    await pull(run)
  }
  await publish(run)
  // Another PC with our id may have written at the same moment.
  if (!(await isOurs(run))) {
    await rename(run)
    await pull(run)
    await publish(run)
  }
  await tidy(run)
  await compare(run)
  if (run.options.closed) return
  run.state = { ...run.state, doneAt: isoNow(run) }
  await run.deps.replica.put(run.state)
}

/** What a person has said since the last run. */
async function decide(run: Run): Promise<void> {
  const { accept, retire } = run.options
  if (accept) run.state = { ...run.state, accepted: { ...run.state.accepted, [accept.device]: accept.seq } }
  if (retire !== undefined) {
    run.state = { ...run.state, wants: without(run.state.wants, retire), retired: retiredWith(run.state, [retire]) }
  }
  if (accept || retire !== undefined) await run.deps.replica.put(run.state)
}

/** A wrong clock is told before anything of ours leaves; it hinders nothing. */
async function compareClocks(run: Run): Promise<void> {
  const clock = await run.deps.store.clock()
  if (clock.ok && clock.value !== null && Math.abs(clock.value) > CLOCK_TOLERANCE_MS) {
    run.report.clockOffsetMs = clock.value
  }
}

/** What lies in the school's space, which is made new only where nothing of ours has ever been; null where something was. */
async function enter(run: Run): Promise<readonly ExchangeFile[] | null> {
  const path = spacePath(run.deps.replica.school)
  const files = await listed(run, path)
  const known = files?.some(({ name, folder }) => (folder ? isDeviceFolder(name) : name === MARKER)) === true
  if (files !== null && known) return files
  if (run.state.published && run.options.startAnew !== true) return null
  const marker = new TextEncoder().encode(markerText)
  const answer = await run.deps.store.create(`${path}/${MARKER}`, marker)
  if (!answer.ok && answer.code !== 'exists') throw new StoreFailure(answer)
  if (run.state.published) run.state = await beginAnew(run.deps.replica, run.state)
  return files ?? []
}

/** Lists every PC's folder in the space. */
async function look(run: Run, space: readonly ExchangeFile[]): Promise<void> {
  const { school } = run.deps.replica
  run.folders.clear()
  run.own = emptyFolder()
  for (const { name, folder } of space) {
    if (!folder || !isDeviceFolder(name)) {
      if (folder) run.report.strangers += 1
      continue
    }
    const files = sorted((await listed(run, devicePath(school, name))) ?? [], run.report)
    if (name === run.state.device) run.own = files
    else run.folders.set(name, files)
    noteForks(run, name, files)
  }
}

/** Two files of one number: whoever says that he has this number has one of them, or both. */
function noteForks(run: Run, device: string, { batches }: Folder): void {
  const { forked = [] } = run.state
  const isForked = [...batches.values()].some((files) => files.length > 1)
  if (isForked && !forked.includes(device)) run.state = { ...run.state, forked: [...forked, device] }
}

async function rename(run: Run): Promise<void> {
  await takeNewName(run)
  await look(run, (await listed(run, spacePath(run.deps.replica.school))) ?? [])
}

/** «Синхронизировано» is proved, not hoped: with whom the merged state is the same to the last field (SPEC Y11). */
async function compare(run: Run): Promise<void> {
  const { state } = run
  const claims = Object.entries(state.peers).filter(([device]) => isComparable(run, device))
  if (claims.length === 0) return
  const digest = await digestNow(run)
  if (digest === null) return
  // Equal is equal. That it differs says nothing while two chains under one number are still coming together.
  const doubted = (state.forked ?? []).length > 0
  const differs = claims.some(([, { claim }]) => claim?.digest !== digest)
  for (const [device, { pc, claim }] of claims) {
    const equal = claim?.digest === digest
    if (equal || !doubted) run.report.agreement.push({ device, pc, equal })
  }
  // It must not happen; should it, whole states make it good, and once a day is enough.
  if (differs && run.deps.now() - Date.parse(state.snapshot.at) > DAY_MS) run.state = { ...state, baseDue: true }
}

/** To hash a large school takes most of an exchange: what was told a moment ago stands until somebody writes. */
async function digestNow({ deps: { replica }, digest }: Run): Promise<string | null> {
  const isAsTold = digest !== null && (await replica.outgoing(1)).upTo === 0
  return isAsTold ? digest : replica.digest(0)
}

/** Only a claim about exactly what we have can be compared. */
function isComparable({ state, deps }: Run, device: string): boolean {
  const claim = state.peers[device]?.claim
  if (!claim || claim.schema !== deps.replica.schema || claim.content !== state.peers[device]?.content) return false
  if ((claim.vector[state.device] ?? 0) !== state.own.content) return false
  return Object.entries(state.peers).every(
    ([other, { content }]) => other === device || (claim.vector[other] ?? 0) === content,
  )
}

/** Names of the folders in which schools may have their space. */
export async function spacesIn(store: EngineDeps['store']): Promise<Result<string[]>> {
  const answer = await store.list(rootPath)
  if (answer.ok) return { ok: true, value: answer.value.filter(({ folder }) => folder).map(({ name }) => name) }
  return answer.code === 'not-found' ? { ok: true, value: [] } : answer
}
