import { shallowRef } from 'vue'
import { defineStore } from 'pinia'
import type { UndoReport } from '@/domain/changes/types'

/** What the shell shows right now; lost without regret when the window closes. Never a person. */
export const useSession = defineStore('session', () => ({
  paletteOpen: shallowRef(false),
  shortcutsOpen: shallowRef(false),
  undoReport: shallowRef<{ report: UndoReport; redo: boolean } | null>(null),
  saving: shallowRef<'saving' | 'saved' | 'failed'>('saved'),
}))
