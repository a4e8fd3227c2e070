import { nameKey, parseFullName, type PersonName } from '@/domain/rules/personNames'
import type { Staff } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { Place } from './Place'

/** What all cards of people have in common. */
export interface PersonCard extends PersonName {
  id: string
  phones: { number: string }[]
  bornOn?: IsoDay | null
  email?: string
}

/** A card of the register, or one that a line of this plan creates, as it is after the lines so far. */
export interface KnownPerson<Card extends PersonCard> {
  card: Card
  /** Key of the line that creates the card; `null` for one of the register. */
  lineKey: string | null
  /** The line that creates the card is itself doubtful. */
  doubtful: boolean
  /** The row that spoke of the card first; `null` while none did. */
  place: Place | null
  /** The last line without which the card would not be as it is here; that one needs the ones before it. */
  rests: string[]
  /** Fields that rows of these files filled: a later row adds to them and never says the opposite. */
  said: Set<string>
}

/**
 * So many people of one name, surname, telephone are told apart; the rest of a list that repeats one name ten thousand times
 * is not compared with itself.
 */
const mostAlike = 300

export type KnownStaff = KnownPerson<Staff>

export function ofRegister<Card extends PersonCard>(card: Card): KnownPerson<Card> {
  return { card, lineKey: null, doubtful: false, place: null, rests: [], said: new Set() }
}

/** What names the card in an answer: its id, or the key of the line that creates it, which is the same in every planning. */
export function answerId<Card extends PersonCard>(known: KnownPerson<Card>): string {
  return known.lineKey ?? known.card.id
}

/**
 * Finds people by name: whole, with initials, without a patronymic, by the given names alone; by telephone; by the day of
 * birth. ё = е, case, hyphens and look-alikes do not matter.
 */
export class PersonIndex<Card extends PersonCard> {
  private readonly byKey = new Map<string, KnownPerson<Card>[]>()
  private readonly bySurname = new Map<string, KnownPerson<Card>[]>()
  private readonly byGiven = new Map<string, KnownPerson<Card>[]>()
  private readonly byPhone = new Map<string, KnownPerson<Card>[]>()
  /** First name and patronymic of each as they are compared: asked for once, however many share a surname. */
  private readonly given = new Map<KnownPerson<Card>, readonly [string, string]>()
  private readonly byAnswer = new Map<string, KnownPerson<Card>>()

  add(known: KnownPerson<Card>): void {
    const { card } = known
    const [last, given] = partKeys(card)
    push(this.byKey, nameKey(card), known)
    push(this.bySurname, last, known)
    this.given.set(known, [lettersOf(card.firstName), lettersOf(card.middleName)])
    if (card.firstName !== '' && card.middleName !== '') push(this.byGiven, given, known)
    for (const phone of card.phones) push(this.byPhone, phone.number, known)
    this.byAnswer.set(answerId(known), known)
  }

  byName(name: PersonName): KnownPerson<Card>[] {
    return this.byKey.get(nameKey(name)) ?? []
  }

  withPhone(number: string): KnownPerson<Card>[] {
    return this.byPhone.get(number) ?? []
  }

  /** Telephones that a line adds to a card that is known already. */
  addPhones(known: KnownPerson<Card>, phones: readonly { number: string }[]): void {
    for (const phone of phones) push(this.byPhone, phone.number, known)
  }

  /** Whether a name, whole or short, may mean the card. */
  fits(name: PersonName, known: KnownPerson<Card>): boolean {
    if (partKeys(name)[0] !== partKeys(known.card)[0]) return false
    const [first, middle] = this.given.get(known) ?? ['', '']
    return agrees(pattern(name.firstName), first) && agrees(pattern(name.middleName), middle)
  }

  withAnswerId(id: string): KnownPerson<Card> | undefined {
    return this.byAnswer.get(id)
  }

  /** People with the same first name and patronymic under any surname. */
  withGivenNames(name: PersonName): KnownPerson<Card>[] {
    return name.firstName === '' || name.middleName === '' ? [] : (this.byGiven.get(partKeys(name)[1]) ?? [])
  }

  /** People of the same surname who were born on the day. */
  bornOn(name: PersonName, day: IsoDay): KnownPerson<Card>[] {
    return (this.bySurname.get(partKeys(name)[0]) ?? []).filter(({ card }) => card.bornOn === day)
  }

  /** People whom «Иванова М. П.», «Иванова Мария» or «Иванова М.» may mean; the surname must be the same. */
  byShortName(name: PersonName): KnownPerson<Card>[] {
    const same = this.bySurname.get(partKeys(name)[0]) ?? []
    if (same.length === 0) return []
    const first = pattern(name.firstName)
    const middle = pattern(name.middleName)
    return same.filter((known) => {
      const [ownFirst, ownMiddle] = this.given.get(known) ?? ['', '']
      return agrees(first, ownFirst) && agrees(middle, ownMiddle)
    })
  }

  /** Whom a text means: the whole name first, else what agrees with the initials. */
  named(text: string): KnownPerson<Card>[] {
    const name = parseFullName(text)
    const exact = this.byName(name)
    return exact.length > 0 ? exact : this.byShortName(name)
  }
}

/** Keys of the surname and of the given names together. */
function partKeys(name: PersonName): [string, string] {
  return [nameKey({ ...name, firstName: '', middleName: '' }), nameKey({ ...name, lastName: '' })]
}

function lettersOf(text: string): string {
  return nameKey({ lastName: text, firstName: '', middleName: '' })
}

function pattern(text: string): { letters: string; initial: boolean } {
  const letters = lettersOf(text)
  return { letters, initial: text.endsWith('.') || letters.length <= 2 }
}

/** An absent part or an initial agrees with every name that begins so. */
function agrees({ letters, initial }: { letters: string; initial: boolean }, known: string): boolean {
  if (letters === '' || known === '') return true
  return initial ? known.startsWith(letters) : letters === known
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else if (list.length < mostAlike) list.push(item)
}
