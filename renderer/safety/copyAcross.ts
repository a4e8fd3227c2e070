import type { Result, SnapshotPlaces } from '@/platform/platform'
import { KEY_FILE } from './snapshotNames'
import { lacking, listed } from './snapshotRows'

/**
 * Brings to the second folder what it lacks of the first, newest first so that a stick pulled out early has the best. A
 * snapshot that would be rotated out there at once is not copied. The key file follows when it is newer or missing.
 */
export async function copyAcross(places: SnapshotPlaces, school: string): Promise<Result<null>> {
  const from = await listed(places, school, 'profile')
  const to = await listed(places, school, 'second')
  if (to.snapshots === null) return to.refused ?? { ok: true, value: null }
  const names = lacking(from.snapshots ?? [], to.snapshots).map(({ name }) => name)
  const keyFile = from.keyFile
  if (keyFile && (to.keyFile === null || to.keyFile.writtenAtMs < keyFile.writtenAtMs)) names.push(KEY_FILE)
  for (const name of names) {
    const bytes = await places.read(school, 'profile', name)
    // Rotated out or damaged in the meantime: the first folder's own trouble.
    if (!bytes.ok) continue
    const written = await places.write(school, 'second', name, bytes.value, { replace: name === KEY_FILE })
    if (!written.ok) return written
  }
  return { ok: true, value: null }
}
