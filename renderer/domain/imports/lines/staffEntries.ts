import { nameKey } from '@/domain/rules/personNames'
import { cellText } from '@/domain/imports/values/cells'
import { type PlanContext } from './PlanContext'
import { placeOf, type AnalysedSheet, type Place } from './Place'
import { namingOf, readListName } from '@/domain/imports/values/readListName'
import { dayOfBirth } from '@/domain/imports/values/dayOfBirth'
import { readStaffValues, type GivenByList, type StaffValues } from './staffValues'
import type { ReadName } from '@/domain/imports/values/readName'
import type { IsoDay } from '@/domain/model/plain'
import type { NamedCell, RowReader } from '@/domain/imports/values/RowReader'
import type { Evidence } from './findPerson'

/** A row of a staff list as read, before it is known whom it stands for. */
export interface StaffEntry {
  place: Place
  reader: RowReader
  name: ReadName | null
  values: StaffValues
  /** Day of birth as the row has it, also where it is not taken: it tells namesakes of one file apart. */
  bornOn: IsoDay | null
  key: string
  /** Equal for rows that say the very same. */
  signature: string
  given: GivenByList
  leads: NamedCell[]
  /** The column was named just «Класс», so that leading the class is a guess. */
  leadsByPlainColumn: boolean
}

/** Exchange formats whose «position» is a word for a role: «учитель», «администратор». */
const namesRoles: ReadonlySet<string> = new Set(['oneRoster', 'aSc'])

/** Reads the rows of staff sheets; yields now and then so that a screen may breathe. */
export function* readStaffEntries(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, StaffEntry[]> {
  const entries: StaffEntry[] = []
  const { today, take = [] } = context.options
  for (const sheet of sheets) {
    const naming = namingOf(sheet.table, false)
    const positions = !sheet.planned.reasons.some(({ code }) => namesRoles.has(code))
    for (const row of sheet.table.rows) {
      if (entries.length % 20 === 0) yield
      const reader = context.reader(sheet, row)
      const name = readListName(reader, naming)
      const values = name === null ? {} : readStaffValues(reader, name, today, take)
      const bornOn = dayOfBirth(reader)
      const key = name === null ? '' : nameKey(name)
      const signature = `${key}\n${bornOn ?? ''}\n${JSON.stringify(values)}`
      const given = { category: reader.has('category'), positions }
      entries.push({
        place: placeOf(sheet, row),
        reader,
        name,
        values,
        bornOn,
        key,
        signature,
        given,
        ...ledCells(reader),
      })
    }
  }
  return entries
}

/** «Да» in the column of классное руководство speaks of the class beside it. */
function ledCells(reader: RowReader): Pick<StaffEntry, 'leads' | 'leadsByPlainColumn'> {
  const leads = reader.cells('leadsClass')
  const classes = reader.cells('className')
  if (leads.length === 0) return { leads: classes, leadsByPlainColumn: classes.length > 0 }
  const yes = leads.every((cell) => /^(?:да|\+|есть|имеет)$/i.test(cellText(cell.value)))
  return { leads: yes ? classes : leads, leadsByPlainColumn: false }
}

/** Days of birth tell people apart in matching only where the register keeps them too. */
export function evidenceOf(entry: StaffEntry & { name: ReadName }): Evidence {
  return {
    name: entry.name,
    phones: (entry.values.phones ?? []).map((phone) => phone.number),
    bornOn: entry.bornOn,
    email: entry.values.email ?? '',
  }
}
