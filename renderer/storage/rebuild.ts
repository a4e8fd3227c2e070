import type { SchoolFile } from '@/domain/changes/schoolFile'
import { allTables, inTransaction } from './commit'
import { putBackSets } from './applySets'
import { SchoolDatabase, type DeviceState } from './database'
import type { KeptSet } from './outbox'
import { putFile } from './schoolFile'

/** Everything a second copy holds of a school: the base, the sets since, and who this PC is. */
export interface RebuildSource {
  file: SchoolFile
  /** Following the base without gaps, oldest first. */
  sets: readonly KeptSet[]
  /**
   * The identity goes on where nothing was written under it that is not in the copy. Null: an older copy, so that a new
   * identity is given (rule 11).
   */
  device: Omit<DeviceState, 'key' | 'rebase'> | null
}

/**
 * Fills a new database from a second copy, in one transaction: either all of it is there or nothing. A database of that
 * name that was begun and not finished is dropped first.
 * @param newDeviceId for a copy without an identity of this PC
 * @param onProgress called with sets written and sets in all
 */
export async function rebuildDatabase(
  name: string,
  source: RebuildSource,
  newDeviceId: () => string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const db = new SchoolDatabase(name, () => undefined)
  await db.delete({ disableAutoOpen: false })
  await db.open()
  try {
    await inTransaction(db, allTables, undefined, async () => {
      const newest = await putFile(db, source.file)
      for (let at = 0; at < source.sets.length; at += 100) {
        onProgress(at, source.sets.length)
        await putBackSets(db, source.sets.slice(at, at + 100))
      }
      const fresh = { deviceId: newDeviceId(), incarnation: 1, seq: 0, lastStamp: newest, sets: 0 }
      await db.meta.put({ key: 'device', ...(source.device ?? fresh) })
    })
  } finally {
    db.shut()
  }
}
