import { showDay } from '@/domain/rules/days'
import { contactLine } from '@/domain/documents/contact'
import type { DocumentFacts } from '@/domain/documents/documentFacts'
import { schoolName } from '@/domain/documents/platformWords'
import type { FormChoice, FormGroup, FormValues } from './fillTypes'
import type { FormLine } from './formLines'
import { placeholders, type PlaceholderId } from './placeholders'
import { ownFormTexts as texts } from './texts'

/** So many classes are named beside each other before the rest becomes a number. */
const MOST_NAMED = 5

/** The lines by sheet: all on one, by class, or each on its own. Numbers begin anew on each sheet of a class. */
export function formGroups(known: DocumentFacts, choice: FormChoice, lines: readonly FormLine[]): FormGroup[] {
  const list = listValues(known)
  if (choice.sheets === 'perLine') return lines.map((line) => group(line.name, list, [line]))
  if (choice.sheets === 'one') return lines.length === 0 ? [] : [group('', list, lines)]
  const byUnit = new Map<string, FormLine[]>()
  for (const line of lines) {
    const name = known.unitName(line.unit)
    const same = byUnit.get(name)
    if (same) same.push(line)
    else byUnit.set(name, [line])
  }
  return [...byUnit].map(([name, own]) => group(name, list, own))
}

function group(name: string, list: FormValues, lines: readonly FormLine[]): FormGroup {
  const rows = lines.map((line, index) => ({ ...list, ...line.values, number: index + 1, count: lines.length }))
  return { name, values: { ...common(rows), ...list, count: lines.length }, rows }
}

function listValues(known: DocumentFacts): FormValues {
  const { organisation, schoolYears } = known.facts
  return {
    school: schoolName(organisation),
    schoolFull: organisation.fullName || organisation.shortName,
    head: organisation.headName,
    headPosition: organisation.headPosition,
    contact: contactLine(known.facts),
    platform: known.platform?.name ?? '',
    year: schoolYears.find((one) => one.id === organisation.currentYearId)?.title ?? '',
    day: showDay(known.today),
  }
}

const never: ReadonlySet<PlaceholderId> = new Set(['link', 'shortLink', 'qr'])

/**
 * What all lines of a sheet have in common, for its title: a value of a class that differs is named beside the others, a
 * link never is, and a person's value stands there only where the sheet is his alone.
 */
function common(rows: readonly FormValues[]): FormValues {
  const values: FormValues = {}
  for (const { id, level } of placeholders) {
    const all = [...new Set(rows.map((row) => row[id]).filter((value) => value !== undefined))]
    const [only] = all
    if (only === undefined) continue
    if (rows.length === 1 || (all.length === 1 && level === 'unit')) values[id] = only
    else if (level === 'unit' && !never.has(id)) values[id] = named(all.map(String).filter((text) => text !== ''))
  }
  return values
}

function named(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return names.join(', ')
  return texts.oneOfMany(names.slice(0, MOST_NAMED).join(', '), names.length - MOST_NAMED)
}
