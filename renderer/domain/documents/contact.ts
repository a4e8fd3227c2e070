import type { Facts } from '@/domain/model/plain'
import { parsePhones, showPhone } from '@/domain/rules/phones'
import { shortName } from '@/domain/rules/personNames'
import type { DocumentFacts, Unit } from './documentFacts'
import { documentTexts } from './texts'

/** Whom a person with the paper in the hand may ask: «Соколова И. В., тел. +7 (3822) 55-11-22, каб. 12»; empty when not set. */
export function contactLine({ organisation }: Facts): string {
  const phone = organisation.contactPhone || organisation.phone
  return [
    organisation.contactName,
    phone === '' ? '' : documentTexts.sheet.phone(readablePhone(phone)),
    organisation.contactRoom === '' ? '' : documentTexts.sheet.room(organisation.contactRoom),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** As the school typed it, unless it is one number that can be written in the usual way. */
function readablePhone(text: string): string {
  const { phones, problems } = parsePhones(text)
  const only = phones[0]
  return phones.length === 1 && problems.length === 0 && only && only.comment === '' ? showPhone(only.number) : text
}

/** The class teacher of the day, «Иванова М. П.»; empty for the staff room and for a class without one. */
export function classTeacherName(known: DocumentFacts, unit: Unit): string {
  if (!unit) return ''
  const [first] = known.teachersOn(unit.id, known.today)
  const staff = first ? known.staff(first.staffId) : null
  return staff ? shortName(staff) : ''
}
