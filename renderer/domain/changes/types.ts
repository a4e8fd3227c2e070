import type { EntityName } from '@/domain/model/entities'
import type { IsoInstant, Json } from '@/domain/model/plain'

/** 9 base-36 characters of milliseconds + 4 hex counter + 16 hex device id = 29 characters, compared as text (rule 1). */
export type Stamp = string

/** Row stamp under `*`, plus the fields whose stamp differs (rule 4 of reliability 1.4: "row stamp plus exceptions"). */
export type Stamps = Record<string, Stamp>

/** A record as the database keeps it. A field that is absent has no stamp; a value is never `undefined`. */
export interface StoredRecord {
  id: string
  _s: Stamps
  _deleted?: boolean
  /** Set once by a 152-ФЗ erasure and never unset: the record holds no values and never revives (SPEC C10). */
  _erased?: boolean
  [field: string]: unknown
}

/**
 * What a command returns: an intention on one record, not yet stamped. `commit` stamps all edits of a set with one
 * stamp inside the transaction, reads the base stamps there, and drops fields that already hold the value.
 * `_deleted: true` deletes, `_deleted: false` restores.
 */
export interface Edit {
  table: EntityName
  id: string
  fields: Record<string, Json>
}

/** A stamped field-level change of one record: the unit that is logged, merged and later exchanged. */
export interface Change {
  /** A known entity, or the name of a table of a newer version, which is carried along (rule 9). */
  table: string
  id: string
  stamp: Stamp
  fields: Record<string, Json>
  /** Stamp of every overwritten field at the moment of writing; a field that did not exist is not listed (rule 7). */
  base: Record<string, Stamp>
  /** In an undo or redo: the stamp whose value each field has again, so that older sets can be taken back too (C13). */
  restores?: Record<string, Stamp>
}

/** A change as the local log keeps it: with the values it replaced, for the journal and for undo. */
export interface LoggedChange extends Change {
  setId: string
  /** Values that this change replaced; an absent key means that the field did not exist. Blanked by erasure (rule 12). */
  old: Record<string, Json>
}

/**
 * `restore` takes records from a snapshot; `erase` is the trace of a 152-ФЗ erasure and holds no values. Which of them can
 * be taken back says `isUndoable`.
 */
export const changeSetKinds = ['edit', 'import', 'restore', 'undo', 'redo', 'open', 'setup', 'erase'] as const
export type ChangeSetKind = (typeof changeSetKinds)[number]

/** What a person did to the records, and can take back as a whole. */
export const isUndoable = (kind: ChangeSetKind): boolean => kind === 'edit' || kind === 'import' || kind === 'restore'

/** Header of a named, undoable group of changes. */
export interface ChangeSet {
  id: string
  /** Per-device sequence number without gaps (rule 8). */
  seq: number
  deviceId: string
  stamp: Stamp
  /** Russian, as the journal and the «Отменить» toast show it: «Импорт сотрудников, 84 строки». */
  name: string
  kind: ChangeSetKind
  author: string
  at: IsoInstant
  /** Number of records touched. */
  size: number
  /** The edit or import that this one takes back (kind `undo`) or brings again (kind `redo`). */
  targetId: string | null
}

/** The three outcomes of taking a change set back, counted in records, with the records named. */
export interface UndoReport {
  setId: string
  name: string
  reversed: number
  /** Records left as they are since somebody changed the same field later. */
  kept: UndoException[]
  /** Records that could not be taken back: erased, or of a newer version. */
  failed: UndoException[]
}

export interface UndoException {
  table: string
  id: string
  fields: string[]
  reason: 'changed-since' | 'erased' | 'unknown-table'
}

/** What a command returns: a named, undoable group of edits; `register.commit` stamps and writes it. */
export interface Intention {
  /** Russian, with counts: «Назначены классные руководители: 25 классов, приказ № 126/А». */
  name: string
  edits: Edit[]
}
