import { showDay } from '@/domain/rules/days'
import { fullName, nameKey, type PersonName } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import { personTexts as texts } from '@/domain/imports/planTexts'
import type { Reason } from '@/domain/changes/difference'
import type { IsoDay } from '@/domain/model/plain'
import type { KnownPerson, PersonCard, PersonIndex } from './PersonIndex'
import type { ReadName } from '@/domain/imports/values/readName'

/** What a row tells of who its person is. */
export interface Evidence {
  name: ReadName
  phones: string[]
  bornOn: IsoDay | null
  email: string
}

export interface Offer<Card extends PersonCard> {
  known: KnownPerson<Card>
  /** One Russian phrase: what agrees and what does not. */
  why: string
}

/** Whom a row stands for. */
export interface FoundPerson<Card extends PersonCard> {
  /** The card the row would change; `null`: it would make a new one. */
  proposed: KnownPerson<Card> | null
  /** Why it is not sure; `null` when it is. */
  doubt: Reason | null
  /** The telephone or the day of birth agrees along with the name: not even namesakes in the list make that doubtful. */
  sure: boolean
  /** Everyone it may stand for, the proposed one first. */
  offers: Offer<Card>[]
  notes: Reason[]
}

/** More people to choose from than a list can show at a glance; a list of a thousand namesakes is somebody's joke. */
export const mostOffers = 20

export interface Search<Card extends PersonCard> {
  index: PersonIndex<Card>
  /** Whether the card counts at all: one that an earlier row of the same list creates does not, it is a repeat. */
  counts: (known: KnownPerson<Card>) => boolean
  /** Whether the card may still be taken: no other row of the same list stands for it. */
  free: (known: KnownPerson<Card>) => boolean
  /** Whether another telephone makes another person of an equal name: of adults it does. */
  phoneTells: boolean
}

/**
 * Three grades, each with its reason (peers.md 3.4). The same: whole name with a telephone or the day of birth, or a whole
 * name that only one person has and nothing speaks against. Probable, and so a doubt: an equal name that something speaks
 * against, initials, a missing patronymic, the same given names with the telephone, address or day of birth under another
 * surname. Twins and namesakes (same surname and day of birth, another first name) are never offered.
 */
export function findPerson<Card extends PersonCard>(evidence: Evidence, search: Search<Card>): FoundPerson<Card> {
  const named = search.index.byName(evidence.name).filter(search.counts)
  return named.length > 0 ? amongNamesakes(evidence, named, search) : probable(evidence, search)
}

function amongNamesakes<Card extends PersonCard>(
  evidence: Evidence,
  named: KnownPerson<Card>[],
  { free, phoneTells }: Search<Card>,
): FoundPerson<Card> {
  const freeOnes = named.filter(free)
  const possible = freeOnes.filter(({ card }) => !otherDay(evidence, card))
  const telling = onlyAgreeing(evidence, named)
  const sure = possible.filter((known) => known === telling)
  const [only] = sure.length === 1 ? sure : possible
  const offers = (only === undefined ? (freeOnes.length > 0 ? freeOnes : named) : [only, ...named.filter(free)])
    .slice(0, mostOffers + 1)
    .filter((known, at, all) => all.indexOf(known) === at)
    .map((known) => ({ known, why: whyNamesake(evidence, known.card) }))
  const found = (proposed: KnownPerson<Card> | null, doubt: Reason | null): FoundPerson<Card> => {
    return { proposed, doubt, sure: sure.length === 1, offers, notes: [] }
  }
  if (only === undefined) {
    const [other] = freeOnes
    return other === undefined
      ? found(null, { code: 'namesakesInRegister', text: texts.allTaken })
      : found(null, { code: 'bornDiffers', text: texts.bornDiffers(showDay(other.card.bornOn ?? '')) })
  }
  if (sure.length === 1) return found(only, null)
  if (possible.length > 1) return found(null, { code: 'namesakesInRegister', text: texts.namesakesInRegister })
  if (phoneTells && evidence.phones.length > 0 && only.card.phones.length > 0) {
    const known = only.card.phones.map((phone) => showPhone(phone.number)).join(', ')
    return found(only, {
      code: 'phoneDiffers',
      text: texts.phoneDiffers(known, evidence.phones.map(showPhone).join(', ')),
    })
  }
  return named.length > 1
    ? found(only, { code: 'namesakesInRegister', text: texts.namesakesInRegister })
    : found(only, null)
}

/**
 * The one card of the name whose telephone or day of birth is that of the row; `null` when none or several are: what two
 * namesakes share tells nothing, not even when another row has taken one of them.
 */
export function onlyAgreeing<Card extends PersonCard>(
  evidence: Evidence,
  named: readonly KnownPerson<Card>[],
): KnownPerson<Card> | null {
  const agreeing = named.filter(
    ({ card }) => !otherDay(evidence, card) && (sharesPhone(evidence, card) || sharesDay(evidence, card)),
  )
  return agreeing.length === 1 ? (agreeing[0] ?? null) : null
}

/**
 * Whom the row may mean by less than its whole name. A card that another row of the list has taken still makes a doubt:
 * which of the two rows is that person is not for the order of the rows to decide.
 */
function probable<Card extends PersonCard>(evidence: Evidence, search: Search<Card>): FoundPerson<Card> {
  const { index, counts } = search
  const { name } = evidence
  const similar = index.byShortName(name).filter(counts)
  const [only] = similar
  if (only !== undefined) {
    const why = name.initials ? texts.whyInitials : texts.whyMiddleName
    const kind = name.initials ? 'initials' : 'middleName'
    const offers = similar.slice(0, mostOffers).map((known) => ({ known, why }))
    if (similar.length > 1) {
      const doubt = { code: `${kind}OfSeveral`, text: texts.severalMatch(similar.length) }
      return { proposed: null, doubt, offers, sure: false, notes: [] }
    }
    const text = name.initials ? texts.initialsMatch(fullName(only.card)) : texts.middleNameMatch(fullName(only.card))
    return offered(search, offers, `${kind}Match`, text)
  }
  const renamed = index.withGivenNames(name).flatMap((known) => {
    const agrees = whatElseAgrees(evidence, known.card)
    return counts(known) && agrees !== '' ? [{ known, why: texts.whySurname(agrees) }] : []
  })
  const [first] = renamed
  if (first === undefined)
    return { proposed: null, doubt: null, offers: [], sure: false, notes: remarks(evidence, search) }
  const text = texts.surnameChanged(fullName(first.known.card), whatElseAgrees(evidence, first.known.card))
  return offered(search, renamed, 'surnameChanged', text)
}

/** The first offer is proposed unless its card is taken. */
function offered<Card extends PersonCard>(
  { free }: Search<Card>,
  offers: Offer<Card>[],
  code: string,
  text: string,
): FoundPerson<Card> {
  const [first] = offers
  if (first !== undefined && free(first.known))
    return { proposed: first.known, doubt: { code, text }, offers, sure: false, notes: [] }
  const title = first === undefined ? '' : fullName(first.known.card)
  return { proposed: null, doubt: { code, text: texts.takenMatch(title) }, offers, sure: false, notes: [] }
}

/** Somebody else has the telephone; somebody of the same surname was born on the same day: said, never acted upon. */
function remarks<Card extends PersonCard>(evidence: Evidence, { index, counts, phoneTells }: Search<Card>): Reason[] {
  const notes: Reason[] = []
  const [other] = phoneTells ? evidence.phones.flatMap((number) => index.withPhone(number)).filter(counts) : []
  if (other !== undefined) notes.push({ code: 'samePhone', text: texts.samePhone(fullName(other.card)) })
  const bornThen = evidence.bornOn === null ? [] : index.bornOn(evidence.name, evidence.bornOn)
  const twin = bornThen.find(({ card }) => firstKey(card) !== firstKey(evidence.name))
  if (twin !== undefined) notes.push({ code: 'twins', text: texts.twins(fullName(twin.card)) })
  return notes
}

function firstKey({ firstName }: PersonName): string {
  return nameKey({ lastName: firstName, firstName: '', middleName: '' })
}

function whyNamesake(evidence: Evidence, card: PersonCard): string {
  if (sharesDay(evidence, card)) return sharesPhone(evidence, card) ? texts.whyAll : texts.whyDay
  if (otherDay(evidence, card)) return texts.whyOtherDay(showDay(card.bornOn ?? ''))
  if (sharesPhone(evidence, card)) return texts.whyPhone
  if (evidence.phones.length > 0 && card.phones.length > 0)
    return texts.whyOtherPhone(card.phones.map((phone) => showPhone(phone.number)).join(', '))
  return fullName(evidence.name) === fullName(card) ? texts.whyName : texts.whySpelling
}

/** Of a person with the same given names: «телефон», «дата рождения»; empty when nothing does. */
function whatElseAgrees(evidence: Evidence, card: PersonCard): string {
  if (otherDay(evidence, card)) return ''
  if (sharesDay(evidence, card)) return texts.day
  if (sharesPhone(evidence, card)) return texts.phone
  return evidence.email !== '' && evidence.email.toLowerCase() === card.email?.toLowerCase() ? texts.email : ''
}

export function sharesPhone({ phones }: Evidence, card: PersonCard): boolean {
  return card.phones.some((phone) => phones.includes(phone.number))
}

export function sharesDay({ bornOn }: Evidence, card: PersonCard): boolean {
  return bornOn !== null && bornOn === card.bornOn
}

export function otherDay({ bornOn }: Evidence, card: PersonCard): boolean {
  const known = card.bornOn ?? null
  return bornOn !== null && known !== null && bornOn !== known
}

/** Whether the row's name would change that of the card: the spelling of an equal name stays as the card has it. */
export function nameChanges(name: ReadName, card: PersonCard, all: boolean): Partial<PersonCard> {
  if (name.initials || nameKey(name) === nameKey(card)) return {}
  const changes: Partial<PersonCard> = {}
  const parts = all ? (['lastName', 'firstName', 'middleName'] as const) : (['lastName', 'middleName'] as const)
  for (const part of parts) {
    const key = (text: string): string => nameKey({ lastName: text, firstName: '', middleName: '' })
    if (name[part] !== '' && key(name[part]) !== key(card[part])) changes[part] = name[part]
  }
  return changes
}
