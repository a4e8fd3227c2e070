import { saved } from '@/domain/commands/edits'
import { importMemoryId, type ImportMemory } from '@/domain/model/entities'
import { looksLikeEmail, looksLikeName, looksLikePhone, looksLikeSnils } from '@/domain/imports/tables/contentTests'
import { headerOfMemory } from '@/domain/imports/tables/signature'
import { answerableFields } from '@/domain/imports/values/ValueAnswers'
import type { Edit } from '@/domain/changes/types'
import type { Facts } from '@/domain/model/plain'
import type { AnalysedSheet } from './Place'
import type { ImportOptions } from '@/domain/imports/plan'

/** The most answers of one header or field that are kept; the oldest go first. */
const mostAnswers = 300
const longest = 300

/**
 * What the user said of columns and values, so that the next import need not ask. Only what cannot be a person's: words of
 * headers, names of classes, positions, states. A text that looks like a name, a number or a day is not kept.
 */
export function memoryEdits(facts: Facts, options: ImportOptions, sheets: readonly AnalysedSheet[]): Edit[] {
  return [...columnEdits(facts, sheets), ...valueEdits(facts, options)]
}

function columnEdits(facts: Facts, sheets: readonly AnalysedSheet[]): Edit[] {
  const bySignature = new Map<string, Record<string, string>>()
  for (const { table } of sheets) {
    if (table.signature === '') continue
    for (const column of table.columns) {
      const header = headerOfMemory(column)
      if (column.by !== 'user' || isPersonal(header)) continue
      const answers = bySignature.get(table.signature) ?? {}
      bySignature.set(table.signature, { ...answers, [header]: column.field ?? 'none' })
    }
  }
  return [...bySignature].flatMap(([signature, answers]) => remember(facts, 'columns', signature, answers))
}

function valueEdits(facts: Facts, options: ImportOptions): Edit[] {
  return answerableFields.flatMap((field) => {
    const given = (options.values ?? []).filter(
      (one) =>
        one.field === field &&
        one.value.length <= longest &&
        one.to.length <= longest &&
        !isPersonal(one.value) &&
        !isPersonal(one.to),
    )
    return remember(facts, 'values', field, Object.fromEntries(given.map(({ value, to }) => [value, to])))
  })
}

function remember(facts: Facts, kind: ImportMemory['kind'], about: string, answers: Record<string, string>): Edit[] {
  if (Object.keys(answers).length === 0) return []
  const id = importMemoryId(kind, about)
  const before = facts.importMemory.find((one) => one.id === id)
  const all = Object.entries({ ...before?.answers, ...answers }).slice(-mostAnswers)
  return [saved('importMemory', before, { id, kind, answers: Object.fromEntries(all) })].filter((edit) => edit !== null)
}

/** What an earlier import kept for a header; for `findTables`. */
export function rememberedColumns(facts: Facts): (signature: string) => Record<string, string> | null {
  return (signature) =>
    facts.importMemory.find((one) => one.id === importMemoryId('columns', signature))?.answers ?? null
}

function isPersonal(text: string): boolean {
  return (
    (looksLikeName(text) && text.split(/\s+/).every((word) => /^\p{Lu}/u.test(word))) ||
    looksLikePhone(text) ||
    looksLikeEmail(text) ||
    looksLikeSnils(text) ||
    /\d{1,2}\.\d{1,2}\.\d{2,4}|\d{6,}/.test(text)
  )
}
