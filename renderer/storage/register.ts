import type { ChangeSet, ChangeSetKind, Edit, LoggedChange, UndoReport } from '@/domain/changes/types'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { KeptForms } from './keptForms'
import type { LiveQuery } from './liveQuery'

export type { LiveQuery }

/** What a screen hands to the one door. */
export interface ChangeSetDraft {
  /** Russian name for the journal and the toast. */
  name: string
  kind: ChangeSetKind
  edits: Edit[]
}

export interface CommitOptions {
  /** Called between chunks with records written so far and in all. */
  onProgress?: (done: number, total: number) => void
  /** Aborting rolls the whole transaction back: nothing is half-written. */
  signal?: AbortSignal
}

export interface UndoState {
  undo: { setId: string; name: string } | null
  redo: { setId: string; name: string } | null
}

/** The journal's filters; all given conditions hold together. */
export interface JournalFilter {
  entity?: { table: EntityName; id: string }
  author?: string
  /** Newest first; `before` is the seq-independent stamp of the last row shown. */
  before?: string
  limit: number
}

export type PersonTable = 'staff' | 'pupil' | 'parent'

/** Why a person is erased; the journal says it. */
export type ErasureReason = 'asked' | 'term'

/** What erasing a person takes away, and where the surname stands in texts about something else: those stay as they are. */
export interface ErasureScope {
  invitations: number
  requests: number
  /** Changes in the journal whose values go. */
  changes: number
  mentions: { table: EntityName; id: string; field: string }[]
}

/**
 * One opened school. The only way to read and write its records; `commit` is the one door for writes:
 * one transaction stamps the edits, appends them to the log, merges the fields and moves the clock.
 */
export interface Register {
  readonly schoolId: string
  /** The school's own forms on this PC: no records, so neither the journal nor another PC hears of them. */
  readonly keptForms: KeptForms
  /** Live rows of one kind, plain and without stamps; deleted records are left out. Read in chunks: no long task. */
  all<N extends EntityName>(table: N): LiveQuery<EntityTypes[N][]>
  /** One read, outside any subscription. */
  read<N extends EntityName>(table: N): Promise<EntityTypes[N][]>
  get<N extends EntityName>(table: N, id: string): Promise<EntityTypes[N] | undefined>
  commit(draft: ChangeSetDraft, options?: CommitOptions): Promise<ChangeSet | null>
  undoState(): LiveQuery<UndoState>
  /** Which of these sets stand taken back, here or on another PC. */
  takenBack(setIds: readonly string[]): LiveQuery<ReadonlySet<string>>
  /** Takes back one named set; without an id the newest one of this device that is not yet taken back. */
  undo(setId?: string): Promise<UndoReport | null>
  redo(): Promise<UndoReport | null>
  /**
   * With an entity only the changes that concern it (those of its assignments, links and invitations included);
   * without one at most the first 200 changes of each set.
   */
  journal(filter: JournalFilter): LiveQuery<{ set: ChangeSet; changes: LoggedChange[] }[]>
  /** All changes of one set, for opening a long one in the journal. */
  changesOf(setId: string): Promise<LoggedChange[]>
  /** 152-ФЗ: blanks every value of a person in the records and in the log; cannot be undone (rule 12). */
  erase(table: PersonTable, id: string, reason?: ErasureReason): Promise<void>
  /** What `erase` would take, without taking it; namesakes are among the mentions. @throws RegisterError `not-found` */
  erasureScope(table: PersonTable, id: string): Promise<ErasureScope>
  close(): void
}
