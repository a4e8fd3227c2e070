import { importMemoryId, type EntityName } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { clashTexts as texts } from './clashTexts'
import { className } from './classNames'
import { fullName, nameKey } from './personNames'

/** One card of somebody, with what may prove that another card of the same name is his too. */
interface Card {
  table: Extract<EntityName, 'staff' | 'pupil' | 'parent'>
  id: string
  title: string
  detail: string
  bornOn: IsoDay | null
  /** Telephones in the one way of writing, mail, and for parents the children. */
  marks: string[]
  /** Within it the name alone is enough for a doubt; null where namesakes are many. */
  place: string | null
}

export interface SamePerson {
  /** Another thing than the name is the same too. */
  certain: boolean
  people: readonly [Card, Card]
}

/**
 * Pairs of cards that are, or may be, one person. Namesakes of different dates of birth are two people, and so are those
 * of whom somebody has said it; a name alone is a doubt among the staff and within a class, and nothing elsewhere.
 */
export function samePersons(facts: Facts): SamePerson[] {
  const apart = new Set(facts.importMemory.filter((one) => one.kind === 'apart').map((one) => one.id))
  const groups = [staffCards(facts), pupilCards(facts), parentCards(facts)].flatMap((cards) => [
    ...Map.groupBy(cards, ({ key }) => key).values(),
  ])
  return groups.flatMap((group) =>
    group.flatMap(({ card: first }, at) =>
      group.slice(at + 1).flatMap(({ card: second }): SamePerson[] => {
        const differ = first.bornOn !== null && second.bornOn !== null && first.bornOn !== second.bornOn
        if (differ || apart.has(importMemoryId('apart', [first.id, second.id]))) return []
        const certain =
          (first.bornOn !== null && first.bornOn === second.bornOn) ||
          first.marks.some((mark) => second.marks.includes(mark))
        const doubtful = first.place !== null && first.place === second.place
        return certain || doubtful ? [{ certain, people: [first, second] }] : []
      }),
    ),
  )
}

interface Keyed {
  key: string
  card: Card
}

/** Only a number that was understood proves anything. */
const numbers = (phones: readonly { number: string }[]) =>
  phones.map((phone) => phone.number).filter((number) => number.startsWith('+'))

function staffCards(facts: Facts): Keyed[] {
  return facts.staff
    .filter((one) => one.state !== 'dismissed')
    .map((one) => {
      const email = one.email.trim().toLowerCase()
      const card: Card = {
        table: 'staff',
        id: one.id,
        title: fullName(one),
        detail: one.positions[0]?.title || texts.staff,
        bornOn: one.bornOn,
        marks: [...numbers(one.phones), ...(email === '' ? [] : [email])],
        place: 'staff',
      }
      return { key: nameKey(one), card }
    })
}

function pupilCards(facts: Facts): Keyed[] {
  const classes = new Map(facts.classes.map((one) => [one.id, className(one, facts.organisation.classFormat)]))
  return facts.pupils
    .filter((one) => one.state === 'enrolled')
    .map((one) => {
      const card: Card = {
        table: 'pupil',
        id: one.id,
        title: fullName(one),
        detail: texts.pupilOf(classes.get(one.classId) ?? texts.noClass),
        bornOn: one.bornOn,
        marks: numbers(one.phones),
        place: one.classId,
      }
      return { key: nameKey(one), card }
    })
}

function parentCards(facts: Facts): Keyed[] {
  return facts.parents.map((one) => {
    const card: Card = {
      table: 'parent',
      id: one.id,
      title: fullName(one),
      detail: texts.parent,
      bornOn: null,
      marks: [...numbers(one.phones), ...one.pupilIds],
      place: null,
    }
    return { key: nameKey(one), card }
  })
}
