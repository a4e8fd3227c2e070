import type { ExchangeStore } from '@/platform/exchange'
import type { Result } from '@/platform/platform'
import { devicePath, isDeviceFolder, spacePath } from './names'
import type { Replica, SyncState } from './replica'

/** Nothing of ours is in the store any more: our chain goes on with the whole state. */
export async function beginAnew(replica: Replica, state: SyncState): Promise<SyncState> {
  const names = (await replica.ownNames()).map(({ name }) => name)
  const next = { ...state, baseDue: true, floor: state.own.seq }
  await replica.dropOwn(names, next)
  return next
}

/** Takes the files of these PCs off the store; of all PCs where none are named. Each has its own in its database. */
export async function clearFolders(
  store: ExchangeStore,
  school: string,
  only?: readonly string[],
): Promise<Result<null>> {
  const space = await store.list(spacePath(school))
  if (!space.ok) return space.code === 'not-found' ? { ok: true, value: null } : space
  const devices = space.value.filter(({ name, folder }) => folder && isDeviceFolder(name)).map(({ name }) => name)
  for (const device of devices.filter((one) => only?.includes(one) ?? true)) {
    const path = devicePath(school, device)
    const files = await store.list(path)
    if (!files.ok && files.code !== 'not-found') return files
    for (const { name } of files.ok ? files.value : []) {
      const removed = await store.remove(`${path}/${name}`)
      if (!removed.ok) return removed
    }
  }
  return { ok: true, value: null }
}
