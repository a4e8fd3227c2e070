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
  const groups = [staffCards(facts), pupilCards(facts), parentCards(facts)].flat()
  return groups.flatMap((group) =>
    group.flatMap((first, at) =>
      group.slice(at + 1).flatMap((second): SamePerson[] => {
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

type Named = Parameters<typeof nameKey>[0] & object

/** Rows are not changed in place, and of thousands most stay from one look to the next. */
const knownKeys = new WeakMap<Named, string>()

function keyOf(person: Named): string {
  const known = knownKeys.get(person)
  if (known !== undefined) return known
  const key = nameKey(person)
  knownKeys.set(person, key)
  return key
}

/** Cards of those only who have a namesake: of thousands of people that is a handful. */
function namesakes<P extends Named>(people: readonly P[], cardOf: (person: P) => Card): Card[][] {
  return [...Map.groupBy(people, keyOf).values()].filter((group) => group.length > 1).map((group) => group.map(cardOf))
}

/** Only a number that was understood proves anything. */
const numbers = (phones: readonly { number: string }[]) =>
  phones.map((phone) => phone.number).filter((number) => number.startsWith('+'))

function staffCards(facts: Facts): Card[][] {
  const working = facts.staff.filter((one) => one.state !== 'dismissed')
  return namesakes(working, (one) => {
    const email = one.email.trim().toLowerCase()
    return {
      table: 'staff',
      id: one.id,
      title: fullName(one),
      detail: one.positions[0]?.title || texts.staff,
      bornOn: one.bornOn,
      marks: [...numbers(one.phones), ...(email === '' ? [] : [email])],
      place: 'staff',
    }
  })
}

function pupilCards(facts: Facts): Card[][] {
  const classes = new Map(facts.classes.map((one) => [one.id, className(one, facts.organisation.classFormat)]))
  const enrolled = facts.pupils.filter((one) => one.state === 'enrolled')
  return namesakes(enrolled, (one) => ({
    table: 'pupil',
    id: one.id,
    title: fullName(one),
    detail: texts.pupilOf(classes.get(one.classId) ?? texts.noClass),
    bornOn: one.bornOn,
    marks: numbers(one.phones),
    place: one.classId,
  }))
}

function parentCards(facts: Facts): Card[][] {
  return namesakes(facts.parents, (one) => ({
    table: 'parent',
    id: one.id,
    title: fullName(one),
    detail: texts.parent,
    bornOn: null,
    marks: [...numbers(one.phones), ...one.pupilIds],
    place: null,
  }))
}
