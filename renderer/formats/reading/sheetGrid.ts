import { dayOfSerial } from './excelDay'
import { damaged } from './RefusedFile'
import { scanPart } from './scanPart'
import { maxColumn, maxRow, SheetCells } from './SheetCells'
import { attribute, decodeExcelEscapes } from './xmlText'
import type { Meter } from './Meter'
import type { Package } from './Package'
import type { SheetPart, WorkbookParts } from './workbookParts'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/**
 * Reads the cells of one sheet as plain values. The announced dimension is ignored (it may lie); formulas give their
 * cached value; merged areas keep their value in the first cell. @throws RefusedFile above the budget.
 */
export function sheetGrid(pack: Package, sheet: SheetPart, workbook: WorkbookParts, meter: Meter): GridSheet {
  const cells = new SheetCells(meter)
  const cell = new CellText()
  let row = 0
  let column = 0

  scanPart(pack, sheet.part, {
    open(tag, raw) {
      if (tag === 'c') {
        meter.scanCell()
        const position = cellPosition(attribute(raw, 'r'))
        row = position?.row ?? row
        column = position?.column ?? column + 1
        cell.start(attribute(raw, 't'), attribute(raw, 's'))
      } else if (tag === 'row') {
        row = Number(attribute(raw, 'r') ?? row + 1)
        column = 0
        if (!Number.isInteger(row) || row < 1 || row > maxRow) throw damaged('row number')
        if (/^(1|true)$/.test(attribute(raw, 'hidden') ?? '')) cells.hideRows(row, row)
      } else if (tag === 'mergeCell') {
        const area = mergeArea(attribute(raw, 'ref'))
        if (area !== null) cells.merge(area)
      } else cell.open(tag)
    },
    close(tag) {
      if (tag !== 'c') {
        cell.close(tag)
        return
      }
      const value = cell.value(workbook)
      if (value === null) return
      cells.put(row, column, value)
    },
    text(value) {
      cell.text(value)
    },
  })

  return cells.sheet(sheet.name, sheet.hidden)
}

/** Collects the value of the cell being read. */
class CellText {
  private type: string | null = null
  private style = 0
  private stored = ''
  private inline = ''
  private inStored = false
  private inInline = false
  private phonetic = 0

  start(type: string | null, style: string | null): void {
    this.type = type
    this.style = style === null ? -1 : Number(style)
    this.stored = ''
    this.inline = ''
  }

  open(tag: string): void {
    if (tag === 'v') this.inStored = true
    else if (tag === 't') this.inInline = this.phonetic === 0
    else if (tag === 'rPh') this.phonetic += 1
  }

  close(tag: string): void {
    if (tag === 'v') this.inStored = false
    else if (tag === 't') this.inInline = false
    else if (tag === 'rPh') this.phonetic -= 1
  }

  text(value: string): void {
    if (this.inStored) this.stored += value
    else if (this.inInline) this.inline += value
  }

  value(workbook: WorkbookParts): CellValue {
    const stored = this.stored
    switch (this.type) {
      case 's':
        return stored === '' ? null : textOrNull(workbook.sharedStrings[Number(stored)] ?? '')
      case 'inlineStr':
        return textOrNull(decodeExcelEscapes(this.inline === '' ? stored : this.inline))
      case 'str':
      case 'e':
        return textOrNull(decodeExcelEscapes(stored))
      case 'b':
        return stored === '' ? null : stored.trim() === '1' || stored.trim() === 'true'
      case 'd':
        return isoDay(stored)
      default:
        return this.number(stored.trim(), workbook)
    }
  }

  private number(stored: string, workbook: WorkbookParts): CellValue {
    if (stored === '') return null
    const value = Number(stored)
    if (!Number.isFinite(value)) return stored
    return workbook.dateStyles[this.style] === true ? dayOfSerial(value, workbook.date1904) : value
  }
}

function textOrNull(text: string): CellValue {
  return text === '' ? null : text
}

function isoDay(stored: string): CellValue {
  const day = /^(\d{4}-\d{2}-\d{2})/.exec(stored)?.[1]
  return day === undefined ? textOrNull(stored) : { day }
}

function cellPosition(reference: string | null): { row: number; column: number } | null {
  if (reference === null) return null
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (parts === null) throw damaged('cell reference')
  const row = Number(parts[2])
  let column = 0
  for (const letter of (parts[1] ?? '').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  if (row < 1 || row > maxRow || column > maxColumn) throw damaged('cell reference')
  return { row, column }
}

function mergeArea(reference: string | null): GridSheet['merges'][number] | null {
  const [from, to] = (reference ?? '').split(':')
  const start = cellPosition(from ?? null)
  const end = cellPosition(to ?? from ?? null)
  if (start === null || end === null) return null
  return { top: start.row, left: start.column, bottom: end.row, right: end.column }
}
