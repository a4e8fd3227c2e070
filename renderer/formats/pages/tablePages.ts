import type { SheetCell, SheetColumn, SheetDescription, SheetRow } from '@/domain/documents/description'
import { formatTexts } from '@/formats/texts'
import { columnWidths } from '@/formats/workbook/columnWidths'
import { isSigned } from '@/formats/signedLine'
import { chartHeightMm, chartMarkup } from './barChart'
import { escapeHtml } from './escape'
import { fitName, nameWordMm } from './fitName'
import { showShare } from './showShare'
import { addressLines, breakable, lineCount, lineMm, textWidthMm } from './textLines'

const POINTS = 8.5
const LINE_MM = lineMm(POINTS, 1.25)
const CELL_PADDING_MM = 2.9
const WIDEST_LETTER_MM = POINTS * 0.3528 * 0.72
/** Width and height between the margins, less the sheet's title. */
const ROOM = { portrait: { width: 188, height: 258 }, landscape: { width: 275, height: 171 } }

/**
 * A sheet of a workbook as pages of tables with the header on every page. Rows are dealt out by their estimated height,
 * so no row is cut by a page's end; the counter counts the pages of this sheet.
 */
export function tablePages(sheet: SheetDescription): string[] {
  const room = ROOM[sheet.orientation]
  const widths = widthsMm(sheet, room.width)
  const byHand = isByHand(sheet)
  const blanks: SheetRow[] = Array.from({ length: sheet.fillInRows }, () => ({ cells: [] }))
  const headMm = rowMm(
    sheet.columns.map((column) => column.title),
    widths,
    true,
  )
  const mostLines = Math.floor((room.height - headMm - 4) / LINE_MM)
  const rows = [...sheet.rows, ...blanks].flatMap((row) => parted(row, sheet.columns, widths, mostLines))
  const chunks: LaidRow[][] = [[]]
  let used = headMm + (sheet.chart ? chartHeightMm(sheet.chart) + CHART_GAP_MM : 0)
  for (const row of rows) {
    const laid = laidRow(row, sheet.columns, widths)
    const height = byHand ? Math.max(laid.heightMm, HANDWRITING_MM) : laid.heightMm
    const full = used + height > room.height - (laid.initials || hasInitials(chunks.at(-1)) ? NOTE_MM : 0)
    if (full && (chunks.at(-1)?.length ?? 0) > 0) {
      chunks.push([])
      used = headMm
    }
    chunks.at(-1)?.push(laid)
    used += height
  }
  const notes = notesMm(sheet.footLines, room.width)
  const spare = hasInitials(chunks.at(-1)) ? NOTE_MM : 0
  if (notes > 0 && used + notes + spare > room.height) chunks.push([])
  return chunks.map((chunk, index) => {
    const last = index === chunks.length - 1
    const lines = [...(hasInitials(chunk) ? [formatTexts.initials] : []), ...(last ? sheet.footLines : [])]
    return pageMarkup(sheet, widths, chunk, lines, index + 1, chunks.length)
  })
}

/** Room between the parts of a page, as the style sheet has it. */
const CHART_GAP_MM = 3
/** A bar in a cell, below its number. */
const CELL_BAR_MM = 1.9

/** Height of the note about initials. */
const NOTE_MM = 8

const hasInitials = (rows: LaidRow[] | undefined) => rows?.some((row) => row.initials) ?? false

/** Room for handwriting in tables that are filled in on paper; the style sheet knows the same figure. */
const HANDWRITING_MM = 7

function isByHand(sheet: SheetDescription): boolean {
  return sheet.columns.some((column) => column.fillIn)
}

function pageMarkup(
  sheet: SheetDescription,
  widths: number[],
  rows: LaidRow[],
  notes: string[],
  page: number,
  pages: number,
): string {
  const columns = widths.map((width) => `<col style="width:${width.toFixed(1)}mm">`).join('')
  const head = sheet.columns.map((column) => `<th scope="col">${escapeHtml(column.title)}</th>`).join('')
  const body = rows.map((row) => row.markup).join('')
  const table =
    rows.length > 0 || page === 1
      ? `<table class="grid${isByHand(sheet) ? ' grid--hand' : ''}"><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
      : ''
  const chart = sheet.chart && page === 1 ? chartMarkup(sheet.chart, ROOM[sheet.orientation].width) : ''
  const mark = sheet.watermark
    ? `<p class="watermark">${escapeHtml(sheet.watermark.title)}<span>${escapeHtml(sheet.watermark.details)}</span></p>`
    : ''
  const empty = rows.length === 0 && page === 1 ? `<p class="notes">${formatTexts.emptyTable}</p>` : ''
  const lines =
    notes.length > 0
      ? `<div class="notes">${notes.map((line) => `<p${isSigned(line) ? ' class="signed"' : ''}>${escapeHtml(line)}</p>`).join('')}</div>`
      : ''
  return (
    `<section class="page${sheet.orientation === 'landscape' ? ' page--wide' : ''}">${mark}<div class="sheet sheet--table">` +
    `<h2 class="b-h2">${escapeHtml(sheet.pageHeader)}</h2>${chart}${table}${empty}${lines}</div>` +
    `<p class="foot foot--table"><span>${escapeHtml(sheet.name)}</span><span>${formatTexts.pageOf(String(page), String(pages))}</span></p></section>`
  )
}

/** A row as it stands on paper. */
interface LaidRow {
  markup: string
  heightMm: number
  initials: boolean
}

function laidRow(row: SheetRow, columns: SheetColumn[], widths: number[]): LaidRow {
  const strong = row.style === 'total' || row.style === 'group'
  let initials = false
  let heightMm = 0
  const texts = shown(row, columns)
  const roomOf = (index: number) => (widths[index] ?? 10) - CELL_PADDING_MM
  const cellOf = (column: SheetColumn, index: number): string => {
    const text = texts[index] ?? ''
    const room = roomOf(index)
    const align = column.align ?? (column.format === 'text' ? 'left' : column.format === 'day' ? 'center' : 'right')
    const look = align === 'left' ? '' : ` class="${align}"`
    if (column.holds === 'link') {
      heightMm = Math.max(heightMm, addressLines(text, room, POINTS) * LINE_MM)
      return `<td class="address">${escapeHtml(text) || '&nbsp;'}</td>`
    }
    const share = row.cells[index]
    if (column.bar && typeof share === 'number') {
      heightMm = Math.max(heightMm, LINE_MM + CELL_BAR_MM)
      return `<td${look}>${escapeHtml(text)}${cellBar(share)}</td>`
    }
    heightMm = Math.max(heightMm, lineCount(text, room, POINTS, strong) * LINE_MM)
    return `<td${look}>${escapeHtml(text) || '&nbsp;'}</td>`
  }
  const nameCell = (index: number): string => {
    const fitted = fitName(texts[index] ?? '', roomOf(index), POINTS, strong, Math.round(heightMm / LINE_MM))
    if (fitted.initials) initials = true
    heightMm = Math.max(heightMm, fitted.lines * LINE_MM)
    const body =
      fitted.style === '' ? escapeHtml(fitted.text) : `<span style="${fitted.style}">${escapeHtml(fitted.text)}</span>`
    return `<td class="name">${body}</td>`
  }
  const isName = (column: SheetColumn, index: number) => column.holds === 'name' && (texts[index] ?? '') !== ''
  // Names come last: they take the lines that the row has anyway.
  const others = columns.map((column, index) => (isName(column, index) ? null : cellOf(column, index)))
  const cells = others.map((cell, index) => cell ?? nameCell(index))
  if (isHeading(row))
    return { markup: headingMarkup(texts[0] ?? '', columns.length), heightMm: LINE_MM + 1.9, initials: false }
  const markup = `<tr${row.style ? ` class="${row.style}"` : ''}>${cells.join('')}</tr>`
  return { markup, heightMm: Math.max(heightMm, LINE_MM) + 1.9, initials }
}

/** A heading inside the data that says nothing of any other column runs over the whole width. */
function isHeading(row: SheetRow): boolean {
  return row.style === 'group' && row.cells.slice(1).every((cell) => cell === null)
}

const headingMarkup = (text: string, columns: number) =>
  `<tr class="group"><td colspan="${String(columns)}">${escapeHtml(text)}</td></tr>`

/** Drawn with shapes, since browsers leave backgrounds out when they print. */
function cellBar(share: number): string {
  const width = String(Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10)
  return (
    '<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><path d="M0 2H100" stroke="#cbd5e1" stroke-width="1"/>' +
    `<rect width="${width}" height="4" fill="#475569"/></svg>`
  )
}

function shown(row: SheetRow, columns: SheetColumn[]): string[] {
  return columns.map((column, index) => shownCell(row.cells[index] ?? null, column))
}

/** A cell as Excel shows it with the column's format and Russian settings: `01.09.2026`, `85,7 %`. */
export function shownCell(cell: SheetCell, column: SheetColumn): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (column.format === 'percent') return showShare(cell)
    return column.format === 'integer' ? String(Math.round(cell)) : String(cell)
  }
  const day = column.format === 'day' ? /^(\d{4})-(\d{2})-(\d{2})$/u.exec(cell) : null
  return day ? `${day[3] ?? ''}.${day[2] ?? ''}.${day[1] ?? ''}` : cell
}

function rowMm(texts: string[], widths: number[], bold: boolean): number {
  const lines = texts.map((text, index) => lineCount(text, (widths[index] ?? 10) - CELL_PADDING_MM, POINTS, bold))
  return Math.max(1, ...lines) * LINE_MM + 1.9
}

/** A row higher than a page (a cell of thousands of letters) goes on in further rows instead of being cut off. */
function parted(row: SheetRow, columns: SheetColumn[], widths: number[], mostLines: number): SheetRow[] {
  const texts = shown(row, columns)
  const room = texts.map(
    (_, index) => Math.max(2, Math.floor(((widths[index] ?? 10) - CELL_PADDING_MM) / WIDEST_LETTER_MM)) * mostLines,
  )
  const parts = Math.max(1, ...texts.map((text, index) => Math.ceil(lengthWithBreaks(text) / (room[index] ?? 1))))
  if (parts === 1) return [row]
  return Array.from({ length: parts }, (_, part) => {
    const cells = texts.map((text, index) =>
      [...text.replace(/\n/gu, ' ')].slice(part * (room[index] ?? 1), (part + 1) * (room[index] ?? 1)).join(''),
    )
    return {
      ...row,
      cells: cells.map((cell, index) =>
        part === 0 && cell === texts[index] ? (row.cells[index] ?? null) : cell || null,
      ),
    }
  })
}

/** A line break costs a line; forty letters stand for it. */
function lengthWithBreaks(text: string): number {
  return text.length + (text.match(/\n/gu)?.length ?? 0) * 40
}

/** Room above a line on which somebody signs; the style sheet knows the same figure. */
const SIGNED_MM = 5

function notesMm(lines: string[], width: number): number {
  if (lines.length === 0) return 0
  const signedMm = lines.filter(isSigned).length * SIGNED_MM
  return lines.reduce((sum, line) => sum + lineCount(line, width, POINTS) * lineMm(POINTS, 1.3), 4) + signedMm
}

/** A column never breaks a usual word; longer ones (links, compound names) may break. */
const WORD_LIMIT_MM = 34
const NAME_LIMIT_MM = 60

/**
 * Shares the page's width among the columns: each gets room for its longest usual word and, as far as there is room, for
 * its whole content; what is left over is shared in proportion.
 */
function widthsMm(sheet: SheetDescription, room: number): number[] {
  const wished = columnWidths(sheet).map((characters) => characters * 1.75 + 2)
  const floor = sheet.columns.map((column, index) =>
    Math.max(9, longestWordMm(sheet, column, index) + CELL_PADDING_MM + 0.6),
  )
  const widths = wished.map((width, index) => Math.max(width, floor[index] ?? 9))
  const sum = widths.reduce((total, width) => total + width, 0)
  if (sum <= room) return widths.map((width) => (width * room) / sum)
  const floorSum = floor.reduce((total, width) => total + width, 0)
  if (floorSum >= room) return floor.map((width) => (width * room) / floorSum)
  const share = (room - floorSum) / (sum - floorSum)
  return widths.map((width, index) => (floor[index] ?? 9) + (width - (floor[index] ?? 9)) * share)
}

function longestWordMm(sheet: SheetDescription, column: SheetColumn, index: number): number {
  let longest = 0
  for (const word of column.title.split(' ')) longest = Math.max(longest, textWidthMm(word, POINTS, true))
  let cells = 0
  if (column.holds === 'name') {
    // The longest part of a surname stands whole at the smallest look of a name, whatever it costs the other columns.
    for (const row of sheet.rows)
      for (const word of breakable(shownCell(row.cells[index] ?? null, column)))
        cells = Math.max(cells, nameWordMm(word, POINTS))
    return Math.max(longest, Math.min(NAME_LIMIT_MM, cells))
  }
  let letters = ''
  for (const row of sheet.rows) {
    if (isHeading(row)) continue
    for (const word of shownCell(row.cells[index] ?? null, column).split(/[\s-]/u))
      if (word.length > letters.length) letters = word
  }
  return Math.max(longest, Math.min(WORD_LIMIT_MM, textWidthMm(letters, POINTS, true)))
}
