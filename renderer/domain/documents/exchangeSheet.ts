import type { IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import type { PagesDescription } from './description'
import { exchangeSheetTexts as texts } from './exchangeSheetTexts'

export interface ExchangeSheetFacts {
  school: string
  day: IsoDay
  /** Where the PCs meet, as the screen calls it. */
  place: string
  passphrase: string
}

/** The sheet with which another PC joins: the passphrase, the place and the way, in words. One page. */
export function exchangeSheet({ school, day, place, passphrase }: ExchangeSheetFacts): PagesDescription {
  return {
    type: 'pages',
    fileName: texts.fileName(school, day),
    title: texts.title,
    paper: 'A4',
    pages: [
      {
        layout: 'sheet',
        blocks: [
          { kind: 'heading', text: texts.title, level: 1 },
          {
            kind: 'facts',
            rows: [
              { label: texts.school, value: school },
              { label: texts.place, value: place },
              { label: texts.printed, value: showDay(day) },
            ],
          },
          { kind: 'warning', title: texts.warning.title, lines: texts.warning.lines },
          { kind: 'heading', text: texts.phrase, level: 2 },
          { kind: 'paragraph', text: passphrase, look: 'key' },
          { kind: 'steps', title: texts.steps.title, lines: texts.steps.lines },
          { kind: 'signature', left: texts.keeper, right: texts.signature },
        ],
        footer: texts.footer,
      },
    ],
  }
}
