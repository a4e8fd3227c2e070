import { intention, sameJson } from '@/domain/commands/edits'
import type { Intention } from '@/domain/changes/types'
import { entityNames, type EntityName } from '@/domain/model/entities'
import { entityTitle, fieldTitle, isPrivateField, showFieldValue } from '@/domain/rules/fieldTitles'
import type { NameOf } from '@/domain/rules/recordNames'
import type { ConflictSide, SyncConflict } from '@/sync/sync'
import { showRecent } from '@/ui/momentText'
import { exchangeTexts } from './texts'

const words = exchangeTexts.conflicts

export interface ConflictField {
  id: string
  title: string
  /** Not drawn in the board mode. */
  private: boolean
  now: { text: string; whose: string }
  other: { text: string; whose: string }
  conflict: SyncConflict
}

/** One record with every field of it that was written on two PCs. */
export interface ConflictCard {
  key: string
  title: string
  fields: ConflictField[]
}

/** By record, the newest finds first. @param now milliseconds since 1970 */
export function conflictCards(conflicts: readonly SyncConflict[], nameOf: NameOf, now: number): ConflictCard[] {
  const newest = conflicts.toSorted((a, b) => (a.foundAt < b.foundAt ? 1 : a.foundAt > b.foundAt ? -1 : 0))
  const side = (conflict: SyncConflict, { value, pc, at }: ConflictSide) => ({
    text: showFieldValue(conflict.table, conflict.field, value, nameOf),
    whose: words.side(pc === null ? words.mine : exchangeTexts.pcName(pc), showRecent(at, now)),
  })
  return [...Map.groupBy(newest, ({ table, recordId }) => `${table}:${recordId}`)].map(([key, group]) => ({
    key,
    title: recordTitle(group[0]?.table ?? '', group[0]?.recordId ?? '', nameOf),
    fields: group.map((conflict) => ({
      id: conflict.id,
      title: fieldTitle(conflict.table, conflict.field),
      private: isPrivateField(conflict.field),
      now: side(conflict, conflict.winner),
      other: side(conflict, conflict.loser),
      conflict,
    })),
  }))
}

/** «Сотрудник: Иванова М. П.»; the card of the school has no name of its own. */
function recordTitle(table: string, id: string, nameOf: NameOf): string {
  if (table === 'organisation') return entityTitle(table)
  return `${entityTitle(table)}: ${nameOf(id) || words.nameless}`
}

const known: ReadonlySet<string> = new Set(entityNames)

/** A record of a newer version is shown, but only that version may write it. */
export const canTake = ({ table }: SyncConflict): boolean => known.has(table)

/** Puts the other value in the place of the present one; an ordinary edit, so that it is undone like any other. */
export function takeOther({ conflict, title }: ConflictField, card: ConflictCard): Intention {
  const { table, recordId, field, loser } = conflict
  const edit = { table: table as EntityName, id: recordId, fields: { [field]: loser.value } }
  return intention(words.taken(title, card.title), [edit])
}

/** Whether the record holds the other value by now, whoever has put it there. */
export function isTaken({ field, loser }: SyncConflict, record: object | undefined): boolean {
  const values = (record ?? {}) as Readonly<Record<string, SyncConflict['loser']['value']>>
  return field !== '_deleted' && record !== undefined && sameJson(values[field], loser.value)
}
