import { decodeMarkup } from '@/formats/reading/decodeMarkup'
import { RefusedFile } from '@/formats/reading/RefusedFile'
import { scanText } from '@/formats/reading/scanText'
import { SheetCells } from '@/formats/reading/SheetCells'
import { attributesOf } from '@/formats/reading/xmlText'
import type { Meter } from '@/formats/reading/Meter'
import type { GridFile } from '@/domain/imports/grid'

/**
 * aSc Timetables XML: `<timetable><teachers><teacher id=… name=…/>…</teachers><classes>…`. Each list of records becomes a
 * sheet named after it; its first row holds the names of the attributes, in the order in which they first occur, the
 * next rows the values as text. @throws RefusedFile when there is no record.
 */
export function readTimetable(fileName: string, bytes: Uint8Array, meter: Meter): GridFile {
  const lists = new Map<string, RecordList>()
  const path: string[] = []
  scanText(
    decodeMarkup(bytes),
    {
      open(tag, raw) {
        const container = path[1]
        if (path.length === 2 && container !== undefined) listOf(lists, container, meter).add(attributesOf(raw))
        path.push(tag)
      },
      close() {
        path.pop()
      },
      text() {
        // Values are attributes.
      },
    },
    meter,
  )
  if (lists.size === 0) throw new RefusedFile('empty', 'no records')
  if (lists.size > meter.budget.sheets) throw new RefusedFile('too-many-sheets', String(lists.size))
  return { fileName, format: 'aSc', sheets: [...lists].map(([name, list]) => list.cells.sheet(name, false)) }
}

function listOf(lists: Map<string, RecordList>, name: string, meter: Meter): RecordList {
  const known = lists.get(name)
  if (known !== undefined) return known
  const fresh = new RecordList(meter)
  lists.set(name, fresh)
  return fresh
}

class RecordList {
  readonly cells: SheetCells
  private readonly meter: Meter
  private readonly columns = new Map<string, number>()
  private row = 1

  constructor(meter: Meter) {
    this.meter = meter
    this.cells = new SheetCells(meter)
  }

  add(attributes: [name: string, value: string][]): void {
    this.row += 1
    for (const [name, value] of attributes) {
      this.meter.scanCell()
      let column = this.columns.get(name)
      if (column === undefined) {
        column = this.columns.size + 1
        this.columns.set(name, column)
        this.cells.put(1, column, name)
      }
      this.cells.put(this.row, column, value)
    }
  }
}
