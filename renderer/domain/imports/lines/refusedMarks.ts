import { reasonsOf, type LineDraft } from './PlanContext'
import { lineKey, type Place } from './Place'
import type { MarkRole } from './markRows'
import type { RowReader } from '@/domain/imports/values/RowReader'

/** A row of ticks that cannot be taken: no class, no platform, nobody it could be of. */
export function refusedDraft(row: {
  reader: RowReader
  place: Place
  nameText: string
  role: MarkRole
  className: string
}): LineDraft {
  const { reader, place, role, className } = row
  const title = row.nameText.slice(0, 60)
  return {
    key: lineKey(place, 'mark'),
    place,
    reader,
    outcome: 'refused',
    table: 'invitee',
    entityId: '',
    title,
    fields: {},
    reasons: reasonsOf(reader),
    data: { role, lastName: title, firstName: '', middleName: '', className, values: {} },
    edits: [],
  }
}
