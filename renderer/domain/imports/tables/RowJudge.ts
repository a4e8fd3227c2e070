import { cellText, headerKey, isBlank } from '@/domain/imports/values/cells'
import { classHeading } from './classHeadings'
import {
  hasInitials,
  isSurelyName,
  looksLikeClass,
  looksLikeCode,
  looksLikeName,
  looksLikeNamePart,
} from './contentTests'
import { isCountingRow, type FoundHeader } from './findHeader'
import { skippedTexts } from '@/domain/imports/texts'
import type { ImportField } from '@/domain/imports/fields'
import type { CellValue } from '@/domain/imports/grid'
import type { RecognisedColumn } from './RecognisedColumn'

/** What a row under a header is. A section may name the class of the rows that follow. */
export type RowVerdict =
  | { what: 'data' }
  /** The row has no name of its own and may go on with the row above. */
  | { what: 'nameless' }
  | { what: 'skip'; reason: string; classText?: string }

const data: RowVerdict = { what: 'data' }
const skip = (reason: string): RowVerdict => ({ what: 'skip', reason })

const totalWords =
  /^(?:итого|всего|total|в том числе|из них|(?:кол-?во|количество|численность) (?:уч|обуч|дет|чел|педаг|сотр)\p{L}*|(?:мальчик|девоч|юнош|девуш)\p{L}*\s*[:–—-]\s*\d)(?:[^\p{L}]|$)/iu
const noteWords =
  /^(?:директор|и\.? ?о\.? директора|врио|исполнитель|исп\.|ответственн|заместител|зам\. ?дир|завуч|бухгалтер|главный бух|секретарь|делопроизводитель|специалист|председател|руководител|класс\p{L}* руководител|кл\. ?рук|составил|подготовил|проверил|верно(?!\p{L})|подпись|примечани|согласован|утвержда|принято|протокол|приказ|м\. ?п\.$|дата(?!\p{L})|тел\. ?исп|тел(?:ефон)?[.:]|\*|__|[«"]?_{2,})/iu
/** «01.09.2026 г.» alone under a list. */
const dayAlone = /^\d{1,2}\.\d{1,2}\.\d{4}\s*г?\.?$/
const underscores = /_{3,}/
const vacancyWords = /^\(?вакан(?:сия|сии|т\p{L}*)/iu
const sectionWords =
  /администрац|^педагогическ|персонал|^учител[ия]|начальн|воспитател|специалист|совместител|отпуск|декрет|методическ|^мо(?: |$)|кафедр|цикл|отделени|структурн|групп|смена|корпус|звено|ступень|мальчик|девочк|юноши|девушки|список|выбыли|прибыли|надомн|домашн|инклюз|работник|сотрудник|служб/

const longestLoneName = 90
/** Fields that a form may be filled with beforehand: alone they make no person. */
const filledBeforehand: readonly ImportField[] = [
  'className',
  'level',
  'litera',
  'shift',
  'building',
  'profile',
  'room',
]

/** Decides which rows under a header are data. */
export class RowJudge {
  readonly nameColumns: number[]
  readonly numberColumn: number
  readonly mappedColumns: number[]
  readonly namesPeople: boolean
  /** A class teacher's copy: a row without a name may still have ticks, and no row goes on with another. */
  readonly holdsMarks: boolean
  private readonly anchors: number[]
  private readonly hasClass: boolean
  private readonly formColumns: Set<number>
  private readonly positionColumns: number[]
  private readonly headerKeys: string[][]
  private readonly longestHeader: number
  /** Column numbers are looked for right under a header, the first or a repeated one. */
  private afterHeader = true

  constructor(header: FoundHeader, columns: RecognisedColumn[]) {
    this.headerKeys = header.headers.map((storeys) => storeys.map(headerKey).filter((key) => key !== ''))
    this.longestHeader = Math.max(0, ...header.headers.flat().map((text) => text.length)) + 10
    const at = (...fields: ImportField[]): number[] =>
      columns.flatMap((column) => (column.field !== null && fields.includes(column.field) ? [column.index - 1] : []))
    const names = at('fullName', 'lastName')
    this.nameColumns = names.length > 0 ? at('fullName', 'lastName', 'firstName', 'middleName') : at('firstName')
    const classes = at('className', 'level')
    this.hasClass = classes.length > 0
    this.namesPeople = this.nameColumns.length > 0
    this.anchors = this.namesPeople ? this.nameColumns : classes
    this.holdsMarks = at('invitedMark', 'joinedMark').length > 0
    this.numberColumn = at('rowNumber')[0] ?? -1
    this.positionColumns = at('position')
    this.formColumns = new Set(at(...filledBeforehand))
    this.mappedColumns = columns.flatMap((column) =>
      column.field !== null && column.field !== 'rowNumber' ? [column.index - 1] : [],
    )
  }

  /** `afterGap`: blank rows stand between the row and the ones above it. */
  judge(cells: CellValue[], afterGap: boolean): RowVerdict {
    if (this.afterHeader && isCountingRow(cells)) return skip(skippedTexts.columnNumbers)
    if (this.repeatsHeader(cells)) {
      this.afterHeader = true
      return skip(skippedTexts.repeatedHeader)
    }
    if (this.holdsMarks) return this.judgeMarks(cells)
    const texts = cells.filter((cell) => !isBlank(cell)).map(cellText)
    if (texts.slice(0, 3).some((text) => totalWords.test(text))) return skip(skippedTexts.total)
    const heading = this.classSection(texts)
    if (heading !== '') return { what: 'skip', reason: skippedTexts.classSection, classText: heading }
    const anchor = this.anchors.map((at) => cellText(cells[at])).find((text) => text !== '') ?? ''
    if (anchor === '') return this.withoutAnchor(cells, texts)
    if (this.namesPeople && !this.hasClass && vacancyWords.test(anchor)) return skip(skippedTexts.vacancy)
    if (this.namesPeople && texts.length === 1 && dayAlone.test(anchor)) return skip(skippedTexts.note)
    if (this.isSignature(cells, texts, anchor, afterGap)) return skip(skippedTexts.note)
    if (this.isSection(texts, anchor)) return skip(skippedTexts.section)
    this.afterHeader = false
    return data
  }

  /** The lines below a handout stand in the column of numbers, or are longer than any name. */
  private judgeMarks(cells: CellValue[]): RowVerdict {
    const filled = this.mappedColumns.filter((at) => !isBlank(cells[at]))
    const [only = -1] = filled
    const isLine = filled.length === 1 && cellText(cells[only]).length > longestLoneName
    if (filled.length > 0 && !isLine) return data
    const number = this.isNumbered(cells) && /^\d+\.?$/.test(cellText(cells[this.numberColumn]))
    return skip(number ? skippedTexts.numberOnly : skippedTexts.note)
  }

  /** Whether the row could be one of the table's: something that the table is about stands where it should. */
  isPlausible(cells: CellValue[]): boolean {
    return this.anchors.some((at) => {
      const text = cellText(cells[at])
      if (!this.namesPeople) return looksLikeClass(cells[at])
      if (text === '' || text.length > 200) return false
      return looksLikeName(text) || looksLikeCode(text) || (this.nameColumns.length > 1 && looksLikeNamePart(text))
    })
  }

  /** Whether the row has a number of its own in the column of numbers. */
  isNumbered(cells: CellValue[]): boolean {
    return this.numberColumn >= 0 && !isBlank(cells[this.numberColumn])
  }

  private withoutAnchor(cells: CellValue[], texts: string[]): RowVerdict {
    const understood = this.mappedColumns.filter((at) => !isBlank(cells[at]))
    if (understood.length === 0) {
      if (texts.length === 1 && /^\d+\.?$/.test(texts[0] ?? '')) return skip(skippedTexts.numberOnly)
      const isSection = texts.length === 1 && !this.isNote(texts) && sectionWords.test(headerKey(texts[0] ?? ''))
      return skip(isSection ? skippedTexts.section : skippedTexts.note)
    }
    const isPosition = understood.every((at) => this.positionColumns.includes(at))
    if (texts.some((text) => underscores.test(text)) || (this.isNote(texts) && !isPosition))
      return skip(skippedTexts.note)
    if (this.namesPeople && understood.every((at) => this.formColumns.has(at)) && texts.length <= understood.length + 1)
      return skip(skippedTexts.blankForm)
    if (texts.length === 1 && this.mappedColumns.length > 1 && sectionWords.test(headerKey(texts[0] ?? '')))
      return skip(skippedTexts.section)
    return { what: 'nameless' }
  }

  /** «5 «А» класс» alone in its row, or with its teacher: not in a list of classes, where every row is one. */
  private classSection(texts: string[]): string {
    if (!this.namesPeople || texts.length > 3) return ''
    const [first = '', ...rest] = texts
    const heading =
      classHeading(texts.join(' ')) || (rest.every((text) => /рук|чел|уч/i.test(text)) ? classHeading(first) : '')
    return texts.some(isSurelyName) && !/рук/i.test(texts.join(' ')) ? '' : heading
  }

  private isNote(texts: string[]): boolean {
    const first = texts.find((text) => !/^\d+\.?$/.test(text)) ?? ''
    return (
      noteWords.test(first) && (texts.length <= 2 || texts.some((text) => underscores.test(text) || text.endsWith(':')))
    )
  }

  /** «Директор ____ И. И. Иванова» below the list; a director in the list stands in the column of positions. */
  private isSignature(cells: CellValue[], texts: string[], anchor: string, afterGap: boolean): boolean {
    if (
      texts.some((text) => underscores.test(text)) &&
      (texts.some((text) => noteWords.test(text)) || !isSurelyName(anchor))
    )
      return true
    if (!this.isNote(texts)) return false
    if (!isSurelyName(anchor)) return true
    if (!hasInitials(anchor)) return false
    const said = cells.findIndex((cell) => !isBlank(cell) && noteWords.test(cellText(cell)))
    return afterGap || (said >= 0 && !this.positionColumns.includes(said))
  }

  /** A lone text in the column of names or classes: «Начальная школа», «Учителя математики». */
  private isSection(texts: string[], text: string): boolean {
    if (texts.length > 1 || text.length >= 120) return false
    const key = headerKey(text)
    const plain = text.replace(/^(?:[IVX]+|\d{1,2})[.)]\s*/, '')
    if (this.namesPeople && sectionWords.test(key) && !isCapitalisedName(plain)) return true
    if (this.mappedColumns.length <= 1) return false
    if (/[<>\d]/.test(plain)) return false
    return (
      !isCapitalisedName(plain) &&
      !(this.nameColumns.length > 1 && looksLikeNamePart(plain) && /^\p{Lu}\S+$/u.test(plain))
    )
  }

  private repeatsHeader(cells: CellValue[]): boolean {
    let equal = 0
    let different = 0
    for (const [at, keys] of this.headerKeys.entries()) {
      const cell = cells[at]
      if (isBlank(cell)) continue
      // Only a short text can repeat a header: most cells are judged by their length alone.
      const repeats = typeof cell === 'string' && cell.length <= this.longestHeader && keys.includes(headerKey(cell))
      if (repeats) equal += 1
      else different += 1
      if (different > this.headerKeys.length / 2) return false
    }
    return equal > 0 && equal > different
  }
}

/** A lone «Ким Светлана» is a person; «Начальная школа» has a small second word. */
function isCapitalisedName(text: string): boolean {
  return looksLikeName(text) && text.split(/\s+/).every((word) => /^\p{Lu}/u.test(word))
}
