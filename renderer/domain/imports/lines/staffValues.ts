import { fieldTitles } from '@/domain/rules/fieldTitles'
import { genderOf, type PersonName } from '@/domain/rules/personNames'
import { cellText, headerKey, shown } from '@/domain/imports/values/cells'
import { readPositions, readSubjects } from '@/domain/imports/values/readPositions'
import {
  readDay,
  readEmail,
  readGender,
  readPhones,
  readSnils,
  readStaffState,
} from '@/domain/imports/values/readValues'
import { personTexts } from '@/domain/imports/planTexts'
import { reasonTexts } from '@/domain/imports/texts'
import { readYesNo } from '@/domain/imports/values/readYesNo'
import type { Staff } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { ImportField } from '@/domain/imports/fields'
import type { KnownStaff } from './PersonIndex'
import type { NamedCell, RowReader } from '@/domain/imports/values/RowReader'

const longestLine = 300

/** Administrators are appointed by order, never by a list (`commands/appointment`). */
type Appointed = 'platformRole' | 'adminOrderId'

/** What a row says about a member of staff; only fields that the row fills. */
export type StaffValues = Partial<Omit<Staff, 'id' | 'lastName' | 'firstName' | 'middleName' | Appointed>>

export function readStaffValues(
  reader: RowReader,
  name: PersonName,
  today: IsoDay,
  take: readonly ImportField[],
): StaffValues {
  const values: StaffValues = {}
  const read = fittingCells(reader, 'position').map((cell) => readPositions(cell.value))
  const positions = read
    .flatMap((one) => one.positions)
    .map((one, at) => (at > 0 ? { ...one, kind: 'secondary' as const } : one))
  const subjects = [
    ...read.flatMap((one) => one.subjects),
    ...fittingCells(reader, 'subjects').flatMap((cell) => readSubjects(cell.value)),
  ]
  if (positions.length > 0) values.positions = positions.slice(0, 20)
  if (subjects.length > 0) values.subjects = [...new Set(subjects)].slice(0, 40)
  const phones = readPhones(reader)
  if (phones.length > 0) values.phones = phones
  const email = readEmail(reader)
  if (email !== '') values.email = email
  const category = readCategory(reader) ?? read[0]?.category
  if (category !== undefined) values.category = category
  readDays(reader, values, today)
  const partTime = readYesNo(reader, 'partTime')
  if (partTime === true && values.positions !== undefined)
    values.positions = values.positions.map((position) => ({ ...position, kind: 'secondary' }))
  const gender = readGender(reader)
  const byName = genderOf(name)
  if (gender !== null && byName !== null && gender !== byName)
    reader.doubt('genderDiffers', reasonTexts.genderDiffers(reader.text('gender')), reader.cell('gender'))
  const settled = gender ?? byName
  if (settled !== null) values.gender = settled
  if (take.includes('birthDay')) {
    const bornOn = readDay(reader, 'birthDay')
    if (bornOn !== null) values.bornOn = bornOn
  }
  if (take.includes('snils')) {
    const snils = readSnils(reader)
    if (snils !== '') values.snils = snils
  }
  const note = reader
    .cells('note')
    .map((cell) => cellText(cell.value))
    .join('; ')
  if (note.length > 2000) reader.doubt('tooLong', reasonTexts.tooLong(shown(note), 2000), reader.cell('note'))
  else if (note !== '') values.note = note
  return values
}

/** Cells whose text the register can keep; a longer one is left out with a doubt. */
function fittingCells(reader: RowReader, field: 'position' | 'subjects'): NamedCell[] {
  return reader.cells(field).filter((cell) => {
    const text = cellText(cell.value)
    if (text.length <= longestLine) return true
    reader.doubt('tooLong', reasonTexts.tooLong(shown(text), longestLine), cell)
    return false
  })
}

function readDays(reader: RowReader, values: StaffValues, today: IsoDay): void {
  const hiredOn = readDay(reader, 'hiredOn')
  const dismissedOn = readDay(reader, 'dismissedOn')
  if (hiredOn !== null) values.hiredOn = hiredOn
  if (dismissedOn !== null) values.dismissedOn = dismissedOn
  if (hiredOn !== null && dismissedOn !== null && dismissedOn < hiredOn)
    reader.doubt('datesOrder', reasonTexts.datesOrder, reader.cell('dismissedOn'))
  const state = readStaffState(reader)
  const works = readYesNo(reader, 'isWorking')
  if (dismissedOn !== null && dismissedOn <= today) values.state = 'dismissed'
  else if (state !== null) values.state = state
  else if (works !== null) values.state = works ? 'working' : 'dismissed'
}

function readCategory(reader: RowReader): Staff['category'] | undefined {
  const key = headerKey(reader.text('category'))
  if (/^(?:руковод|администрат|ауп)/.test(key)) return 'leading'
  if (/^педагог/.test(key)) return 'teaching'
  return key === '' ? undefined : 'other'
}

/** What the list itself names, and what is only concluded from something else in it. */
export interface GivenByList {
  category: boolean
  positions: boolean
}

/**
 * What the row would change in a known card. Nothing is emptied: a blank cell says nothing. Telephones and subjects are
 * added, positions replaced unless the card has them all. A category guessed from a position changes nothing, and a
 * position guessed from a role of an exchange format only fills in where the card has none.
 */
export function staffChanges(known: Staff, values: StaffValues, given: GivenByList): StaffValues {
  const changes: StaffValues = {}
  const own = ownWords(known)
  const has = (title: string): boolean => own.titles.includes(title.toLowerCase())
  const takesPositions = given.positions || known.positions.length === 0
  if (takesPositions && values.positions?.some((position) => !has(position.title)) === true)
    changes.positions = values.positions
  const newPhones = (values.phones ?? []).filter((phone) => !known.phones.some((one) => one.number === phone.number))
  if (newPhones.length > 0) changes.phones = [...known.phones, ...newPhones].slice(0, 10)
  const newSubjects = (values.subjects ?? []).filter((subject) => !own.subjects.includes(subject.toLowerCase()))
  if (newSubjects.length > 0) changes.subjects = [...known.subjects, ...newSubjects].slice(0, 40)
  if (given.category && values.category !== undefined && values.category !== known.category)
    changes.category = values.category
  if (values.gender !== undefined && known.gender === null) changes.gender = values.gender
  if (values.email !== undefined && values.email.toLowerCase() !== known.email.toLowerCase())
    changes.email = values.email
  if (values.bornOn !== undefined && values.bornOn !== known.bornOn) changes.bornOn = values.bornOn
  if (values.hiredOn !== undefined && values.hiredOn !== known.hiredOn) changes.hiredOn = values.hiredOn
  if (values.dismissedOn !== undefined && values.dismissedOn !== known.dismissedOn)
    changes.dismissedOn = values.dismissedOn
  if (values.state !== undefined && values.state !== known.state) changes.state = values.state
  if (values.snils !== undefined && values.snils !== known.snils) changes.snils = values.snils
  if (values.note !== undefined && !known.note.includes(values.note))
    changes.note = known.note === '' ? values.note : `${known.note}\n${values.note}`.slice(0, 2000)
  return changes
}

/**
 * Positions and subjects of a card in lower case, as they stand there and as a list would be read that says the same: a
 * card typed as «учитель физики» is not changed by a list with that very position.
 */
function ownWords({ positions, subjects }: Staff): { titles: string[]; subjects: string[] } {
  const titles = positions.map((one) => one.title)
  const read = readPositions(titles.join('\n'))
  const lower = (texts: readonly string[]): string[] => texts.map((text) => text.toLowerCase())
  return {
    titles: lower([...titles, ...read.positions.map((one) => one.title)]),
    subjects: lower([...subjects, ...read.subjects, ...readSubjects(subjects.join('\n'))]),
  }
}

/**
 * Changes of a card that another list of the same import spoke of: what that list said stays, what it left out is filled
 * in, positions are added. So the order of the lists decides once and for all, and a second import finds nothing to change.
 */
export function joinedChanges(known: KnownStaff, changes: StaffValues, reader: RowReader): StaffValues {
  const joined: StaffValues = {}
  for (const field of Object.keys(changes) as (keyof StaffValues)[]) {
    if (added.has(field) || !known.said.has(field)) Object.assign(joined, { [field]: changes[field] })
    else reader.note('otherListSays', personTexts.otherListSays(fieldTitles.staff[field]))
  }
  const { positions } = known.card
  const more = (changes.positions ?? []).filter((one) => !positions.some((known) => known.title === one.title))
  if (joined.positions !== undefined)
    joined.positions = [...positions, ...more.map((one) => ({ ...one, kind: 'secondary' as const }))].slice(0, 20)
  return joined
}

const added: ReadonlySet<string> = new Set(['phones', 'subjects', 'note', 'positions'])
