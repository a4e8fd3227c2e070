import { decodeMarkup } from '@/formats/reading/decodeMarkup'
import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import { scanText } from '@/formats/reading/scanText'
import { SheetCells } from '@/formats/reading/SheetCells'
import { attribute } from '@/formats/reading/xmlText'
import type { Meter } from '@/formats/reading/Meter'
import type { CellValue, GridFile, GridSheet } from '@/domain/imports/grid'

/** Excel 2003 XML («Таблица XML 2003»), which many programs of schools write under the name .xls. */
export function readXmlSpreadsheet(fileName: string, bytes: Uint8Array, meter: Meter): GridFile {
  const reader = new SpreadsheetReader(meter)
  scanText(decodeMarkup(bytes), reader, meter)
  if (reader.sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('empty', 'no cells')
  return { fileName, format: 'xls', sheets: reader.sheets }
}

class SpreadsheetReader {
  readonly sheets: GridSheet[] = []
  private readonly meter: Meter
  private cells: SheetCells
  private name = ''
  private hidden = false
  private row = 0
  private column = 0
  /** Rows and columns that the last row or cell stands for or covers beyond itself. */
  private moreRows = 0
  private moreColumns = 0
  private type: string | null = null
  private data = ''
  private inData = false
  private inComment = false
  private inVisible = false

  constructor(meter: Meter) {
    this.meter = meter
    this.cells = new SheetCells(meter)
  }

  open(tag: string, raw: string): void {
    if (tag === 'Worksheet') this.openSheet(attribute(raw, 'Name') ?? '')
    else if (tag === 'Row') this.openRow(raw)
    else if (tag === 'Cell') this.openCell(raw)
    else if (tag === 'Comment') this.inComment = true
    else if (tag === 'Visible') this.inVisible = true
    else if (tag === 'Data' && !this.inComment) {
      this.inData = true
      this.type = attribute(raw, 'Type')
      this.data = ''
    }
  }

  close(tag: string): void {
    if (tag === 'Worksheet') this.sheets.push(this.cells.sheet(this.name, this.hidden))
    else if (tag === 'Comment') this.inComment = false
    else if (tag === 'Visible') this.inVisible = false
    else if (tag === 'Data' && this.inData) {
      this.inData = false
      this.cells.put(this.row, this.column, valueOf(this.type, this.data))
    }
  }

  text(value: string): void {
    if (this.inData) this.data += value
    else if (this.inVisible && /hidden/i.test(value)) this.hidden = true
  }

  private openSheet(name: string): void {
    if (this.sheets.length >= this.meter.budget.sheets) throw new RefusedFile('too-many-sheets', 'worksheets')
    this.cells = new SheetCells(this.meter)
    this.name = name
    this.hidden = false
    this.row = 0
    this.moreRows = 0
  }

  private openRow(raw: string): void {
    this.meter.tick()
    this.row = indexOf(raw) ?? this.row + this.moreRows + 1
    this.moreRows = count(raw, 'Span')
    this.column = 0
    this.moreColumns = 0
    if (attribute(raw, 'Hidden') === '1') this.cells.hideRows(this.row, this.row + this.moreRows)
  }

  private openCell(raw: string): void {
    this.meter.scanCell()
    this.column = indexOf(raw) ?? this.column + this.moreColumns + 1
    this.moreColumns = count(raw, 'MergeAcross')
    const down = count(raw, 'MergeDown')
    if (this.moreColumns === 0 && down === 0) return
    const { row, column } = this
    this.cells.merge({ top: row, left: column, bottom: row + down, right: column + this.moreColumns })
  }
}

function indexOf(raw: string): number | null {
  const index = attribute(raw, 'Index')
  if (index === null) return null
  if (!/^[1-9]\d{0,6}$/.test(index)) throw damaged('index')
  return Number(index)
}

function count(raw: string, name: string): number {
  const value = attribute(raw, name)
  return value !== null && /^\d{1,7}$/.test(value) ? Number(value) : 0
}

function valueOf(type: string | null, text: string): CellValue {
  if (text === '') return null
  if (type === 'Number') return Number.isFinite(Number(text)) ? Number(text) : text
  if (type === 'Boolean') return text.trim() === '1'
  if (type === 'DateTime') return dayOrTime(text)
  return text
}

/** «2026-09-01T00:00:00.000»; a time of day stands on the last day before 1900. */
function dayOrTime(text: string): CellValue {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text) ?? []
  if (day === undefined) return text
  return day === '1899-12-31' && time !== undefined ? time : { day }
}
