import type { ColumnFormat, SheetCell, SheetColumn, SheetDescription } from '@/domain/documents/description'
import { exportTexts } from '@/domain/exports/texts'

const texts = exportTexts.workbook

/** A column of a list: its head and what stands in it for a record. */
export interface ListColumn<Row> {
  title: string
  value: (row: Row) => SheetCell
  format?: ColumnFormat
  wrap?: boolean
  holds?: NonNullable<SheetColumn['holds']>
}

/** How a sheet is named and headed; `reference` sheets tell the import that they are not for it. */
export interface SheetHead {
  name: string
  pageHeader: string
  reference: boolean
}

/**
 * Records → a sheet, one record a row; `null` columns are those that the choice left out.
 * @param key title of the last of the first columns that tell whose row it is; the first alone unless told
 */
export function listSheet<Row>(
  { name, pageHeader, reference }: SheetHead,
  rows: readonly Row[],
  columns: readonly (ListColumn<Row> | null)[],
  key = '',
): SheetDescription {
  const kept = columns.filter((column) => column !== null)
  return {
    name,
    pageHeader,
    columns: kept.map(({ title, format = 'text', wrap = false, holds }) => ({
      title,
      format,
      width: null,
      wrap,
      ...(format === 'integer' && { align: 'center' as const }),
      ...(holds && { holds }),
    })),
    rows: rows.map((row) => ({ cells: kept.map((column) => blankAsNull(column.value(row))) })),
    orientation: 'landscape',
    keyColumns:
      Math.max(
        0,
        kept.findIndex(({ title }) => title === key),
      ) + 1,
    autofilter: true,
    fillInRows: 0,
    footLines: reference ? [texts.reference] : [],
  }
}

function blankAsNull(cell: SheetCell): SheetCell {
  return cell === '' ? null : cell
}
