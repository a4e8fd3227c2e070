import { DAY_MS } from './pace'
import { peerOf, without } from './replica'
import { isoNow, type Hold, type Run } from './run'

/** Since when a file of a PC has been missed or refused; the first look at it is remembered. */
export async function noteMissing(run: Run, device: string): Promise<string> {
  const seq = peerOf(run.state, device).seq + 1
  const known = run.state.missing[device]
  if (known?.seq === seq) return known.since
  const since = isoNow(run)
  run.state = { ...run.state, missing: { ...run.state.missing, [device]: { seq, since } } }
  await run.deps.replica.put(run.state)
  return since
}

export async function forgetMissing(run: Run, device: string): Promise<void> {
  if (run.state.missing[device] === undefined) return
  run.state = { ...run.state, missing: without(run.state.missing, device) }
  await run.deps.replica.put(run.state)
}

/** Asks the PC that wrote a file for it again, with our next file. */
export async function want(run: Run, device: string, seq: number): Promise<void> {
  if (run.state.wants[device] === seq || run.state.retired.includes(device)) return
  run.state = { ...run.state, wants: { ...run.state.wants, [device]: seq } }
  await run.deps.replica.put(run.state)
}

/** A file that was on its way for a day is not on its way any more. */
export const isOld = (run: Run, since: string): boolean => run.deps.now() - Date.parse(since) > DAY_MS

type Reason = Hold extends infer H ? (H extends Hold ? Omit<H, 'device' | 'pc' | 'seq' | 'since'> : never) : never

/** @param pc the name in the file's own header, where it was read: of a new PC nothing else is known yet */
export function hold(
  run: Run,
  device: string,
  seq: number,
  since: string,
  reason: Reason,
  pc = peerOf(run.state, device).pc,
): void {
  run.stuck.add(device)
  const given = run.state.retired.includes(device)
  if (given && reason.reason !== 'future' && reason.reason !== 'deletions') return
  const others = run.report.holds.filter((one) => one.device !== device)
  run.report.holds = [...others, { device, pc, seq, since, ...reason }]
}
