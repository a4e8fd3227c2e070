import { handoutCells } from '@/domain/documents/classTeacherHandout'
import { unitPeople, type UnitPerson } from '@/domain/documents/unitRows'
import { cleanText } from '@/domain/rules/cleanText'
import { fullName, nameKey, parseFullName } from '@/domain/rules/personNames'
import { similarity } from './similarity'
import { cellText, headerKey } from '@/domain/imports/values/cells'
import type { DocumentFacts } from '@/domain/documents/documentFacts'
import type { Parent, SchoolClass } from '@/domain/model/entities'
import type { ReadMarks } from './markEdits'
import type { Place } from './Place'
import type { RowReader } from '@/domain/imports/values/RowReader'

export type MarkRole = 'pupil' | 'parent'

/** «Кто» of a row: a pupil, or a parent with kind and child. `role` is `null` where the cell is blank or says something else. */
export interface Who {
  role: MarkRole | null
  kind: Parent['kind'] | null
  child: string
}

/** A row of a class teacher's copy. */
export interface MarkRow {
  reader: RowReader
  place: Place
  schoolClass: SchoolClass
  nameText: string
  who: Who
  marks: ReadMarks
}

/** A person of the class as the handout writes him today. */
export interface ClassPerson extends UnitPerson {
  role: MarkRole
  printed: { name: string; who: string; phone: string; day: string; note: string; all: string }
}

const kindWords: [Parent['kind'], RegExp][] = [
  ['mother', /^(?:мать|мам)/],
  ['father', /^(?:отец|пап)/],
  ['guardian', /^опек/],
  ['other', /^(?:представ|закон|бабуш|дедуш)/],
]

export function readWho(text: string): Who {
  const [first = '', ...rest] = text.split(/[:,(]/)
  const key = headerKey(first)
  if (/^уч|^обуч/.test(key)) return { role: 'pupil', kind: null, child: '' }
  const kind = kindWords.find(([, pattern]) => pattern.test(key))?.[0] ?? null
  const isParent = kind !== null || /^родит/.test(key)
  const after = rest.join(',').trim().replace(/\)$/, '')
  const child = after === '' ? first.trim().split(' ').slice(1).join(' ') : after
  return isParent ? { role: 'parent', kind, child } : { role: null, kind: null, child: '' }
}

/** Everybody of a class whom a handout names, those who have left since included. */
export function peopleOfClass(known: DocumentFacts, schoolClass: SchoolClass): ClassPerson[] {
  return (['pupil', 'parent'] as const).flatMap((role) =>
    unitPeople(known, schoolClass, role).map((one): ClassPerson => {
      const [name = '', who = '', phone = '', invited = '', joined = '', day = '', note = ''] = handoutCells(one)
        .slice(1)
        .map((cell) => cleanText(String(cell ?? '')))
      const all = [name, who, phone, invited, joined, day, note].join('\n')
      return { ...one, role, printed: { name, who, phone, day, note, all } }
    }),
  )
}

/** Whom a row may stand for, and how sure that is. */
export interface RowMatch {
  person: ClassPerson | null
  /** People to choose from; the first is proposed. */
  offers: ClassPerson[]
  by: 'name' | 'short' | 'several' | 'none' | 'repeated'
  /** Row that took the person already. */
  earlier?: number
}

/**
 * Rows of one list → people of the class. What stands as it was printed is settled first, then whole names, then names
 * with initials; a person is taken once, and namesakes that nothing tells apart are left to the user.
 */
export function matchRows(rows: readonly MarkRow[], people: readonly ClassPerson[]): Map<MarkRow, RowMatch> {
  const found = new Map<MarkRow, RowMatch>()
  const taken = new Map<ClassPerson, MarkRow>()
  settleUnchanged(rows, people, found, taken)
  const settle = (by: RowMatch['by'], fits: (row: MarkRow, one: ClassPerson) => boolean): void => {
    settlePairs(rows, people, { found, taken, by, fits })
  }
  settle('name', (row, one) => sameName(row, one) && sameWho(row, one) && samePhone(row, one))
  settle('name', (row, one) => sameName(row, one) && sameWho(row, one))
  settle('name', (row, one) => sameName(row, one) && fitsWho(row, one))
  settle('short', (row, one) => fitsShort(row, one) && fitsWho(row, one))
  for (const row of rows) if (!found.has(row)) found.set(row, openMatch(row, people, taken))
  return found
}

type Found = Map<MarkRow, RowMatch>
type Taken = Map<ClassPerson, MarkRow>

/** Of namesakes each untouched row stands for the one it was printed for. */
function settleUnchanged(rows: readonly MarkRow[], people: readonly ClassPerson[], found: Found, taken: Taken): void {
  const printed = Map.groupBy(people, (one) => one.printed.all)
  for (const row of rows) {
    const person = printed.get(rowAsPrinted(row))?.find((one) => !taken.has(one))
    if (person === undefined) continue
    taken.set(person, row)
    found.set(row, { person, offers: [], by: 'name' })
  }
}

interface Pairing {
  found: Found
  taken: Taken
  by: RowMatch['by']
  fits: (row: MarkRow, one: ClassPerson) => boolean
}

/** Where a row fits one person only, and no other open row does, they belong together; else nobody knows. */
function settlePairs(rows: readonly MarkRow[], people: readonly ClassPerson[], pairing: Pairing): void {
  const { found, taken, by, fits } = pairing
  const free = people.filter((one) => !taken.has(one))
  const open = rows.filter((row) => !found.has(row)).map((row) => ({ row, list: free.filter((one) => fits(row, one)) }))
  const wanted = new Map<ClassPerson, number>()
  for (const { list } of open) for (const one of list) wanted.set(one, (wanted.get(one) ?? 0) + 1)
  for (const { row, list } of open) {
    const here = list.filter((one) => !one.gone)
    const [only, second] = here.length > 0 ? here : list
    if (only === undefined || second !== undefined || wanted.get(only) !== 1) continue
    taken.set(only, row)
    found.set(row, { person: only, offers: [], by })
  }
}

function openMatch(row: MarkRow, people: readonly ClassPerson[], taken: Taken): RowMatch {
  const same = people.filter((one) => sameName(row, one) && fitsWho(row, one))
  const free = same.filter((one) => !taken.has(one))
  const [first] = free
  if (first !== undefined) return { person: first, offers: free, by: 'several' }
  const [repeated] = same
  if (repeated !== undefined)
    return { person: repeated, offers: [repeated], by: 'repeated', earlier: taken.get(repeated)?.place.row ?? 0 }
  const short = people.filter((one) => fitsShort(row, one) && fitsWho(row, one) && !taken.has(one))
  const [likely] = short
  if (likely !== undefined) return { person: likely, offers: short, by: 'several' }
  const alike = people
    .filter((one) => fitsWho(row, one) && !taken.has(one))
    .map((one) => ({ one, score: similarity(row.nameText, one.printed.name) }))
    .filter(({ score }) => score >= enoughAlike)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostOffers)
  return { person: null, offers: alike.map(({ one }) => one), by: 'none' }
}

const enoughAlike = 0.5
const mostOffers = 5

function rowAsPrinted({ reader, nameText }: MarkRow): string {
  const texts = (['who', 'phone', 'invitedMark', 'joinedMark', 'markDay', 'note'] as const).map((field) =>
    cellText(reader.cell(field)?.value),
  )
  return [nameText, ...texts].join('\n')
}

/** The whole name as one run of letters: ё = е, case, spaces and hyphens do not matter. */
const wholeKey = (text: string): string => nameKey({ lastName: text, firstName: '', middleName: '' })

function sameName(row: MarkRow, one: ClassPerson): boolean {
  return wholeKey(row.nameText) === wholeKey(fullName(one.name))
}

function sameWho(row: MarkRow, one: ClassPerson): boolean {
  return cellText(row.reader.cell('who')?.value) === one.printed.who
}

function samePhone({ reader }: MarkRow, one: ClassPerson): boolean {
  return one.printed.phone !== '' && cellText(reader.cell('phone')?.value) === one.printed.phone
}

/** Nothing in «Кто» speaks against the person. */
function fitsWho({ who }: MarkRow, one: ClassPerson): boolean {
  if (who.role === null) return true
  if (who.role !== one.role) return false
  if (who.child === '' || one.relation === null) return true
  const children = one.relation.pupils.split(',').map(wholeKey)
  return who.child
    .split(',')
    .some((child) =>
      children.some((known) => known.startsWith(wholeKey(child)) || wholeKey(child).startsWith(known.slice(0, -2))),
    )
}

/** «Орлова Н. Л.» or «Орлова Нина» for Орлова Нина Львовна. */
function fitsShort({ nameText }: MarkRow, one: ClassPerson): boolean {
  const name = parseFullName(nameText)
  if (wholeKey(name.lastName) !== wholeKey(one.name.lastName) || name.firstName === '') return false
  return agrees(name.firstName, one.name.firstName) && agrees(name.middleName, one.name.middleName)
}

function agrees(seen: string, known: string): boolean {
  const letters = wholeKey(seen)
  if (letters === '' || known === '') return true
  return seen.endsWith('.') || letters.length <= 2 ? wholeKey(known).startsWith(letters) : wholeKey(known) === letters
}
