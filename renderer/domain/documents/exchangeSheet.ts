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

/** Signs of a line in the large print of a key; it breaks between words, and only where a word is longer within one. */
const LINE = 36

function inLines(phrase: string): string {
  const words = phrase.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${String(LINE)}}`, 'gu')) ?? [])
  const lines: string[] = []
  for (const word of words) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(' ')
    if (lines.length > 0 && longer.length <= LINE) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.join('\n')
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
          { kind: 'paragraph', text: inLines(passphrase), look: 'key' },
          { kind: 'steps', title: texts.steps.title, lines: texts.steps.lines },
          { kind: 'signature', left: texts.keeper, right: texts.signature },
        ],
        footer: texts.footer,
      },
    ],
  }
}
