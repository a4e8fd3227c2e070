import type { Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classesOfStaff } from '@/domain/rules/assignments'
import { className } from '@/domain/rules/classNames'
import { sortedPersons, fullName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'

/** Somebody who may get a class, with the classes that the person has on the day or gets in this draft. */
export interface Candidate {
  staff: Staff
  name: string
  key: string
  load: string
}

/** Staff who work or are on leave on the day; those without a class first, then by name. */
export function candidates(facts: Facts, day: IsoDay, pairs: Record<string, string>): Candidate[] {
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const drafted = new Map<string, Set<string>>()
  for (const [classId, staffId] of Object.entries(pairs)) {
    drafted.set(staffId, (drafted.get(staffId) ?? new Set()).add(classId))
  }
  const replaced = new Set(Object.keys(pairs))
  return sortedPersons(facts.staff.filter((one) => one.state !== 'dismissed'))
    .map((staff) => {
      const ids = new Set(drafted.get(staff.id))
      for (const one of classesOfStaff(facts, staff.id, day)) if (!replaced.has(one.classId)) ids.add(one.classId)
      const load = [...ids]
        .flatMap((id) => classes.get(id) ?? [])
        .map((one) => className(one, facts.organisation.classFormat))
        .join(', ')
      const name = fullName(staff)
      return { staff, name, key: searchKey(name), load }
    })
    .sort((a, b) => Number(a.load !== '') - Number(b.load !== ''))
}
