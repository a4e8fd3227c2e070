import Dexie, { type Table } from 'dexie'
import type { IsoInstant } from '@/domain/model/plain'
import type { SchoolEntry } from './schools'

/** A database that was replaced by a rebuilt one and is kept for a while. */
export interface AsideDatabase {
  generation: number
  at: IsoInstant
}

export interface EntryRow extends SchoolEntry {
  removedAt: IsoInstant | null
  /** Which of the school's databases is the living one; absent: the first. Raised by every rebuilding. */
  generation?: number
  aside?: AsideDatabase[]
}

/** The schools of this PC and small texts that are kept beside them. */
export class RegistryDatabase extends Dexie {
  readonly schools!: Table<EntryRow, string>
  readonly texts!: Table<{ key: string; text: string }, string>

  constructor() {
    super('pereklichka-schools', { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ schools: 'id' })
    this.version(2).stores({ texts: 'key' })
  }
}

/** A place for one small text in the database, next to the list of schools. */
export interface TextShelf {
  read(): Promise<string | null>
  write(text: string): Promise<void>
}

/** The shelf of one name. */
export function textShelf(registry: RegistryDatabase, key: string): TextShelf {
  return {
    read: async () => (await registry.texts.get(key))?.text ?? null,
    write: async (text) => {
      await registry.texts.put({ key, text })
    },
  }
}
