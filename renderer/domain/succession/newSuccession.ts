import { safeFileName } from '@/domain/documents/safeFileName'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { openClasses } from '@/domain/rules/assignments'
import { showDay } from '@/domain/rules/days'
import { SUCCESSION_VERSION, type Succession, type SuccessionPerson } from './succession'
import { successionTexts } from './texts'
import { worklistsOn } from './worklists'

/** What the one who hands over says; everything else is read off the register. */
export interface SuccessionWish {
  from: SuccessionPerson
  to: SuccessionPerson
  handedOn: IsoDay
  basis: { number: string; signedOn: IsoDay | null }
  note: string
}

/** The succession of a school as it stands on a day. Names of forms only: their bytes are put in when it is sealed. */
export function newSuccession(facts: Facts, wish: SuccessionWish, forms: readonly string[], today: IsoDay): Succession {
  const tidy = ({ staffId, name }: SuccessionPerson) => ({ staffId, name: name.trim() })
  return {
    version: SUCCESSION_VERSION,
    from: tidy(wish.from),
    to: tidy(wish.to),
    handedOn: wish.handedOn,
    basis: { number: wish.basis.number.trim(), signedOn: wish.basis.signedOn },
    note: wish.note.trim(),
    worklists: worklistsOn(facts, today).map(({ code, title, rows }) => ({ code, title, rows })),
    forms: forms.map((name) => ({ name, bytes: null })),
  }
}

/** What goes in, as numbers for the question before: people at work or on leave, classes of the year, invitations, lists. */
export interface SuccessionContents {
  staff: number
  classes: number
  invitees: number
  worklists: { title: string; count: number }[]
}

export function successionContents(facts: Facts, today: IsoDay): SuccessionContents {
  return {
    staff: facts.staff.filter((one) => one.state !== 'dismissed').length,
    classes: openClasses(facts, facts.organisation.currentYearId).length,
    invitees: facts.invitees.length,
    worklists: worklistsOn(facts, today).map(({ title, rows }) => ({ title, count: rows.length })),
  }
}

/** «Передача дел, СОШ № 5, 01.12.2026.age». */
export function successionFileName(school: string, day: IsoDay): string {
  return safeFileName([successionTexts.fileName, school, showDay(day)].filter((part) => part !== '').join(', '), 'age')
}
