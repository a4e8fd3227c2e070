import { nameKey } from '@/domain/rules/personNames'
import { dayOfBirth } from '@/domain/imports/values/dayOfBirth'
import { type PlanContext } from './PlanContext'
import { placeOf, type AnalysedSheet, type Place } from './Place'
import { namingOf, readListName, type NamingOfList } from '@/domain/imports/values/readListName'
import { hasLeft, readDay, readPhones } from '@/domain/imports/values/readValues'
import { classOfRow } from './rowClass'
import { reasonTexts } from '@/domain/imports/texts'
import type { Pupil } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { KnownClass } from './ClassIndex'
import type { ReadName } from '@/domain/imports/values/readName'
import type { RowReader } from '@/domain/imports/values/RowReader'

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
    const naming = namingOf(sheet.table, true)
    for (const row of sheet.table.rows) {
      if (entries.length % 20 === 0) yield
      entries.push(
        readEntry(context, context.reader(sheet, row), placeOf(sheet, row), row.classText ?? sheet.classText, naming),
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
  naming: NamingOfList,
): PupilEntry {
  const name = readListName(reader, naming)
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
