import type { Intention } from '@/domain/changes/types'
import { importMemoryId } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { intention, saved } from './edits'
import { texts } from './texts'

/** «Это разные люди»: neither the checks of doubles nor an import asks about the two cards again. Two ids, no names. */
export function keepApart(facts: Pick<Facts, 'importMemory'>, first: string, second: string): Intention {
  const id = importMemoryId('apart', [first, second])
  const before = facts.importMemory.find((one) => one.id === id)
  return intention(texts.apart, [saved('importMemory', before, { id, kind: 'apart', answers: {} })])
}
