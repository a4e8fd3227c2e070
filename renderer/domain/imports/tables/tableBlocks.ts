import { cellText, headerKey } from '@/domain/imports/values/cells'
import { classHeading, classOfSheet } from './classHeadings'
import { isSurelyClass } from './contentTests'
import { fieldOfStoreys } from './synonyms'
import type { ImportField } from '@/domain/imports/fields'
import type { FoundHeader } from './findHeader'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** Columns of one block, 1-based and inclusive. */
export interface Block {
  left: number
  right: number
  /** Class named over the block alone; empty when none is. */
  classText: string
}

interface HeaderColumn {
  at: number
  key: string
  field: ImportField | null
}

const anchors: readonly ImportField[] = ['fullName', 'lastName', 'className']

/**
 * Blocks that stand side by side under one header («№ | ФИО | Класс | | № | ФИО | Класс»), from left to right; a single
 * one for an ordinary list. Blocks repeat each other's headers, so parents beside a pupil are no block.
 */
export function blocksOf(sheet: GridSheet, header: FoundHeader): Block[] {
  const columns = columnsOf(header)
  const width = Math.max(header.headers.length, 1)
  const starts = startsOf(columns)
  if (starts.length < 2) return [{ left: 1, right: Number.MAX_SAFE_INTEGER, classText: '' }]
  return starts.map((start, at) => {
    const left = at === 0 ? 1 : start
    const next = starts[at + 1]
    const right = next === undefined ? Number.MAX_SAFE_INTEGER : next - 1
    return { left, right, classText: classOver(sheet, header, start, next === undefined ? width : next - 1) }
  })
}

function columnsOf(header: FoundHeader): HeaderColumn[] {
  return header.headers.flatMap((texts, index) => {
    const storeys = [...new Set(texts)].filter((text) => text !== '' && classHeading(text) === '')
    if (storeys.length === 0) return []
    return [{ at: index + 1, key: headerKey(storeys.join(' ')), field: fieldOfStoreys(storeys) }]
  })
}

/** 1-based columns in which blocks begin; one for an ordinary table. */
function startsOf(columns: HeaderColumn[]): number[] {
  const [first] = columns
  if (first === undefined) return []
  const anchorKeys = new Set(columns.filter((one) => isAnchor(one)).map((one) => one.key))
  const repeated = [...anchorKeys].find((key) => columns.filter((one) => one.key === key).length > 1)
  if (repeated === undefined) return [first.at]
  const apart = runsOf(columns).filter((run) => run.some((one) => one.key === repeated))
  if (apart.length > 1 && apart.every((run) => run.filter((one) => one.key === repeated).length === 1))
    return apart.map((run) => run[0]?.at ?? 1)
  return evenStarts(columns, repeated)
}

function isAnchor(column: HeaderColumn): boolean {
  return column.field !== null && anchors.includes(column.field)
}

/** Headers that stand together, with blank columns between the groups. */
function runsOf(columns: HeaderColumn[]): HeaderColumn[][] {
  const runs: HeaderColumn[][] = []
  for (const column of columns) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1)?.at === column.at - 1) run.push(column)
    else runs.push([column])
  }
  return runs
}

/** Without blank columns between them blocks are told only by repeating one another exactly. */
function evenStarts(columns: HeaderColumn[], anchor: string): number[] {
  const count = columns.filter((one) => one.key === anchor).length
  const size = columns.length / count
  const keys = columns.map((one) => one.key)
  const even = Number.isInteger(size) && size > 1 && keys.every((key, at) => key === keys[at % size])
  const first = columns[0]?.at ?? 1
  return even ? columns.filter((_, at) => at % size === 0).map((one) => one.at) : [first]
}

/** «5А» over the columns of the block, in the header itself or in one of the three rows above it. */
function classOver(sheet: GridSheet, header: FoundHeader, left: number, right: number): string {
  for (let row = header.lastRow; row >= Math.max(1, header.firstRow - 3); row -= 1) {
    for (const cell of sheet.rows[row - 1]?.slice(left - 1, right) ?? []) {
      const heading = typeof cell === 'string' ? classHeading(cell) : ''
      if (heading !== '') return heading
    }
  }
  return ''
}

/** Columns of names that stand under nothing but their classes: «5А | 5Б | 5В»; empty when it is not so. */
export function classColumns(header: FoundHeader): Block[] {
  const named = header.headers.flatMap(([text = ''], at) =>
    text === '' ? [] : [{ at: at + 1, classText: classHeading(text) }],
  )
  if (named.length < 2 || named.some(({ classText }) => classText === '')) return []
  return named.map(({ at, classText }) => ({ left: at, right: at, classText }))
}

/** A class that a lone cell over the table names, where the tab does not: «11 кад». Empty when there is none. */
export function classInTitles(sheet: GridSheet, from: number, to: number): string {
  if (classOfSheet(sheet.name, '') !== '') return ''
  for (const cells of sheet.rows.slice(from - 1, to)) {
    const texts = cells.filter((cell) => typeof cell === 'string' && cell.trim() !== '' && cell.length <= 40)
    const [only] = texts
    if (typeof only === 'string' && texts.length === 1 && (isSurelyClass(only) || classHeading(only) !== ''))
      return classHeading(only) || cellText(only)
  }
  return ''
}

/** The cells of a row that belong to the block; the others are blank, so that columns keep their numbers. */
export function cellsOf(block: Block, cells: CellValue[]): CellValue[] {
  if (block.left === 1 && block.right >= cells.length) return cells
  return cells.slice(0, block.right).map((cell, at) => (at + 1 < block.left ? null : cell))
}
