import { levels, type PlaceholderId, type PlaceholderKind, type PlaceholderLevel } from './placeholderLevels'
import { placeholderTexts } from './texts'

export type { PlaceholderId, PlaceholderKind, PlaceholderLevel }

export interface Placeholder {
  id: PlaceholderId
  level: PlaceholderLevel
  kind: PlaceholderKind
  /** As the program writes it, `{{фио}}`. */
  sign: string
  /** What else it may be called. */
  alsoCalled: readonly string[]
  explanation: string
}

/** Every placeholder that a form may use, in the order in which the screen explains them. */
export const placeholders: readonly Placeholder[] = (Object.keys(levels) as PlaceholderId[]).map((id) => {
  const { names, explanation } = placeholderTexts[id]
  const [first = id, ...alsoCalled] = names
  return { id, level: levels[id], kind: kindOf(id), sign: `{{${first}}}`, alsoCalled, explanation }
})

const byId = new Map(placeholders.map((one) => [one.id, one]))
const byName = new Map(
  placeholders.flatMap((one) => placeholderTexts[one.id].names.map((name) => [plainName(name), one] as const)),
)

/** A placeholder in a text: `{{ФИО}}`, `{{ № п/п }}`. The first group is its name. */
export const PLACEHOLDER = /\{\{([^{}]{1,60})\}\}/gu

/** The placeholder of this name, whatever its letters' size, its «ё» and its spaces; null where the program knows none. */
export function placeholderOf(name: string): Placeholder | null {
  return byName.get(plainName(name)) ?? null
}

export function placeholderById(id: PlaceholderId): Placeholder {
  const found = byId.get(id)
  if (!found) throw new Error(`no placeholder ${id}`)
  return found
}

function kindOf(id: PlaceholderId): PlaceholderKind {
  return id === 'qr' ? 'qr' : id === 'number' || id === 'count' ? 'number' : 'text'
}

/** «QR-код» and «qr код» are one name: signs between the words count as little as the letters' size. */
function plainName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/gu, 'е')
    .replace(/[\s\u00a0._-]+/gu, ' ')
    .trim()
}
