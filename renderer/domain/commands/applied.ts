import type { Edit, Intention } from '@/domain/changes/types'
import { listOf } from '@/domain/model/facts'
import { withNeutral } from '@/domain/model/neutral'
import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

/**
 * What the facts would be after an intention: for a "before / after" view, for a chain of commands, and for tests.
 * Deleted records leave the lists; a restored record that is not in the facts cannot be brought back here.
 */
export function applied(facts: Facts, { edits }: Pick<Intention, 'edits'>): Facts {
  const next: Facts = { ...facts }
  for (const table of new Set(edits.map((edit) => edit.table))) {
    const own = edits.filter((edit) => edit.table === table)
    if (table === 'organisation') next.organisation = merged('organisation', next.organisation, own)
    else Object.assign(next, { [listOf[table]]: mergedList(table, facts[listOf[table]], own) })
  }
  return next
}

function merged<N extends EntityName>(table: N, record: EntityTypes[N], edits: readonly Edit[]): EntityTypes[N] {
  return withNeutral(
    table,
    edits.reduce((value, edit) => ({ ...value, ...edit.fields }), record),
  )
}

function mergedList(table: EntityName, rows: readonly { id: string }[], edits: readonly Edit[]): { id: string }[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, fields } of edits) {
    const { _deleted, ...rest } = fields
    const before = byId.get(id)
    if (_deleted === true) byId.delete(id)
    else if (before !== undefined) byId.set(id, { ...before, ...rest })
    else if (Object.keys(rest).length > 0) byId.set(id, withNeutral(table, { ...rest, id }))
  }
  return [...byId.values()]
}
