import type { ExchangeProbe } from '@/platform/exchange'
import { exchangeTexts } from './texts'

export interface ProbeLine {
  good: boolean
  text: string
}

/** A clock that is out by less than this says nothing about this PC's date. */
const CLOCK_MS = 10 * 60_000

/** What a place was seen to do, one plain sentence for each capability. */
export function probeLines(probe: ExchangeProbe): ProbeLine[] {
  const words = exchangeTexts.probe
  const abilities = (['wholeAfterWrite', 'listsWhatWasWritten', 'createOnly', 'removes'] as const).map((ability) => ({
    good: probe[ability],
    text: probe[ability] ? words[ability].yes : words[ability].no,
  }))
  const offset = probe.clockOffsetMs
  if (offset === null) return abilities
  const agrees = Math.abs(offset) <= CLOCK_MS
  return [...abilities, { good: agrees, text: agrees ? words.clock.yes : words.clock.no(offset) }]
}

/** Where files come back damaged nothing can be exchanged; the rest makes it slower or larger. */
export const isFit = (probe: ExchangeProbe): boolean => probe.wholeAfterWrite
