import type { Facts } from '@/domain/model/plain'
import { className } from './classNames'
import { showDay } from './days'
import { shortName } from './personNames'
import { titleOf } from './states'

export type NameOf = (id: string) => string | null

/** Names of everything that a field may point at, by id; null for what is not there. */
export function namesOf(facts: Facts | undefined): NameOf {
  if (!facts) return () => null
  const names = new Map<string, string>()
  for (const one of facts.schoolYears) names.set(one.id, one.title)
  for (const one of [...facts.staff, ...facts.pupils, ...facts.parents]) names.set(one.id, shortName(one))
  for (const one of facts.classes) names.set(one.id, className(one, facts.organisation.classFormat))
  for (const one of facts.orders)
    names.set(one.id, `№ ${one.number}${one.signedOn ? ` от ${showDay(one.signedOn)}` : ''}`)
  for (const one of facts.platforms) names.set(one.id, one.shortName)
  for (const one of facts.links) {
    const unit = one.classId === null ? facts.organisation.staffRoomName : (names.get(one.classId) ?? '')
    names.set(one.id, `${unit}: ${titleOf.inviteeRole[one.role]}`)
  }
  for (const one of facts.assignments) {
    names.set(one.id, [names.get(one.classId), names.get(one.staffId)].filter(Boolean).join(' — '))
  }
  for (const one of facts.invitees) names.set(one.id, names.get(one.personId) ?? '')
  for (const one of facts.headCounts) names.set(one.id, names.get(one.classId) ?? '')
  return (id) => names.get(id) ?? null
}
