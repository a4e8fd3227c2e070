import type { LabelPage, Slip } from '@/domain/documents/description'
import { labelQrMm, type LabelGeometry } from '@/domain/documents/labels'
import { formatTexts } from '@/formats/texts'
import { escapeHtml } from './escape'
import { fitName } from './fitName'
import { qrSvg, qrSvgPath } from './qrSvgPath'
import { roleColours } from './rolePattern'
import { lineCount, lineMm } from './textLines'

const PAPER = { width: 210, height: 297 }
const PADDING_MM = 1.5
const GAP_MM = 1.5
/** A label cannot hold more than it is large: words become smaller down to what an eye reads, then lines go. */
const SCALES = [1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7]
const POINTS = { role: 8.5, unit: 11, name: 9.5, line: 8, link: 7 }

/** One sheet of labels, each at its place moved by the printer's offset; or the sheet to measure that offset by. */
export function labelPage(page: LabelPage): string {
  const places = Array.from({ length: page.sheet.columns * page.sheet.rows }, (_, index) => index)
  const content =
    page.trial === undefined
      ? page.places.map((slip, index) => (slip ? labelMarkup(slip, page, index) : '')).join('')
      : trialMarkup(page, places, page.trial)
  return `<section class="page">${content}</section>`
}

function cornerOf({ sheet, offset }: LabelPage, index: number): { x: number; y: number } {
  const [column, row] = [index % sheet.columns, Math.floor(index / sheet.columns)]
  return {
    x: sheet.left + column * (sheet.width + sheet.gapX) + offset.x,
    y: sheet.top + row * (sheet.height + sheet.gapY) + offset.y,
  }
}

function labelMarkup(slip: Slip, page: LabelPage, index: number): string {
  const { sheet } = page
  const { x, y } = cornerOf(page, index)
  const side = labelQrMm(sheet)
  const svg = qrSvg(slip.url, side)
  const code = svg ?? `<p class="b-refused">${escapeHtml(formatTexts.qrTooSmall(slip.title))}</p>`
  const width = wordsWidth(slip, sheet)
  const height = sheet.height - 2 * PADDING_MM
  const scale = SCALES.find((one) => wordsMm(slip, width, one) <= height) ?? SCALES.at(-1) ?? 1
  const name = slip.name === '' ? null : fitName(slip.name, width, POINTS.name * scale, true)
  const words = [
    `<p class="label__role">${escapeHtml(slip.roleTitle)}</p>`,
    `<p class="label__unit">${escapeHtml(slip.unit)}</p>`,
    name
      ? `<p class="slip__name"><span${name.style === '' ? '' : ` style="${name.style}"`}>${escapeHtml(name.text)}</span></p>`
      : '',
    ...slip.lines.map((line) => `<p class="label__line">${escapeHtml(line)}</p>`),
    `<p class="link">${escapeHtml(slip.url)}</p>`,
  ]
  const box = `left:${mm(x)};top:${mm(y)};width:${mm(sheet.width)};height:${mm(sheet.height)}`
  return (
    `<div class="label" style="${box};--role:${roleColours[slip.role]};--s:${String(scale)}">` +
    `${code}<div class="label__text">${words.join('')}</div></div>`
  )
}

function wordsWidth(slip: Slip, sheet: LabelGeometry): number {
  const side = labelQrMm(sheet)
  const code = qrSvgPath(slip.url, side)
  const outer = code ? (side * code.side) / code.modules : side
  return sheet.width - outer - GAP_MM - 2 * PADDING_MM
}

function wordsMm(slip: Slip, width: number, s: number): number {
  const block = (text: string, points: number, leading: number, strong = false) =>
    lineCount(text, width, points * s, strong) * lineMm(points * s, leading)
  const link = Math.ceil((slip.url.length * POINTS.link * s * 0.3528 * 0.61) / width) * lineMm(POINTS.link * s, 1.2)
  const name =
    slip.name === '' ? 0 : fitName(slip.name, width, POINTS.name * s, true).lines * lineMm(POINTS.name * s, 1.15)
  return (
    block(slip.roleTitle, POINTS.role, 1.15, true) +
    block(slip.unit, POINTS.unit, 1.1, true) +
    name +
    slip.lines.reduce((sum, line) => sum + block(line, POINTS.line, 1.15), 0) +
    link +
    (slip.lines.length + 3) * 0.6
  )
}

/** So near to its edge no office printer prints. */
const UNPRINTED_MM = 6

/** Edges of every label, and rulers with a stroke for each millimetre from the edges of the paper. */
function trialMarkup(page: LabelPage, places: readonly number[], text: string): string {
  const { sheet } = page
  const frames = places.map((index) => {
    const { x, y } = cornerOf(page, index)
    const number = `<text x="${(x + sheet.width - 4).toFixed(2)}" y="${(y + sheet.height - 3).toFixed(2)}" font-size="4" text-anchor="end" fill="#475569" stroke="none">${String(index + 1)}</text>`
    return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${String(sheet.width)}" height="${String(sheet.height)}"/>${number}`
  })
  const { x, y } = cornerOf(page, 0)
  const strokes = (length: number, draw: (at: number, size: number) => string) =>
    Array.from({ length: Math.floor(length) + 1 }, (_, at) => draw(at, at % 10 === 0 ? 4 : at % 5 === 0 ? 3 : 2)).join(
      '',
    )
  const middle = { x: x + sheet.width / 2, y: y + sheet.height / 2 }
  const across = strokes(sheet.width, (at, size) => `M${(x + at).toFixed(2)} ${middle.y.toFixed(2)}v${String(-size)}`)
  const down = strokes(sheet.height, (at, size) => `M${middle.x.toFixed(2)} ${(y + at).toFixed(2)}h${String(size)}`)
  const words = sheet.columns > 1 ? cornerOf(page, 1) : { x, y: y + sheet.height + sheet.gapY }
  return (
    `<svg class="cut" viewBox="0 0 ${String(PAPER.width)} ${String(PAPER.height)}" fill="none" stroke="#0f172a" stroke-width=".2">` +
    `${frames.join('')}<path d="${across}${down}"/></svg>` +
    `<p class="label__trial" style="left:${mm(words.x + 2)};top:${mm(Math.max(words.y + 2, UNPRINTED_MM))};width:${mm(sheet.width - 4)}">${escapeHtml(text)}</p>`
  )
}

const mm = (value: number) => `${value.toFixed(2)}mm`
