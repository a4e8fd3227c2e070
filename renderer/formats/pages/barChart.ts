import type { BarChart } from '@/domain/documents/description'
import { escapeHtml } from './escape'

const ROW_MM = 6.2
const HEAD_MM = 13
const MOST_BARS = 14

/** Height that the chart takes above its table, millimetres, its gap included. */
export function chartHeightMm(chart: BarChart): number {
  return chart.bars.length === 0 ? 0 : HEAD_MM + Math.min(chart.bars.length, MOST_BARS) * ROW_MM + 3
}

/**
 * Bars one below the other, drawn with shapes: browsers leave backgrounds out when they print. The part that joined is
 * solid, the part that was only invited is hatched, the rest is an outline: told apart in black and white as well.
 */
export function chartMarkup(chart: BarChart, widthMm: number): string {
  if (chart.bars.length === 0) return ''
  const label = 42
  const note = 46
  const room = widthMm - label - note
  const rows = chart.bars.slice(0, MOST_BARS).map((bar, index) => {
    const y = index * ROW_MM
    const scale = bar.total > 0 ? room / bar.total : 0
    const filled = Math.min(room, bar.filled * scale)
    const hatched = Math.min(room - filled, bar.hatched * scale)
    const at = (x: number, width: number, fill: string) =>
      `<rect x="${x.toFixed(2)}" y="${(y + 1).toFixed(2)}" width="${width.toFixed(2)}" height="${(ROW_MM - 2).toFixed(2)}" fill="${fill}" stroke="#334155" stroke-width=".2"/>`
    return (
      `<text x="0" y="${(y + 4.2).toFixed(2)}" textLength="${String(Math.min(label - 2, bar.label.length * 1.75))}" lengthAdjust="spacingAndGlyphs">${escapeHtml(bar.label)}</text>` +
      `${at(label, room, '#fff')}${at(label, filled, '#1d4ed8')}${at(label + filled, hatched, 'url(#hatch)')}` +
      `<text x="${(label + room + 2).toFixed(2)}" y="${(y + 4.2).toFixed(2)}">${escapeHtml(bar.note)}</text>`
    )
  })
  const height = Math.min(chart.bars.length, MOST_BARS) * ROW_MM
  const key = (fill: string, text: string) =>
    `<span class="chart__key"><svg width="6mm" height="3mm" viewBox="0 0 6 3">${HATCH}<rect x=".1" y=".1" width="5.8" height="2.8" fill="${fill}" stroke="#334155" stroke-width=".2"/></svg>${escapeHtml(text)}</span>`
  return (
    `<figure class="chart"><figcaption>${escapeHtml(chart.title)}${key('#1d4ed8', chart.legend.filled)}${key('url(#hatch)', chart.legend.hatched)}</figcaption>` +
    `<svg width="${String(widthMm)}mm" height="${height.toFixed(1)}mm" viewBox="0 0 ${String(widthMm)} ${height.toFixed(1)}" font-size="3.1">${HATCH}${rows.join('')}</svg></figure>`
  )
}

const HATCH =
  '<defs><pattern id="hatch" width="1.6" height="1.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect width="1.6" height="1.6" fill="#fff"/><rect width=".5" height="1.6" fill="#334155"/></pattern></defs>'
