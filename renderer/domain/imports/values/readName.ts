import { nameWarningTexts } from '@/domain/rules/texts'
import { fullName, parseFullName, type NameWarning, type PersonName } from '@/domain/rules/personNames'
import { cellText, shown } from './cells'
import { looksLikeCode, looksLikePatronymic } from '@/domain/imports/tables/contentTests'
import { reasonTexts } from '@/domain/imports/texts'
import type { ImportField } from '@/domain/imports/fields'
import type { NamedCell, RowReader } from './RowReader'

export interface ReadName extends PersonName {
  incomplete: boolean
  initials: boolean
}

const forbidden = /[<>{}[\]=|\\@#$%^*_~&;:?!]/
const longestName = 300
const doubtful: readonly NameWarning[] = ['initials', 'oneWord', 'noSurname', 'extraWords', 'latin', 'digits', 'signs']
/** Warnings that say nothing where each part stands in a cell of its own. */
const onlyOfWholeNames: readonly NameWarning[] = ['oneWord', 'noSurname', 'extraWords', 'order']

/**
 * The name of the row's person, from one cell or from three. `null` with a refusal when there is none that the register
 * may keep. `codes`: the list has codes in place of names throughout («ФИО17»), which is a choice and no mistake.
 */
export function readName(reader: RowReader, codes: boolean): ReadName | null {
  const whole = reader.cell('fullName')
  const parts = whole === null ? partCells(reader) : []
  const cells = whole === null ? parts : [whole]
  const seen = cells.map((cell) => cellText(cell.value)).join(' ')
  if (seen === '') {
    reader.refuse('noName', reasonTexts.noName)
    return null
  }
  const first = cells[0]
  if (cells.some((cell) => cellText(cell.value).length > longestName)) {
    reader.refuse('longName', reasonTexts.longName(shown(seen)), first)
    return null
  }
  if (forbidden.test(seen) || !/\p{L}/u.test(seen)) {
    reader.refuse('badName', reasonTexts.badName(shown(seen)), first)
    return null
  }
  if (codes && looksLikeCode(seen)) {
    reader.note('code', reasonTexts.code, first)
    return { lastName: seen, firstName: '', middleName: '', incomplete: true, initials: false }
  }
  return whole === null ? nameOfParts(reader) : wholeName(reader, whole)
}

const partFields = ['lastName', 'firstName', 'middleName'] as const satisfies ImportField[]

function partCells(reader: RowReader): NamedCell[] {
  return partFields.flatMap((field) => reader.cell(field) ?? [])
}

function wholeName(reader: RowReader, cell: NamedCell): ReadName {
  const parsed = parseFullName(cellText(cell.value))
  warn(reader, parsed.warnings, cell, parsed.proposal)
  return {
    lastName: parsed.lastName,
    firstName: parsed.firstName,
    middleName: parsed.middleName,
    incomplete: parsed.incomplete,
    initials: parsed.warnings.includes('initials'),
  }
}

function nameOfParts(reader: RowReader): ReadName {
  const name: PersonName = { lastName: '', firstName: '', middleName: '' }
  let initials = false
  for (const field of partFields) {
    const cell = reader.cell(field)
    if (cell === null) continue
    const parsed = parseFullName(cellText(cell.value))
    name[field] = fullName(parsed)
    initials ||= parsed.warnings.includes('initials')
    const warnings = parsed.warnings.filter((warning) => !onlyOfWholeNames.includes(warning))
    warn(reader, warnings, cell, parsed.proposal)
  }
  splitGivenNames(name)
  const incomplete = name.lastName === '' || name.firstName === ''
  const lacking = name.lastName === '' ? 'noSurname' : 'oneWord'
  if (incomplete) reader.doubt(lacking, nameWarningTexts[lacking], partCells(reader)[0])
  return { ...name, incomplete: incomplete || initials, initials }
}

/** «Имя» that holds «Нина Львовна» where there is no patronymic of its own. */
function splitGivenNames(name: PersonName): void {
  const [first = '', second = '', ...more] = name.firstName.split(' ')
  if (name.middleName !== '' || more.length > 0 || !looksLikePatronymic(second)) return
  name.firstName = first
  name.middleName = second
}

function warn(reader: RowReader, warnings: NameWarning[], cell: NamedCell, offer: PersonName | null): void {
  for (const warning of warnings) {
    if (warning === 'latin' && offer !== null) {
      reader.doubt('latin', reasonTexts.latinOffer(shown(cellText(cell.value)), fullName(offer)), cell)
    } else if (doubtful.includes(warning)) reader.doubt(warning, nameWarningTexts[warning], cell)
    else reader.note(warning, nameWarningTexts[warning], cell)
  }
}

/** The row's name as one cell, also where it stands in three. */
export function nameCells(reader: RowReader): NamedCell[] {
  const whole = reader.cell('fullName')
  if (whole !== null) return [whole]
  const last = reader.cell('lastName')
  if (last === null) return []
  return [
    {
      value: [reader.text('lastName'), reader.text('firstName'), reader.text('middleName')].join(' ').trim(),
      column: last.column,
    },
  ]
}
