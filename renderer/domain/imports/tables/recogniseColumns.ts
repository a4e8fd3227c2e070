import { agreed } from './agreed'
import { cellText, isBlank } from '@/domain/imports/values/cells'
import { classHeading } from './classHeadings'
import { contentOf, countsUp, type Content } from './columnContent'
import { looksLikeBirthDay, share } from './contentTests'
import { repeatableFields, type ImportField } from '@/domain/imports/fields'
import { settleNames } from './nameColumns'
import { fieldBesideMarks, fieldOfStoreys, isNeverRead, isOfParents, isReasonColumn } from './synonyms'
import { columnTexts, fieldTitles } from '@/domain/imports/texts'
import type { CellValue } from '@/domain/imports/grid'
import type { RecognisedColumn, ColumnDraft } from './RecognisedColumn'

const sampleRows = 200

/**
 * Header texts by column (index 0 is column A; a header of several storeys is given as its storeys from top to bottom)
 * and the data rows → the meaning of every column that has a header or values. Synonyms decide first, then the content
 * has to agree; where it surely is something else (phones under «Адрес»), the content counts and the column has a remark.
 */
export function recogniseColumns(headers: string[][], rows: CellValue[][]): RecognisedColumn[] {
  const steps = recogniseColumnsInSteps(headers, rows)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in short steps, one column each. */
export function* recogniseColumnsInSteps(
  headers: string[][],
  rows: CellValue[][],
): Generator<void, RecognisedColumn[]> {
  const sample = rows.slice(0, sampleRows)
  const width = Math.max(headers.length, ...sample.map((row) => row.length))
  const columns: ColumnDraft[] = []
  for (let at = 0; at < width; at += 1) {
    const draft = draftOf(at, headers[at] ?? [], sample)
    if (draft === null) continue
    columns.push(draft)
    yield
  }
  for (const column of columns) column.field = agreed(column, columns)
  for (const column of columns) column.field = notContradicted(column, columns)
  settleNames(columns)
  settleClasses(columns)
  for (const column of columns) column.field ??= byContent(column, columns)
  settleNames(columns)
  settleParents(columns)
  settleMarks(columns)
  dropRepeated(columns)
  return columns.map(recognised)
}

function draftOf(at: number, header: string[], sample: CellValue[][]): ColumnDraft | null {
  // «5А» merged over a block is the class of its rows, no part of its headers.
  const storeys = [
    ...new Set(header.filter((text) => text !== '' && (header.length === 1 || classHeading(text) === ''))),
  ]
  const values: CellValue[] = []
  for (const row of sample) {
    const value = row[at]
    if (value !== undefined && !isBlank(value)) values.push(value)
  }
  if (storeys.length === 0 && values.length === 0) return null
  const said = fieldOfStoreys(storeys)
  return { index: at + 1, header: storeys.join(' / '), storeys, values, said, field: said, content: contentOf(values) }
}

function recognised(column: ColumnDraft): RecognisedColumn {
  const { index, header, field, said, values } = column
  const by = field === null ? 'none' : said === field ? 'header' : 'content'
  const known: RecognisedColumn = { index, header, field, by, samples: samplesOf(values) }
  if (by === 'content' && field !== null && header !== '' && isSurprising(column))
    known.remark = columnTexts.otherContent(header, fieldTitles[field])
  return known
}

/** A known word over values of another kind is worth a remark; an unknown word is not, except for what nobody reads. */
function isSurprising({ said, field, header }: ColumnDraft): boolean {
  const alike: (ImportField | null)[][] = [
    ['fullName', 'lastName', 'firstName', 'middleName'],
    ['className', 'level', 'leadsClass', 'classTeacher'],
    ['phone', 'parentPhone', 'email'],
  ]
  if (alike.some((group) => group.includes(said) && group.includes(field))) return false
  return said !== null || isNeverRead(header)
}

/** Fields under whose header a kind of values is at home. */
const atHome: Partial<Record<Content, readonly ImportField[]>> = {
  phone: ['phone', 'parentPhone'],
  email: ['email'],
  snils: ['snils'],
  name: ['fullName', 'lastName', 'firstName', 'middleName', 'classTeacher', 'parentName'],
  class: ['className', 'level', 'leadsClass', 'classTeacher', 'litera', 'room', 'profile'],
  gender: ['gender'],
  day: ['birthDay', 'hiredOn', 'dismissedOn', 'className', 'leadsClass', 'personState', 'invitedMark', 'joinedMark'],
}

/** What the header says, unless the values are surely of another kind: then what they are, or nothing. */
function notContradicted(column: ColumnDraft, all: ColumnDraft[]): ImportField | null {
  const { field, content } = column
  if (content === null) return field
  const home = atHome[content]
  const namesElsewhere = all.some((other) => other !== column && other.said !== null && other.content === 'name')
  if (field === 'fullName' && (content === 'position' || content === 'subject') && namesElsewhere) return null
  if (field === null || home === undefined || home.includes(field)) return field
  return byContent(column, all)
}

/** A telephone right beside a parent is the parent's: «ФИО матери | место работы, телефон». */
function settleParents(columns: ColumnDraft[]): void {
  for (const [at, column] of columns.entries()) {
    const beside = columns[at - 1]
    if (column.field === 'phone' && beside?.field === 'parentName' && beside.index === column.index - 1)
      column.field = 'parentPhone'
  }
}

/** Beside ticks of who is invited and who joined «Дата» is their day, and «Кто» tells a pupil from a parent. */
function settleMarks(columns: ColumnDraft[]): void {
  if (!columns.some(({ said }) => said === 'invitedMark' || said === 'joinedMark')) return
  for (const column of columns) {
    const field = fieldBesideMarks(column.header)
    if (field !== null) column.field = column.said = field
  }
}

/** «Класс» with a bare number beside «Литера» is the level. */
function settleClasses(columns: ColumnDraft[]): void {
  const name = columns.find((column) => column.field === 'className')
  const litera = columns.some((column) => column.field === 'litera')
  const level = columns.some((column) => column.field === 'level')
  if (name === undefined || !litera || level) return
  if (share(name.values, (value) => /^(?:\d|1[0-2])$/.test(cellText(value))) >= 0.8) name.field = 'level'
}

const enoughDifferentDays = 0.4

/** The meaning of a column whose header says nothing, or something that the values are not. */
function byContent(column: ColumnDraft, all: ColumnDraft[]): ImportField | null {
  const { content, values, header } = column
  const has = (...fields: ImportField[]): boolean =>
    all.some((other) => other !== column && other.field !== null && fields.includes(other.field))
  const free = (field: ImportField, ...same: ImportField[]): ImportField | null => (has(field, ...same) ? null : field)
  if (isReasonColumn(header)) return null
  const foreign = isOfParents(header)
  switch (content) {
    case 'phone':
      return foreign ? 'parentPhone' : 'phone'
    case 'email':
      return foreign ? null : free('email')
    case 'snils':
      return foreign ? null : free('snils')
    case null:
      return header === '' && column.index === Math.min(...all.map((one) => one.index)) && countsUp(values)
        ? 'rowNumber'
        : null
    default:
  }
  if (foreign || isNeverRead(header)) return null
  switch (content) {
    case 'gender':
      return free('gender')
    case 'name':
      return has('fullName', 'lastName', 'classTeacher') ? null : 'fullName'
    case 'class':
      return free('className', 'level', 'leadsClass')
    case 'position':
      return free('position')
    case 'subject':
      return free('subjects', 'className', 'level')
    case 'day': {
      const texts = new Set(values.map(cellText))
      const differ = texts.size >= values.length * enoughDifferentDays
      return differ && share(values, looksLikeBirthDay) >= 0.8 ? free('birthDay', 'hiredOn') : null
    }
    // Parts of a name are settled together, in `nameColumns`.
    default:
      return null
  }
}

/** Of several columns with one meaning the fullest stays; telephones, notes and the like may repeat. */
function dropRepeated(columns: ColumnDraft[]): void {
  const best = new Map<ImportField, ColumnDraft>()
  for (const column of columns) {
    if (column.field === null || repeatableFields.includes(column.field)) continue
    const known = best.get(column.field)
    if (known === undefined) best.set(column.field, column)
    else if (column.values.length > known.values.length) {
      known.field = null
      best.set(column.field, column)
    } else column.field = null
  }
}

function samplesOf(values: CellValue[]): string[] {
  const texts = new Set<string>()
  for (const value of values) {
    texts.add(cellText(value))
    if (texts.size === 3) break
  }
  return [...texts].map((text) => text.slice(0, 80))
}
