import { cellText, headerKey, isBlank } from './cells'
import {
  isSurelyClass,
  isSurelyName,
  looksLikeClass,
  looksLikeEmail,
  looksLikeName,
  looksLikePhone,
  looksLikeSnils,
  share,
  shareOfText,
} from './contentTests'
import { repeatableFields, type ImportField } from './fields'
import { fieldOfHeader, isWeakHeader } from './synonyms'
import type { CellValue } from './grid'
import type { PlannedColumn } from './plan'

export interface RecognisedColumn {
  /** 1-based. */
  index: number
  header: string
  field: ImportField | null
  /** How the meaning was found: by the header's words, by the values, remembered from an earlier import, or said now. */
  by: PlannedColumn['by']
  /** Text of up to three different values. */
  samples: string[]
}

const sampleRows = 200

/**
 * Header texts by column (index 0 is column A; a header of several storeys is given as its storeys from top to bottom)
 * and the data rows → the meaning of every column that has a header or values. Synonyms decide first, then the content
 * has to agree; a column without a known header is recognised by content alone (phones are phones whatever they are called).
 */
export function recogniseColumns(headers: string[][], rows: CellValue[][]): RecognisedColumn[] {
  const sample = rows.slice(0, sampleRows)
  const width = Math.max(headers.length, ...sample.map((row) => row.length))
  const columns: Draft[] = []
  for (let at = 0; at < width; at += 1) {
    const storeys = [...new Set((headers[at] ?? []).filter((text) => text !== ''))]
    const values = sample.flatMap((row) => {
      const value = row[at]
      return isBlank(value) || value === undefined ? [] : [value]
    })
    if (storeys.length === 0 && values.length === 0) continue
    columns.push({ index: at + 1, header: storeys.join(' / '), storeys, values, field: fieldOfStoreys(storeys) })
  }
  for (const column of columns) column.field = agreed(column, columns)
  settleNames(columns)
  settleClasses(columns)
  for (const column of columns) column.field ??= byContent(column, columns)
  dropRepeated(columns)
  return columns.map(({ index, header, field, storeys, values }) => ({
    index,
    header,
    field,
    by: field === null ? 'none' : fieldOfStoreys(storeys) === field ? 'header' : 'content',
    samples: samplesOf(values),
  }))
}

interface Draft {
  index: number
  header: string
  storeys: string[]
  values: CellValue[]
  field: ImportField | null
}

/** The whole header first («Классное руководство / класс»), then the lowest storey, then the upper ones. */
function fieldOfStoreys(storeys: string[]): ImportField | null {
  for (const text of [storeys.join(' '), ...[...storeys].reverse()]) {
    const field = fieldOfHeader(text)
    if (field !== null) return field
  }
  return null
}

const stateWords =
  /^(?:работает|в отпуске|отпуск|декрет|уволен|принят|ожидается|учится|обучается|зачислен|отчислен|выбыл|переведен)/
const categoryWords = /педагог|руковод|ин(?:ой|ые)|обслуж|технич|ауп|увп|моп|администрат/

/** The field that the column's content does not contradict. An empty column keeps what its header says. */
function agreed(column: Draft, all: Draft[]): ImportField | null {
  const { field, values } = column
  if (field === null || values.length === 0) return field
  switch (field) {
    case 'classTeacher': {
      if (share(values, looksLikeClass) >= 0.5) return 'leadsClass'
      const hasOtherName = all.some(
        (other) => other !== column && (other.field === 'fullName' || other.field === 'lastName'),
      )
      if (shareOfText(values, looksLikeName) >= 0.3 || !hasOtherName) return 'classTeacher'
      return shareOfText(values, (text) => /\d{1,2}\s?[«"-]?\p{L}/u.test(text)) >= 0.3 ? 'leadsClass' : null
    }
    case 'category':
      return shareOfText(values, (text) => categoryWords.test(text.toLowerCase())) >= 0.5 ? field : null
    case 'personState':
      return shareOfText(values, (text) => stateWords.test(headerKey(text))) >= 0.5 ? field : null
    case 'pupilCount':
      return share(values, (value) => /^\d{1,3}$/.test(cellText(value))) >= 0.5 ? field : null
    case 'phone':
      return isWeakHeader(column.header) && share(values, looksLikePhone) < 0.5 ? null : field
    case 'fullName':
      return isWeakHeader(column.header) && shareOfText(values, looksLikeName) < 0.5 ? null : field
    case 'className':
      return share(values, looksLikeClass) >= (isWeakHeader(column.header) ? 0.6 : 0.3) ? field : null
    case 'level':
      return share(values, (value) => /^(?:\d|1[0-2])(?: класс)?$/.test(cellText(value))) >= 0.5 ? field : null
    default:
      return field
  }
}

/** «Фамилия» that holds whole names, «Имя» that does, and a whole name beside its parts. */
function settleNames(columns: Draft[]): void {
  const of = (field: ImportField): Draft | undefined => columns.find((column) => column.field === field)
  const last = of('lastName')
  const first = of('firstName')
  const whole = of('fullName')
  if (whole !== undefined && last !== undefined && first !== undefined) whole.field = null
  const only = last !== undefined && first === undefined ? last : last === undefined ? first : undefined
  if (only === undefined || whole !== undefined) return
  if (shareOfText(only.values, looksLikeName) >= 0.5) only.field = 'fullName'
}

/** «Класс» with a bare number beside «Литера» is the level. */
function settleClasses(columns: Draft[]): void {
  const name = columns.find((column) => column.field === 'className')
  const litera = columns.some((column) => column.field === 'litera')
  const level = columns.some((column) => column.field === 'level')
  if (name === undefined || !litera || level) return
  if (share(name.values, (value) => /^(?:\d|1[0-2])$/.test(cellText(value))) >= 0.8) name.field = 'level'
}

function byContent(column: Draft, all: Draft[]): ImportField | null {
  const has = (...fields: ImportField[]): boolean =>
    all.some((other) => other.field !== null && fields.includes(other.field))
  const { values } = column
  if (values.length === 0) return null
  if (share(values, looksLikeEmail) >= 0.6) return has('email') ? null : 'email'
  if (share(values, looksLikeSnils) >= 0.6) return has('snils') ? null : 'snils'
  if (/родител|матер|мать|отец|отца|мам|пап|представител/.test(headerKey(column.header))) return null
  if (share(values, looksLikePhone) >= 0.6) return 'phone'
  if (column.header !== '') return null
  if (shareOfText(values, isSurelyName) >= 0.7 && !has('fullName', 'lastName', 'classTeacher')) return 'fullName'
  return share(values, isSurelyClass) >= 0.8 && !has('className', 'level', 'leadsClass') ? 'className' : null
}

/** Of several columns with one meaning the fullest stays; telephones, notes and the like may repeat. */
function dropRepeated(columns: Draft[]): void {
  const best = new Map<ImportField, Draft>()
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
  return [...new Set(values.map(cellText))].slice(0, 3).map((text) => text.slice(0, 80))
}
