import type { PagesDescription } from '@/domain/documents/description'
import { geometryOf, type LabelChoice } from './labels'
import { labelTexts } from './labelTexts'

/** A sheet of plain paper to hold against the labels: their edges and rulers, where this printer puts them. */
export function labelTrial(labels: LabelChoice): PagesDescription {
  const shown = (mm: number) => String(mm).replace('.', ',').replace('-', '−')
  const trial = labelTexts.trial(shown(labels.offset.x), shown(labels.offset.y))
  const page = { layout: 'labels' as const, sheet: geometryOf(labels), offset: labels.offset, places: [], trial }
  return { type: 'pages', fileName: labelTexts.trialTitle, title: labelTexts.trialTitle, paper: 'A4', pages: [page] }
}
