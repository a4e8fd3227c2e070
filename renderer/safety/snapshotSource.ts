import { previewedFile, previewSchoolFile } from '@/storage/schoolFile'
import type { Snapshots } from './safety'
import type { CopySource } from './selfTest'

/**
 * The newest sealed copy as the self-test reads it: with this PC's keys, as a restore would. What was saved after it is
 * not in it.
 */
export function snapshotSource(snapshots: Pick<Snapshots, 'listOf' | 'read' | 'open'>, schoolId: string): CopySource {
  return {
    copy: 'snapshot',
    async read(signal) {
      const [newest] = await snapshots.listOf(schoolId)
      if (newest === undefined) return null
      const sealed = await snapshots.read(newest, schoolId)
      if (!sealed.ok) throw new Error(sealed.code)
      signal.throwIfAborted()
      const opened = await snapshots.open(sealed.value, { way: 'own' })
      if (!opened.ok) throw new Error(opened.refusal)
      signal.throwIfAborted()
      const outcome = previewSchoolFile(opened.school.bytes)
      const file = outcome.ok ? previewedFile(outcome.preview) : null
      if (file === null) throw new Error('not a school')
      return { at: newest.takenAt, records: file.records, changes: [], whole: false }
    },
  }
}
