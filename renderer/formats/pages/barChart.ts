import type { BarChart } from '@/domain/documents/description'
import type { InviteeRole } from '@/domain/model/entities'
import { escapeHtml } from './escape'
import { showShare } from './showShare'
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
      if (share !== null && share > 0) parts.push(filled(role, left, y, length * share))
      if (before !== null) parts.push(beforeMark(left + length * before, y))
      parts.push(svgText(left + length + 2, middle, share === null ? '—' : showShare(share)))
      y += BAR + BAR_GAP
    }
    y += GROUP_GAP
  }
  const size = `width="${mm(widthMm)}mm" height="${mm(height)}mm" viewBox="0 0 ${mm(widthMm)} ${mm(height)}"`
  return (
    `<svg class="chart" role="img" aria-label="${escapeHtml(chart.title)}" ${size} font-size="${mm(FONT_MM)}" fill="#0f172a">` +
    `${svgText(0, 2.5, chart.title, 'font-weight="700"')}${legend(chart, left)}${parts.join('')}</svg>`
  )
}

function legend({ legend: { share, before } }: BarChart, left: number): string {
  const width = textWidthMm(share, FONT_POINTS, false)
  const second = left + 8 + width + 8
  return [
    box(left, 1, 6, '#334155', '#334155'),
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

/**
 * A filled bar: as on the sheets, slanted stripes for pupils, dots for parents, solid for teachers, a grid for other staff.
 * Every shape is drawn by itself: a pattern would need an id, and printing in a browser takes ids away.
 */
function filled(role: InviteeRole, x: number, y: number, width: number): string {
  const colour = roleColours[role]
  const frame = box(x, y, width, role === 'teacher' ? colour : '#fff', colour)
  const stroke = (d: string, look: string) => `<path d="${d}" stroke="${colour}" fill="none" ${look}/>`
  const end = mm(x + width)
  const across = (at: number, from = x) => `M${mm(from)} ${mm(y + at)}H${end}`
  switch (role) {
    case 'teacher':
      return frame
    case 'parent':
      return (
        frame +
        stroke(
          across(1, x + 0.9) + across(2.6, x + 0.9),
          'stroke-width="1" stroke-linecap="round" stroke-dasharray="0 1.9"',
        )
      )
    case 'staff':
      return (
        frame +
        stroke(across(BAR / 2), 'stroke-width=".4"') +
        stroke(across(BAR / 2, x + 1), `stroke-width="${mm(BAR)}" stroke-dasharray=".4 1.4"`)
      )
    case 'pupil':
      return frame + stroke(stripes(x, y, width), 'stroke-width=".6"')
  }
}

/** Slanted lines over a bar, cut at its ends. */
function stripes(x: number, y: number, width: number): string {
  const lines: string[] = []
  for (let foot = x - BAR + 1; foot < x + width; foot += 1.7) {
    const [from, to] = [Math.max(foot, x), Math.min(foot + BAR, x + width)]
    lines.push(`M${mm(from)} ${mm(y + BAR - (from - foot))}L${mm(to)} ${mm(y + BAR - (to - foot))}`)
  }
  return lines.join('')
}

/** A label too long for its room ends in «…». */
function fitted(text: string, widthMm: number): string {
  if (textWidthMm(text, FONT_POINTS, true) <= widthMm) return text
  const letters = [...text]
  while (letters.length > 1 && textWidthMm(`${letters.join('')}…`, FONT_POINTS, true) > widthMm) letters.pop()
  return `${letters.join('')}…`
}

const mm = (value: number) => String(Math.round(value * 100) / 100)
