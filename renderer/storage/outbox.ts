import type { ChangeSet } from '@/domain/changes/types'
import type { DeviceState, LogEntry, SchoolDatabase } from './database'

/** A change set as the second copy takes it: with the log as this PC saw it happen. */
export interface KeptSet {
  /** Counts every set of this database, own and foreign, without gaps. */
  number: number
  set: ChangeSet
  changes: LogEntry[]
}

/** Rows that were copied are dropped this many at a time: a deletion per save would cost as much as the save. */
const DROP_AT = 50

/** Changes handed over in one reading; a set is never cut. */
const PAGE = 5000

/**
 * Notes, in the transaction that writes it, that a set waits for its second copy.
 * @param erases the set takes values out for good: the copy must be written anew as a whole
 * @param sent the other PCs have it already
 * @returns the state of the device to be written in the same transaction
 */
export async function noteSet(
  db: SchoolDatabase,
  device: DeviceState,
  setId: string,
  erases: boolean,
  sent = false,
): Promise<DeviceState> {
  const sets = (device.sets ?? 0) + 1
  if (db.copied !== null) {
    await db.outbox.put({ number: sets, setId })
    if (db.copied - db.dropped >= DROP_AT) {
      await db.outbox.where('number').belowOrEqual(db.copied).delete()
      db.dropped = db.copied
    }
  }
  if (device.exchanges === true && !sent) await db.outgoing.add({ setId })
  return { ...device, sets, ...(erases && asksForBase(device)) }
}

/** The second copy does not do any more: it is to be written anew as a whole. */
export const asksForBase = ({ rebase = 0 }: DeviceState): { rebase: number } => ({ rebase: Number(rebase) + 1 })

/** The second copy was written anew as a whole, from what was read with `read`: what was asked for up to then is done. */
export async function noteBase(db: SchoolDatabase, read: DeviceState): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const device = await db.meta.get('device')
    if (device?.key !== 'device' || device.rebase === undefined || device.rebase !== read.rebase) return
    const { rebase: _rebase, ...rest } = device
    void _rebase
    await db.meta.put(rest)
  })
}

/** Sets after `after` that wait for their copy, oldest first, as many as one reading holds; with the device's state. */
export async function readOutbox(
  db: SchoolDatabase,
  after: number,
): Promise<{ sets: KeptSet[]; device: DeviceState | null }> {
  const { fresh } = db
  db.fresh = null
  if (fresh?.device.sets === after + 1) {
    const { set, changes, device } = fresh
    return { sets: [{ number: after + 1, set, changes }], device }
  }
  return db.transaction('r', [db.outbox, db.changeSets, db.log, db.meta], async () => {
    // A save waits for this: what can be asked for at once is.
    const [device, waiting] = await Promise.all([
      db.meta.get('device'),
      db.outbox.where('number').above(after).toArray(),
    ])
    const sets: KeptSet[] = []
    let size = 0
    for (const { number, setId } of waiting) {
      const [set, parts] = await Promise.all([
        db.changeSets.get(setId),
        db.log.where('[setId+part]').between([setId, 0], [setId, Infinity], true, true).toArray(),
      ])
      if (set === undefined) break
      sets.push({ number, set, changes: parts.flatMap((part) => part.changes) })
      size += set.size
      if (size >= PAGE) break
    }
    return { sets, device: device?.key === 'device' ? device : null }
  })
}
