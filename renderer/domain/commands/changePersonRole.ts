import type { Invitee, InviteeRole, InviteeState } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { changed } from './edits'
import { nameOfPerson, nameOfPlatform, nameOfRole, nameOfUnit } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { personOf } from './persons'
import { texts } from './texts'

export interface RoleChange {
  personKind: Invitee['personKind']
  personId: string
  role: InviteeRole
}

/** States in which the platform already knows the person, or may know him any minute, in the old role. */
const inOldRole: readonly InviteeState[] = ['invited', 'reminded', 'requested', 'joined', 'confirmed', 'numberChanged']

/**
 * The role in which a person is to be on the platforms. Platforms do not switch roles (domain.md 0.5), so whoever was
 * invited in the old role becomes «ошибка роли» with a task to remove and invite again (rule 8.3.3). The invitee keeps
 * the role that he shall have; the link of the old role is taken off.
 */
export function changePersonRole(
  facts: Pick<Facts, 'organisation' | 'staff' | 'classes' | 'platforms' | 'invitees' | 'pupils' | 'parents'>,
  input: RoleChange,
): Outcome {
  const person = personOf(facts, input.personKind, input.personId)
  const own = facts.invitees.filter(
    (one) => one.personKind === input.personKind && one.personId === input.personId && one.role !== input.role,
  )
  const tasks: CommandNote[] = []
  const edits = own.map((one) => {
    if (!inOldRole.includes(one.state)) return changed('invitee', one, { role: input.role, linkId: null })
    const text = texts.role.task(
      nameOfPerson(person),
      nameOfUnit(facts, one.classId),
      nameOfPlatform(facts, one.platformId),
      nameOfRole(facts, one.platformId, input.role),
    )
    tasks.push(note('inviteAgain', text, 'invitee', one.id))
    return changed('invitee', one, { role: input.role, linkId: null, state: 'wrongRole' })
  })
  return outcome(texts.role.changed(nameOfPerson(person)), edits, { tasks })
}
