import { expect } from 'vitest'
import type { Edit, Intention } from '@/domain/changes/types'
import { applied } from '@/domain/commands/applied'
import { entitySchemas } from '@/domain/model/entities'
import type { EntityName } from '@/domain/model/entities'
import { listOf } from '@/domain/model/facts'
import type { Facts } from '@/domain/model/plain'

/** The facts after an intention; fails when it holds `undefined`, an unknown field, or records that break their schema. */
export function commit(facts: Facts, intention: Intention): Facts {
  const problems = intention.edits.flatMap(editProblems)
  expect(problems).toEqual([])
  const after = applied(facts, intention)
  const touched = new Set(intention.edits.map((edit) => `${edit.table}:${edit.id}`))
  expect(recordProblems(after, (table, id) => touched.has(`${table}:${id}`))).toEqual([])
  return after
}

/** Every record passes its own schema and ids are unique within a table. */
export function checkFacts(facts: Facts): void {
  expect(recordProblems(facts, () => true)).toEqual([])
}

function editProblems({ table, id, fields }: Edit): string[] {
  const known = new Set(Object.keys(entitySchemas[table].shape).concat('_deleted'))
  const problems = Object.entries(fields)
    .filter(([field, value]) => value === undefined || field === 'id' || !known.has(field))
    .map(([field]) => `${table} ${id}: field ${field}`)
  return id === '' ? [...problems, `${table} without id`] : problems
}

function recordProblems(facts: Facts, which: (table: EntityName, id: string) => boolean): string[] {
  const problems: string[] = []
  const organisation = entitySchemas.organisation.safeParse(facts.organisation)
  if (!organisation.success) problems.push(organisation.error.message)
  for (const [table, list] of Object.entries(listOf) as [keyof typeof listOf, keyof Facts][]) {
    const rows = facts[list] as readonly { id: string }[]
    if (new Set(rows.map((row) => row.id)).size < rows.length) problems.push(`${table}: an id twice`)
    for (const row of rows) {
      if (!which(table, row.id)) continue
      const result = entitySchemas[table].safeParse(row)
      if (!result.success) problems.push(`${table} ${row.id}: ${result.error.message}`)
    }
  }
  return problems
}
