import type { BarChart } from '@/domain/documents/description'
import type { InviteeRole } from '@/domain/model/entities'
import { escapeHtml } from './escape'
import { roleColours } from './rolePattern'
import { textWidthMm } from './textLines'

/** Millimetres of the drawing; text stands in it as SVG text, so that it prints as it is measured. */
const BAR = 3.6
const BAR_GAP = 0.9
const GROUP_GAP = 2.6
const HEAD = 9
const LABEL = 46
const ROLE = 24
const PERCENT = 16
const FONT_POINTS = 8.5
const FONT_MM = FONT_POINTS * 0.3528

/** Height of the chart in millimetres, its title included. */
export function chartHeightMm({ groups }: BarChart): number {
  return HEAD + groups.reduce((sum, group) => sum + group.bars.length * (BAR + BAR_GAP) + GROUP_GAP, 0) + 2
}

/**
 * A bar chart as one vector picture of this width in millimetres. Roles differ by pattern and not by colour alone
 * (peers.md 3.5), every bar says its number, the earlier share is a line across the bar.
 */
export function chartMarkup(chart: BarChart, widthMm: number): string {
  const height = chartHeightMm(chart)
  const left = LABEL + ROLE
  const length = widthMm - left - PERCENT
  let y = HEAD
  const parts: string[] = []
  for (const { label, bars } of chart.groups) {
    parts.push(svgText(0, y + BAR / 2, fitted(label, LABEL - 2), 'font-weight="600"'))
    for (const { role, label: whose, share, before } of bars) {
      const middle = y + BAR / 2
      parts.push(svgText(LABEL, middle, fitted(whose, ROLE - 2)))
      parts.push(box(left, y, length, '#fff', '#94a3b8'))
      if (share !== null && share > 0) parts.push(box(left, y, length * share, fillOf(role), roleColours[role]))
      if (before !== null) parts.push(beforeMark(left + length * before, y))
      parts.push(svgText(left + length + 2, middle, shown(share)))
      y += BAR + BAR_GAP
    }
    y += GROUP_GAP
  }
  const size = `width="${mm(widthMm)}mm" height="${mm(height)}mm" viewBox="0 0 ${mm(widthMm)} ${mm(height)}"`
  return (
    `<svg class="chart" role="img" aria-label="${escapeHtml(chart.title)}" ${size} font-size="${mm(FONT_MM)}" fill="#0f172a">` +
    `<defs>${patterns}</defs>${svgText(0, 2.5, chart.title, 'font-weight="700"')}${legend(chart, left)}${parts.join('')}</svg>`
  )
}

function legend({ legend: { share, before } }: BarChart, left: number): string {
  const width = textWidthMm(share, FONT_POINTS, false)
  const second = left + 8 + width + 8
  return [
    box(left, 1, 6, fillOf('teacher'), '#334155'),
    svgText(left + 8, 2.7, share),
    beforeMark(second, 0.9),
    svgText(second + 2, 2.7, before),
  ].join('')
}

const beforeMark = (x: number, y: number) =>
  `<path d="M${mm(x)} ${mm(y - 0.6)}v${mm(BAR + 1.2)}" stroke="#fff" stroke-width="1.1"/>` +
  `<path d="M${mm(x)} ${mm(y - 0.6)}v${mm(BAR + 1.2)}" stroke="#0f172a" stroke-width=".5"/>`

const box = (x: number, y: number, width: number, fill: string, stroke: string) =>
  `<rect x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(BAR)}" fill="${fill}" stroke="${stroke}" stroke-width=".25"/>`

const svgText = (x: number, middle: number, text: string, look = '') =>
  `<text x="${mm(x)}" y="${mm(middle + FONT_MM * 0.35)}" ${look}>${escapeHtml(text)}</text>`

const fillOf = (role: InviteeRole) => (role === 'teacher' ? roleColours.teacher : `url(#bar-${role})`)

/** As on the sheets: slanted stripes for pupils, dots for parents, solid for teachers, a grid for other staff. */
const patterns = (
  [
    ['pupil', '<path d="M-.5.5L.5-.5M0 2L2 0M1.5 2.5L2.5 1.5" stroke-width=".7"/>'],
    ['parent', `<circle cx="1" cy="1" r=".62" fill="${roleColours.parent}" stroke="none"/>`],
    ['staff', '<path d="M0 1H2M1 0V2" stroke-width=".45"/>'],
  ] as const
)
  .map(
    ([role, shape]) =>
      `<pattern id="bar-${role}" width="2" height="2" patternUnits="userSpaceOnUse"><g stroke="${roleColours[role]}">${shape}</g></pattern>`,
  )
  .join('')

function shown(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1).replace('.', ',')} %`
}

/** A label too long for its room ends in «…». */
function fitted(text: string, widthMm: number): string {
  if (textWidthMm(text, FONT_POINTS, true) <= widthMm) return text
  const letters = [...text]
  while (letters.length > 1 && textWidthMm(`${letters.join('')}…`, FONT_POINTS, true) > widthMm) letters.pop()
  return `${letters.join('')}…`
}

const mm = (value: number) => String(Math.round(value * 100) / 100)
