import { parseDay } from '@/domain/rules/days'
import { parsePhones } from '@/domain/rules/phones'
import { emailProblem, snilsProblem } from '@/domain/rules/validation'
import { cellLines, cellText, headerKey, shown } from './cells'
import { reasonTexts } from '@/domain/imports/texts'
import type { Staff } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { ImportField } from '@/domain/imports/fields'
import type { RowReader } from './RowReader'

type Phones = Staff['phones']

/** A cell of telephones that is longer holds something else. */
const longestContact = 500

/** An address among the telephones of a column «телефон, эл. почта». */
const emailInText = /[^\s@<>"',;()]+@[^\s@<>"',;()]+\.[^\s@<>"',;().]{2,}/gu

/** All phones of the row. A number with lost digits is left out with a doubt; a city number is only noted. */
export function readPhones(reader: RowReader): Phones {
  const phones: Phones = []
  for (const cell of reader.cells('phone')) {
    const { value } = cell
    const text = cellText(value)
    if (/^[-–—]+$|^нет$/i.test(text)) continue
    if (text.length > longestContact) {
      reader.doubt('tooLong', reasonTexts.tooLong(shown(text), longestContact), cell)
      continue
    }
    const lines = cellLines(value).replace(emailInText, ' ').trim()
    if (lines === '') continue
    const parsed = parsePhones(typeof value === 'number' ? value : lines)
    for (const problem of parsed.problems) {
      if (problem.code === 'city') reader.note(problem.code, problem.text, cell)
      else reader.doubt(problem.code, problem.text, cell)
    }
    for (const phone of parsed.phones) {
      if (!phones.some((known) => known.number === phone.number)) phones.push(phone)
    }
  }
  return phones.slice(0, 10)
}

/** The telephones of a row that raise no question; for a person whom the row names beside its class. */
export function surePhones(reader: RowReader): Phones {
  const parsed = reader
    .cells('phone')
    .filter((cell) => cellText(cell.value).length <= longestContact)
    .map(({ value }) => parsePhones(typeof value === 'number' ? value : cellLines(value)))
  return parsed.every((one) => one.problems.length === 0) ? parsed.flatMap((one) => one.phones).slice(0, 10) : []
}

export function readEmail(reader: RowReader): string {
  const cell = reader.cell('email')
  const text = cellText(cell?.value)
  if (cell === null) {
    const contacts = reader.cells('phone').map((one) => cellText(one.value).slice(0, longestContact))
    return contacts.join(' ').match(emailInText)?.[0].slice(0, 300) ?? ''
  }
  if (/^[-–—]+$|^нет$/i.test(text)) return ''
  const first = text.slice(0, longestContact).split(/[,;\s]+/)[0] ?? ''
  if (first !== '' && emailProblem(first) === null) return first
  reader.doubt('badEmail', reasonTexts.badEmail(shown(text)), cell)
  return ''
}

/** «"01" сентября 2026 года» and somewhat more. */
const longestDay = 40

/** A day of the calendar; «31.02.» and the like are doubted and left out. */
export function readDay(reader: RowReader, field: ImportField): IsoDay | null {
  const cell = reader.cell(field)
  if (cell === null) return null
  const { value } = cell
  if (typeof value === 'object' && value !== null) return value.day
  const text = cellText(value)
  if (/^[-–—]+$|^нет$/i.test(text)) return null
  const day = typeof value === 'string' && text.length <= longestDay ? parseDay(text) : null
  if (day === null) reader.doubt('badDay', reasonTexts.badDay(shown(text)), cell)
  return day
}

export function readGender(reader: RowReader): 'male' | 'female' | null {
  const cell = reader.cell('gender')
  const text = cellText(cell?.value).toLowerCase()
  if (text === '') return null
  if (/^(?:м|m)(?:$|\.|уж|ale)/.test(text)) return 'male'
  if (/^(?:ж|f)(?:$|\.|ен|emale)/.test(text)) return 'female'
  reader.note('badGender', reasonTexts.badGender(shown(text)), cell)
  return null
}

export function readShift(reader: RowReader): number | null {
  const cell = reader.cell('shift')
  const text = cellText(cell?.value).toLowerCase()
  if (text === '') return null
  const found = /^(?:([1-3])(?!\d)|(i{1,3})(?![a-z])|(перв|втор|трет))/.exec(text)
  if (found?.[1] !== undefined) return Number(found[1])
  if (found?.[2] !== undefined) return found[2].length
  if (found?.[3] !== undefined) return { перв: 1, втор: 2, трет: 3 }[found[3]] ?? null
  reader.doubt('badShift', reasonTexts.badShift(shown(text)), cell)
  return null
}

export function readPupilCount(reader: RowReader): number | null {
  const cell = reader.cell('pupilCount')
  const text = cellText(cell?.value)
  if (text === '' || /^[-–—]+$/.test(text)) return null
  const count = /^(\d{1,3})(?: ?(?:чел|уч)\p{L}*\.?)?$/u.exec(text)?.[1]
  if (count !== undefined && Number(count) <= 500) return Number(count)
  reader.doubt('badNumber', reasonTexts.badNumber(shown(text)), cell)
  return null
}

export function readSnils(reader: RowReader): string {
  const cell = reader.cell('snils')
  const text = cellText(cell?.value)
  if (text === '') return ''
  const digits = text.replace(/\D/g, '').padStart(typeof cell?.value === 'number' ? 11 : 0, '0')
  if (digits !== '' && snilsProblem(digits) === null) return digits
  reader.doubt('badSnils', reasonTexts.badSnils(shown(text)), cell)
  return ''
}

export function readStaffState(reader: RowReader): Staff['state'] | null {
  const key = headerKey(reader.text('personState'))
  if (/^(?:декрет|отпуск|в отпуске|в декрете)/.test(key)) return 'leave'
  if (/^(?:уволен|выбыл)/.test(key)) return 'dismissed'
  if (/^ожида/.test(key)) return 'expected'
  return /^(?:работает|принят)/.test(key) ? 'working' : null
}

/** Whether the row says that the pupil is no longer here. */
export function hasLeft(reader: RowReader): boolean {
  return /^(?:отчислен|выбыл|переведен в|уш[её]л)/.test(headerKey(reader.text('personState')))
}
