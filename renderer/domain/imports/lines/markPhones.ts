import { showPhone } from '@/domain/rules/phones'
import { markTexts as texts } from '@/domain/imports/planTexts'
import { cellLines, cellText } from '@/domain/imports/values/cells'
import { readPhones } from '@/domain/imports/values/readValues'
import { RowReader } from '@/domain/imports/values/RowReader'
import type { Pupil } from '@/domain/model/entities'

const mostPhones = 10

/**
 * The telephones of the card with those that the row adds; `null` when it adds none. What was printed is passed over, so
 * that a number the program itself could not understand raises no question; no number is ever taken off a card.
 */
export function addedPhones(reader: RowReader, known: Pupil['phones'], printed: string): Pupil['phones'] | null {
  const cell = reader.cell('phone')
  if (cell === null || cellText(cell.value) === printed) return null
  const before = new Set(printed.split(',').map((part) => part.trim()))
  const rest = cellLines(cell.value)
    .split(/[,;\n]/)
    .filter((part) => !before.has(part.trim()))
    .join('\n')
  const column = { index: 1, header: cell.column, field: 'phone' as const, by: 'header' as const, samples: [] }
  const value = typeof cell.value === 'number' ? cell.value : rest
  const own = new RowReader({ row: reader.row.row, cells: [value], hidden: false }, [column])
  const added = readPhones(own).filter((phone) => !known.some((one) => one.number === phone.number))
  reader.doubts.push(...own.doubts)
  reader.notes.push(...own.notes)
  if (added.length === 0) return null
  if (known.length > 0)
    for (const { number } of added) reader.note('phoneAdded', texts.phoneAdded(showPhone(number)), cell)
  return [...known, ...added].slice(0, mostPhones)
}
