import { tableKey, type Place } from './Place'
import { personTexts as texts } from '@/domain/imports/planTexts'
import { answerId, type KnownPerson, type PersonCard, type PersonIndex } from './PersonIndex'
import type { Reason } from '@/domain/changes/difference'
import type { ListRow, Repeats } from './Repeats'
import type { FoundPerson, Offer } from './findPerson'
import type { LineFixes } from '@/domain/imports/plan'
import type { RowReader } from '@/domain/imports/values/RowReader'

/** What is no longer in question once the user said which card a row stands for: how its own name is written. */
const nameDoubts: ReadonlySet<string> = new Set([
  'initials',
  'oneWord',
  'noSurname',
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
function repeatedIdentity<Card extends PersonCard>(
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
function identify<Card extends PersonCard>(
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

/** Offers of earlier rows of the same list, named by the rows. */
function offersOfRows<Card extends PersonCard>(known: KnownPerson<Card>[]): Offer<Card>[] {
  return known.map((one) => ({ known: one, why: texts.whyRow(one.place?.row ?? 0) }))
}

/** What deciding on the rows of one list rests on. */
interface Deciding<Entry extends ListRow, Card extends PersonCard> {
  repeats: Repeats<Entry>
  /** Whom the rows before this one stand for. */
  people: ReadonlyMap<Entry, KnownPerson<Card>>
  index: PersonIndex<Card>
  /** Cards of the register that bear the row's name. */
  cards: () => readonly KnownPerson<Card>[]
  answer: string | null | undefined
  find: () => FoundPerson<Card>
  titleOf: (known: KnownPerson<Card>) => string
}

/** Whom a row stands for: an earlier row of its list that surely means the same person, else what is found and answered. */
export function decideIdentity<Entry extends ListRow & { reader: RowReader }, Card extends PersonCard>(
  entry: Entry,
  { repeats, people, index, cards, answer, find, titleOf }: Deciding<Entry, Card>,
): Identity<Card> {
  const repeated = repeats.sameBorn(entry, cards)
  const repeatedPerson = repeated === null ? undefined : people.get(repeated)
  if (repeated !== null && repeatedPerson !== undefined) {
    entry.reader.note('sameBorn', texts.sameBorn(repeated.place.row))
    const isClear = cards().length < 2 && repeats.allBorn(entry)
    return repeatedIdentity(repeatedPerson, titleOf(repeatedPerson), isClear)
  }
  const found = find()
  if (!found.sure) {
    const repeat = repeats.doubt(entry)
    if (repeat !== null) entry.reader.doubts.push(repeat)
  }
  const earlier = new Set(repeats.earlier(entry).flatMap((one) => people.get(one) ?? []))
  const more = [...earlier].filter((known) => !found.offers.some((offer) => offer.known === known))
  const offers = [...found.offers, ...offersOfRows(more)]
  return identify({ answer, reader: entry.reader, index }, { ...found, offers }, titleOf)
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
