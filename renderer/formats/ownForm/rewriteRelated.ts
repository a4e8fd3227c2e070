import type { FormPackage, Relation } from './FormPackage'
import { movedArea } from './areas'
import { moveFormula, type FormulaPlace } from './moveFormula'
import type { RowMap } from './RowMap'
import { allOf, childOf, childrenOf, rootOf, setText, textOf, walk, type Element } from './xml'

/** What hangs on a sheet and tells rows of it: drawings, charts, tables, notes, controls, pivot tables. */
export function rewriteRelated(files: FormPackage, sheetPart: string, rows: RowMap, place: FormulaPlace): void {
  for (const relation of files.relationsOf(sheetPart)) {
    if (relation.external || !files.has(relation.target)) continue
    rewritePart(files, relation, rows, place)
  }
}

function rewritePart(files: FormPackage, { type, target }: Relation, rows: RowMap, place: FormulaPlace): void {
  if (type === 'drawing') {
    if (rows.moves) moveAnchors(rootOf(files.edit(target)), rows)
    for (const one of files.relationsOf(target)) {
      if (/^chart/u.test(one.type) && files.has(one.target)) moveChart(files, one.target, place)
    }
  } else if (type === 'table') moveAttributes(rootOf(files.edit(target)), ['ref'], rows)
  else if (type === 'comments' || type === 'threadedComment') {
    if (rows.moves) moveAttributes(rootOf(files.edit(target)), ['ref'], rows, true)
  } else if (type === 'vmlDrawing') {
    if (rows.moves) files.put(target, movedVml(files.textOf(target), rows))
  } else if (type === 'ctrlProp') moveControl(rootOf(files.edit(target)), place)
  else if (type === 'pivotTable') movePivot(files, target, rows, place)
}

function moveAttributes(root: Element, names: readonly string[], rows: RowMap, isCell = false): void {
  for (const one of walk(root)) {
    for (const name of names) {
      const value = one.getAttribute(name)
      if (value === null || value === '') continue
      const moved = movedArea(value, rows)
      one.setAttribute(name, isCell ? (moved.split(':')[0] ?? moved) : moved)
    }
  }
}

const repeatable = new Set(['pic', 'sp', 'cxnSp', 'grpSp'])

/** Pictures and shapes go where their rows go; one that stands in a repeated row stands in each of its copies. */
function moveAnchors(drawing: Element, rows: RowMap): void {
  let lastId = Math.max(0, ...allOf(drawing, 'cNvPr').map((one) => Number(one.getAttribute('id')) || 0))
  const anchors = [...walk(drawing)].filter((one) => /^(?:twoCell|oneCell)Anchor$/u.test(one.localName ?? ''))
  for (const anchor of anchors) {
    const from = rowOf(childOf(anchor, 'from'))
    if (from === null) continue
    const bottom = childOf(anchor, 'to')
    const to = rowOf(bottom)
    const block = rows.blockOf(from + 1)
    // A picture that ends exactly at the row's lower edge ends, as the file says it, at the top of the next row.
    const lastRow = bottom === null || to === null ? from + 1 : isAtTop(bottom) ? to : to + 1
    const isInside = block !== null && lastRow <= block.to
    const copies = isInside && childrenOf(anchor).some((one) => repeatable.has(one.localName ?? '')) ? block.count : 1
    for (let copy = copies - 1; copy >= 0; copy -= 1) {
      const one = copy === 0 ? anchor : (anchor.cloneNode(true) as Element)
      const top = rows.copy(from + 1, copy) - 1
      setRow(childOf(one, 'from'), top)
      if (to !== null) setRow(childOf(one, 'to'), isInside ? to + top - from : rows.first(to + 1) - 1)
      if (copy === 0) continue
      for (const id of allOf(one, 'cNvPr')) id.setAttribute('id', String((lastId += 1)))
      anchor.parentNode?.insertBefore(one, anchor.nextSibling)
    }
  }
}

function isAtTop(corner: Element): boolean {
  return Number(textOf(childOf(corner, 'rowOff') ?? corner)) === 0
}

function rowOf(corner: Element | null): number | null {
  const row = corner && childOf(corner, 'row')
  return row ? Number(textOf(row)) : null
}

function setRow(corner: Element | null, row: number): void {
  const element = corner && childOf(corner, 'row')
  if (element) setText(element, String(row))
}

/** A chart reads the repeated rows all of them. The values that it remembers are read anew when the file is opened. */
function moveChart(files: FormPackage, part: string, place: FormulaPlace): void {
  for (const one of allOf(rootOf(files.look(part)), 'f')) {
    const moved = moveFormula(textOf(one), place, null, true)
    if (moved === textOf(one)) continue
    files.edit(part)
    setText(one, moved)
  }
}

/** The old drawing language is no strict XML: places are told in it as plain text. */
function movedVml(text: string, rows: RowMap): string {
  return text
    .replace(/(<x:Row>\s*)(\d+)(\s*<\/x:Row>)/gu, (_, before: string, row: string, after: string) =>
      [before, String(rows.first(Number(row) + 1) - 1), after].join(''),
    )
    .replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/gu, (whole, before: string, list: string, after: string) => {
      const numbers = list.split(',').map((one) => Number(one.trim()))
      const [top, bottom] = [numbers[2], numbers[6]]
      if (numbers.length !== 8 || top === undefined || bottom === undefined) return whole
      const shift = rows.first(top + 1) - 1 - top
      numbers[2] = top + shift
      numbers[6] = bottom + shift
      return before + numbers.join(', ') + after
    })
}

function moveControl(control: Element, place: FormulaPlace): void {
  for (const name of ['fmlaLink', 'fmlaRange', 'fmlaTxbx', 'fmlaGroup']) {
    const value = control.getAttribute(name)
    if (value !== null && value !== '') control.setAttribute(name, moveFormula(value, place))
  }
}

function movePivot(files: FormPackage, part: string, rows: RowMap, place: FormulaPlace): void {
  const location = childOf(rootOf(files.edit(part)), 'location')
  const ref = location?.getAttribute('ref')
  if (location && ref) location.setAttribute('ref', movedArea(ref, rows))
  for (const { type, target } of files.relationsOf(part)) {
    if (type !== 'pivotCacheDefinition' || !files.has(target)) continue
    movePivotSource(rootOf(files.edit(target)), place)
  }
}

/** Several pivot tables may share one source: it is moved once, and then refreshed when the file is opened. */
function movePivotSource(cache: Element, place: FormulaPlace): void {
  const source = allOf(cache, 'worksheetSource')[0]
  if (!source || cache.getAttribute('refreshOnLoad') === '1') return
  cache.setAttribute('refreshOnLoad', '1')
  const sheet = place.sheets.get((source.getAttribute('sheet') ?? '').toLowerCase())
  const ref = source.getAttribute('ref')
  if (!sheet || ref === null || ref === '') return
  source.setAttribute('ref', movedArea(ref, sheet.rows))
  source.setAttribute('sheet', sheet.name)
}
