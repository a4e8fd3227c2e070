import { cellText, filledCount, isBlank } from '@/domain/imports/values/cells'
import { classHeading } from './classHeadings'
import { isProbablyName, isSurelyClass, looksLikeEmail, looksLikePhone } from './contentTests'
import { filledRows, MergedCells } from './mergedCells'
import { fieldOfStoreys, rememberingFields } from './synonyms'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

/** A header is looked for in the first rows of a sheet, under any title rows. */
const searchedRows = 60
const longestHeader = 160
const mostStoreys = 3
/** Columns that tell whether a row is a header. */
const widestHeader = 300

export interface FoundHeader {
  /** 1-based first and last row of the header (one and the same unless it has several storeys); 0 where there is none. */
  firstRow: number
  lastRow: number
  /** Per column (index 0 is column A): the texts of the storeys from top to bottom. */
  headers: string[][]
}

/** Without one of these a row of words is no header of a table of people or classes. */
const anchors: readonly ImportField[] = [
  'fullName',
  'lastName',
  'firstName',
  'className',
  'level',
  'classTeacher',
  'leadsClass',
]

/** Finds headers of one sheet; what it learns about words and merged areas is kept between the calls. */
export class HeaderFinder {
  private readonly sheet: GridSheet
  private readonly merged: MergedCells
  private readonly fieldOf = rememberingFields()

  constructor(sheet: GridSheet) {
    this.sheet = sheet
    this.merged = new MergedCells(sheet)
  }

  /** The row (or block of rows) near the top whose texts are known headers most; `null` when there is none. */
  *first(): Generator<void, FoundHeader | null> {
    let best: { found: FoundHeader; score: number } | null = null
    const last = Math.min(searchedRows, this.sheet.rows.length)
    for (let row = 1; row <= last; row += 1) {
      yield
      const here = this.at(row)
      if (here !== null && here.score > (best?.score ?? 0)) best = here
    }
    return best === null ? null : this.withUpperStoreys(best.found)
  }

  /** The best header that begins in the row, with 100 points for each meaning it names. */
  at(row: number): { found: FoundHeader; score: number } | null {
    let best: { found: FoundHeader; score: number } | null = null
    for (const found of this.blocksAt(row)) {
      const score = this.scoreOf(found)
      if (score > (best?.score ?? 0)) best = { found, score }
    }
    return best
  }

  /** The header at a row the user pointed to, whatever it says; storeys above it belong to it where the cells say so. */
  pointed(row: number): FoundHeader {
    const found = this.headersOf(row, row)
    return this.withUpperStoreys(found)
  }

  /** «ФИО» merged down from the row above belongs to the header, and so do the words beside it: «Контакты» over «Телефон». */
  private withUpperStoreys(found: FoundHeader): FoundHeader {
    const tops = this.merged
      .from(Math.max(1, found.lastRow - mostStoreys + 1), found.firstRow - 1)
      .filter((merge) => merge.bottom >= found.firstRow && merge.bottom <= found.lastRow)
      .map((merge) => merge.top)
    const firstRow = Math.max(Math.min(found.firstRow, ...tops), found.lastRow - mostStoreys + 1)
    return firstRow === found.firstRow ? found : this.headersOf(firstRow, found.lastRow)
  }

  private scoreOf(found: FoundHeader): number {
    const fields = new Set<ImportField>()
    let known = 0
    let filled = 0
    let data = 0
    for (const storeys of found.headers.slice(0, widestHeader)) {
      const texts = [...new Set(storeys)].filter((text) => text !== '')
      if (texts.length === 0) continue
      filled += 1
      if (texts.some(isData)) data += 1
      const field = fieldOfStoreys(texts, this.fieldOf)
      if (field === null) continue
      fields.add(field)
      known += 1
    }
    if (!anchors.some((anchor) => fields.has(anchor))) return 0
    // More meanings win; of equal ones the row with fewer unknown words, then the storeys that belong together.
    return fields.size * 100 - data * 100 - Math.min(filled - known, 50) + this.storeyPoints(found)
  }

  /** A storey that reaches down or goes on with the one above counts for the block; a title over the header against it. */
  private storeyPoints(found: FoundHeader): number {
    let points = 0
    for (let row = found.firstRow + 1; row <= found.lastRow; row += 1) {
      const reaches = this.merged.from(found.firstRow, row - 1).some((merge) => merge.bottom >= row)
      points += reaches || this.isStoreyOf(row) ? 1 : -1
    }
    return points
  }

  private blocksAt(row: number): FoundHeader[] {
    const cells = this.sheet.rows[row - 1] ?? []
    if (filledCount(cells) === 0 || !cells.every(isHeaderLike)) return []
    if (!this.sheet.rows.slice(row - 1, row + mostStoreys - 1).some((one) => one.some(hasAnchorWord))) return []
    const blocks = [this.headersOf(row, row)]
    for (let below = row + 1; below < row + mostStoreys; below += 1) {
      const cellsBelow = this.sheet.rows[below - 1] ?? []
      if (filledCount(cellsBelow) === 0 || !cellsBelow.every(isHeaderLike) || isCountingRow(cellsBelow)) break
      if (!this.isLinked(row, below) && !this.isStoreyOf(below)) break
      blocks.push(this.headersOf(row, below))
    }
    return blocks
  }

  /** Whether a merged area of the rows above reaches down to the row or stands over several of its cells. */
  private isLinked(row: number, below: number): boolean {
    return this.merged.from(row, below - 1).some((merge) => merge.bottom >= below || merge.right > merge.left)
  }

  /**
   * Whether the row is a lower storey of the one above it though nothing is merged: it names parts of a group («Телефон»
   * and «Почта» under «Контакты»), gives units («лет»), or ends a title broken over two rows («Фамилия, имя» – «отчество»).
   */
  private isStoreyOf(row: number): boolean {
    const upper = this.sheet.rows[row - 2] ?? []
    const lower = this.sheet.rows[row - 1] ?? []
    if (filledCount(upper) < 2 || !lower.every((cell) => isBlank(cell) || typeof cell === 'string')) return false
    let groups = 0
    let known = 0
    let seenUpper = false
    for (let at = 0; at < Math.max(upper.length, lower.length); at += 1) {
      const above = cellText(upper[at])
      const text = cellText(lower[at])
      seenUpper ||= above !== ''
      if (text === '') continue
      if (isData(text) || !seenUpper) return false
      if (above === '') groups += 1
      const whole = above === '' ? null : this.fieldOf(above)
      // A second word in the column of names is a storey only where it goes on with the title.
      const goesOn = /^[\p{Ll}(]/u.test(text) && text.length <= 40
      if (whole !== null && anchors.includes(whole) && !goesOn && this.fieldOf(text) === null) return false
      if (goesOn || this.fieldOf(text) !== null) known += 1
    }
    const spanned = upper.some((cell, at) => !isBlank(cell) && isBlank(lower[at]))
    return known > 0 && (groups > 0 ? spanned : known === filledCount(lower) && spanned)
  }

  private headersOf(first: number, last: number): FoundHeader {
    const rows = filledRows(this.sheet, this.merged, first, last)
    for (const [at, cells] of rows.entries()) {
      const below = rows[at + 1]
      if (below !== undefined) spreadGroups(cells, below)
    }
    const width = Math.max(0, ...rows.map((row) => row.length))
    const headers = Array.from({ length: width }, (_, at) => rows.map((row) => cellText(row[at])))
    return { firstRow: first, lastRow: last, headers }
  }
}

/** «Контакты» stands over every lower word up to the next upper one, also where the cells are not merged. */
function spreadGroups(cells: CellValue[], below: CellValue[]): void {
  let group: CellValue = null
  for (let at = 0; at < below.length; at += 1) {
    const own = cells[at] ?? null
    if (!isBlank(own)) group = own
    else if (!isBlank(below[at]) && !isBlank(group)) {
      while (cells.length < at) cells.push(null)
      cells[at] = group
    } else group = null
  }
}

const anchorWords =
  /ф\.?\s?и\.?\s?о|фам|класс|кл\.|учени|учащ|сотруд|работник|педагог|препод|учител|обуч|воспитан|ребен|ребён|школьник|кадет|студент|слушател|параллел|курс|групп|ступень|name|fio|имя|student|pupil|teacher|employee|grade|course|class|homeroom/i

/** Asked of every cell near the top before its meaning is looked up: whether it could name people or classes. */
export function hasAnchorWord(cell: CellValue): boolean {
  return typeof cell === 'string' && cell.length <= longestHeader && anchorWords.test(cell)
}

/** A header over a whole list, looked for without pausing; for tests and small grids. */
export function findHeader(sheet: GridSheet): FoundHeader | null {
  const steps = new HeaderFinder(sheet).first()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function isHeaderLike(cell: CellValue): boolean {
  return isBlank(cell) || cellText(cell).length <= longestHeader
}

/** Text that belongs under a header: a name, a class, a telephone. */
function isData(text: string): boolean {
  if (text.length > 60) return false
  return (
    isProbablyName(text) ||
    isSurelyClass(text) ||
    looksLikePhone(text) ||
    looksLikeEmail(text) ||
    classHeading(text) !== ''
  )
}

/** «1 2 3 4 …» under a header: the numbers of the columns (domain.md 5.1). */
export function isCountingRow(cells: CellValue[]): boolean {
  let expected = 0
  let seen = 0
  for (const cell of cells) {
    if (isBlank(cell)) continue
    const text = cellText(cell)
    if (seen === 0 && text !== '0' && text !== '1') return false
    if (seen === 0) expected = Number(text)
    if (text !== String(expected)) return false
    expected += 1
    seen += 1
  }
  return seen >= 2
}
