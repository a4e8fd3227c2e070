import type { Invitee, InviteeRole } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import type { PersonName } from '@/domain/rules/personNames'

export type PersonFacts = Pick<Facts, 'staff' | 'pupils' | 'parents'>

/** Whose role it is: a link for pupils lets in no teacher, one for teachers no parent. */
export function kindOfRole(role: InviteeRole): Invitee['personKind'] {
  return role === 'pupil' || role === 'parent' ? role : 'staff'
}

/** The person behind an invitee; undefined when the card was deleted. */
export function personOf(facts: PersonFacts, kind: Invitee['personKind'], id: string): PersonName | undefined {
  return listOf(facts, kind).find((one) => one.id === id)
}

/** Looks persons up by id, prepared once for bulk commands. */
export function personFinder(facts: PersonFacts): (kind: Invitee['personKind'], id: string) => PersonName | undefined {
  const kinds = ['staff', 'pupil', 'parent'] as const
  const byKind = new Map(kinds.map((kind) => [kind, new Map(listOf(facts, kind).map((one) => [one.id, one]))]))
  return (kind, id) => byKind.get(kind)?.get(id)
}

function listOf(facts: PersonFacts, kind: Invitee['personKind']): readonly (PersonName & { id: string })[] {
  if (kind === 'staff') return facts.staff
  return kind === 'pupil' ? facts.pupils : facts.parents
}
