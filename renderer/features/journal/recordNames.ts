import type { LoggedChange } from '@/domain/changes/types'
import type { Facts, Json } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { showDay } from '@/domain/rules/days'
import { entityTitle, fieldTitle, isPrivateField, showFieldValue } from '@/domain/rules/fieldTitles'
import { shortName } from '@/domain/rules/personNames'
import { titleOf } from '@/domain/rules/states'
import { journalTexts } from './texts'

export type NameOf = (id: string) => string | null

/** Names of everything that a field may point at, by id. */
export function namesOf(facts: Facts | undefined): NameOf {
  if (!facts) return () => null
  const names = new Map<string, string>()
  for (const one of facts.schoolYears) names.set(one.id, one.title)
  for (const one of [...facts.staff, ...facts.pupils, ...facts.parents]) names.set(one.id, shortName(one))
  for (const one of facts.classes) names.set(one.id, className(one, facts.organisation.classFormat))
  for (const one of facts.orders)
    names.set(one.id, `№ ${one.number}${one.signedOn ? ` от ${showDay(one.signedOn)}` : ''}`)
  for (const one of facts.platforms) names.set(one.id, one.shortName)
  for (const one of facts.links) {
    const unit = one.classId === null ? facts.organisation.staffRoomName : (names.get(one.classId) ?? '')
    names.set(one.id, `${unit}: ${titleOf.inviteeRole[one.role]}`)
  }
  for (const one of facts.assignments) {
    names.set(one.id, [names.get(one.classId), names.get(one.staffId)].filter(Boolean).join(' — '))
  }
  for (const one of facts.invitees) names.set(one.id, names.get(one.personId) ?? '')
  for (const one of facts.headCounts) names.set(one.id, names.get(one.classId) ?? '')
  return (id) => names.get(id) ?? null
}

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
