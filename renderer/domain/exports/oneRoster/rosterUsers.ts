import type { Parent, Pupil, Staff } from '@/domain/model/entities'
import { isMobile } from '@/domain/rules/phones'
import { phoneText, typedText } from './CsvTable'
import type { RosterRecord } from './rosterFields'

/** Roles of OneRoster 1.2 that people of a school register can have. */
export type RosterRole =
  | 'aide'
  | 'guardian'
  | 'parent'
  | 'principal'
  | 'relative'
  | 'siteAdministrator'
  | 'student'
  | 'systemAdministrator'
  | 'teacher'

/**
 * What a member of staff is, the primary role first: the head is `principal`, other leading staff `siteAdministrator`,
 * pedagogues `teacher`, everybody else `aide` («someone who helps and has no other role»). Who teaches or leads a class is
 * a `teacher` too; an administrator of the platform is a `systemAdministrator` too (peers.md 5.1).
 */
export function rolesOfStaff(one: Staff, leadsClass: boolean): RosterRole[] {
  const isHead = one.positions.some(({ title }) => /^(?:и\. ?о\. |врио )?директор(?:а)?(?!\p{L})/iu.test(title.trim()))
  const main: RosterRole =
    one.category === 'teaching'
      ? 'teacher'
      : one.category === 'other'
        ? 'aide'
        : isHead
          ? 'principal'
          : 'siteAdministrator'
  const teaches = leadsClass || one.subjects.length > 0
  const administers = one.platformRole === 'admin' || one.platformRole === 'extraAdmin'
  const roles: RosterRole[] = [main]
  if (teaches) roles.push('teacher')
  if (administers) roles.push('systemAdministrator')
  return [...new Set(roles)]
}

export const roleOfParent: Readonly<Record<Parent['kind'], RosterRole>> = {
  mother: 'parent',
  father: 'parent',
  guardian: 'guardian',
  other: 'relative',
}

interface Extra {
  orgId: string
  email?: string
  grades?: string
  agents?: readonly string[]
}

/**
 * A person as a user. The program keeps no accounts, so the login is the id, which is unique and says nothing of the
 * person; a password is never written. The first mobile number is `sms`, the first other one `phone`.
 */
export function rosterUser(
  one: Staff | Pupil | Parent,
  { orgId, email = '', grades, agents = [] }: Extra,
): RosterRecord {
  const numbers = one.phones.map(({ number }) => number)
  const mobile = numbers.find(isMobile)
  const other = numbers.find((number) => number !== mobile)
  return {
    sourcedId: one.id,
    enabledUser: 'true',
    username: one.id,
    givenName: typedText(one.firstName),
    familyName: typedText(one.lastName),
    middleName: typedText(one.middleName),
    email: typedText(email),
    sms: phoneText(mobile ?? ''),
    phone: phoneText(other ?? ''),
    agentSourcedIds: agents.join(','),
    grades: grades ?? '',
    primaryOrgSourcedId: orgId,
  }
}
