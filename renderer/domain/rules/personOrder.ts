import type { PersonName } from './parseFullName'

const collator = new Intl.Collator('ru', { sensitivity: 'accent', numeric: true })

/**
 * The letters of nearly every name in the collator's order: a space, a hyphen, а–я. What else occurs (digits, Latin
 * letters, a combining mark) is left to the collator.
 */
const places = new Map(
  [...' -абвгдежзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [letter, String.fromCharCode(at + 3)]),
)

/**
 * One part of a name as text whose code order is the collator's order; null where it cannot be told. Case does not count,
 * ё is an е first, and is told from it only between names that are otherwise equal.
 */
function keyOfPart(part: string): string | null {
  let letters = ''
  let accents = ''
  for (const letter of part.toLowerCase()) {
    const place = places.get(letter === 'ё' ? 'е' : letter)
    if (place === undefined) return null
    letters += place
    accents += letter === 'ё' ? '\u0002' : '\u0001'
  }
  return `${letters}\u0000${accents}\u0000`
}

/** Keys of records seen before; a changed record is another object. */
const known = new WeakMap<PersonName, string | null>()

function keyOf(person: PersonName): string | null {
  let key = known.get(person)
  if (key !== undefined) return key
  const parts = [person.lastName, person.firstName, person.middleName].map(keyOfPart)
  key = parts.includes(null) ? null : parts.join('')
  known.set(person, key)
  return key
}

/** Surname, first name, patronymic: the order of a Russian list; ё stands with е (the collator's order, Unicode TR 10). */
function comparePersons(a: PersonName, b: PersonName): number {
  return (
    collator.compare(a.lastName, b.lastName) ||
    collator.compare(a.firstName, b.firstName) ||
    collator.compare(a.middleName, b.middleName)
  )
}

/** A new list by surname, first name, patronymic, as the Russian collator has them; thousands of people in a few milliseconds. Equals stay as they stood. */
export function sortedPersons<Person extends PersonName>(people: readonly Person[]): Person[]
export function sortedPersons<Item>(items: readonly Item[], nameOf: (item: Item) => PersonName): Item[]
export function sortedPersons<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => PersonName = (item) => item as PersonName,
): Item[] {
  return items
    .map((item) => ({ item, key: keyOf(nameOf(item)) }))
    .sort((a, b) =>
      a.key !== null && b.key !== null ? compareKeys(a.key, b.key) : comparePersons(nameOf(a.item), nameOf(b.item)),
    )
    .map(({ item }) => item)
}

const compareKeys = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
