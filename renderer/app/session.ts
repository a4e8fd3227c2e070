import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { EntityName } from '@/domain/model/entities'
import type { UndoReport } from '@/domain/changes/types'

/** A text of another record that holds the surname of a person just erased; `name` is that record's own. */
export interface ShownMention {
  table: EntityName
  id: string
  field: string
  name: string
}

/** What the shell shows right now; lost without regret when the window closes. Never a person. */
export const useSession = defineStore('session', () => ({
  paletteOpen: shallowRef(false),
  shortcutsOpen: shallowRef(false),
  undoReport: shallowRef<{ report: UndoReport; redo: boolean } | null>(null),
  erasureReport: shallowRef<readonly ShownMention[] | null>(null),
  saving: shallowRef<'saving' | 'saved' | 'failed'>('saved'),
}))
