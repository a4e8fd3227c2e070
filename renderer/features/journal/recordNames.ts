import type { LoggedChange } from '@/domain/changes/types'
import type { Json } from '@/domain/model/plain'
import { entityTitle, fieldTitle, isPrivateField, showFieldValue } from '@/domain/rules/fieldTitles'
import type { NameOf } from '@/domain/rules/recordNames'
import { journalTexts } from './texts'

/** One changed record: what it is, and its fields old → new. */
export interface ChangedRecord {
  key: string
  title: string
  event: string
  fields: { title: string; old: string; new: string; private: boolean }[]
}

/** A record that is gone is named by what the log still knows of it. */
function nameFromLog(change: LoggedChange): string {
  const values: Record<string, Json> = { ...change.old, ...change.fields }
  const parts = [values['lastName'], values['firstName'], values['litera'], values['title'], values['number']]
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(' ')
}

/** Blank fields of a new record say nothing and are left out. */
export function changedRecord(change: LoggedChange, nameOf: NameOf): ChangedRecord {
  const created = Object.keys(change.old).length === 0 && Object.keys(change.base).length === 0
  const gone = change.fields['_deleted']
  const fields = Object.entries(change.fields)
    .filter(([field]) => !field.startsWith('_') && field !== 'id')
    .map(([field, value]) => ({
      title: fieldTitle(change.table, field),
      old: showFieldValue(change.table, field, change.old[field], nameOf),
      new: showFieldValue(change.table, field, value, nameOf),
      private: isPrivateField(field),
    }))
    .filter((field) => field.old !== field.new)
  const name = nameOf(change.id) ?? nameFromLog(change)
  return {
    key: `${change.table}:${change.id}`,
    title: name ? `${entityTitle(change.table)}: ${name}` : entityTitle(change.table),
    event:
      gone === true
        ? journalTexts.deleted
        : gone === false && !created
          ? journalTexts.restored
          : created
            ? journalTexts.created
            : '',
    fields,
  }
}
