// What the trials write and what must be there afterwards. All names are invented.

const PHONE = { number: '+79001234567', comment: '' }

const staffFields = (number) => ({
  lastName: `Проверкин${number}`,
  firstName: ['Анна', 'Борис', 'Вера', 'Глеб'][number % 4],
  middleName: number % 5 === 0 ? '' : 'Олегович',
  gender: null,
  positions: [],
  subjects: ['Физика', 'Ёлочная «игрушка»'].slice(0, number % 3),
  phones: [],
  email: `u${number}@example.invalid`,
  category: 'teaching',
  bornOn: null,
  hiredOn: '2026-09-01',
  dismissedOn: null,
  state: 'working',
  platformRole: 'teacher',
  adminOrderId: null,
  snils: '',
  note: `запись ${number} `.repeat(180).slice(0, 1900),
})

const classFields = (number, yearId) => ({
  yearId,
  levels: [1 + (number % 11)],
  litera: `П${number}`,
  profile: '',
  building: '',
  room: String(number),
  shift: 1,
  plannedPupils: number % 30,
  previousClassId: null,
  state: 'active',
  note: '',
})

const pupilFields = (number, classId) => ({
  classId,
  lastName: `Учеников${number}`,
  firstName: 'Пётр',
  middleName: '',
  bornOn: null,
  phones: [],
  state: 'enrolled',
  note: '',
})

/** @typedef {{ table: string, id: string, fields: Record<string, unknown> }} Edit */

/** A school of a size, as sets of at most 2,000 records: what a first import writes. */
export function schoolSets({ staff, classes, pupils }, yearId) {
  const edits = []
  for (let at = 0; at < classes; at += 1) {
    edits.push({ table: 'class', id: `base-c${at}`, fields: classFields(at, yearId) })
  }
  for (let at = 0; at < staff; at += 1) edits.push({ table: 'staff', id: `base-s${at}`, fields: staffFields(at) })
  for (let at = 0; at < pupils; at += 1) {
    edits.push({ table: 'pupil', id: `base-p${at}`, fields: pupilFields(at, `base-c${at % classes}`) })
  }
  const sets = []
  for (let at = 0; at < edits.length; at += 2000) sets.push(edits.slice(at, at + 2000))
  return sets
}

/**
 * Small saves as a hand makes them, each of them a set over three tables or a change of a record that was there: a torn
 * set would show.
 */
export function handSets(first, count, yearId) {
  return Array.from({ length: count }, (_, step) => {
    const number = first + step
    if (number % 3 === 2) {
      return [{ table: 'staff', id: `base-s${number % 100}`, fields: { note: `правка ${number}`, firstName: 'Рита' } }]
    }
    return [
      { table: 'class', id: `hand-c${number}`, fields: classFields(number, yearId) },
      { table: 'staff', id: `hand-s${number}`, fields: { ...staffFields(number), phones: [PHONE] } },
      { table: 'pupil', id: `hand-p${number}`, fields: pupilFields(number, `hand-c${number}`) },
    ]
  })
}

/** @typedef {Record<string, Record<string, Record<string, unknown>>>} Picture table → id → fields */

/** Everything that was acknowledged, and what was on its way when the power went. */
export class Acknowledged {
  /** @param {Picture} picture what was there before */
  constructor(picture) {
    this.picture = structuredClone(picture)
    /** @type {Edit[][]} asked for and never answered, or refused: there wholly or not at all */
    this.pending = []
    this.count = 0
  }

  take(edits) {
    this.count += 1
    for (const { table, id, fields } of edits) {
      const rows = (this.picture[table] ??= {})
      rows[id] = { ...rows[id], ...fields, id }
    }
  }

  leaveOpen(edits) {
    this.pending.push(edits)
  }

  /** Takes what is there for what was meant: from now on nothing is open. @param {Picture} found */
  settle(found) {
    this.picture = structuredClone(found)
    this.pending = []
  }

  /**
   * @param {Picture} found
   * @returns {{ lost: string[], torn: string[] }} lines about fields and records; both empty when all is well
   */
  compare(found) {
    const lost = []
    const torn = []
    const isThere = ({ table, id, fields }) =>
      Object.entries(fields).every(([field, value]) => same(found[table]?.[id]?.[field], value))
    const arrived = []
    for (const edits of this.pending) {
      const there = edits.filter(isThere)
      if (there.length > 0 && there.length < edits.length) {
        torn.push(`${there.length} of ${edits.length} records of one set: ${edits.map(({ id }) => id).join(', ')}`)
      }
      if (there.length === edits.length) arrived.push(...edits)
    }
    const maybe = new Map(arrived.map((edit) => [`${edit.table} ${edit.id}`, edit.fields]))
    for (const [table, rows] of Object.entries(this.picture)) {
      for (const [id, fields] of Object.entries(rows)) {
        const row = found[table]?.[id]
        if (row === undefined) {
          lost.push(`${table} ${id} is gone`)
          continue
        }
        const later = maybe.get(`${table} ${id}`)
        for (const [field, value] of Object.entries(fields)) {
          if (same(row[field], value) || (later && field in later && same(row[field], later[field]))) continue
          lost.push(`${table} ${id}: ${field} is ${JSON.stringify(row[field])} instead of ${JSON.stringify(value)}`)
        }
      }
    }
    for (const [table, rows] of Object.entries(found)) {
      for (const id of Object.keys(rows)) {
        if (!this.picture[table]?.[id] && !maybe.has(`${table} ${id}`)) torn.push(`${table} ${id} came from nowhere`)
      }
    }
    return { lost, torn }
  }
}

const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}
