import Dexie, { type Table } from 'dexie'
import type { Contender } from '@/domain/changes/merge'
import type { Change, ChangeSet, LoggedChange, Stamp, StoredRecord } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import type { KeptForm } from './keptForms'
import { first } from './upgrades/0001-first'
import { importMemory } from './upgrades/0002-import-memory'
import { requestsAndSheets } from './upgrades/0003-requests-and-sheets'
import { outbox } from './upgrades/0004-outbox'
import { exchange } from './upgrades/0005-exchange'
import { campaigns } from './upgrades/0006-campaigns'
import { keptForms } from './upgrades/0007-kept-forms'

/** Every numbered upgrade, oldest first; the last one is the current shape. */
const upgrades = [first, importMemory, requestsAndSheets, outbox, exchange, campaigns, keptForms]

/** Number of the current shape. */
export const SCHEMA_VERSION = keptForms.version

/** A logged change with the keys of the records it concerns besides its own («класс» of an assignment). */
export interface LogEntry extends LoggedChange {
  about?: string[]
}

/**
 * Up to `LOG_PART` (200) changes of one set in one row: an import of 7,000 records is 35 rows, not 7,000.
 * `about` holds `table|id` of every record concerned and is the index of the journal's filters.
 */
export interface LogRow {
  setId: string
  part: number
  about: string[]
  changes: LogEntry[]
}

/** Identity and clock of this device in this school; read and moved inside the transaction only. */
export interface DeviceState {
  key: 'device'
  deviceId: string
  /** Raised whenever a new device id had to be minted (rule 10). */
  incarnation: number
  /** Number of the last change set of this device. */
  seq: number
  lastStamp: Stamp | null
  /** How many change sets were written into this database, own and foreign; absent in databases before schema 4. */
  sets?: number
  /**
   * The second copy must be written anew: its rows still hold what was erased, or lack a state that came without history.
   * Counts how often that was asked for since it was last written, so that what comes while it is written is seen; `true` in
   * databases of the first programs.
   */
  rebase?: number | true
  /** The school is exchanged with other PCs: every set written here is noted as outgoing. */
  exchanges?: boolean
}

/** Where this PC stands in the exchange; the room `sync` knows what is in it. */
export interface ExchangeRow {
  key: 'exchange'
  state: object
}

/** Parts of a school file of a newer version, carried along and written back. */
export interface CarriedParts {
  key: 'carried'
  parts: Record<string, unknown>
  records: Record<string, StoredRecord[]>
}

export type MetaRow = DeviceState | CarriedParts | ExchangeRow

/** A change set that waits for the other PCs, in the order in which they were written here. */
export interface OutgoingRow {
  number: number
  setId: string
}

/** A file of our own chain, until the others have it and it is compacted. */
export interface OwnFileRow {
  name: string
  bytes: Uint8Array
  at: string
}

/** A field that was written on two PCs which did not know of each other (SPEC C9). Kept here only, and for a term only. */
export interface ConflictRow {
  /** `setId|table|recordId|field`: the same set taken in again finds its own row. */
  id: string
  table: string
  recordId: string
  field: string
  setId: string
  winner: Contender
  loser: Contender
  /** When it was found. */
  at: string
}

/** Contents of a kept form, and SHA-256 of what was kept: a damaged one must not be filled as if it were whole. */
export interface KeptFormBytesRow {
  id: string
  bytes: Uint8Array
  digest: Uint8Array
}

/** A change of a table that this version does not know; applied after an update (rule 9). */
export interface PendingRow {
  key: string
  setId: string
  change: Change
}

export function pendingRow(change: Change, setId: string): PendingRow {
  return { key: `${change.stamp}|${change.table}|${change.id}`, setId, change }
}

/** A change set as it was just written, and the device's state after it. */
export interface FreshSet {
  set: ChangeSet
  changes: LogEntry[]
  device: DeviceState
}

export type DatabaseAlarm = 'newer-version' | 'closed' | 'blocked'

/**
 * One school. `autoOpen` is off and nothing reopens by itself: an unexpected close is an alarm, since Chromium may
 * come back with an empty store (reliability 2.3.2). Durability is strict: one fsync per transaction (2.3.6).
 */
export class SchoolDatabase extends Dexie {
  readonly changeSets!: Table<ChangeSet, string>
  readonly log!: Table<LogRow, [string, number]>
  readonly meta!: Table<MetaRow, string>
  readonly pending!: Table<PendingRow, string>
  readonly outbox!: Table<{ number: number; setId: string }, number>
  readonly outgoing!: Table<OutgoingRow, number, Omit<OutgoingRow, 'number'>>
  readonly ownFiles!: Table<OwnFileRow, string>
  readonly conflicts!: Table<ConflictRow, string>
  readonly keptForms!: Table<KeptForm, string>
  readonly keptFormBytes!: Table<KeptFormBytesRow, string>
  /** Number of the last set whose second copy is safe; null where nobody makes copies, and no outbox is kept. */
  copied: number | null = null
  /** Rows of the outbox up to this number are gone. */
  dropped = 0
  /** The set of the last committed transaction, for its copy: reading it back would wait behind every list on the screen. */
  fresh: FreshSet | null = null
  private shutting = false

  constructor(name: string, onAlarm: (alarm: DatabaseAlarm) => void) {
    super(name, { autoOpen: false, chromeTransactionDurability: 'strict', cache: 'disabled' })
    for (const { version, stores } of upgrades) this.version(version).stores(stores)
    this.on('versionchange', (event) => {
      this.shut()
      // Deleting the database asks for no version; only an upgrade in another window does.
      onAlarm(event.newVersion === null ? 'closed' : 'newer-version')
    })
    this.on('close', () => {
      if (!this.shutting) onAlarm('closed')
    })
    this.on('blocked', () => onAlarm('blocked'))
  }

  /** Closes on purpose: Dexie reports every close, and this one is no alarm. */
  shut(): void {
    this.shutting = true
    this.close({ disableAutoOpen: true })
  }

  /** The table of one kind of record. */
  records(table: EntityName): Table<StoredRecord, string> {
    return this.table<StoredRecord, string>(table)
  }
}

/** Key of a record in the log's index. */
export function aboutKey(table: string, id: string): string {
  return `${table}|${id}`
}

const SCHOOL_DATABASE_PREFIX = 'pereklichka-school-'

/** The database of a school; one that was rebuilt has a number behind its name. */
export function databaseName(schoolId: string, generation: number): string {
  return SCHOOL_DATABASE_PREFIX + schoolId + (generation > 1 ? `~${String(generation)}` : '')
}
