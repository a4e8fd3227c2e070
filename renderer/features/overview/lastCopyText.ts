import type { SnapshotsState, WriteBar } from '@/safety/safety'
import { showMoment } from '@/ui/momentText'
import { overviewTexts } from './texts'

const texts = overviewTexts.copies

/** When the school was last copied; a first copy is promised only where nothing is known to stand in its way. */
export function lastCopyText(
  { lastAt, failure }: Pick<SnapshotsState['profile'], 'lastAt' | 'failure'>,
  bar: WriteBar | null,
): string {
  if (lastAt !== null) return texts.last(showMoment(lastAt))
  if (bar === 'no-space') return texts.noRoom
  return failure === null ? texts.none : texts.noneYet
}
