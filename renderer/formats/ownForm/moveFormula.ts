import { parseA1Ref, stringifyA1Ref, tokenize } from '@borgar/fx/xlsx'
import type { RepeatedRows, RowMap } from './RowMap'

/** A sheet of the form as a formula sees it: what it is called now, and where its rows went. */
export interface SheetPlace {
  name: string
  rows: RowMap
}

/** Where a formula stands. Sheets and tables by the names they had in the form, in lower case. */
export interface FormulaPlace {
  home: SheetPlace
  sheets: ReadonlyMap<string, SheetPlace>
  tables: ReadonlyMap<string, string>
}

/** A formula inside of a repeated block: which copy of it. Every sheet's own rows follow it as when copied down in Excel. */
export interface OwnCopy {
  block: RepeatedRows
  copy: number
}

/** Functions that count over cells: what they say about one repeated row is meant for all of them. */
const counting = new Set(
  (
    'SUM AVERAGE AVERAGEA COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SUMIF SUMIFS AVERAGEIF AVERAGEIFS MIN MAX MEDIAN PRODUCT ' +
    'SUMPRODUCT SUBTOTAL AGGREGATE CONCAT TEXTJOIN STDEV VAR'
  ).split(' '),
)

/**
 * A formula where rows were repeated and sheets renamed. References to rows below move, ranges over repeated rows grow
 * (also a single cell of such a row inside of SUM and its like), a reference without `$` inside of a repeated row moves with
 * its copy. `grows`: single cells grow as well, as in a chart's series and in a named range.
 */
export function moveFormula(formula: string, place: FormulaPlace, own: OwnCopy | null = null, grows = false): string {
  const functions: boolean[] = []
  let called = ''
  const parts = tokenize(formula, { mergeRefs: true, withLocation: false }).map(({ type, value }) => {
    if (type === 'operator' && value === '(') functions.push(counting.has(called))
    else if (type === 'operator' && value === ')') functions.pop()
    called = type === 'func' ? value.toUpperCase() : ''
    if (type === 'structured') return withTable(value, place)
    if (!type.startsWith('range')) return value
    return movedReference(value, place, own, grows || functions.at(-1) === true)
  })
  return parts.join('')
}

function withTable(reference: string, { tables }: FormulaPlace): string {
  const at = reference.indexOf('[')
  const renamed = tables.get(reference.slice(0, at).toLowerCase())
  return renamed === undefined ? reference : renamed + reference.slice(at)
}

function movedReference(text: string, place: FormulaPlace, own: OwnCopy | null, grows: boolean): string {
  const found = parseA1Ref(text)
  if (!found || found.workbookName) return text
  const sheetName = found.sheetName ?? ''
  const sheet = sheetName === '' ? place.home : place.sheets.get(sheetName.toLowerCase())
  if (!sheet) return text
  const prefix = sheetName === '' || sheet.name === sheetName ? {} : { sheetName: sheet.name }
  const unchanged = { workbookName: found.workbookName ?? '', sheetName, ...prefix }
  if (!('range' in found)) return 'sheetName' in prefix ? `${quoted(sheet.name)}!${found.name}` : text
  const { range } = found
  if (range.top == null || range.bottom == null) {
    return 'sheetName' in prefix ? stringifyA1Ref({ ...unchanged, range }) : text
  }
  const isCell = range.top === range.bottom && range.$top === range.$bottom && !text.includes(':')
  const ownBlock = sheet === place.home ? own : null
  const isOutside = own === null || (range.$top === true && range.$bottom === true)
  const growsHere = (!isCell || grows) && isOutside
  const moved = {
    ...range,
    top: movedRow(range.top + 1, range.$top === true, sheet.rows, own, ownBlock, false) - 1,
    bottom: movedRow(range.bottom + 1, range.$bottom === true, sheet.rows, own, ownBlock, growsHere) - 1,
  }
  if (moved.top === range.top && moved.bottom === range.bottom && !('sheetName' in prefix)) return text
  return stringifyA1Ref({ ...unchanged, range: moved })
}

function movedRow(
  row: number,
  isFixed: boolean,
  rows: RowMap,
  own: OwnCopy | null,
  ownBlock: OwnCopy | null,
  grows: boolean,
): number {
  if (own === null || isFixed) return grows ? rows.last(row) : rows.first(row)
  if (ownBlock && rows.blockOf(row)?.from === ownBlock.block.from) return rows.copy(row, own.copy)
  const step = own.block.to - own.block.from + 1
  return (grows ? rows.last(row) : rows.first(row)) + own.copy * step
}

function quoted(name: string): string {
  return stringifyA1Ref({ sheetName: name, range: { top: 0, left: 0, bottom: 0, right: 0 } }).replace(/!A1$/u, '')
}

/** Whether a formula of a repeated row refers to another row without `$`: copied down, such a reference moves away. */
export function leansOnOtherRows(formula: string, block: Pick<RepeatedRows, 'from' | 'to'>): boolean {
  return tokenize(formula, { mergeRefs: true }).some(({ type, value }) => {
    if (!type.startsWith('range')) return false
    const found = parseA1Ref(value)
    if (!found || !('range' in found)) return false
    const { range } = found
    if (range.top == null || range.bottom == null) return false
    const isOther = (row: number) => value.includes('!') || row + 1 < block.from || row + 1 > block.to
    return (isOther(range.top) && !range.$top) || (isOther(range.bottom) && !range.$bottom)
  })
}
