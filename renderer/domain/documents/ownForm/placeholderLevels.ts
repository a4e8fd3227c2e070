/**
 * What a placeholder speaks of. `list`: one value for all; `unit`: a class (or the staff room) and a role; `person`: one
 * human being; `row`: the line itself. A row with a `person` or `row` placeholder is the one that is repeated.
 */
export type PlaceholderLevel = 'list' | 'unit' | 'person' | 'row'

/** `number` stays a number in a cell of its own, `qr` becomes a picture. */
export type PlaceholderKind = 'text' | 'number' | 'qr'

export const levels = {
  number: 'row',
  fullName: 'person',
  lastName: 'person',
  firstName: 'person',
  middleName: 'person',
  shortName: 'person',
  phone: 'person',
  child: 'person',
  state: 'person',
  unit: 'unit',
  teacher: 'unit',
  room: 'unit',
  role: 'unit',
  link: 'unit',
  shortLink: 'unit',
  qr: 'unit',
  validUntil: 'unit',
  school: 'list',
  schoolFull: 'list',
  head: 'list',
  headPosition: 'list',
  contact: 'list',
  platform: 'list',
  year: 'list',
  day: 'list',
  count: 'list',
} as const satisfies Record<string, PlaceholderLevel>

export type PlaceholderId = keyof typeof levels
