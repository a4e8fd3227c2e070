import { inviteeRoleOf, saveStaff } from '@/domain/commands/saveStaff'
import { markInvitees } from '@/domain/commands/markInvitees'
import type { MarkInvitees } from '@/domain/commands/markInvitees'
import { recordHeadCount } from '@/domain/commands/recordHeadCount'
import type { HeadCountInput } from '@/domain/commands/recordHeadCount'
import type { InviteeState } from '@/domain/model/entities'
import { maxPlatformId } from '@/domain/model/platformDefaults'
import type { Facts, NewId } from '@/domain/model/plain'
import { hasJoined, isException } from '@/domain/rules/states'
import type { SampleDays } from './sampleDays'
import type { SeededRandom } from './seededRandom'
import type { Story } from './story'
import { texts } from './texts'

type Persons = MarkInvitees['persons']

/** Staff, then parents, then pupils are invited, some again, and join little by little; some refuse. */
export function tellInvitees(tale: Story, random: SeededRandom, days: SampleDays, newId: NewId): void {
  const mark = (persons: Persons, state: InviteeState, day: number, more: Partial<MarkInvitees> = {}) => {
    tale.tell((facts) => markInvitees(facts, { platformId: maxPlatformId, persons, state, on: days.at(day), ...more }))
  }
  const { staff, pupils, parents } = tale.facts()
  const team = staff
    .filter((one) => one.state !== 'expected')
    .map((one) => ({ classId: null, personKind: 'staff' as const, personId: one.id, role: inviteeRoleOf(one) }))
  mark(team.slice(0, 57), 'invited', 3, { handedBy: 'chat' })
  mark(team.slice(0, 40), 'joined', 5)
  mark(team.slice(0, 31), 'confirmed', 8)
  mark(team.slice(40, 47), 'reminded', 17, { handedBy: 'person' })
  mark(team.slice(40, 43), 'joined', 20)
  mark(team.slice(43, 44), 'requested', 21)
  mark(team.slice(55, 56), 'noPhone', 22)
  mark(team.slice(56, 57), 'refused', 22)
  mark(team.slice(48, 49), 'numberChanged', 24)
  tellWrongRole(tale, days)
  tellAppointment(tale, days, newId)

  const classOf = new Map(pupils.map((one) => [one.id, one.classId]))
  const elders: Persons = parents.map((one) => ({
    classId: classOf.get(one.pupilIds[0] ?? '') ?? null,
    personKind: 'parent',
    personId: one.id,
    role: 'parent',
  }))
  const children: Persons = pupils.map((one) => ({
    classId: one.classId,
    personKind: 'pupil',
    personId: one.id,
    role: 'pupil',
  }))
  const elderOrder = shuffled(random, elders)
  mark(elderOrder.slice(0, -3), 'invited', 10, { handedBy: 'sheet' })
  mark(elderOrder.slice(0, 19), 'joined', 14)
  mark(elderOrder.slice(19, 29), 'reminded', 25, { handedBy: 'chat' })
  mark(elderOrder.slice(19, 23), 'joined', 28)
  mark(elderOrder.slice(23, 25), 'requested', 29)
  mark(elderOrder.slice(29, 31), 'refused', 30)
  mark(elderOrder.slice(31, 32), 'noPhone', 30)
  const childOrder = shuffled(random, children)
  mark(childOrder.slice(0, 24), 'invited', 12, { handedBy: 'sheet' })
  mark(childOrder.slice(0, 13), 'joined', 16)
  mark(childOrder.slice(0, 8), 'confirmed', 18)
  mark(childOrder.slice(13, 16), 'requested', 19)
  mark(childOrder.slice(22, 23), 'wrongRole', 26)
  mark(childOrder.slice(23, 24), 'noPhone', 26)
}

/** One who joined as педагог although she shall be «сотрудник»: to be removed and invited again (rule 8.3.3). */
function tellWrongRole(tale: Story, days: SampleDays): void {
  const person = tale.facts().staff.find((one) => one.lastName === 'Гусева')
  if (person === undefined) throw new Error('no sample staff member')
  const persons: Persons = [{ classId: null, personKind: 'staff', personId: person.id, role: 'teacher' }]
  tale.tell((facts) => markInvitees(facts, { platformId: maxPlatformId, persons, state: 'joined', on: days.at(6) }))
  tale.tell((facts) => saveStaff(facts, { ...person, platformRole: 'staff' }))
}

/** One who has joined becomes an additional administrator by order (domain.md 1.2). */
function tellAppointment(tale: Story, days: SampleDays, newId: NewId): void {
  const person = tale.facts().staff.find((one) => one.lastName === 'Артемьева')
  if (person === undefined) throw new Error('no sample staff member')
  const order = { number: '131-О', signedOn: days.at(9), title: texts.appointmentTitle }
  tale.tell((facts) => saveStaff(facts, { ...person, platformRole: 'extraAdmin' }, { order, newId }))
}

/** Two counts of every class by parents and, from class 5 on, by pupils; the second one is better than the first. */
export function tellHeadCounts(tale: Story, random: SeededRandom, days: SampleDays): void {
  const { classes } = tale.facts()
  const planned = classes.map((one) => ({ one, pupils: one.plannedPupils ?? 25, zeal: 0.25 + random.below(60) / 100 }))
  const moments: readonly (readonly [number, number])[] = [
    [30, 0.6],
    [77, 1],
  ]
  for (const [day, share] of moments) {
    const facts = tale.facts()
    const counts = planned.flatMap(({ one, pupils, zeal }): HeadCountInput[] => {
      const count = (role: 'pupil' | 'parent', listed: number): HeadCountInput => ({
        classId: one.id,
        platformId: maxPlatformId,
        role,
        countedOn: days.at(day),
        ...(countedByName(facts, one.id, role, share) ?? invented(listed, zeal, share)),
      })
      const parents = count('parent', Math.round(pupils * 1.3))
      return (one.levels[0] ?? 0) >= 5 ? [parents, count('pupil', pupils)] : [parents]
    })
    tale.tell((before) => recordHeadCount(before, counts))
  }
}

type Numbers = Pick<HeadCountInput, 'listed' | 'invited' | 'joined' | 'exceptions'>

function invented(listed: number, zeal: number, share: number): Numbers {
  const exceptions = Math.round(listed * (1 - zeal) * 0.12)
  const invited = listed - (zeal > 0.6 ? 0 : Math.round(listed * 0.1))
  return { listed, invited, exceptions, joined: Math.min(invited - exceptions, Math.round(listed * zeal * share)) }
}

/** The count of a class whose people are known by name agrees with their marks; null for the other classes. */
function countedByName(facts: Facts, classId: string, role: 'pupil' | 'parent', share: number): Numbers | null {
  const pupils = facts.pupils.filter((one) => one.classId === classId)
  if (pupils.length === 0) return null
  const ids = new Set(pupils.map((one) => one.id))
  const listed =
    role === 'pupil' ? pupils.length : facts.parents.filter((one) => one.pupilIds.some((id) => ids.has(id))).length
  const marks = facts.invitees.filter((one) => one.classId === classId && one.role === role)
  return {
    listed,
    invited: marks.filter((one) => one.times > 0).length,
    joined: Math.floor(marks.filter((one) => hasJoined(one.state)).length * share),
    exceptions: marks.filter((one) => isException(one.state)).length,
  }
}

function shuffled<T>(random: SeededRandom, list: readonly T[]): T[] {
  const rest = [...list]
  return Array.from({ length: rest.length }, () => rest.splice(random.below(rest.length), 1)).flat()
}
