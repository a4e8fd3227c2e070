import type { PageDescription, Slip } from '@/domain/documents/description'
import { formatTexts } from '@/formats/texts'
import { escapeHtml } from './escape'
import { qrSvg, SMALLEST_SIDE_MM } from './qrSvgPath'
import { roleColours, rolePattern } from './rolePattern'
import { lineCount, lineMm } from './textLines'

const PAGE = { width: 210, height: 297 }
const PADDING = 6
/** The side a telephone reads without trying (domain.md 8.5); smaller only where the slip has no room. */
const GOOD_SIDE_MM = 31

/** One page of equal slips with lines to cut along; the last page may have free places, which stay white. */
export function slipPage(page: PageDescription & { layout: 'slips' }): string {
  const side = slipSideMm(page)
  const grid = `grid-template-columns:repeat(${String(page.columns)},1fr);grid-template-rows:repeat(${String(page.rows)},1fr)`
  const room = { width: PAGE.width / page.columns - 2 * PADDING, height: PAGE.height / page.rows - 2 * PADDING }
  return (
    `<section class="page"><div class="slips" style="${grid}">${page.slips.map((slip) => slipMarkup(slip, side, room)).join('')}</div>` +
    `${cutLines(page.columns, page.rows)}</section>`
  )
}

function slipSideMm(page: { columns: number; rows: number }): number {
  const height = PAGE.height / page.rows - 2 * PADDING
  const width = PAGE.width / page.columns - 2 * PADDING
  // The head, the footer and the quiet zone need about 31 mm of the height; the words beside the code need 40 mm of the width.
  return Math.max(SMALLEST_SIDE_MM, Math.min(GOOD_SIDE_MM, (height - 22) / 1.28, (width - 40) / 1.28))
}

function slipMarkup(slip: Slip, sideMm: number, room: { width: number; height: number }): string {
  const svg = qrSvg(slip.url, sideMm)
  const code = svg ?? `<p class="b-refused">${escapeHtml(formatTexts.qrTooSmall(slip.title))}</p>`
  const words = room.width - sideMm * 1.28 - 3
  const tight = textHeightMm(slip, words) > room.height - 22
  return (
    `<div class="slip${tight ? ' slip--tight' : ''}" style="--role:${roleColours[slip.role]}"><div class="slip__head">${rolePattern(slip.role, 10)}` +
    `<div><p class="slip__role">${escapeHtml(slip.roleTitle)}</p><p class="slip__title">${escapeHtml(slip.title)}</p></div></div>` +
    `<div class="slip__main">${code}<div class="slip__text">${slip.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}` +
    `<p class="link">${escapeHtml(slip.url)}</p></div></div><p class="slip__foot">${escapeHtml(slip.footer)}</p></div>`
  )
}

function textHeightMm(slip: Slip, width: number): number {
  const link = Math.ceil((slip.url.length * 7.5 * 0.3528 * 0.61) / width) * lineMm(7.5, 1.3)
  return slip.lines.reduce(
    (sum, line, index) =>
      sum + lineCount(line, width, index === 0 ? 14 : 8.5, index === 0) * lineMm(index === 0 ? 14 : 8.5, 1.25) + 1.2,
    link,
  )
}

/** Dashed lines across the whole sheet, so that a paper cutter can follow them. */
function cutLines(columns: number, rows: number): string {
  const parts: string[] = []
  for (let column = 1; column < columns; column += 1) {
    const x = ((PAGE.width / columns) * column).toFixed(2)
    parts.push(`M${x} 0V${String(PAGE.height)}`)
  }
  for (let row = 1; row < rows; row += 1) {
    const y = ((PAGE.height / rows) * row).toFixed(2)
    parts.push(`M0 ${y}H${String(PAGE.width)}`)
  }
  return (
    `<svg class="cut" viewBox="0 0 ${String(PAGE.width)} ${String(PAGE.height)}" fill="none" stroke="#475569" stroke-width=".25" stroke-dasharray="2.4 1.6">` +
    `<path d="${parts.join('')}"/></svg>`
  )
}
