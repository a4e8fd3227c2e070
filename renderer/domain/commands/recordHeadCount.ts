import { headCountId } from '@/domain/model/entities'
import type { HeadCount } from '@/domain/model/entities'
import { newHeadCount } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { saved } from './edits'
import { nameOfClass } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

export type HeadCountInput = Omit<HeadCount, 'id' | 'note'> & { note?: string }

/**
 * Records counts of classes kept without names; a second count of one day replaces the first. Counts that contradict
 * themselves are kept with a warning, since the paper may say so.
 */
export function recordHeadCount(
  facts: Pick<Facts, 'organisation' | 'classes' | 'headCounts'>,
  counts: readonly HeadCountInput[],
): Outcome {
  const known = new Map(facts.headCounts.map((one) => [one.id, one]))
  const warnings: CommandNote[] = []
  const edits = counts.map((input) => {
    const id = headCountId(input.classId, input.platformId, input.role, input.countedOn)
    const before = known.get(id)
    const record: HeadCount = { ...newHeadCount(input), ...input, id, note: input.note ?? before?.note ?? '' }
    const name = nameOfClass(facts, input.classId)
    if (record.joined > record.listed) {
      warnings.push(note('moreJoined', texts.headCount.moreJoined(name, record.joined, record.listed), 'headCount', id))
    }
    if (record.exceptions > record.listed) {
      const text = texts.headCount.moreExceptions(name, record.exceptions, record.listed)
      warnings.push(note('moreExceptions', text, 'headCount', id))
    }
    return saved('headCount', before, record)
  })
  const classes = new Set(counts.map((one) => one.classId)).size
  return outcome(texts.headCount.recorded(classes), edits, { warnings })
}
