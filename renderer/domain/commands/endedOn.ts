import type { Edit } from '@/domain/changes/types'
import type { Assignment } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import { changed, deleted } from './edits'

/** Ends assignments on their last day; those that would have begun later are taken back. */
export function endedOn(assignments: readonly Assignment[], lastDay: IsoDay): (Edit | null)[] {
  return assignments.map((one) =>
    one.fromOn > lastDay ? deleted('assignment', one.id) : changed('assignment', one, { toOn: lastDay }),
  )
}
