import { isFieldName } from '@/domain/changes/record'
import type { Edit } from '@/domain/changes/types'
import { entitySchemas, type EntityName } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'
import { RegisterError } from './registerError'

/** Edits of one table, at most one per record, in the order of their first mention. */
export type EditsByTable = Map<EntityName, Edit[]>

/** Edits looked at before the window gets its turn; about 5 ms. */
const BREATH = 250

interface FieldSchema {
  safeParse(value: unknown): { success: boolean }
}

/** Whether this version knows the table. */
export function isEntity(table: string): table is EntityName {
  return Object.hasOwn(entitySchemas, table)
}

/**
 * Checks every edited field against its schema and joins several edits of one record into one (the later field wins).
 * Runs before the transaction, in breaths, so that no task is long.
 * @throws RegisterError naming table, field and id; @throws the signal's reason when aborted
 */
export async function checkEdits(edits: readonly Edit[], signal?: AbortSignal): Promise<EditsByTable> {
  const byTable = new Map<EntityName, Map<string, Edit>>()
  for (let at = 0; at < edits.length; at += BREATH) {
    signal?.throwIfAborted()
    if (at > 0) await breath()
    for (const edit of edits.slice(at, at + BREATH)) {
      const fields = checkEdit(edit)
      let rows = byTable.get(edit.table)
      if (rows === undefined) byTable.set(edit.table, (rows = new Map()))
      const earlier = rows.get(edit.id)
      rows.set(edit.id, {
        table: edit.table,
        id: edit.id,
        fields: earlier === undefined ? fields : { ...earlier.fields, ...fields },
      })
    }
  }
  return new Map([...byTable].map(([table, rows]) => [table, [...rows.values()]]))
}

function checkEdit({ table, id, fields }: Edit): Record<string, Json> {
  if (!isEntity(table)) throw new RegisterError('unknown-table', { table, id })
  const shape: Record<string, FieldSchema> = entitySchemas[table].shape
  if (!shape.id?.safeParse(id).success) throw new RegisterError('invalid-value', { table, field: 'id', id })
  const checked: Record<string, Json> = {}
  for (const field of Object.keys(fields)) {
    const value = fields[field]
    // A command may hand over a whole entity; its id is no field of the change.
    if (value === undefined || (field === 'id' && value === id)) continue
    if (field === 'id') throw new RegisterError('invalid-value', { table, field, id })
    if (field === '_deleted' && typeof value === 'boolean') {
      checked[field] = value
      continue
    }
    const schema = isFieldName(field) && Object.hasOwn(shape, field) ? shape[field] : undefined
    if (schema === undefined) throw new RegisterError('unknown-field', { table, field, id })
    if (!schema.safeParse(value).success) throw new RegisterError('invalid-value', { table, field, id })
    checked[field] = value
  }
  return checked
}

/** A new record has to be complete, or screens would meet holes. @throws RegisterError `missing-field` */
export function checkComplete({ table, id, fields }: Edit): void {
  for (const field of Object.keys(entitySchemas[table].shape)) {
    if (field !== 'id' && !Object.hasOwn(fields, field)) throw new RegisterError('missing-field', { table, field, id })
  }
}

/** Lets the window draw and answer. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
