import type { Journals } from '@/platform/platform'
import { readJournal } from './readJournal'
import type { KeyRing } from './safety'
import { createSeal } from './sealing'
import type { CopySource } from './selfTest'

/**
 * The journal as the self-test reads it: through the same door as a rebuilding, so that what compares well here can be
 * rebuilt. It must hold everything that the database holds.
 */
export function journalSource(journals: Journals, keys: KeyRing, schoolId: string): CopySource {
  return {
    copy: 'journal',
    async read() {
      const own = await keys.find(schoolId)
      if (own === null) return null
      const state = await journals.open(schoolId)
      if (!state.ok) throw new Error(state.code)
      if (state.value.base === null && state.value.last === 0) return null
      const contents = await readJournal(journals, schoolId, state.value, createSeal(schoolId, own.journal))
      if (contents?.complete !== true) throw new Error('incomplete')
      const { file, sets } = contents.source
      return {
        at: contents.newestAt,
        records: file.records,
        changes: sets.flatMap((set) => set.changes),
        whole: true,
      }
    },
  }
}
