import type { CellValue, Style, Workbook, Worksheet, XlsxWriteOptions } from 'exceljs'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { emptyFacts, defaultOrganisation } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { maxPlatformId } from '@/domain/model/platformDefaults'
import { schoolOfSize, type SchoolSize } from '@/domain/sample/schoolOfSize'
import { writeXlsx } from '@/formats/workbook/writeXlsx'
import { benchDay } from './benchSchools'
import { interleaved, timed, type Pair } from './pairs'

const { default: ExcelJS } = await import('exceljs')

/** One sheet as plain values and shared styles, with everything that is set once per sheet. */
interface PlainSheet {
  name: string
  rows: { height: number | undefined; values: CellValue[]; styles: Partial<Style>[] }[]
  settings: Pick<Worksheet, 'views' | 'pageSetup' | 'headerFooter'> & {
    autoFilter: Worksheet['autoFilter'] | undefined
  }
  widths: (number | undefined)[]
}

export interface RosterFigures {
  rows: number
  cells: number
  bytes: number
  /** Against a loop that packs as ExcelJS does by itself. */
  plain: Pair[]
  /** Against the same loop with the program's own level of packing: what remains is the program's own work. */
  samePacking: Pair[]
}

/** Writing the roster of a whole school against a loop that only hands the same cells and styles to ExcelJS. */
export async function rosterPairs(size: SchoolSize, count: number): Promise<RosterFigures> {
  const description = invitationRoster(factsOf(size), { scope: 'school', platformId: maxPlatformId, today: benchDay })
  const bytes = await writeXlsx(description)
  const sheets = await readBack(bytes)
  const mine = JSON.stringify(sheets.map(({ name, rows }) => ({ name, rows })))
  const theirs = JSON.stringify((await readBack(await bareLoop(sheets, {}))).map(({ name, rows }) => ({ name, rows })))
  if (mine !== theirs) throw new Error('the bare loop does not write the same cells and styles')
  const ours = () => timed(() => writeXlsx(description))
  const packed = { zip: { compression: 'DEFLATE', compressionOptions: { level: 3 } } } as Partial<XlsxWriteOptions>
  return {
    rows: sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0),
    cells: sheets.reduce((sum, sheet) => sum + sheet.rows.reduce((cells, row) => cells + row.values.length, 0), 0),
    bytes: bytes.byteLength,
    plain: await interleaved(count, ours, () => timed(() => bareLoop(sheets, {}))),
    samePacking: await interleaved(count, ours, () => timed(() => bareLoop(sheets, packed))),
  }
}

/** The facts of a generated school without a database: its edits are whole new records. */
function factsOf(size: SchoolSize): Facts {
  const facts = emptyFacts(defaultOrganisation(''))
  const lists: Partial<Record<string, unknown[]>> = {
    schoolYear: facts.schoolYears,
    staff: facts.staff,
    class: facts.classes,
    order: facts.orders,
    assignment: facts.assignments,
    platform: facts.platforms,
    link: facts.links,
    pupil: facts.pupils,
    parent: facts.parents,
    invitee: facts.invitees,
    headCount: facts.headCounts,
  }
  for (const { table, id, fields } of schoolOfSize(size, benchDay).edits) {
    if (table === 'organisation') Object.assign(facts.organisation, fields)
    else lists[table]?.push({ ...fields, id })
  }
  return facts
}

async function readBack(bytes: Uint8Array): Promise<PlainSheet[]> {
  const workbook: Workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook.worksheets.map((sheet) => {
    const rows: PlainSheet['rows'] = []
    for (let number = 1; number <= sheet.rowCount; number += 1) {
      const row = sheet.getRow(number)
      const values: CellValue[] = []
      const styles: Partial<Style>[] = []
      for (let at = 1; at <= row.cellCount; at += 1) {
        values.push(row.getCell(at).value)
        styles.push(row.getCell(at).style)
      }
      rows.push({ height: row.height, values, styles })
    }
    const { views, autoFilter, pageSetup, headerFooter } = sheet
    const widths = Array.from({ length: sheet.columnCount }, (_, at) => sheet.getColumn(at + 1).width)
    return { name: sheet.name, rows, settings: { views, autoFilter, pageSetup, headerFooter }, widths }
  })
}

async function bareLoop(sheets: readonly PlainSheet[], options: Partial<XlsxWriteOptions>): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows, settings, widths } of sheets) {
    const sheet = workbook.addWorksheet(name)
    rows.forEach(({ height, values, styles }, index) => {
      const row = sheet.getRow(index + 1)
      for (let at = 0; at < values.length; at += 1) {
        const cell = row.getCell(at + 1)
        const value = values[at]
        if (value !== null && value !== undefined) cell.value = value
        cell.style = styles[at] ?? {}
      }
      if (height !== undefined) row.height = height
    })
    widths.forEach((width, at) => {
      if (width !== undefined) sheet.getColumn(at + 1).width = width
    })
    Object.assign(sheet, settings)
  }
  const packed: unknown = await workbook.xlsx.writeBuffer(options)
  if (packed instanceof ArrayBuffer) return new Uint8Array(packed)
  const view = packed as Uint8Array
  return new Uint8Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength))
}
