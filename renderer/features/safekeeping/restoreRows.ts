import type { RestoreLine } from '@/domain/changes/restoring'
import type { Facts, Json } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { showDay } from '@/domain/rules/days'
import { entityTitle, fieldTitle, showFieldValue } from '@/domain/rules/fieldTitles'
import { fullName, shortName } from '@/domain/rules/personNames'
import type { DifferenceField, DifferenceReason, DifferenceRow } from '@/ui/difference/DifferenceRow'
import { safekeepingTexts } from './texts'

const texts = safekeepingTexts.restore

export interface RestoreRow extends DifferenceRow {
  readonly line: RestoreLine
}

type NameOf = (id: string) => string | null
const keyOf = ({ table, id }: RestoreLine) => `${table}|${id}`
const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '')

/** Names of people, classes and what else fields point at: of the present register, and of the copy where it is gone. */
function namesOf(lines: readonly RestoreLine[], facts: Facts): NameOf {
  const names = new Map<string, string>()
  for (const line of lines) {
    const row = line.then ?? line.now
    if (row)
      names.set(
        line.id,
        ownName(line, () => null, facts),
      )
  }
  for (const person of [...facts.staff, ...facts.pupils, ...facts.parents]) names.set(person.id, shortName(person))
  for (const one of facts.classes) names.set(one.id, className(one, facts.organisation.classFormat))
  for (const one of facts.schoolYears) names.set(one.id, one.title)
  for (const one of facts.platforms) names.set(one.id, one.shortName)
  for (const one of facts.orders)
    names.set(one.id, `№ ${one.number}${one.signedOn ? ` от ${showDay(one.signedOn)}` : ''}`)
  return (id) => names.get(id) ?? null
}

/** What a record is called by its own fields, or by those it points at. */
function ownName({ table, then, now }: RestoreLine, nameOf: NameOf, facts: Facts): string {
  const row = then ?? now ?? {}
  const last = textOf(row['lastName'])
  if (last !== '')
    return fullName({ lastName: last, firstName: textOf(row['firstName']), middleName: textOf(row['middleName']) })
  if (table === 'class') {
    const levels = Array.isArray(row['levels']) ? row['levels'].filter((level) => typeof level === 'number') : []
    return className({ levels, litera: textOf(row['litera']) }, facts.organisation.classFormat)
  }
  const pointed = ['classId', 'personId', 'staffId']
    .map((field) => textOf(row[field]))
    .flatMap((id) => (id === '' ? [] : (nameOf(id) ?? [])))
  const own = textOf(row['title']) || textOf(row['shortName']) || textOf(row['fullName']) || textOf(row['number'])
  return [own, ...pointed].filter(Boolean).join(', ')
}

const shown = (text: string) => (text === '—' ? '' : text)

function fieldsOf({ table, fields, now, then }: RestoreLine, nameOf: NameOf): DifferenceField[] {
  return fields
    .map((field) => ({
      title: fieldTitle(table, field),
      old: now === null ? '' : shown(showFieldValue(table, field, now[field], nameOf)),
      next: then === null ? '' : shown(showFieldValue(table, field, then[field], nameOf)),
    }))
    .filter(({ old, next }) => old !== next)
}

function reasonsOf({ outcome }: RestoreLine): DifferenceReason[] {
  return outcome === 'changed' ? [] : [{ code: outcome, text: texts[outcome], place: '' }]
}

/** The differences as the shared view shows them; what a row says is computed when it comes into sight. */
export function restoreRows(lines: readonly RestoreLine[], facts: Facts): RestoreRow[] {
  const nameOf = namesOf(lines, facts)
  return lines.map((line, at) => ({
    line,
    key: keyOf(line),
    outcome: line.outcome,
    kind: entityTitle(line.table),
    get title() {
      return ownName(line, nameOf, facts) || texts.nameless
    },
    source: '',
    sourceTitle: '',
    sourceOrder: at,
    reasons: reasonsOf(line),
    get fields() {
      return fieldsOf(line, nameOf)
    },
    canChoose: true,
    settled: false,
  }))
}

/** What is switched on at first: all that comes back or becomes as it was. What is newer stays. */
export function firstChoice(rows: readonly RestoreRow[]): Set<string> {
  return new Set(rows.filter(({ outcome }) => outcome !== 'removed').map(({ key }) => key))
}
