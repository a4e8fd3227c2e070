import { veiled, veiledInside } from '@/ui/board/boardMode'

export type CellValue = string | number | null

/** One column of `DataTable`. */
export interface TableColumn<Row> {
  id: string
  title: string
  /** Pixels at the start; the user may drag the edge, the choice is remembered. */
  width: number
  /** 48 unless told. */
  minWidth?: number
  /** Text of the cell where no slot `cell-<id>` is given; also its tooltip when it is cut. */
  value: (row: Row) => CellValue
  /** What to sort by when it is not the shown value: an ISO day, a level, a number. Nulls and empty texts come last. */
  sortValue?: (row: Row) => CellValue
  /** Not shown until chosen in «Столбцы». */
  hidden?: boolean
  align?: 'left' | 'center' | 'right'
  /** Takes the width that is left over; the last visible column does when none is marked. */
  grow?: boolean
  /** Always shown: cannot be switched off in «Столбцы». */
  fixed?: boolean
  /** A telephone, mail, a date of birth: not drawn in the board mode. */
  private?: boolean
  /** A click on the header does not sort. */
  unsortable?: boolean
}

export interface TableSort {
  id: string
  descending: boolean
}

export const alignmentClass = { left: 'text-left', center: 'text-center', right: 'text-right tabular-nums' } as const

/** What a cell shows where no slot draws it; in the board mode without what is private. */
export function textOf<Row>(column: TableColumn<Row>, row: Row): string {
  const text = String(column.value(row) ?? '')
  return column.private ? veiled(text) : veiledInside(text)
}
