import type { WorkbookDescription } from '@/domain/documents/description'
import type { IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { documentTexts } from './texts'

/** A number of the overview and everything that it counts. */
export interface Explanation {
  title: string
  /** The rule by which it is counted, one sentence. */
  rule: string
  lines: readonly string[]
}

const texts = documentTexts.explanation

/** «По каким 14?»: a number, its rule, its day and its whole list, for paper. */
export function explanationList(school: string, { title, rule, lines }: Explanation, day: IsoDay): WorkbookDescription {
  return {
    type: 'workbook',
    fileName: title,
    title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: [school, texts.header(title, lines.length)].filter((part) => part !== '').join('. '),
        columns: [
          { title: texts.number, format: 'integer', width: 6, align: 'center' },
          { title: texts.what, format: 'text', width: null, wrap: true },
        ],
        rows: lines.map((line, index) => ({ cells: [index + 1, line] })),
        orientation: 'portrait',
        autofilter: false,
        fillInRows: 0,
        footLines: [texts.rule(rule), texts.asOf(showDay(day))],
      },
    ],
  }
}
