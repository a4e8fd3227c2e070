import type { ExportChoice } from '@/domain/exports/exportChoice'
import type { ExportPreview } from './exportPreview'
import { exportTexts as texts } from './exportTexts'

/**
 * What of a file calls for a question before it is saved: children and their parents, days of birth, СНИЛС. Empty when
 * there is nothing of the kind. `choice` as the form takes it.
 */
export function personalLines(preview: ExportPreview, choice: ExportChoice): string[] {
  const people = preview.counts
    .filter(({ key }) => key === 'pupils' || key === 'parents')
    .map(({ key, count }) => texts.counts[key](count))
  return [...people, ...(choice.birthDays ? [texts.ask.birthDays] : []), ...(choice.snils ? [texts.ask.snils] : [])]
}
