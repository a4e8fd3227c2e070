import type { FormFinding } from '@/domain/documents/ownForm/formCheck'
import { cellSizes } from './cellSize'
import { drawingFindings } from './drawingFindings'
import type { SheetPlan } from './formPlan'
import { formulaFindings } from './formulaFindings'
import type { Note } from './note'
import { parseArea } from './areas'
import { smallestSideMm } from './qrPictures'
import { numberedRows } from './sheetRows'
import { ownFormWords } from './texts'
import type { ListedSheet, WorkbookParts } from './WorkbookParts'
import { childOf, childrenOf, rootOf, walk, type Element } from './xml'

/** Everything in a form beyond plain cells: what stays, what changes, and what is not done, sheet by sheet. */
export function findings(book: WorkbookParts, plans: readonly SheetPlan[], sampleLink: string): FormFinding[] {
  const found: FormFinding[] = []
  const noteOf =
    (sheet: string): Note =>
    (kind, more = {}) =>
      void found.push({ kind, sheet, cells: [], count: more.cells?.length ?? 1, detail: '', ...more })
  fileFindings(book, noteOf(''))
  for (const sheet of book.sheets) {
    const plan = plans.find((one) => one.sheet.part === sheet.part) ?? null
    const note = noteOf(sheet.name)
    if (sheet.isGrid) sheetFindings(book, sheet, plan, note)
    drawingFindings(book.files, sheet, plan, note)
    if (plan) qrFindings(rootOf(book.files.look(sheet.part)), plan, sampleLink, note)
  }
  formulaFindings(book, plans, noteOf)
  return found
}

function fileFindings({ files, part }: WorkbookParts, note: Note): void {
  const types = new Set(files.relationsOf(part).map(({ type }) => type))
  if (types.has('vbaProject')) note('macro')
  if (types.has('externalLink')) note('externalLink')
  if (files.names().some((name) => name.startsWith('_xmlsignatures/'))) note('signature')
}

function sheetFindings(book: WorkbookParts, sheet: ListedSheet, plan: SheetPlan | null, note: Note): void {
  const root = rootOf(book.files.look(sheet.part))
  const names = new Set([...walk(root)].map(({ localName }) => localName))
  if (names.has('conditionalFormatting')) note('conditionalFormat')
  if (names.has('dataValidation')) note('validation')
  if (names.has('sheetProtection')) note('protection')
  if (sheet.hidden) note('hiddenSheet')
  const relations = book.files.relationsOf(sheet.part)
  const tables = relations.filter(({ type, target }) => type === 'table' && book.files.has(target))
  if (tables.length > 0) note('table', { count: tables.length })
  if (relations.some(({ type }) => type === 'pivotTable')) {
    note('pivot')
    if (plan) note('pivotOnCopies')
  }
  if (plan && relations.some(({ type }) => type === 'slicer' || type === 'timeline')) note('slicerOnCopies')
  if (!plan) return
  const blocks = plan.repeated.filter(({ from, to }) => to > from)
  if (blocks.length > 0) note('mixedRow', { cells: blocks.map(({ from, to }) => ownFormWords.rows(from, to)) })
  hyperlinkFindings(root, plan, note)
  for (const { target } of tables) tableHeader(rootOf(book.files.look(target)), plan, note)
}

function hyperlinkFindings(root: Element, { found }: SheetPlan, note: Note): void {
  const list = childOf(root, 'hyperlinks')
  const linked = new Set((list ? childrenOf(list) : []).map((one) => one.getAttribute('ref') ?? ''))
  const cells = [...new Set(found.filter(({ id, cell }) => id !== null && linked.has(cell)).map(({ cell }) => cell))]
  if (cells.length > 0) note('hyperlink', { cells })
}

/** Excel takes a table whose heading cell says another word than the table's column for damage. */
function tableHeader(table: Element, { found }: SheetPlan, note: Note): void {
  const area = parseArea(table.getAttribute('ref') ?? '')
  if (!area || table.getAttribute('headerRowCount') === '0') return
  const cells = found
    .filter(({ cell }) => {
      const one = parseArea(cell)
      return one !== null && one.top === area.top && one.left >= area.left && one.left <= area.right
    })
    .map(({ cell }) => cell)
  if (cells.length > 0) note('tableHeaderPlaceholder', { cells })
}

function qrFindings(root: Element, plan: SheetPlan, sampleLink: string, note: Note): void {
  const codes = plan.found.filter(({ id }) => id === 'qr')
  if (codes.length === 0) return
  numberedRows(root)
  const sizeOf = cellSizes(root)
  const need = smallestSideMm(sampleLink)
  if (need === null) return
  const [narrow, low]: [string[], string[]] = [[], []]
  let [width, height] = [0, 0]
  for (const { cell } of codes) {
    const area = parseArea(cell)
    if (!area) continue
    const size = sizeOf(area.top, area.left)
    if (size.widthMm < need) {
      narrow.push(cell)
      width = Math.floor(size.widthMm)
    } else if (size.heightMm < need + 1) {
      low.push(cell)
      height = Math.floor(size.heightMm)
    }
  }
  if (narrow.length > 0) note('qrNarrow', { cells: narrow, detail: ownFormWords.millimetres(width, need) })
  if (low.length > 0) note('qrLow', { cells: low, detail: ownFormWords.millimetres(height, need + 1) })
}
