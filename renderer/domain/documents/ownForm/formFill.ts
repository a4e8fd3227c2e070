import { formGroups } from './formGroups'
import { formLines, type FormLine } from './formLines'
import type { FormChoice, FormFill, MadeFill } from './fillTypes'
import type { FoundPlaceholder } from './formCheck'
import { chosenUnits, unitsTitle, producedSheet, type ProducedSheet } from '@/domain/documents/invitationSheets'
import type { DocumentFacts } from '@/domain/documents/documentFacts'
import type { PlaceholderId } from './placeholders'
import { ownFormTexts as texts } from './texts'

export type * from './fillTypes'

const linkPlaceholders: ReadonlySet<PlaceholderId> = new Set(['link', 'shortLink', 'qr'])
const namePlaceholders: ReadonlySet<PlaceholderId> = new Set(['fullName', 'lastName', 'shortName'])

/** Whether the form puts links on paper: only then the register has something to remember. */
export function carriesLinks(found: readonly FoundPlaceholder[]): boolean {
  return found.some((one) => one.id !== null && linkPlaceholders.has(one.id))
}

/**
 * Fills the school's own form: the lines of the chosen classes and roles in the order of the documents. A form with links
 * obeys the guard of all paper (`printableLink`): a class and role without a link to print is skipped, with its reason.
 */
export function formFill(known: DocumentFacts, choice: FormChoice, found: readonly FoundPlaceholder[]): MadeFill {
  const withLinks = carriesLinks(found)
  const units = chosenUnits(known, choice)
  const { lines, skipped } = formLines(known, choice, withLinks)
  const fill = { groups: formGroups(known, choice, lines), copies: choice.sheets !== 'one' }
  const isNamed = choice.linesOf === 'people' && found.some((one) => one.id !== null && namePlaceholders.has(one.id))
  return {
    fill,
    lines: lines.length,
    skipped,
    produced: withLinks ? producedOf(lines, isNamed) : [],
    scope: unitsTitle(known, units),
  }
}

function producedOf(lines: readonly FormLine[], isNamed: boolean): ProducedSheet[] {
  const byLink = new Map<string, FormLine[]>()
  for (const line of lines) {
    if (!line.link) continue
    const same = byLink.get(line.link.id)
    if (same) same.push(line)
    else byLink.set(line.link.id, [line])
  }
  return [...byLink.values()].flatMap((same) => {
    const link = same[0]?.link
    const people = isNamed ? same.flatMap(({ personId }) => (personId === null ? [] : [personId])) : []
    return link ? [producedSheet(link, same.length, people)] : []
  })
}

/** Placeholders that get no value in a list like this, as sentences with their cells; read before the form is filled. */
export function unfilledLines(found: readonly FoundPlaceholder[], { groups }: FormFill): string[] {
  return found.flatMap((one) => {
    const { id } = one
    if (id === null || one.repeats || groups.every((group) => group.values[id] !== undefined)) return []
    return [(linkPlaceholders.has(id) ? texts.several : texts.personOutside)(one, one.sign)]
  })
}
