import type { DeviceState, SchoolDatabase } from './database'
import { allTables } from './commit'

/** What a database holds, as far as it can be compared with a mark kept outside. */
export interface StoreFacts {
  /** Null: the database was emptied behind our back. */
  device: DeviceState | null
  /** Records per table, deleted ones too: they only ever grow. */
  counts: Record<string, number>
  /** When its newest change set was written, by the clock of the PC that wrote it; null without any. */
  newestAt: string | null
}

export function readFacts(db: SchoolDatabase): Promise<StoreFacts> {
  return db.transaction('r', [...allTables, 'meta', 'changeSets'], async () => {
    const device = await db.meta.get('device')
    const counts: Record<string, number> = {}
    await Promise.all(
      allTables.map(async (table) => {
        counts[table] = await db.records(table).count()
      }),
    )
    const newest = await db.changeSets.orderBy('stamp').last()
    return { device: device?.key === 'device' ? device : null, counts, newestAt: newest?.at ?? null }
  })
}
