import type { InviteeRole, Organisation, Platform, SchoolClass } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { shortName } from '@/domain/rules/personNames'
import type { PersonName } from '@/domain/rules/personNames'
import { titleOf } from '@/domain/rules/states'
import { texts } from './texts'

/** How journal names and notes call a class. */
export function nameOfClass(
  facts: Pick<Facts, 'classes'> & { organisation: Pick<Organisation, 'classFormat'> },
  classId: string,
): string {
  const found = facts.classes.find((one) => one.id === classId)
  return found === undefined ? texts.name.noClass : nameOfThisClass(found, facts.organisation)
}

export function nameOfThisClass(one: SchoolClass, organisation: Pick<Organisation, 'classFormat'>): string {
  return className(one, organisation.classFormat)
}

/** A class by its name, or the staff room by the name that the school gave it. */
export function nameOfUnit(facts: Pick<Facts, 'classes' | 'organisation'>, classId: string | null): string {
  return classId === null ? facts.organisation.staffRoomName : nameOfClass(facts, classId)
}

export function nameOfPerson(person: PersonName | undefined): string {
  return person === undefined ? texts.name.noPerson : shortName(person)
}

/** What the platform calls a role. */
export function nameOfRole(facts: Pick<Facts, 'platforms'>, platformId: string, role: InviteeRole): string {
  return facts.platforms.find((one) => one.id === platformId)?.roleTitles[role] || titleOf.inviteeRole[role]
}

export function nameOfPlatform(facts: Pick<Facts, 'platforms'>, platformId: string): string {
  return facts.platforms.find((platform: Platform) => platform.id === platformId)?.shortName ?? platformId
}
