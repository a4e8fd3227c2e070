import { hasCyrillic, hasLatin } from '@/domain/rules/lookAlikes'
import { fullName } from '@/domain/rules/personNames'
import { cellText } from './cells'
import { looksLikeCode, shareOfText } from '@/domain/imports/tables/contentTests'
import { readName, type ReadName } from './readName'
import { checkSurnameGender } from './surnameGender'
import type { Table } from '@/domain/imports/tables/Table'
import type { RowReader } from './RowReader'

/** How a list as a whole writes its names. */
export interface NamingOfList {
  /** Codes in place of names throughout: «ФИО1», «Ученик 2». */
  codes: boolean
  /** Latin letters throughout, as in a timetable of another country: no slip of single rows. */
  latin: boolean
}

export function namingOf(table: Table, mayBeCodes: boolean): NamingOfList {
  const column = table.columns.find((one) => one.field === 'fullName' || one.field === 'lastName')
  if (column === undefined) return { codes: false, latin: false }
  const values = table.rows.map((row) => row.cells[column.index - 1] ?? null)
  return {
    codes: mayBeCodes && shareOfText(values, looksLikeCode) >= 0.9,
    latin: shareOfText(values.slice(0, 200), (text) => hasLatin(text) && !hasCyrillic(text)) >= 0.8,
  }
}

/** The name of a row with all that is worth a word about it. */
export function readListName(reader: RowReader, naming: NamingOfList): ReadName | null {
  const name = readName(reader, naming.codes)
  if (name === null) return null
  if (naming.latin && !hasCyrillic(fullName(name))) reader.lower('latin')
  checkSurnameGender(reader, name)
  return name
}

/** What a refused row shows in place of a name. */
export function nameAsSeen(reader: RowReader): string {
  const seen = ['fullName', 'lastName', 'firstName', 'middleName'] as const
  return seen
    .map((field) => cellText(reader.cell(field)?.value))
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 60)
}
