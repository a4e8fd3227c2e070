import type { PageBlock, PageDescription } from '@/domain/documents/description'
import { blockHeightMm, blockMarkup } from './blockMarkup'

const PAGE_MM = { width: 210, height: 297 }
/** As `.part` has it, above and below the blocks. */
const PADDING_MM = 24
const GAP_MM = 4
const SCALES = [1.16, 1.1, 1.05, 1, 0.96, 0.92, 0.88, 0.84, 0.8, 0.75, 0.7]

/** One page of A4 cut into equal parts; the last page may have free places, which stay white. Every part shrinks by itself. */
export function partsPage({ rows, parts }: PageDescription & { layout: 'parts' }): string {
  const height = PAGE_MM.height / rows
  const markup = parts.map((blocks, index) => {
    const scale = SCALES.find((s) => heightMm(blocks, s) <= height - PADDING_MM) ?? SCALES.at(-1) ?? 1
    const style = `top:${(height * index).toFixed(2)}mm;height:${height.toFixed(2)}mm${scale === 1 ? '' : `;--s:${String(scale)}`}`
    return `<div class="part" style="${style}">${blocks.map(blockMarkup).join('')}</div>`
  })
  const cuts = Array.from({ length: rows - 1 }, (_, index) => cutLine(height * (index + 1)))
  return `<section class="page">${markup.join('')}${cuts.join('')}</section>`
}

function heightMm(blocks: PageBlock[], s: number): number {
  return blocks.reduce((sum, block) => sum + blockHeightMm(block, s), 0) + Math.max(0, blocks.length - 1) * GAP_MM * s
}

/** A dashed line with scissors: drawn, since not every font has the sign. */
function cutLine(top: number): string {
  return (
    `<svg class="cut-line" style="top:${(top - 4).toFixed(2)}mm" viewBox="0 0 210 8" fill="none" stroke="#475569" stroke-width=".25">` +
    `<path d="M14 4H210" stroke-dasharray="2.4 1.6"/><path d="M8.2 2.6 13 5M8.2 5.4 13 3"/><circle cx="7.2" cy="2.2" r="1"/><circle cx="7.2" cy="5.8" r="1"/></svg>`
  )
}
