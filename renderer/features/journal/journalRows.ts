import { isUndoable, type ChangeSet, type LoggedChange } from '@/domain/changes/types'
import { searchKey } from '@/domain/rules/search'
import { showMoment } from '@/ui/momentText'
import { journalTexts } from './texts'

/** One set of changes as the list shows it. */
export interface JournalRow {
  id: string
  set: ChangeSet
  changes: LoggedChange[]
  author: string
  /** «22.11.2026, 14:05» by this PC's clock. */
  at: string
  /** Taken back and not brought again since. */
  undone: boolean
  /** The set that took it back: undoing that one brings this one again. */
  undoneBy: string
}

/** Newest first, as the journal gives them. Whether a set is undone is told by the newest undo or redo that names it. */
export function journalRows(lines: readonly { set: ChangeSet; changes: LoggedChange[] }[]): JournalRow[] {
  const latest = new Map<string, ChangeSet>()
  for (const { set } of lines) {
    if (set.targetId !== null && !latest.has(set.targetId)) latest.set(set.targetId, set)
  }
  return lines.map(({ set, changes }) => ({
    id: set.id,
    set,
    changes,
    author: set.author || journalTexts.nobody,
    at: showMoment(set.at),
    undone: latest.get(set.id)?.kind === 'undo',
    undoneBy: latest.get(set.id)?.id ?? '',
  }))
}

export function journalSearchKey(row: JournalRow): string {
  return searchKey(row.set.name, row.author, row.at)
}

/** Edits, imports and restores can be taken back; what was taken back can be brought again. */
export function canTakeBack(row: JournalRow): boolean {
  return isUndoable(row.set.kind)
}
