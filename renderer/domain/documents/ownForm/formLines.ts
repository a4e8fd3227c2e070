import type { InviteeRole, Link } from '@/domain/model/entities'
import { showDay } from '@/domain/rules/days'
import { fullName, shortName } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import { titleOf } from '@/domain/rules/states'
import { classTeacherName } from '@/domain/documents/contact'
import type { DocumentFacts, Unit } from '@/domain/documents/documentFacts'
import {
  chosenUnits,
  rolesToPrint,
  skippedUnit,
  skippedUnits,
  type SkippedUnit,
} from '@/domain/documents/invitationSheets'
import { roleTitle } from '@/domain/documents/platformWords'
import { printableLink } from '@/domain/documents/printableLink'
import { isMissing, unitPeople, type UnitPerson } from '@/domain/documents/unitRows'
import type { FormChoice, FormValues } from './fillTypes'

/** One line of the list: a person, or a class and role. */
export interface FormLine {
  unit: Unit
  role: InviteeRole
  personId: string | null
  /** What a sheet of its own is called. */
  name: string
  link: Link | null
  values: FormValues
}

/**
 * The lines of the chosen units and roles. With links on the form a unit and role without one to print gives no line; without
 * links a list needs none.
 */
export function formLines(
  known: DocumentFacts,
  choice: FormChoice,
  withLinks: boolean,
): { lines: FormLine[]; skipped: SkippedUnit[] } {
  const lines: FormLine[] = []
  const skipped: SkippedUnit[] = []
  for (const unit of chosenUnits(known, choice)) {
    for (const role of rolesToPrint(unit, choice.roles)) {
      const found = printableLink(known, unit, role)
      if (withLinks && !found.ok) {
        skipped.push(...skippedUnits(known, unit, role, found.reason, choice.roles))
        continue
      }
      const link = found.ok ? found.link : null
      const own =
        choice.linesOf === 'units' ? [unitLine(known, unit, role, link)] : peopleLines(known, unit, role, link, choice)
      if (own.length > 0) lines.push(...own)
      // Few classes keep a list of their teachers: it is missed only where nothing else was asked for.
      else if (role !== 'teacher' || unit === null || choice.roles.length === 1)
        skipped.push(skippedUnit(known, unit, role, unitPeople(known, unit, role).length > 0 ? 'allJoined' : 'noNames'))
    }
  }
  return { lines: lines.map((line, index) => ({ ...line, values: { ...line.values, number: index + 1 } })), skipped }
}

function peopleLines(
  known: DocumentFacts,
  unit: Unit,
  role: InviteeRole,
  link: Link | null,
  choice: FormChoice,
): FormLine[] {
  const people = unitPeople(known, unit, role).filter((one) => !one.gone && (!choice.onlyMissing || isMissing(one)))
  const common = unitLine(known, unit, role, link)
  return people.map((one) => ({
    ...common,
    personId: one.id,
    name: shortName(one.name),
    values: { ...common.values, ...personValues(one) },
  }))
}

function personValues(one: UnitPerson): FormValues {
  const phone = one.phones[0]
  return {
    fullName: fullName(one.name),
    lastName: one.name.lastName,
    firstName: one.name.firstName,
    middleName: one.name.middleName,
    shortName: shortName(one.name),
    phone: phone === undefined ? '' : showPhone(phone),
    child: one.relation?.pupils ?? '',
    state: titleOf.inviteeState[one.invitee?.state ?? 'notInvited'],
  }
}

function unitLine(known: DocumentFacts, unit: Unit, role: InviteeRole, link: Link | null): FormLine {
  const unitName = known.unitName(unit)
  const values: FormValues = {
    unit: unitName,
    teacher: classTeacherName(known, unit),
    room: unit?.room ?? '',
    role: roleTitle(known, role),
    link: link?.url ?? '',
    shortLink: link ? link.shortUrl || link.url : '',
    qr: link?.url ?? '',
    validUntil: showDay(link?.validUntilOn ?? null),
  }
  return { unit, role, personId: null, name: `${unitName}, ${roleTitle(known, role)}`, link, values }
}
