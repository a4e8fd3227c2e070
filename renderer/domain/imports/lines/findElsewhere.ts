import { otherDay, sharesDay, sharesPhone, type Evidence, type FoundPerson } from './findPerson'
import { sameTable, type Place } from './Place'
import { personTexts } from '@/domain/imports/planTexts'
import { reasonTexts } from '@/domain/imports/texts'
import type { Pupil } from '@/domain/model/entities'
import type { KnownPerson, PersonIndex } from './PersonIndex'

interface Elsewhere {
  index: PersonIndex<Pupil>
  isFree: (known: KnownPerson<Pupil>) => boolean
  classNameOf: (pupil: Pupil) => string
}

/**
 * A pupil whom the class of the row lacks: the same whole name in another class is the same pupil for sure only with the
 * day of birth or the telephone, who then moves; else that is a doubt. `found` is what the class itself gave.
 */
export function findElsewhere(
  evidence: Evidence,
  place: Place,
  found: FoundPerson<Pupil>,
  { index, isFree, classNameOf }: Elsewhere,
): FoundPerson<Pupil> {
  const { name } = evidence
  const agrees = ({ card }: KnownPerson<Pupil>): boolean => sharesDay(evidence, card) || sharesPhone(evidence, card)
  const named = index.byName(name).filter((known) => {
    // Two rows of one list in two classes are namesakes, unless they were born on the same day.
    const isRepeat = known.place !== null && sameTable(known.place, place) && !sharesDay(evidence, known.card)
    return isFree(known) && !isRepeat && !otherDay(evidence, known.card)
  })
  const sure = named.filter(agrees)
  const possible = sure.length > 0 ? sure : name.incomplete || name.middleName === '' ? [] : named
  const [only] = possible
  if (only === undefined) return found
  const title = classNameOf(only.card)
  const offers = possible.map((known) => ({
    known,
    why: agrees(known) ? personTexts.whyMoved : personTexts.whyOtherClass,
  }))
  if (possible.length > 1 || only.lineKey !== null) {
    const doubt = { code: 'otherClass', text: personTexts.otherClassOfFile(title) }
    return { ...found, proposed: null, doubt, offers, notes: [] }
  }
  if (sure.length === 1) {
    const note = { code: 'movedClass', text: personTexts.movedClass(title) }
    return { ...found, proposed: only, doubt: null, sure: true, offers, notes: [note] }
  }
  const doubt = { code: 'otherClass', text: reasonTexts.otherClass(title) }
  return { ...found, proposed: only, doubt, offers, notes: [] }
}
