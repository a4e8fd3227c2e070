import { RefusedFile } from '@/formats/reading/RefusedFile'
import { SheetCells } from '@/formats/reading/SheetCells'
import { attribute } from '@/formats/reading/xmlText'
import { OdsText } from './OdsText'
import type { Meter } from '@/formats/reading/Meter'
import type { XmlListener } from '@/formats/reading/XmlScanner'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** Parts of a table whose texts are none of its cells: comments, drawings, what tracked changes took out. */
const foreign = new Set(['annotation', 'shapes', 'tracked-changes', 'forms', 'dde-links', 'frame', 'custom-shape'])

/**
 * Listens to content.xml and collects the sheets. Repeated blank rows and cells are only counted, so a million of them
 * cost nothing; repeated filled ones are copied under the budget.
 */
export class OdsContent implements XmlListener {
  readonly sheets: GridSheet[] = []
  private readonly meter: Meter
  private readonly cellText = new OdsText()
  private readonly hiddenStyles = new Set<string>()
  private style = ''
  private cells: SheetCells
  private name = ''
  private hidden = false
  /** How many tables deep; a table within a cell is left out. */
  private depth = 0
  private skipped = ''
  private skippedDepth = 0
  private row = 0
  private rowRepeats = 1
  private rowHidden = false
  private column = 0
  private cellRepeats = 1
  private cellTag = ''

  constructor(meter: Meter) {
    this.meter = meter
    this.cells = new SheetCells(meter)
  }

  open(tag: string, raw: string): void {
    if (this.skipped !== '') {
      if (tag === this.skipped) this.skippedDepth += 1
    } else if (foreign.has(tag) || (tag === 'table' && this.depth === 1)) this.skip(tag)
    else if (tag === 'style') this.style = attribute(raw, 'name') ?? ''
    else if (tag === 'table-properties') this.styleOfTable(raw)
    else if (tag === 'table') this.openTable(raw)
    else if (this.depth === 0) return
    else if (tag === 'table-row') this.openRow(raw)
    else if (tag === 'table-cell' || tag === 'covered-table-cell') this.openCell(tag, raw)
    else if (this.cellTag !== '') this.cellText.open(tag, raw)
  }

  close(tag: string): void {
    if (this.skipped !== '') {
      if (tag === this.skipped && (this.skippedDepth -= 1) === 0) this.skipped = ''
    } else if (this.depth === 0) return
    else if (tag === 'table') this.closeTable()
    else if (tag === 'table-row') this.closeRow()
    else if (tag === this.cellTag) this.closeCell()
    else if (this.cellTag !== '') this.cellText.close(tag)
  }

  text(value: string): void {
    if (this.skipped === '' && this.cellTag !== '') this.cellText.add(value)
  }

  private skip(tag: string): void {
    this.skipped = tag
    this.skippedDepth = 1
  }

  private styleOfTable(raw: string): void {
    if (attribute(raw, 'display') === 'false') this.hiddenStyles.add(this.style)
  }

  private openTable(raw: string): void {
    if (this.sheets.length >= this.meter.budget.sheets) throw new RefusedFile('too-many-sheets', 'tables')
    this.depth = 1
    this.cells = new SheetCells(this.meter)
    this.name = attribute(raw, 'name') ?? ''
    this.hidden = this.hiddenStyles.has(attribute(raw, 'style-name') ?? '')
    this.row = 0
  }

  private closeTable(): void {
    this.depth = 0
    this.sheets.push(this.cells.sheet(this.name, this.hidden))
  }

  private openRow(raw: string): void {
    this.meter.tick()
    this.row += 1
    this.column = 0
    this.rowRepeats = repeats(raw, 'number-rows-repeated')
    this.rowHidden = /^(collapse|filter)$/.test(attribute(raw, 'visibility') ?? '')
  }

  private closeRow(): void {
    const last = this.row + this.rowRepeats - 1
    if (this.rowHidden) this.cells.hideRows(this.row, last)
    if (this.cells.lastRow === this.row) {
      for (let row = this.row + 1; row <= last; row += 1) this.cells.repeatRow(this.row, row)
    }
    this.row = last
  }

  private openCell(tag: string, raw: string): void {
    this.meter.scanCell()
    this.cellTag = tag
    this.column += 1
    const bare = raw === ''
    this.cellRepeats = bare ? 1 : repeats(raw, 'number-columns-repeated')
    this.cellText.start(bare ? null : storedValue(raw))
    if (raw.includes('-spanned')) this.span(raw)
  }

  private closeCell(): void {
    const value = this.cellTag === 'covered-table-cell' ? null : this.cellText.value()
    this.cellTag = ''
    const last = this.column + this.cellRepeats - 1
    if (value !== null) {
      for (let column = this.column; column <= last; column += 1) this.cells.put(this.row, column, value)
    }
    this.column = last
  }

  private span(raw: string): void {
    const columns = repeats(raw, 'number-columns-spanned')
    const rows = repeats(raw, 'number-rows-spanned')
    if (columns === 1 && rows === 1) return
    const { row, column } = this
    this.cells.merge({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 })
  }
}

function repeats(raw: string, name: string): number {
  if (!raw.includes(name)) return 1
  const count = attribute(raw, name)
  return count !== null && /^\d{1,7}$/.test(count) ? Math.max(1, Number(count)) : 1
}

/** The value that an office cell carries beside its text; `null` where its text is the value. */
function storedValue(raw: string): CellValue {
  if (!raw.includes('value-type')) return null
  switch (attribute(raw, 'value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return numberOf(attribute(raw, 'value'))
    case 'date':
      return dayOf(attribute(raw, 'date-value'))
    case 'time':
      return timeOf(attribute(raw, 'time-value'))
    case 'boolean':
      return attribute(raw, 'boolean-value') === 'true'
    default:
      return attribute(raw, 'string-value')
  }
}

function numberOf(stored: string | null): CellValue {
  const value = Number(stored ?? '')
  return stored === null || stored.trim() === '' || !Number.isFinite(value) ? null : value
}

function dayOf(stored: string | null): CellValue {
  const day = /^\d{4}-\d\d-\d\d/.exec(stored ?? '')?.[0]
  return day === undefined ? stored : { day }
}

/** «PT08H30M00S» → «08:30». */
function timeOf(stored: string | null): CellValue {
  const [, hours, minutes] = /^PT(\d{1,6})H(\d{1,2})M/.exec(stored ?? '') ?? []
  return hours === undefined || minutes === undefined ? stored : `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}
