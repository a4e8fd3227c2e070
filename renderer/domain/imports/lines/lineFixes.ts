import { cellText, shown } from '@/domain/imports/values/cells'
import { columnName, type RowReader } from '@/domain/imports/values/RowReader'
import type { Reason } from '@/domain/changes/difference'
import type { ImportField } from '@/domain/imports/fields'
import type { LineFixes } from '@/domain/imports/plan'

/** Reasons that speak of a cell which is blank or was not found: where it is to be filled in. */
const fieldsOfCode: Record<string, readonly ImportField[]> = {
  noName: ['fullName', 'lastName', 'firstName', 'middleName'],
  noClass: ['className', 'level', 'litera'],
  sameClassName: ['building', 'className', 'level', 'litera'],
  surnameGender: ['fullName', 'lastName', 'middleName'],
  phoneDiffers: ['phone'],
  samePhone: ['phone'],
  bornDiffers: ['birthDay'],
  parentWithoutName: ['parentName', 'parentPhone'],
  initialsMatch: ['fullName', 'lastName', 'firstName', 'middleName'],
  middleNameMatch: ['fullName', 'lastName', 'firstName', 'middleName'],
  initialsOfSeveral: ['fullName', 'lastName', 'firstName', 'middleName'],
  middleNameOfSeveral: ['fullName', 'lastName', 'firstName', 'middleName'],
  namesakesInRegister: ['fullName', 'lastName'],
  namesakesInFile: ['fullName', 'lastName'],
  surnameChanged: ['fullName', 'lastName'],
  sameRow: ['fullName', 'lastName'],
  sameClassRow: ['className', 'level'],
}

/** The reasons with the column and the value they speak of, also where the check looked at the whole row. */
export function pointedReasons(reasons: Reason[], reader: RowReader): Reason[] {
  return reasons.map((reason) => {
    if (reason.column !== undefined) return reason
    const fields = fieldsOfCode[reason.code] ?? []
    const column = fields.flatMap((field) => reader.columns.filter((one) => one.field === field))[0]
    if (column === undefined) return reason
    const value = shown(cellText(reader.row.cells[column.index - 1]))
    return { ...reason, column: columnName(column).slice(0, 120), value }
  })
}

/** The cells of the row that its reasons point to, to be corrected in place. */
export function cellsToFix(reasons: Reason[], reader: RowReader): LineFixes['cells'] {
  const cells = new Map<number, LineFixes['cells'][number]>()
  for (const { code, column: name, value } of reasons) {
    if (name === undefined || code === 'caps') continue
    const named = reader.columns.filter((column) => columnName(column).slice(0, 120) === name)
    const text = (at: number): string => cellText(reader.row.cells[at - 1])
    const column = named.find((one) => shown(text(one.index)) === value) ?? named[0]
    if (column !== undefined)
      cells.set(column.index, { column: column.index, header: columnName(column), text: text(column.index) })
  }
  return [...cells.values()]
}
