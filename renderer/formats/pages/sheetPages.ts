import type { PageBlock, Paper } from '@/domain/documents/description'
import { formatTexts } from '@/formats/texts'
import { BARCODES_IN_ROW, blockHeightMm, blockMarkup, tableRowHeights } from './blockMarkup'
import { escapeHtml } from './escape'

/** Room between the upper margin and the footer, millimetres. */
const ROOM_MM = 265
const GAP_MM = 5.5
const SCALES = [1.16, 1.1, 1.05, 1, 0.96, 0.92, 0.88, 0.84, 0.8]

/**
 * Lays the blocks of one sheet on paper: as large as they fit on one page, smaller when the text is long, and on further
 * pages when even that is not enough. Nothing is ever cut off (peers.md 3.8).
 */
export function sheetPages(blocks: PageBlock[], footer: string, paper: Paper = 'A4'): string[] {
  const scale = SCALES.find((s) => heightMm(blocks, s) <= ROOM_MM)
  if (scale !== undefined) return [pageMarkup(blocks, footer, scale, '', paper)]
  const smallest = SCALES.at(-1) ?? 1
  const pages = brokenUp(blocks, smallest)
  return pages.map((page, index) =>
    pageMarkup(page, footer, smallest, formatTexts.pageOf(String(index + 1), String(pages.length)), paper),
  )
}

function heightMm(blocks: PageBlock[], s: number): number {
  return blocks.reduce((sum, block) => sum + blockHeightMm(block, s), 0) + Math.max(0, blocks.length - 1) * GAP_MM * s
}

function pageMarkup(blocks: PageBlock[], footer: string, s: number, counter: string, paper: Paper): string {
  const content =
    `<div class="sheet">${blocks.map(blockMarkup).join('')}</div>` +
    `<p class="foot"><span>${escapeHtml(footer)}</span><span>${escapeHtml(counter)}</span></p>`
  return (
    `<section class="page${paper === 'A5' ? ' page--a5' : ''}"${s === 1 ? '' : ` style="--s:${String(s)}"`}>` +
    `${paper === 'A5' ? `<div class="half">${content}</div>` : content}</section>`
  )
}

function brokenUp(blocks: PageBlock[], s: number): PageBlock[][] {
  const pages: PageBlock[][] = []
  let page: PageBlock[] = []
  let used = 0
  const turn = () => {
    if (page.length > 0) pages.push(page)
    page = []
    used = 0
  }
  const queue = [...blocks]
  for (let block = queue.shift(); block; block = queue.shift()) {
    const height = blockHeightMm(block, s)
    if (used + height <= ROOM_MM) {
      page.push(block)
      used += height + GAP_MM * s
      continue
    }
    const [head, rest] = split(block, ROOM_MM - used, s)
    if (head && rest) {
      page.push(head)
      turn()
      queue.unshift(rest)
    } else if (page.length > 0) {
      turn()
      queue.unshift(block)
    } else {
      page.push(block) // one line longer than a page: texts are limited to 2000 characters, so this does not happen
      turn()
    }
  }
  turn()
  return pages
}

/** The part of a list or table that fits into `room`, and the rest under the same title; nulls when it cannot be parted. */
function split(block: PageBlock, room: number, s: number): [PageBlock, PageBlock] | [null, null] {
  if (block.kind === 'table') {
    let used = 10
    const fit = tableRowHeights(block, s).findIndex((height) => (used += height) > room)
    if (fit < 1) return [null, null]
    return [
      { ...block, rows: block.rows.slice(0, fit) },
      { ...block, rows: block.rows.slice(fit) },
    ]
  }
  if (block.kind === 'barcodes') {
    let fit = Math.floor((block.codes.length - 1) / BARCODES_IN_ROW) * BARCODES_IN_ROW
    while (fit > 0 && blockHeightMm({ ...block, codes: block.codes.slice(0, fit) }, s) > room) fit -= BARCODES_IN_ROW
    if (fit < 1) return [null, null]
    return [
      { ...block, codes: block.codes.slice(0, fit) },
      { ...block, codes: block.codes.slice(fit) },
    ]
  }
  if (block.kind !== 'steps' && block.kind !== 'warning') return [null, null]
  let fit = block.lines.length - 1
  while (fit > 0 && blockHeightMm({ ...block, lines: block.lines.slice(0, fit) }, s) > room) fit -= 1
  if (fit < 1) return [null, null]
  const title = block.title.endsWith(CONTINUED) ? block.title : block.title + CONTINUED
  const rest = { ...block, title, lines: block.lines.slice(fit) }
  if (rest.kind === 'steps') rest.from = (rest.from ?? 1) + fit
  return [{ ...block, lines: block.lines.slice(0, fit) }, rest]
}

const CONTINUED = ` (${formatTexts.continued})`
