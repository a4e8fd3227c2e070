import type { Stamp, StoredRecord } from '@/domain/changes/types'
import { aboutKey, type LogEntry, type SchoolDatabase } from './database'
import { readChanges } from './journal'

/**
 * Which older write each undo and redo brought back (SPEC C13), read from the log as far as it is needed: only the
 * sets whose stamps the records really carry, each once.
 */
export class Restorations {
  /** Undo and redo sets by stamp; null for stamps of other sets, which restore nothing. */
  private readonly sets = new Map<Stamp, Map<string, Record<string, Stamp>> | null>()

  constructor(private readonly db: SchoolDatabase) {}

  get(table: string, id: string, field: string, stamp: Stamp): Stamp | undefined {
    const restored = this.sets.get(stamp)?.get(aboutKey(table, id))
    return restored !== undefined && Object.hasOwn(restored, field) ? restored[field] : undefined
  }

  /** Reads what the changes' records may lead to; call before `get`. */
  async look(changes: readonly LogEntry[], records: ReadonlyMap<string, StoredRecord>): Promise<void> {
    let wanted = new Set<Stamp>()
    for (const change of changes) {
      const record = records.get(aboutKey(change.table, change.id))
      for (const stamp of Object.values(record?._s ?? {})) if (stamp > change.stamp) wanted.add(stamp)
    }
    while (wanted.size > 0) {
      const unknown = [...wanted].filter((stamp) => !this.sets.has(stamp))
      wanted = new Set()
      for (const stamp of unknown) {
        const read = await this.read(stamp)
        this.sets.set(stamp, read)
        for (const restored of read?.values() ?? []) for (const older of Object.values(restored)) wanted.add(older)
      }
    }
  }

  private async read(stamp: Stamp): Promise<Map<string, Record<string, Stamp>> | null> {
    const sets = await this.db.changeSets.where('stamp').equals(stamp).toArray()
    const restoring = sets.filter((set) => set.kind === 'undo' || set.kind === 'redo')
    if (restoring.length === 0) return null
    const found = new Map<string, Record<string, Stamp>>()
    for (const set of restoring) {
      for (const change of await readChanges(this.db, set.id)) {
        if (change.restores !== undefined) found.set(aboutKey(change.table, change.id), change.restores)
      }
    }
    return found
  }
}
