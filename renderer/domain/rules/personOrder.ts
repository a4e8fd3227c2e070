import type { PersonName } from './parseFullName'

const collator = new Intl.Collator('ru', { sensitivity: 'accent', numeric: true })

/** In small letters these signs stand in the collator's order by their very codes; every other one is left to it. */
const plain = /^[а-яё -]*$/u

/**
 * One part of a name as text whose code order is the collator's order; null where it cannot be told. Case does not count,
 * ё is an е first: where nothing else differs, the name with the earlier ё stands later.
 */
function keyOfPart(part: string): string | null {
  const small = part.toLowerCase()
  if (!plain.test(small)) return null
  if (!small.includes('ё')) return small
  let marks = ''
  for (let at = small.indexOf('ё'); at >= 0; at = small.indexOf('ё', at + 1)) {
    marks += String.fromCharCode(0xffff - at)
  }
  return `${small.replaceAll('ё', 'е')}\u0001${marks}`
}

/** Keys of records seen before; a changed record is another object. */
const known = new WeakMap<PersonName, string | null>()

function keyOf(person: PersonName): string | null {
  let key = known.get(person)
  if (key !== undefined) return key
  const last = keyOfPart(person.lastName)
  const first = keyOfPart(person.firstName)
  const middle = keyOfPart(person.middleName)
  key = last === null || first === null || middle === null ? null : `${last}\u0000${first}\u0000${middle}`
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
