import type { FormGroup } from '@/domain/documents/ownForm/formFill'
import { safeSheetNames } from '@/formats/workbook/sheetNames'
import type { SheetPlan } from './formPlan'
import type { WorkbookParts } from './WorkbookParts'

/**
 * Names of the copies: the group's, with the sheet's own beside it where a group has several sheets. The form's other sheets
 * keep theirs.
 */
export function copyNames(
  book: WorkbookParts,
  plans: readonly SheetPlan[],
  groups: readonly FormGroup[],
): (part: string, group: number) => string | undefined {
  const multiplied = new Set(plans.map(({ sheet }) => sheet.part))
  const kept = book.sheets.filter(({ part }) => !multiplied.has(part)).map(({ name }) => name)
  const wanted = plans.flatMap(({ sheet }) =>
    groups.map(({ name }) => (plans.length > 1 ? `${name} – ${sheet.name}` : name)),
  )
  const names = safeSheetNames([...kept, ...wanted]).slice(kept.length)
  const index = new Map(plans.map(({ sheet }, at) => [sheet.part, at]))
  return (part, group) => {
    const at = index.get(part)
    return at === undefined ? undefined : names[at * groups.length + group]
  }
}
