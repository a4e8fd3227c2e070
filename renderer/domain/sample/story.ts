import type { Intention } from '@/domain/changes/types'
import { applied } from '@/domain/commands/applied'
import { emptyFacts } from '@/domain/model/newRecords'
import type { Facts, NewId } from '@/domain/model/plain'

/** A chain of commands, each seeing what the ones before it did; the sets become the journal of the sample school. */
export interface Story {
  facts(): Facts
  sets(): Intention[]
  /** Runs one command on the present facts and keeps its set; sets without edits are left out. */
  tell(command: (facts: Facts) => Intention): void
}

export function story(): Story {
  let facts = emptyFacts()
  const sets: Intention[] = []
  return {
    facts: () => facts,
    sets: () => sets,
    tell(command) {
      const { name, edits } = command(facts)
      if (edits.length === 0) return
      sets.push({ name, edits })
      facts = applied(facts, { edits })
    },
  }
}

/** Ids that are the same at every call: `sample-0001`, `sample-0002`… */
export function countedIds(prefix: string): NewId {
  let count = 0
  return () => {
    count += 1
    return `${prefix}-${String(count).padStart(4, '0')}`
  }
}

/** Numbers of the range +7 900 000-…, one after another, so that no two records share a phone. */
export function countedPhones(first: number): () => string {
  let count = first - 1
  return () => {
    count += 1
    return `+7900${String(count).padStart(7, '0')}`
  }
}
