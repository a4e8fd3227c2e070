import type { InviteeRole } from '@/domain/model/entities'
import type { ClassFinder, LinkLabel, LinkUnit } from './linkLabel'
import type { FoundLink } from './recogniseLink'

/** A link with what its own line says of it. */
export interface LabelledLink {
  address: string
  /** A short link beside the long one («резервная»), which is not a link of its own. */
  shortAddress: string
  unit: LinkUnit | null
  implied: boolean
  unknownClass: string | null
  role: InviteeRole | null
  doubts: string[]
  rest: string
}

/**
 * Shares the words of one line out to its links. Words stand before their link («5А родители https://… ученики
 * https://…») or, when the line begins with a link or ends with a role, behind it («5А https://… (родители)
 * https://… (ученики)»). A class named once holds for the rest of the line.
 */
export function labelsOfLinks(raw: string, found: readonly FoundLink[], finder: ClassFinder): LabelledLink[] {
  const words = found.map((link, at) => raw.slice(found[at - 1]?.to ?? 0, link.from))
  const labels = [...words, raw.slice(found.at(-1)?.to ?? 0)].map((text) => finder.read(text))
  const first = labels[0]
  const last = labels.at(-1)
  const placesBehind = first?.empty === true && last?.empty === false
  const rolesBehind = placesBehind || (last?.role != null && first?.role == null)
  const result: LabelledLink[] = []
  let carried: LinkLabel | null = null
  for (const [at, link] of found.entries()) {
    const place = labels[placesBehind ? at + 1 : at]
    const role = labels[rolesBehind ? at + 1 : at]?.role ?? null
    const ownWords =
      place && !place.empty && (place.unit !== null || place.role !== null || place.unknownClass !== null)
    const previous = result.at(-1)
    if (link.isShort && previous && !previous.shortAddress && !ownWords && (role === null || rolesBehind)) {
      previous.shortAddress = link.address
      if (rolesBehind) previous.role ??= role
      continue
    }
    const said: LinkLabel | null = place && names(place) ? place : carried
    if (said) carried = said
    const unitSaid = said ?? (place?.implied ? place : null)
    result.push({
      address: link.address,
      shortAddress: '',
      unit: unitSaid?.unit ?? null,
      implied: unitSaid?.implied ?? false,
      unknownClass: said?.unknownClass ?? null,
      role,
      doubts: said?.doubts ?? [],
      rest: said ? '' : (place?.rest ?? ''),
    })
  }
  return result
}

/** A role alone does not end what the line said before about the class. */
function names(label: LinkLabel): boolean {
  return (label.unit !== null && !label.implied) || label.unknownClass !== null
}
