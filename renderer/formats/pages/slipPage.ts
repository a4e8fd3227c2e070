import type { PageDescription, Paper, Slip } from '@/domain/documents/description'
import { shownCode } from '@/domain/rules/scanCodes'
import { formatTexts } from '@/formats/texts'
import { barcodeHeightMm, barcodeSvg, barcodeWidthMm, SLIP_BARCODE } from './barcodeSvg'
import { escapeHtml } from './escape'
import { fitName, type FittedName } from './fitName'
import { qrSvg, qrSvgPath } from './qrSvgPath'
import { roleColours, rolePattern } from './rolePattern'
import { lineCount, lineMm } from './textLines'

const PAPER = { A4: { width: 210, height: 297 }, A5: { width: 148, height: 210 } } as const
/** The side a telephone reads without trying (domain.md 8.5); 30 is the least where five stand below each other. */
const SIDE_MM = { roomy: 31, flat: 30 }
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5]
const GAP_MM = 1.6
const PATTERN_MM = 10
const LINK_LETTER = 0.61

/** One place on the page: where words may stand and how large the code is. */
interface Place {
  width: number
  height: number
  /** Head beside the code instead of above it. */
  flat: boolean
  /** Across a whole A5: footer and counter's code beside the QR code, whose quiet zone reaches into the margin all around. */
  wide: boolean
  sideMm: number
}

/** One page of equal slips with lines to cut along; the last page may have free places, which stay white. */
export function slipPage(page: PageDescription & { layout: 'slips' }, paper: Paper = 'A4'): string {
  const { width, height } = PAPER[paper]
  const cell = { width: width / page.columns, height: height / page.rows }
  const flat = cell.height < 70
  const padding = flat ? 4.5 : 6
  const place: Place = {
    width: cell.width - 2 * padding,
    height: cell.height - 2 * padding,
    flat,
    wide: page.columns === 1,
    sideMm: flat ? SIDE_MM.flat : SIDE_MM.roomy,
  }
  const grid = `grid-template-columns:repeat(${String(page.columns)},1fr);grid-template-rows:repeat(${String(page.rows)},1fr);--pad:${String(padding)}mm`
  return (
    `<section class="page${paper === 'A5' ? ' page--a5' : ''}"><div class="slips" style="${grid}">${page.slips.map((slip) => slipMarkup(slip, place)).join('')}</div>` +
    `${cutLines(page.columns, page.rows, width, height)}</section>`
  )
}

function slipMarkup(slip: Slip, place: Place): string {
  const svg = qrSvg(slip.url, place.sideMm)
  const code = svg ?? `<p class="b-refused">${escapeHtml(formatTexts.qrTooSmall(slip.title))}</p>`
  const scale = SCALES.find((one) => heightMm(slip, place, one) <= place.height) ?? SCALES.at(-1) ?? 1
  const head =
    `<div class="slip__head">${rolePattern(slip.role, PATTERN_MM)}<div><p class="slip__role">${escapeHtml(slip.roleTitle)}</p>` +
    `<p class="slip__title">${escapeHtml(slip.title)}</p></div></div>`
  const words =
    `<p class="slip__unit">${escapeHtml(slip.unit)}</p>${nameMarkup(slip, place, scale)}` +
    `${slip.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}<p class="link">${escapeHtml(slip.url)}</p>`
  const style = `--role:${roleColours[slip.role]}${scale === 1 ? '' : `;--s:${String(scale)}`}`
  const open = `<div class="slip" style="${style}">`
  if (place.wide) {
    const text = `<div class="slip__text">${head}${words}<p class="slip__foot">${escapeHtml(slip.footer)}</p></div>`
    return `${open}<div class="slip__main slip__main--wide">${code}${text}${scanMarkup(slip)}</div></div>`
  }
  return (
    `${open}${place.flat ? '' : head}<div class="slip__main">${code}` +
    `<div class="slip__text">${place.flat ? head : ''}${words}</div></div>${footMarkup(slip)}</div>`
  )
}

/** The counter's code stands in the far corner from the QR code, so that a telephone is not offered both. */
function footMarkup(slip: Slip): string {
  const words = `<p class="slip__foot">${escapeHtml(slip.footer)}</p>`
  return slip.scanCode === '' ? words : `<div class="slip__bottom">${words}${scanMarkup(slip)}</div>`
}

function scanMarkup({ scanCode }: Slip): string {
  const bars = barcodeSvg(scanCode, SLIP_BARCODE)
  return bars === '' ? '' : `<div class="scan">${bars}<p>${escapeHtml(shownCode(scanCode))}</p></div>`
}

/** Height of the footer: its words beside the counter's code, which reaches into the margin by its quiet zone. */
function footMm(slip: Slip, place: Place, s: number): number {
  const bars = barcodeWidthMm(slip.scanCode, SLIP_BARCODE)
  const width = bars === 0 ? place.width : place.width - bars + 0.5
  const words = lineCount(slip.footer, width, 7.5 * s) * lineMm(7.5 * s, 1.25)
  return bars === 0 ? words : Math.max(words, barcodeHeightMm(SLIP_BARCODE) - 1.5)
}

function nameMarkup(slip: Slip, place: Place, scale: number): string {
  if (slip.name === '') return ''
  const fitted = nameOf(slip, wordsWidth(slip, place), scale)
  const note = fitted.initials ? `<p class="slip__note">${escapeHtml(formatTexts.shortened)}</p>` : ''
  return `<p class="slip__name"><span${fitted.style === '' ? '' : ` style="${fitted.style}"`}>${escapeHtml(fitted.text)}</span></p>${note}`
}

function nameOf(slip: Slip, width: number, scale: number): FittedName {
  return fitName(slip.name, width, 10 * scale, true)
}

/** The words stand beside the code and its quiet zone, the left part of which reaches into the margin. */
function wordsWidth(slip: Slip, place: Place): number {
  const code = qrSvgPath(slip.url, place.sideMm)
  const outer = code ? (place.sideMm * (code.side - 4)) / code.modules : place.width / 2
  const bars = place.wide ? barcodeWidthMm(slip.scanCode, SLIP_BARCODE) : 0
  return place.width - outer - 3 - bars
}

function outerMm(slip: Slip, place: Place): number {
  const code = qrSvgPath(slip.url, place.sideMm)
  return code ? (place.sideMm * code.side) / code.modules : 20
}

/** Height of everything on the slip at a scale of its words. */
function heightMm(slip: Slip, place: Place, s: number): number {
  const words = wordsWidth(slip, place)
  const head = headMm(slip, (place.flat ? words : place.width) - PATTERN_MM - 3, s)
  const text = wordsMm(slip, words, s)
  if (place.wide) {
    const foot = lineCount(slip.footer, words, 7.5 * s) * lineMm(7.5 * s, 1.25)
    return Math.max(place.sideMm, head + text + foot + 2 * 1.2)
  }
  const foot = footMm(slip, place, s)
  return place.flat
    ? Math.max(outerMm(slip, place), head + GAP_MM + text) + GAP_MM + foot
    : head + Math.max(outerMm(slip, place), text) + foot + 2 * GAP_MM
}

function headMm(slip: Slip, width: number, s: number): number {
  const role = lineCount(slip.roleTitle, width, 13 * s, true) * lineMm(13 * s, 1.15)
  return Math.max(PATTERN_MM, role + lineCount(slip.title, width, 8.5 * s) * lineMm(8.5 * s, 1.2))
}

function wordsMm(slip: Slip, width: number, s: number): number {
  const fitted = slip.name === '' ? null : nameOf(slip, width, s)
  const link = Math.ceil((slip.url.length * 7.5 * s * 0.3528 * LINK_LETTER) / width) * lineMm(7.5 * s, 1.3)
  const unit = lineCount(slip.unit, width, 14 * s, true) * lineMm(14 * s, 1.15)
  const name = fitted ? fitted.lines * lineMm(10 * s, 1.2) + (fitted.initials ? lineMm(6.5 * s, 1.2) + GAP_MM : 0) : 0
  const lines = slip.lines.reduce((sum, line) => sum + lineCount(line, width, 8.5 * s) * lineMm(8.5 * s, 1.25), 0)
  return unit + name + lines + link + (slip.lines.length + 2) * 1.2
}

/** Dashed lines across the whole sheet, so that a paper cutter can follow them. */
function cutLines(columns: number, rows: number, width: number, height: number): string {
  const parts: string[] = []
  for (let column = 1; column < columns; column += 1) {
    const x = ((width / columns) * column).toFixed(2)
    parts.push(`M${x} 0V${String(height)}`)
  }
  for (let row = 1; row < rows; row += 1) {
    const y = ((height / rows) * row).toFixed(2)
    parts.push(`M0 ${y}H${String(width)}`)
  }
  return (
    `<svg class="cut" viewBox="0 0 ${String(width)} ${String(height)}" fill="none" stroke="#475569" stroke-width=".25" stroke-dasharray="2.4 1.6">` +
    `<path d="${parts.join('')}"/></svg>`
  )
}
