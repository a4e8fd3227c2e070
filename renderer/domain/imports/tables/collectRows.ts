import { cellText, isBlank } from '@/domain/imports/values/cells'
import { looksLikePatronymic } from './contentTests'
import { joined } from './tableRows'
import { skippedTexts } from '@/domain/imports/texts'
import type { RowJudge } from './RowJudge'
import type { TableRow } from './Table'
import type { SkippedRow } from '@/domain/imports/plan'
import type { RecognisedColumn } from './RecognisedColumn'

export interface CollectedRows {
  rows: TableRow[]
  skipped: SkippedRow[]
}

/** What the sheet says about its rows beyond their cells. */
export interface RowsGiven {
  judge: RowJudge
  columns: RecognisedColumn[]
  /** Class named over the whole block; empty when none is. */
  classText: string
  /** For a row inside a merged name: the row the name stands in. */
  underNames: Map<number, number>
  /** 1-based; rows below it are no data. */
  lastRow: number
}

/** Sorts the filled rows of a table into data, rows that go on with the one above, and rows that are no data. */
export function* collectRows(all: TableRow[], given: RowsGiven): Generator<void, CollectedRows> {
  const collector = new Collector(given)
  for (const [at, chunk] of chunksOf(all).entries()) {
    const isTable = at === 0 || !collector.hasData || chunk.some((row) => collector.belongs(row))
    for (const [place, row] of chunk.entries()) {
      if (row.row % 50 === 0) yield
      collector.add(row, place === 0 && at > 0, isTable)
    }
  }
  return { rows: collector.rows, skipped: collector.skipped }
}

/** Rows that follow one another without a blank one between them. */
function chunksOf(rows: TableRow[]): TableRow[][] {
  const chunks: TableRow[][] = []
  for (const row of rows) {
    const chunk = chunks.at(-1)
    if (chunk !== undefined && chunk.at(-1)?.row === row.row - 1) chunk.push(row)
    else chunks.push([row])
  }
  return chunks
}

class Collector {
  readonly rows: TableRow[] = []
  readonly skipped: SkippedRow[] = []
  private readonly given: RowsGiven
  private readonly judge: RowJudge
  private classText: string
  /** Whether the row just above is data, so that a row may go on with it. */
  private open = false
  private lastNumber = 0

  constructor(given: RowsGiven) {
    this.given = given
    this.judge = given.judge
    this.classText = given.classText
  }

  get hasData(): boolean {
    return this.rows.length > 0
  }

  belongs(row: TableRow): boolean {
    return this.judge.holdsMarks || this.judge.isPlausible(row.cells) || this.numberOf(row) === this.lastNumber + 1
  }

  add(row: TableRow, afterGap: boolean, isTable: boolean): void {
    if (row.row > this.given.lastRow) {
      this.skip(row, skippedTexts.belowEnd)
      return
    }
    if (afterGap) this.open = false
    const verdict = this.judge.judge(row.cells, afterGap)
    // «Львовна» alone looks like a section until one sees whose name it ends.
    const mayEnd = verdict.what === 'skip' && verdict.reason === skippedTexts.section
    if (mayEnd && isTable && this.goesOn(row, false)) this.join(row)
    else if (verdict.what === 'skip') {
      this.skip(row, verdict.reason)
      if (verdict.classText !== undefined) this.classText = verdict.classText
    } else if (!isTable) this.skip(row, skippedTexts.otherTable)
    else if (!this.judge.holdsMarks && this.goesOn(row, verdict.what === 'nameless')) this.join(row)
    else this.push(row)
  }

  private skip(row: TableRow, reason: string): void {
    this.skipped.push({ row: row.row, reason })
    this.open = false
  }

  private push(row: TableRow): void {
    this.rows.push(this.classText === '' ? row : { ...row, classText: this.classText })
    this.open = true
    const number = this.numberOf(row)
    if (number > 0) this.lastNumber = number
  }

  private numberOf(row: TableRow): number {
    const { numberColumn } = this.judge
    const text = numberColumn < 0 ? '' : cellText(row.cells[numberColumn])
    return /^\d{1,5}\.?$/.test(text) ? Number.parseInt(text, 10) : 0
  }

  private join(row: TableRow): void {
    const upper = this.rows.pop()
    if (upper !== undefined) this.rows.push(joined(upper, row))
  }

  private goesOn(row: TableRow, nameless: boolean): boolean {
    const upper = this.rows.at(-1)
    if (upper === undefined) return false
    const top = this.given.underNames.get(row.row)
    const isUnder =
      top !== undefined && (upper.row === top || upper.mergedRows?.includes(top) === true || upper.row > top)
    if (nameless && isUnder) return true
    if (!this.open || this.judge.isNumbered(row.cells)) return false
    return nameless ? this.addsToUpper(upper, row) : this.endsName(upper, row)
  }

  /** A second telephone or position under the first: nothing that the person above would lack. */
  private addsToUpper(upper: TableRow, row: TableRow): boolean {
    if (!this.judge.namesPeople) return false
    if (this.judge.isNumbered(upper.cells)) return true
    const filled = this.judge.mappedColumns.filter((at) => !isBlank(row.cells[at]))
    const others = this.judge.mappedColumns.filter((at) => !this.judge.nameColumns.includes(at))
    return filled.length * 2 <= Math.max(2, others.length) && filled.every((at) => !isBlank(upper.cells[at]))
  }

  /** «Орлова» over «Нина Львовна», «Орлова Нина» over «Львовна»: one name broken over two rows. */
  private endsName(upper: TableRow, row: TableRow): boolean {
    const at = this.judge.nameColumns[0]
    if (at === undefined || this.judge.nameColumns.length > 1 || !this.judge.namesPeople) return false
    const above = wordsOf(cellText(upper.cells[at]))
    const below = wordsOf(cellText(row.cells[at]))
    if (above.length === 0 || above.length + below.length > 4 || above.some(looksLikePatronymic)) return false
    const ends = looksLikePatronymic(below.at(-1) ?? '')
    const wanted = above.length === 1 ? ends && below.length <= 2 : ends && below.length === 1
    const single = above.length === 1 && below.length === 1 && this.judge.numberColumn >= 0
    return wanted || (single && this.judge.isNumbered(upper.cells))
  }
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}
