import type { SyncState } from './replica'

/** Thrown when somebody has seen more of our chain than we have: this PC was restored from an old copy (rule 10). */
export class DeviceLost extends Error {}

/** @param seen how much of our chain another PC says it has. @throws DeviceLost */
export function deviceLost(state: SyncState, seen: number): void {
  if (seen > state.own.content) throw new DeviceLost()
}
