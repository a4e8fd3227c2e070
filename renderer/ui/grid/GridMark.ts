/** What a row of the picture is: colour, border and word say the same. */
export type GridTone = 'header' | 'data' | 'skipped' | 'outside'

export interface GridMark {
  tone: GridTone
  /** One word beside the number: «заголовок», «пропуск». */
  word?: string
  /** Why, in full. */
  title?: string
}

/** The cell under the keyboard, counted from 1. */
export interface GridCursor {
  row: number
  column: number
}
