import { nameKey } from '@/domain/rules/personNames'
import { looksLikeCode, shareOfText } from './contentTests'
import { dayOfBirth } from './dayOfBirth'
import { placeOf, type AnalysedSheet, type Place, type PlanContext } from './PlanContext'
import { readName, type ReadName } from './readName'
import { hasLeft, readDay, readPhones } from './readValues'
import { classOfRow } from './rowClass'
import { checkSurnameGender } from './surnameGender'
import { reasonTexts } from './texts'
import type { Pupil } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { KnownClass } from './ClassIndex'
import type { Table } from './findTable'
import type { RowReader } from './RowReader'

/** A row of a list of pupils as read, before it is known whom it stands for. */
export interface PupilEntry {
  place: Place
  reader: RowReader
  name: ReadName | null
  known: KnownClass | null
  className: string
  phones: Pupil['phones']
  /** Day of birth as the row has it, also where it is not kept: it tells namesakes apart. */
  bornOn: IsoDay | null
  /** What is kept: the day of birth only when asked for. */
  keptBornOn: IsoDay | null
  left: boolean
  /** Name and class. */
  key: string
  /** Equal for rows that say the very same. */
  signature: string
}

/** Reads the rows of lists of pupils; yields now and then. Classes that the lists create come first in the plan. */
export function* readPupilEntries(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, PupilEntry[]> {
  const entries: PupilEntry[] = []
  for (const sheet of sheets) {
    const codes = namesAreCodes(sheet.table)
    for (const row of sheet.table.rows) {
      if (entries.length % 20 === 0) yield
      entries.push(
        readEntry(context, context.reader(sheet, row), placeOf(sheet, row), row.classText ?? sheet.classText, codes),
      )
    }
  }
  return entries
}

function readEntry(
  context: PlanContext,
  reader: RowReader,
  place: Place,
  fallback: string,
  codes: boolean,
): PupilEntry {
  const name = readName(reader, codes)
  if (name !== null) checkSurnameGender(reader, name)
  let rowClass: { known: KnownClass | null; title: string } = { known: null, title: fallback }
  if (context.year === null) reader.refuse('noYear', reasonTexts.noYear)
  else if (name !== null) {
    rowClass = classOfRow(context, reader, place, fallback)
    if (rowClass.known?.doubtful === true) reader.doubt('classDoubtful', reasonTexts.classDoubtful)
    if (rowClass.known === null && reader.refusals.length === 0) reader.doubt('noClass', reasonTexts.noClass)
  }
  const phones = readPhones(reader)
  const bornOn = dayOfBirth(reader)
  const keptBornOn = context.takes('birthDay') ? readDay(reader, 'birthDay') : null
  const left = hasLeft(reader)
  const { known, title: className } = rowClass
  const key = name === null ? '' : `${known?.schoolClass.id ?? ''}\n${nameKey(name)}`
  const numbers = phones.map((phone) => phone.number).join(' ')
  const signature = `${key}\n${bornOn ?? ''}\n${numbers}\n${left ? 'left' : ''}`
  return { place, reader, name, known, className, phones, bornOn, keptBornOn, left, key, signature }
}

/** Whether the whole list has codes in place of names: «ФИО1», «Ученик 2». */
function namesAreCodes(table: Table): boolean {
  const column = table.columns.find((one) => one.field === 'fullName' || one.field === 'lastName')
  if (column === undefined) return false
  const values = table.rows.map((row) => row.cells[column.index - 1] ?? null)
  return shareOfText(values, looksLikeCode) >= 0.9
}
