import type { Register } from '@/storage/register'
import type { IsoInstant } from '@/domain/model/plain'
import type { SuccessionOutcome } from '@/domain/succession/succession'

/** One school kept on this PC. Every school has a database of its own, so opening one never overwrites another. */
export interface SchoolEntry {
  id: string
  title: string
  createdAt: IsoInstant
  openedAt: IsoInstant
  /** A practice school is framed in yellow so that nobody takes it for the real one. */
  practice: boolean
}

/** A school moved out of the list; its database is deleted on or after `deletedAt`. */
export interface RemovedSchool extends SchoolEntry {
  removedAt: IsoInstant
  deletedAt: IsoInstant
}

/** What a school file holds, shown before it is opened. */
export interface SchoolFilePreview {
  title: string
  savedAt: IsoInstant
  savedBy: string
  practice: boolean
  counts: { table: string; count: number }[]
  journalSets: number
  /** The parsed file, to be handed to `openFile` as it is. */
  content: unknown
}

export type SchoolFileRefusal = 'not-json' | 'not-a-school' | 'newer-version' | 'damaged'

export interface Schools {
  list(): Promise<SchoolEntry[]>
  /** The school opened last, or null at the very first start. */
  last(): Promise<SchoolEntry | null>
  create(title: string, practice: boolean): Promise<Register>
  open(id: string): Promise<Register>
  rename(id: string, title: string): Promise<void>
  /** Moves a school out of the list; its database is deleted only after 30 days (rule 8.3.11). */
  remove(id: string): Promise<void>
  /** Schools moved out of the list less than 30 days ago, and the way back. */
  removed(): Promise<RemovedSchool[]>
  restore(id: string): Promise<void>
  /** The whole register with its journal as one versioned JSON file. */
  toFile(register: Register): Promise<Uint8Array>
  preview(
    bytes: Uint8Array,
  ): { ok: true; preview: SchoolFilePreview } | { ok: false; refusal: SchoolFileRefusal; detail: string }
  /** Creates a new school from a previewed file, with a new device id (rule 11). */
  openFile(preview: SchoolFilePreview): Promise<Register>
  /** The succession with which the school came to this PC; refused as `absent` where none did or it was put away. */
  succession(register: Register): Promise<SuccessionOutcome>
  /** Puts the received succession away for good. */
  dropSuccession(register: Register): Promise<void>
  /** A line of the journal: the school was handed over. */
  noteSuccession(register: Register, name: string): Promise<void>
  /** A school that another PC has made, still empty: it keeps its id. @throws RegisterError `exists` when it is on this PC */
  adopt(id: string, title: string): Promise<Register>
  /** Name of the person at this PC, asked at first start, kept per PC and written into the journal. */
  author: { read(): string; write(name: string): void }
}
