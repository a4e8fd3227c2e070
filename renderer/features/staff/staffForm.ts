import type { Order, Staff } from '@/domain/model/entities'
import type { OrderToFind } from '@/domain/commands/orders'
import { parsePhones, showPhone } from '@/domain/rules/phones'
import { staffTexts } from './texts'

/** What the card's fields hold: plain text where the user types, the record's own values where he chooses. */
export interface StaffForm {
  lastName: string
  firstName: string
  middleName: string
  gender: 'male' | 'female' | 'unknown'
  positions: { title: string; kind: 'main' | 'secondary' }[]
  subjects: string
  phones: { number: string; comment: string }[]
  email: string
  category: Staff['category']
  platformRole: Staff['platformRole']
  /** The order of an administrator, as typed; asked for no other role. */
  orderNumber: string
  orderSignedOn: string | null
  bornOn: string | null
  hiredOn: string | null
  dismissedOn: string | null
  snils: string
  note: string
}

export function formOf(staff: Staff, orders: readonly Order[]): StaffForm {
  const order = orders.find((one) => one.id === staff.adminOrderId)
  return {
    lastName: staff.lastName,
    firstName: staff.firstName,
    middleName: staff.middleName,
    gender: staff.gender ?? 'unknown',
    positions: staff.positions.length > 0 ? staff.positions.map((one) => ({ ...one })) : [{ title: '', kind: 'main' }],
    subjects: staff.subjects.join(', '),
    phones: staff.phones.length > 0 ? staff.phones.map(phoneOf) : [{ number: '', comment: '' }],
    email: staff.email,
    category: staff.category,
    platformRole: staff.platformRole,
    orderNumber: order?.number ?? '',
    orderSignedOn: order?.signedOn ?? null,
    bornOn: staff.bornOn,
    hiredOn: staff.hiredOn,
    dismissedOn: staff.dismissedOn,
    snils: staff.snils,
    note: staff.note,
  }
}

/** A number is shown with its spaces where it can be read back; what nobody understood stays as it was typed. */
function phoneOf(one: Staff['phones'][number]): StaffForm['phones'][number] {
  const shown = showPhone(one.number)
  return { ...one, number: parsePhones(shown).phones[0]?.number === one.number ? shown : one.number }
}

/** The record that the form stands for. Empty lines fall out; a phone becomes E.164 where it can be understood. */
export function staffOf(before: Staff, form: StaffForm): Staff {
  const text = (value: string) => value.replace(/\s+/g, ' ').trim()
  return {
    ...before,
    lastName: text(form.lastName),
    firstName: text(form.firstName),
    middleName: text(form.middleName),
    gender: form.gender === 'unknown' ? null : form.gender,
    positions: form.positions.map((one) => ({ ...one, title: text(one.title) })).filter((one) => one.title !== ''),
    subjects: form.subjects
      .split(',')
      .map(text)
      .filter((one) => one !== ''),
    phones: form.phones.filter((one) => one.number.trim() !== '').flatMap(phonesOf),
    email: form.email.trim(),
    category: form.category,
    platformRole: form.platformRole,
    bornOn: form.bornOn,
    hiredOn: form.hiredOn,
    dismissedOn: form.dismissedOn,
    snils: form.snils.trim(),
    note: form.note.trim(),
  }
}

/** The order of the card, by number and day; null while no number is typed. A known order keeps its own title. */
export function orderOf(form: Pick<StaffForm, 'orderNumber' | 'orderSignedOn'>): OrderToFind | null {
  if (form.orderNumber.trim() === '') return null
  return { number: form.orderNumber, signedOn: form.orderSignedOn, title: staffTexts.order.title }
}

function phonesOf(typed: { number: string; comment: string }): Staff['phones'] {
  const { phones } = parsePhones(typed.number)
  if (phones.length === 0) return [{ number: typed.number.trim(), comment: typed.comment.trim() }]
  return phones.map((one, index) => ({
    number: one.number,
    comment: index === 0 && typed.comment.trim() !== '' ? typed.comment.trim() : one.comment,
  }))
}

/** Problems of the typed phones, one sentence each; a wrong phone is kept as typed, so these are warnings. */
export function phoneWarning(number: string): string {
  return number.trim() === '' ? '' : (parsePhones(number).problems[0]?.text ?? '')
}
