import type { WorkbookDescription } from '@/domain/documents/description'
import { placeholderById, type PlaceholderId } from './placeholders'
import { ownFormTexts } from './texts'

const texts = ownFormTexts.sample
const columns: [PlaceholderId, number][] = [
  ['number', 6],
  ['fullName', 34],
  ['unit', 10],
  ['role', 14],
  ['phone', 20],
  ['link', 40],
  ['qr', 20],
]

/** A form to begin with: one row of placeholders under its headings, to be changed in Excel at will. */
export function sampleForm(): WorkbookDescription {
  return {
    type: 'workbook',
    fileName: texts.title,
    title: texts.title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: texts.header,
        columns: columns.map(([id, width]) => ({ title: texts.columns[id] ?? '', format: 'text', width, wrap: true })),
        rows: [{ cells: columns.map(([id]) => placeholderById(id).sign) }],
        orientation: 'landscape',
        autofilter: false,
        fillInRows: 0,
        footLines: [texts.foot],
      },
    ],
  }
}
