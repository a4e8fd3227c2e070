import { type PlanContext } from './PlanContext'
import { tableKey, type Place } from './Place'
import { personTexts as texts } from '@/domain/imports/planTexts'
import { answerId, type KnownPerson, type PersonCard, type PersonIndex } from './PersonIndex'
import type { Reason } from '@/domain/changes/difference'
import { mostOffers, type FoundPerson, type Offer } from './findPerson'
import type { LineFixes } from '@/domain/imports/plan'
import type { RowReader } from '@/domain/imports/values/RowReader'

/** What is no longer in question once the user said which card a row stands for: how its own name is written. */
const nameDoubts: ReadonlySet<string> = new Set([
  'initials',
  'oneWord',
  'extraWords',
  'latin',
  'digits',
  'signs',
  'surnameGender',
])

/** Whom a row stands for in the end: as found, unless the user said otherwise. */
export interface Identity<Card extends PersonCard> {
  known: KnownPerson<Card> | null
  persons: LineFixes['persons']
  /** Cards that the user said are other people. */
  apart: KnownPerson<Card>[]
  /** The user said which card it is: the row's name replaces that of the card. */
  said: boolean
  /** The doubt of a row that would change the card; a row that changes nothing raises none. */
  doubtOfChange?: Reason
}

/** A row that repeats an earlier one of its list: the day of birth agrees, but of several namesakes' cards it may be the wrong one. */
export function repeatedIdentity<Card extends PersonCard>(
  known: KnownPerson<Card>,
  title: string,
  isClear: boolean,
): Identity<Card> {
  const persons = [{ id: answerId(known), title, why: texts.whyDay }]
  const doubtOfChange = { code: 'namesakesInRegister', text: texts.namesakesInRegister }
  return { known, persons, apart: [], said: false, ...(isClear ? {} : { doubtOfChange }) }
}

/**
 * Puts the doubt of what was found into the reader and weighs the user's answer: a card of the offers settles it, «nobody
 * of them» makes a new person, whom the next import will not take for one of those again.
 */
export function identify<Card extends PersonCard>(
  { answer, reader, index }: { answer: string | null | undefined; reader: RowReader; index: PersonIndex<Card> },
  found: FoundPerson<Card>,
  titleOf: (known: KnownPerson<Card>) => string,
): Identity<Card> {
  const persons = found.offers.map(({ known, why }) => ({ id: answerId(known), title: titleOf(known), why }))
  const chosen = typeof answer === 'string' ? index.withAnswerId(answer) : undefined
  if (chosen !== undefined) {
    reader.settle(nameDoubts)
    const offered = persons.some(({ id }) => id === answer)
    const more = offered ? [] : [{ id: answerId(chosen), title: titleOf(chosen), why: texts.whySaid }]
    return { known: chosen, persons: [...more, ...persons], apart: [], said: true }
  }
  if (answer === null) return { known: null, persons, apart: found.offers.map(({ known }) => known), said: true }
  if (found.doubt !== null) reader.doubts.push(found.doubt)
  reader.notes.push(...found.notes)
  return { known: found.proposed, persons, apart: [], said: false }
}

/** Rows of one list that bear one name. */
interface Group<Entry> {
  entries: Entry[]
  /** The first row of each that says the very same. */
  bySignature: Map<string, Entry>
  /** The first row of each day of birth. */
  byDay: Map<string, Entry>
}

/** So many rows of one name are not compared one by one. */
const mostCompared = 100

/** Rows of one list that bear one name: which of them are repeats, and whom else of the list a row may repeat. */
export class Repeats<Entry extends { place: Place; key: string; signature: string; bornOn: string | null }> {
  private readonly groups = new Map<string, Group<Entry>>()
  private readonly context: PlanContext
  private readonly what: string

  /** `what`: the ending of the lines' keys, under which they are answered. */
  constructor(context: PlanContext, what: string) {
    this.context = context
    this.what = what
  }

  /** `of`: what makes two rows namesakes besides the table they are in: the name, or the name and the class. */
  add(entry: Entry, of: string): void {
    const key = `${tableKey(entry.place)}\n${of}`
    const group = this.groups.get(key) ?? emptyGroup<Entry>()
    group.entries.push(entry)
    if (!group.bySignature.has(entry.signature)) group.bySignature.set(entry.signature, entry)
    if (entry.bornOn !== null && !group.byDay.has(entry.bornOn)) group.byDay.set(entry.bornOn, entry)
    this.groups.set(key, group)
  }

  /** Earlier rows that the entry may repeat: those of its name that no day of birth tells apart from it. */
  earlier(entry: Entry, of: string): Entry[] {
    const entries = this.group(entry, of).entries.slice(0, mostCompared)
    const at = entries.indexOf(entry)
    return (at < 0 ? entries : entries.slice(0, at)).filter((one) => !bornApart(one, entry)).slice(0, mostOffers)
  }

  /** The earlier row that surely means the same person: the name and the day of birth are equal. `null` when answered. */
  sameBorn(entry: Entry, of: string): Entry | null {
    if (entry.bornOn === null || this.isAnswered(entry)) return null
    const first = this.group(entry, of).byDay.get(entry.bornOn)
    return first === undefined || first === entry ? null : first
  }

  /** Whether every row of the name has a day of birth, so that it is clear which of them are one person. */
  allBorn(entry: Entry, of: string): boolean {
    return this.group(entry, of).entries.every((one) => one.bornOn !== null)
  }

  /** Whether other rows of the list bear the name. */
  isOneOfSeveral(entry: Entry, of: string): boolean {
    return this.group(entry, of).entries.length > 1
  }

  /** The doubt that an entry has among its namesakes of the list; `null` when it has none. */
  doubt(entry: Entry, of: string): Reason | null {
    if (this.isAnswered(entry)) return null
    const { entries, bySignature } = this.group(entry, of)
    const first = bySignature.get(entry.signature)
    if (first !== undefined && first !== entry && !this.isAnswered(first) && entry.bornOn === null)
      return { code: 'sameRow', text: texts.sameRow(first.place.row) }
    const open = entries
      .slice(0, mostCompared)
      .filter((one) => one === entry || (!this.isAnswered(one) && (one.bornOn === null || entry.bornOn === null)))
    if (new Set(open.map((one) => one.signature)).size < 2) return null
    const rows = open.slice(0, 10).map((one) => one.place.row)
    return { code: 'namesakesInFile', text: texts.namesakesInFile(rows.join(', ')) }
  }

  private isAnswered(entry: Entry): boolean {
    return this.context.personAnswer(entry.place, this.what) !== undefined
  }

  private group(entry: Entry, of: string): Group<Entry> {
    return this.groups.get(`${tableKey(entry.place)}\n${of}`) ?? emptyGroup<Entry>()
  }
}

function emptyGroup<Entry>(): Group<Entry> {
  return { entries: [], bySignature: new Map(), byDay: new Map() }
}

function bornApart(a: { bornOn: string | null }, b: { bornOn: string | null }): boolean {
  return a.bornOn !== null && b.bornOn !== null && a.bornOn !== b.bornOn
}

/** Offers of earlier rows of the same list, named by the rows. */
export function offersOfRows<Card extends PersonCard>(known: KnownPerson<Card>[]): Offer<Card>[] {
  return known.map((one) => ({ known: one, why: texts.whyRow(one.place?.row ?? 0) }))
}

/** Rows in the order in which they may claim cards: those that say more go first, so that none takes another's card. */
export function bySpecificity<Entry extends { signature: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.signature.length - a.signature.length)
}

/** Which cards the rows of each list stand for: within one list a card is taken once. */
export class Claims {
  private readonly taken = new Map<object, Set<string>>()

  claim(known: object, place: Place): void {
    const tables = this.taken.get(known) ?? new Set()
    this.taken.set(known, tables.add(tableKey(place)))
  }

  /** A test of cards for a row of that list. */
  freeAt(place: Place): (known: object) => boolean {
    const table = tableKey(place)
    return (known) => this.taken.get(known)?.has(table) !== true
  }
}
