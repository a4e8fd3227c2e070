import { saved } from '@/domain/commands/edits'
import { importMemoryId } from '@/domain/model/entities'
import type { Edit } from '@/domain/changes/types'
import type { KnownPerson, PersonCard } from './PersonIndex'
import type { PlanContext } from './PlanContext'

/** Whether the user once said of two of the cards that they are different people. */
export function someApart({ facts }: PlanContext, ids: readonly string[]): boolean {
  if (ids.length < 2 || ids.length > 20) return false
  const apart = new Set(facts.importMemory.flatMap((one) => (one.kind === 'apart' ? [one.id] : [])))
  if (apart.size === 0) return false
  return ids.some((a) => ids.some((b) => a < b && apart.has(importMemoryId('apart', [a, b]))))
}

/** «Это разные люди», kept for the checks of doubles and for later imports: two ids and nothing of the people. */
export function apartEdits<Card extends PersonCard>(
  { facts }: PlanContext,
  id: string,
  others: readonly KnownPerson<Card>[],
): Edit[] {
  return others.flatMap(({ card }) => {
    if (card.id === id) return []
    const memoryId = importMemoryId('apart', [id, card.id])
    const before = facts.importMemory.find((one) => one.id === memoryId)
    return saved('importMemory', before, { id: memoryId, kind: 'apart', answers: {} }) ?? []
  })
}
