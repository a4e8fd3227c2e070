import type { IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import type { PagesDescription } from './description'
import { recoverySheetTexts as texts } from './recoverySheetTexts'

export interface RecoverySheetFacts {
  school: string
  day: IsoDay
  /** The key in groups that can be typed. */
  groups: readonly string[]
  /** The key as one text for the QR code. */
  text: string
}

const GROUPS_PER_LINE = 5

/** The sheet for the safe: the key that opens every copy of the school, and what to do with it in words. One page. */
export function recoverySheet({ school, day, groups, text }: RecoverySheetFacts): PagesDescription {
  const lines: string[] = []
  for (let at = 0; at < groups.length; at += GROUPS_PER_LINE)
    lines.push(groups.slice(at, at + GROUPS_PER_LINE).join('\u2003'))
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
              { label: texts.printed, value: showDay(day) },
            ],
          },
          { kind: 'warning', title: texts.warning.title, lines: texts.warning.lines },
          { kind: 'heading', text: texts.key, level: 2 },
          { kind: 'paragraph', text: lines.join('\n'), look: 'key' },
          { kind: 'qr', url: text, caption: texts.qr, lead: texts.qrLead, sideMm: 45 },
          { kind: 'steps', title: texts.steps.title, lines: texts.steps.lines },
          { kind: 'signature', left: texts.keeper, right: texts.signature },
        ],
        footer: texts.footer,
      },
    ],
  }
}
