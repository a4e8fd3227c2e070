import type { PageBlock } from '@/domain/documents/description'
import { formatTexts } from '@/formats/texts'
import { shownCode } from '@/domain/rules/scanCodes'
import { barcodeHeightMm, barcodeSvg, COVER_BARCODE, ROW_BARCODE } from './barcodeSvg'
import { escapeHtml, escapeLines } from './escape'
import { qrSvg, qrSvgPath, QUIET_ZONE } from './qrSvgPath'
import { roleColours, rolePattern } from './rolePattern'
import { lineCount, lineMm } from './textLines'

/** Inner width of a sheet between its margins, millimetres. */
export const SHEET_WIDTH_MM = 177
export const ROLE_PATTERN_MM = 24
/** The longest usual label, «Классный руководитель», with its gap. */
const FACT_LABEL_MM = 46
const ROLE_TEXT_MM = SHEET_WIDTH_MM - ROLE_PATTERN_MM - 19.5

/** The sign of the role before a code's caption, and what its frame takes of the height. */
const QR_SIGN_MM = 6
const QR_FRAME_MM = 7
/** Room to write in above a line, as `.b-blanks` has it, and in a row of a table that is signed. */
const BLANK_MM = 10
const SIGNED_ROW_MM = 8

/** As `.b-key` has it. */
const KEY_POINTS = 16
const KEY_LINE = 1.6

/** Markup of one block of a sheet; every text goes through `escapeHtml`. */
export function blockMarkup(block: PageBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${String(block.level)} class="b-h${String(block.level)}">${escapeHtml(block.text)}</h${String(block.level)}>`
    case 'paragraph':
      if (block.look === 'key') return `<p class="b-key">${escapeLines(block.text)}</p>`
      return `<p class="b-p${block.strong ? ' b-p--strong' : ''}">${escapeLines(block.text)}</p>`
    case 'facts':
      return factsMarkup(block.rows)
    case 'role':
      return (
        `<div class="b-role" style="--role:${roleColours[block.role]}">${rolePattern(block.role, ROLE_PATTERN_MM)}<div class="b-role__text">` +
        `<p class="b-role__title">${escapeHtml(block.title)}</p><dl><dt>${formatTexts.forWhom}</dt><dd>${escapeHtml(block.forWhom)}</dd>` +
        `<dt>${formatTexts.notForWhom}</dt><dd class="no">${escapeHtml(block.notForWhom)}</dd></dl></div></div>`
      )
    case 'qr':
      return qrMarkup(block)
    case 'sides':
      return `<div class="b-sides">${block.sides.map(sideMarkup).join('<span class="b-sides__arrow" aria-hidden="true">→</span>')}</div>`
    case 'steps':
      return (
        `<div class="b-steps"><p class="b-title">${escapeHtml(block.title)}</p><ol>` +
        `${block.lines.map((line, index) => `<li><span>${String((block.from ?? 1) + index)}</span><span>${escapeLines(line)}</span></li>`).join('')}</ol></div>`
      )
    case 'warning':
      return (
        `<div class="b-warning"><p class="b-title">${escapeHtml(block.title)}</p>` +
        `<ul>${block.lines.map((line) => `<li><span>${escapeLines(line)}</span></li>`).join('')}</ul></div>`
      )
    case 'table':
      return tableMarkup(block)
    case 'signature':
      return `<div class="b-signature"><span>${escapeLines(block.left)}</span><span>${escapeHtml(block.right)}</span></div>`
    case 'blanks':
      return `<div class="b-blanks">${block.blanks.map((one) => `<span style="flex:${String(one.share)}">${escapeHtml(one.label)}</span>`).join('')}</div>`
    case 'barcode':
      return `<div class="b-bars">${barcodeSvg(block.digits, COVER_BARCODE)}<p>${escapeLines(block.caption)}</p></div>`
    case 'barcodes':
      return barcodesMarkup(block)
  }
}

/** As `.b-codes` has it. */
export const BARCODES_IN_ROW = 3
const BARCODE_CELL_MM = SHEET_WIDTH_MM / BARCODES_IN_ROW

function barcodesMarkup({ title, codes }: PageBlock & { kind: 'barcodes' }): string {
  const cells = codes.map(
    ({ digits, caption }) =>
      `<div><p>${escapeHtml(caption)}</p>${barcodeSvg(digits, ROW_BARCODE)}<p class="b-codes__digits">${escapeHtml(shownCode(digits))}</p></div>`,
  )
  return `<div class="b-codes"><p class="b-codes__title">${escapeHtml(title)}</p>${cells.join('')}</div>`
}

/** Rows of cells, each as high as the longest words in it. */
function barcodesHeightMm({ title, codes }: PageBlock & { kind: 'barcodes' }): number {
  let height = lineCount(title, SHEET_WIDTH_MM, 9, true) * lineMm(9, 1.35)
  for (let at = 0; at < codes.length; at += BARCODES_IN_ROW) {
    const words = codes.slice(at, at + BARCODES_IN_ROW).map(({ caption }) => lineCount(caption, BARCODE_CELL_MM - 3, 9))
    height += 2 + Math.max(...words) * lineMm(9, 1.3) + barcodeHeightMm(ROW_BARCODE) + 1
  }
  return height
}

function sideMarkup({ title, lines, look }: (PageBlock & { kind: 'sides' })['sides'][number]): string {
  const [first = '', ...rest] = lines
  const others = rest.map((line) => `<p>${escapeHtml(line)}</p>`).join('')
  return `<div class="b-side b-side--${look}"><p class="b-side__title">${escapeHtml(title)}</p><p class="b-side__first">${escapeHtml(first)}</p>${others}</div>`
}

function factsMarkup(rows: { label: string; value: string }[]): string {
  const lines = rows.map((row) => `<dt>${escapeHtml(row.label)}</dt><dd>${escapeLines(row.value)}</dd>`)
  return `<dl class="b-facts">${lines.join('')}</dl>`
}

function qrMarkup(block: PageBlock & { kind: 'qr' }): string {
  const svg = qrSvg(block.url, block.sideMm)
  if (!svg) return `<p class="b-refused">${escapeHtml(formatTexts.qrTooSmall(block.caption))}</p>`
  const note = block.note ? `<p class="b-qr__note">${escapeHtml(block.note)}</p>` : ''
  const facts = block.facts && block.facts.length > 0 ? factsMarkup(block.facts) : ''
  const frame = block.role ? ` b-qr--role" style="--role:${roleColours[block.role]}` : ''
  const sign = block.role ? rolePattern(block.role, QR_SIGN_MM) : ''
  return (
    `<div class="b-qr${frame}">${svg}<div class="b-qr__text"><p class="b-qr__caption">${sign}${escapeHtml(block.caption)}</p>` +
    `<p class="b-qr__or">${escapeHtml(block.lead ?? formatTexts.orOpen)}</p><p class="link">${escapeHtml(block.url)}</p>${note}${facts}</div></div>`
  )
}

function tableMarkup(block: PageBlock & { kind: 'table' }): string {
  const columns = block.columns.map(
    (column) => `<col${column.widthMm === null ? '' : ` style="width:${String(column.widthMm)}mm"`}>`,
  )
  const head = block.columns.map((column) => `<th scope="col">${escapeHtml(column.title)}</th>`)
  const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
  return (
    `<div class="b-table"><table class="grid${block.hand ? ' grid--sign' : ''}"><colgroup>${columns.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead>` +
    `<tbody>${rows.join('')}</tbody></table></div>`
  )
}

/** The code with its quiet zone, or the words beside it when they are higher. */
function qrHeightMm(block: PageBlock & { kind: 'qr' }, s: number): number {
  const code = qrSvgPath(block.url, block.sideMm)
  if (!code) return 20
  const outer = (block.sideMm * code.side) / code.modules
  const width = SHEET_WIDTH_MM - outer + (block.sideMm * QUIET_ZONE) / code.modules - 7
  const link = Math.ceil((block.url.length * 12 * s * 0.3528 * 0.61) / width) * lineMm(12 * s, 1.4)
  const words =
    lineCount(block.caption, width, 14 * s, true) * lineMm(14 * s, 1.3) +
    lineMm(11 * s, 1.35) +
    link +
    (block.note ? lineMm(12.5 * s, 1.35) : 0) +
    (block.facts ?? []).reduce(
      (sum, row) => sum + lineCount(row.value, width - FACT_LABEL_MM * s, 11 * s, true) * lineMm(11 * s, 1.35) + 1,
      0,
    )
  return Math.max(outer, words + 10) + (block.role ? QR_FRAME_MM : 0)
}

/** Height of a block in millimetres at scale `s`, estimated on the safe side; it decides about shrinking and page breaks. */
export function blockHeightMm(block: PageBlock, s: number): number {
  const lines = (text: string, width: number, points: number, bold = false) => lineCount(text, width, points * s, bold)
  switch (block.kind) {
    case 'heading':
      return block.level === 1
        ? lines(block.text, SHEET_WIDTH_MM, 27, true) * lineMm(27 * s, 1.12) - 3 * s
        : lines(block.text, SHEET_WIDTH_MM, 11) * lineMm(11 * s, 1.3)
    case 'paragraph':
      return block.look === 'key'
        ? block.text.split('\n').length * lineMm(KEY_POINTS * s, KEY_LINE)
        : lines(block.text, SHEET_WIDTH_MM, 11, block.strong) * lineMm(11 * s, 1.35)
    case 'facts':
      return block.rows.reduce((sum, row) => sum + lines(row.value, 110, 11, true) * lineMm(11 * s, 1.35) + 1, 0)
    case 'role': {
      const text =
        lines(block.title, ROLE_TEXT_MM, 25, true) * lineMm(25 * s, 1.1) +
        (lines(block.forWhom, ROLE_TEXT_MM - 32, 11) + lines(block.notForWhom, ROLE_TEXT_MM - 32, 11, true)) *
          lineMm(11 * s, 1.35)
      return Math.max(ROLE_PATTERN_MM, text + 3) + 9 * s + 1.4
    }
    case 'qr':
      return qrHeightMm(block, s)
    case 'sides':
      return Math.max(...block.sides.map((side) => sideHeightMm(side.lines, s)))
    case 'steps':
      return (
        lineMm(13 * s, 1.3) * lines(block.title, SHEET_WIDTH_MM, 13, true) +
        1.5 +
        block.lines.reduce(
          (sum, line) => sum + Math.max(6.2, lines(line, SHEET_WIDTH_MM - 10, 11.5) * lineMm(11.5 * s, 1.35)) + 1.6 * s,
          0,
        )
      )
    case 'warning':
      return (
        7 * s +
        1 +
        lineMm(11.5 * s, 1.3) * lines(block.title, 160, 11.5, true) +
        block.lines.reduce((sum, line) => sum + lines(line, SHEET_WIDTH_MM - 20, 10.5) * lineMm(10.5 * s, 1.35), 0)
      )
    case 'table':
      return tableRowHeights(block, s).reduce((sum, height) => sum + height, 9)
    case 'signature':
      return 6 + lines(block.left, 110, 11) * lineMm(11 * s, 1.35)
    case 'blanks':
      return BLANK_MM + lineMm(8.5, 1.25)
    case 'barcode':
      return barcodeHeightMm(COVER_BARCODE)
    case 'barcodes':
      return barcodesHeightMm(block)
  }
}

/** Inner width of one of two boxes with the arrow between them. */
const SIDE_MM = (SHEET_WIDTH_MM - 14) / 2 - 10

function sideHeightMm(lines: readonly string[], s: number): number {
  const [first = '', ...rest] = lines
  return (
    8 * s +
    lineMm(10 * s, 1.3) +
    lineCount(first, SIDE_MM, 14 * s, true) * lineMm(14 * s, 1.25) +
    rest.reduce((sum, line) => sum + lineCount(line, SIDE_MM, 11 * s) * lineMm(11 * s, 1.35), 0)
  )
}

/** Heights of the rows of a table block. */
export function tableRowHeights(block: PageBlock & { kind: 'table' }, s: number): number[] {
  const fixed = block.columns.reduce((sum, column) => sum + (column.widthMm ?? 0), 0)
  const free = block.columns.filter((column) => column.widthMm === null).length
  const widths = block.columns.map((column) => column.widthMm ?? (SHEET_WIDTH_MM - fixed) / Math.max(1, free))
  return block.rows.map((row) => {
    const lines = Math.max(...row.map((cell, index) => lineCount(cell, (widths[index] ?? 20) - 2.8, 10 * s)), 1)
    return Math.max(lines * lineMm(10 * s, 1.25) + 1.8, block.hand ? SIGNED_ROW_MM : 0)
  })
}
