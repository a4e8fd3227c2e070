import { cellText, headerKey } from './cells'
import type { ImportField } from '@/domain/imports/fields'
import type { RowReader } from './RowReader'

/** «да», «+», «v», 1 and «нет», «-», 0 in the many ways people write them; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  if (/^[-–—]$/.test(text.trim())) return false
  if (/^[+✓✔√]$/u.test(text.trim())) return true
  const key = headerKey(text)
  if (
    /^(?:да|есть|имеет|имеется|является|v|yes|true|истина|1|работает|действует|совм|совместитель|внешн.*|внутр.*)$/.test(
      key,
    )
  )
    return true
  return /^(?:нет|не (?:имеет|является|работает)|no|false|ложь|0|уволен[а]?|осн|основн.*)$/.test(key) ? false : null
}

export function readYesNo(reader: RowReader, field: ImportField): boolean | null {
  const cell = reader.cell(field)
  return cell === null ? null : yesOrNo(cellText(cell.value))
}
