import type { FormGroup, FormValues } from '@/domain/documents/ownForm/formFill'
import { cellName, columnOf, movedArea, movedAreas, repeatedAreas } from './areas'
import { moveFormula, type FormulaPlace, type OwnCopy } from './moveFormula'
import { fillHeader, fillString, numberOf, placeholdersOf } from './placeholderText'
import type { QrCell } from './qrPictures'
import type { RowMap } from './RowMap'
import { headerTexts } from './formPlan'
import { dropResult, numberedRows, unshareFormulas } from './sheetRows'
import type { WorkbookParts } from './WorkbookParts'
import { childOf, childrenOf, make, remove, setText, textOf, walk, type Element } from './xml'

export interface SheetToWrite {
  book: WorkbookParts
  /** Null where the sheet has nothing to fill and only its formulas follow. */
  group: FormGroup | null
  rows: RowMap
  place: FormulaPlace
  onRow: () => void
}

/** Fills a sheet and moves everything that tells a row. @returns where QR codes are to stand */
export function rewriteSheet(sheet: Element, job: SheetToWrite): QrCell[] {
  const codes: QrCell[] = []
  const links = new Set<string>()
  writeRows(sheet, job, codes, links)
  if (job.group) {
    for (const one of headerTexts(sheet)) setText(one, fillHeader(textOf(one), job.group.values))
  }
  moveMerges(sheet, job.rows)
  moveHyperlinks(sheet, job.rows, links)
  moveBreaks(sheet, job.rows)
  moveRest(sheet, job)
  return codes
}

function writeRows(sheet: Element, job: SheetToWrite, codes: QrCell[], links: Set<string>): void {
  const data = childOf(sheet, 'sheetData')
  const rows = numberedRows(sheet)
  unshareFormulas(rows)
  if (!data) return
  while (data.firstChild) data.removeChild(data.firstChild)
  const values = job.group?.values ?? {}
  const done = new Set<number>()
  for (const [number, row] of rows) {
    const block = job.rows.blockOf(number)
    if (!block || !job.group) {
      data.appendChild(writtenRow(row, job.rows.first(number), values, null, job, codes, links))
      continue
    }
    if (done.has(block.from)) continue
    done.add(block.from)
    const own = [...rows].filter(([one]) => one >= block.from && one <= block.to)
    for (let copy = 0; copy < block.count; copy += 1) {
      for (const [one, element] of own) {
        const fresh = element.cloneNode(true) as Element
        const of = { block, copy }
        const line = job.group.rows[copy] ?? {}
        data.appendChild(writtenRow(fresh, job.rows.copy(one, copy), line, of, job, codes, links))
      }
      job.onRow()
    }
  }
}

/** A row in its new place with its cells filled. */
function writtenRow(
  row: Element,
  number: number,
  values: FormValues,
  own: OwnCopy | null,
  job: SheetToWrite,
  codes: QrCell[],
  links: Set<string>,
): Element {
  const before = Number(row.getAttribute('r'))
  row.setAttribute('r', String(number))
  let isFilled = false
  for (const cell of childrenOf(row, 'c')) {
    const column = columnOf(cell.getAttribute('r') ?? '')
    const name = cellName(number, column)
    cell.setAttribute('r', name)
    moveCellFormula(cell, job, own, name)
    if (!job.group) continue
    const found = placeholdersOf(job.book.textOf(cell))
    if (!found.some(({ known }) => known)) continue
    isFilled = true
    // A click on the filled cell would still lead to where the form's own link led.
    links.add(cellName(before, column))
    if (found.some(({ known }) => known?.kind === 'qr') && typeof values.qr === 'string' && values.qr !== '') {
      codes.push({ row: number, column, text: values.qr })
    }
    fillCell(cell, values, job)
  }
  // A height that nobody set fits the sign, not the name that stands there now.
  if (isFilled && row.getAttribute('customHeight') !== '1') row.removeAttribute('ht')
  return row
}

function fillCell(cell: Element, values: FormValues, { book }: SheetToWrite): void {
  const string = book.stringOf(cell)
  if (!string) return
  const number = numberOf(book.textOf(cell), values)
  const inline = make(cell, 'is')
  for (const child of childrenOf(string)) {
    const copy = cell.ownerDocument?.importNode(child, true)
    if (copy) inline.appendChild(copy)
  }
  fillString(inline, values)
  while (cell.firstChild) cell.removeChild(cell.firstChild)
  cell.removeAttribute('t')
  if (number !== null) {
    const value = make(cell, 'v')
    setText(value, String(number))
    cell.appendChild(value)
  } else if (textOf(inline) !== '') {
    cell.setAttribute('t', 'inlineStr')
    cell.appendChild(inline)
  }
}

function moveCellFormula(cell: Element, { rows, place }: SheetToWrite, own: OwnCopy | null, name: string): void {
  const formula = childOf(cell, 'f')
  if (!formula) return
  setText(formula, moveFormula(textOf(formula), place, own))
  const ref = formula.getAttribute('ref')
  if (ref !== null && ref !== '') formula.setAttribute('ref', own && !ref.includes(':') ? name : movedArea(ref, rows))
  dropResult(cell)
}

function moveMerges(sheet: Element, rows: RowMap): void {
  const list = childOf(sheet, 'mergeCells')
  if (!list) return
  for (const one of childrenOf(list, 'mergeCell')) {
    for (const ref of repeatedAreas(one.getAttribute('ref') ?? '', rows)) {
      list.insertBefore(make(list, 'mergeCell', { ref }), one)
    }
    remove(one)
  }
  list.setAttribute('count', String(childrenOf(list).length))
}

function moveHyperlinks(sheet: Element, rows: RowMap, filled: ReadonlySet<string>): void {
  const list = childOf(sheet, 'hyperlinks')
  if (!list) return
  for (const one of childrenOf(list, 'hyperlink')) {
    const ref = one.getAttribute('ref') ?? ''
    for (const moved of filled.has(ref) ? [] : repeatedAreas(ref, rows)) {
      const copy = one.cloneNode(true) as Element
      copy.setAttribute('ref', moved)
      list.insertBefore(copy, one)
    }
    remove(one)
  }
  if (childrenOf(list).length === 0) remove(list)
}

/** A page break after a repeated row comes after each of its copies. */
function moveBreaks(sheet: Element, rows: RowMap): void {
  const list = childOf(sheet, 'rowBreaks')
  if (!list) return
  for (const one of childrenOf(list, 'brk')) {
    const row = Number(one.getAttribute('id'))
    const block = rows.blockOf(row)
    for (let copy = 0; copy < (block?.count ?? 1); copy += 1) {
      const fresh = one.cloneNode(true) as Element
      fresh.setAttribute('id', String(rows.copy(row, copy)))
      list.insertBefore(fresh, one)
    }
    remove(one)
  }
  const count = String(childrenOf(list).length)
  list.setAttribute('count', count)
  list.setAttribute('manualBreakCount', count)
}

const done = new Set(['sheetData', 'mergeCells', 'hyperlinks', 'rowBreaks', 'colBreaks', 'headerFooter'])
const formulas = new Set(['formula', 'formula1', 'formula2', 'f'])

/** Views, filters, checks of input, conditional formats, protected ranges, sparklines, controls: whatever tells a row. */
function moveRest(sheet: Element, { rows, place }: SheetToWrite): void {
  for (const part of childrenOf(sheet)) {
    if (done.has(part.localName ?? '')) continue
    for (const one of walk(part)) {
      for (const name of ['ref', 'activeCell', 'topLeftCell', ...(one.localName === 'cellWatch' ? ['r'] : [])]) {
        const value = one.getAttribute(name)
        if (value !== null && value !== '') one.setAttribute(name, movedArea(value, rows))
      }
      const areas = one.getAttribute('sqref')
      if (areas !== null && areas !== '') one.setAttribute('sqref', movedAreas(areas, rows))
      if (one.localName === 'sqref') setText(one, movedAreas(textOf(one), rows))
      else if (formulas.has(one.localName ?? ''))
        setText(one, moveFormula(textOf(one), place, null, place.home.rows.moves && one.localName === 'f'))
      else if (one.localName === 'row' && /^\d+$/u.test(textOf(one)))
        setText(one, String(rows.first(Number(textOf(one)) + 1) - 1))
    }
  }
}
