import type { Parent, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { showDay } from '@/domain/rules/days'
import { fullName } from '@/domain/rules/personNames'
import { isMobile } from '@/domain/rules/phones'
import type { ExportChoice } from './exportChoice'
import type { LeftOut } from './LeftOut'
import { selectRecords } from './selectRecords'
import { exportTexts } from './texts'

const texts = exportTexts.contacts

/** One person in an address book; `formats` makes a vCard of it. All texts are plain. */
export interface ContactCard {
  /** Stable: the id of the record, so that a second import meets the first one. */
  id: string
  /** «Иванова Мария Петровна» */
  fullName: string
  lastName: string
  firstName: string
  middleName: string
  organisation: string
  title: string
  /** E.164 where it was understood, else as typed. */
  phones: { number: string; isMobile: boolean }[]
  email: string
  /** Groups of the address book. */
  groups: string[]
}

export interface ContactExport {
  fileName: string
  cards: ContactCard[]
  counts: { staff: number; parents: number }
  leftOut: LeftOut
}

/**
 * Staff who are not dismissed, and parents of enrolled pupils where they are asked for, as cards for phones and mail
 * programs. Who has neither a phone nor an address is no contact. A parent's card names the class and never the child.
 * СНИЛС, days of birth and notes never stand in a card.
 * @param choice already as the form takes it (`choiceFor`)
 */
export function contactExport(facts: Facts, choice: ExportChoice, today: IsoDay): ContactExport {
  const selected = selectRecords(facts, choice)
  const working = selected.staff.filter((one) => one.state !== 'dismissed')
  const format = facts.organisation.classFormat
  const classNames = new Map(selected.classes.map((one) => [one.id, className(one, format)]))
  const unitOfPupil = new Map(
    facts.pupils
      .filter((one) => one.state === 'enrolled')
      .map((one) => [one.id, classNames.get(one.classId) ?? ''] as const),
  )
  const parents = selected.parents.filter((one) => one.pupilIds.some((id) => unitOfPupil.has(id)))
  const staffCards = working.map((one) => staffCard(one, facts)).filter(canBeReached)
  const parentCards = parents.map((one) => parentCard(one, unitOfPupil)).filter(canBeReached)
  const cards = [...staffCards, ...parentCards]
  const unreachable = working.length + parents.length - cards.length
  const dismissed = selected.staff.length - working.length
  return {
    fileName: texts.fileName(facts.organisation.shortName || exportTexts.workbook.school, showDay(today)),
    cards,
    counts: { staff: staffCards.length, parents: parentCards.length },
    leftOut: { ...(dismissed > 0 && { dismissed }), ...(unreachable > 0 && { noContact: unreachable }) },
  }
}

function canBeReached(card: ContactCard): boolean {
  return card.fullName !== '' && (card.phones.length > 0 || card.email !== '')
}

function staffCard(one: Staff, { organisation }: Facts): ContactCard {
  return {
    ...namesOf(one),
    organisation: organisation.shortName || organisation.fullName,
    title: one.positions.map(({ title }) => title).join(', '),
    email: one.email.trim(),
    groups: [texts.staff],
  }
}

function parentCard(one: Parent, unitOfPupil: ReadonlyMap<string, string>): ContactCard {
  const units = [...new Set(one.pupilIds.flatMap((id) => unitOfPupil.get(id) ?? []))].filter((unit) => unit !== '')
  return {
    ...namesOf(one),
    organisation: '',
    title: units.length === 0 ? texts.parent : texts.parentOf(units.join(', ')),
    email: '',
    groups: [texts.parents, ...units.map(texts.parentsOf)],
  }
}

function namesOf(one: Staff | Parent) {
  return {
    id: one.id,
    fullName: fullName(one),
    lastName: one.lastName,
    firstName: one.firstName,
    middleName: one.middleName,
    phones: one.phones.map(({ number }) => ({ number, isMobile: isMobile(number) })),
  }
}
