import { createEnvelope } from './envelope'
import { exchange } from './engine'
import { beginAnew, clearFolders } from './anew'
import { writeKeys, type SpaceKeys } from './keyFiles'
import { emptyReport, type EngineDeps, type RunOptions, type RunReport } from './run'

export interface NewKeys {
  keys: SpaceKeys & { title: string }
  /** The new identity under the new passphrase. */
  keyFile: Uint8Array
  /** Keeps the keys on this PC; the former ones still open old copies. */
  renew(keys: SpaceKeys): Promise<void>
}

/**
 * Another key for the school (SPEC Y15): what a lost PC knows opens nothing that is written from now on. What the others
 * have put there is taken in first; then all of it goes, since the lost key opens it. Cut before the end it is begun once
 * more, or the new key is taken as on any other PC.
 * @param lost the PC that is no more; null where the key is changed for another reason
 */
export async function changeKey(
  deps: EngineDeps,
  lost: string | null,
  { keys, keyFile, renew }: NewKeys,
  options: RunOptions,
): Promise<RunReport> {
  const { replica, store } = deps
  const before = await exchange(deps, lost === null ? options : { ...options, retire: lost })
  if (before.outcome !== 'done') return before
  const envelope = createEnvelope(keys.identity)
  const cleared = await clearFolders(store, replica.school)
  const written = cleared.ok ? await writeKeys(store, envelope, replica.school, keys, keyFile) : cleared
  if (!written.ok) return { ...before, outcome: 'failed', failure: written }
  return goOn({ ...deps, envelope }, keys, renew, options)
}

/** The key that another PC has made: what we had put there under the former one goes, and all we know comes under the new. */
export async function takeKey(
  deps: EngineDeps,
  keys: SpaceKeys,
  renew: NewKeys['renew'],
  options: RunOptions,
): Promise<RunReport> {
  const { replica, store } = deps
  const state = await replica.state()
  // Files under the former key would stand in the way of the new ones.
  const cleared = await clearFolders(store, replica.school, state === null ? [] : [state.device])
  if (!cleared.ok) return { ...emptyReport(), outcome: 'failed', failure: cleared }
  return goOn({ ...deps, envelope: createEnvelope(keys.identity) }, keys, renew, options)
}

async function goOn(
  deps: EngineDeps,
  { identity, recovery }: SpaceKeys,
  renew: NewKeys['renew'],
  options: RunOptions,
): Promise<RunReport> {
  const state = await deps.replica.state()
  if (state !== null) await beginAnew(deps.replica, state)
  await renew({ identity, recovery })
  return exchange(deps, options)
}
