import { parseA1Ref, tokenize } from '@borgar/fx/xlsx'
import type { SheetPlan } from './formPlan'
import type { Note } from './note'
import { leansOnOtherRows } from './moveFormula'
import { placeholdersOf } from './placeholderText'
import { numberedRows, unshareFormulas } from './sheetRows'
import type { WorkbookParts } from './WorkbookParts'
import { childOf, childrenOf, rootOf, textOf } from './xml'

/** Formulas that need the user's look: those which lean on other rows, on multiplied sheets, or hold a placeholder. */
export function formulaFindings(
  book: WorkbookParts,
  plans: readonly SheetPlan[],
  noteOf: (sheet: string) => Note,
): void {
  const filled = new Set(plans.map(({ sheet }) => sheet.name.toLowerCase()))
  let hasFormulas = false
  for (const sheet of book.sheets.filter(({ isGrid }) => isGrid)) {
    const plan = plans.find((one) => one.sheet.part === sheet.part) ?? null
    const rows = numberedRows(rootOf(book.files.look(sheet.part)))
    unshareFormulas(rows)
    const leaning: string[] = []
    const arrays: string[] = []
    const withSign: string[] = []
    const ofOther: string[] = []
    for (const [number, row] of rows) {
      const block = plan?.repeated.find(({ from, to }) => number >= from && number <= to)
      for (const cell of childrenOf(row, 'c')) {
        const formula = childOf(cell, 'f')
        if (!formula) continue
        hasFormulas = true
        const text = textOf(formula)
        const name = cell.getAttribute('r') ?? ''
        if (placeholdersOf(text).length > 0) withSign.push(name)
        if (!plan && speaksOf(text, filled)) ofOther.push(name)
        if (!block) continue
        const type = formula.getAttribute('t')
        if (type === 'dataTable' || (type === 'array' && formula.getAttribute('ref')?.includes(':'))) arrays.push(name)
        else if (leansOnOtherRows(text, block)) leaning.push(name)
      }
    }
    const note = noteOf(sheet.name)
    if (leaning.length > 0) note('relativeFormula', { cells: leaning })
    if (arrays.length > 0) note('arrayFormula', { cells: arrays })
    if (withSign.length > 0) note('formulaPlaceholder', { cells: withSign })
    if (ofOther.length > 0) note('otherSheetFormula', { cells: ofOther })
  }
  if (hasFormulas) noteOf('')('calculated')
}

function speaksOf(formula: string, sheets: ReadonlySet<string>): boolean {
  return tokenize(formula, { mergeRefs: true }).some(({ type, value }) => {
    const found = type.startsWith('range') ? parseA1Ref(value) : undefined
    return found !== undefined && sheets.has((found.sheetName ?? '').toLowerCase())
  })
}
