import type { SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { classTeachersOn } from '@/domain/rules/assignments'
import { className, compareClasses } from '@/domain/rules/classNames'
import { fullName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'
import { isLinkInForce } from '@/domain/rules/states'

/** A class as the list shows it. */
export interface ClassRow {
  record: SchoolClass
  name: string
  teacher: string
  /** Pupils kept by name. */
  pupils: number
  /** By list: names, else the newest count, else the plan; null when nothing is known. */
  listed: number | null
  hasParentLink: boolean
  hasPupilLink: boolean
}

export type ClassFilter = 'all' | 'noTeacher' | 'noParentLink' | 'noPupilLink' | 'noCount' | 'closed'

const open = ({ record }: ClassRow) => record.state === 'active' || record.state === 'planned'

/** Which rows a filter keeps; every number on «Обзор» that counts classes has its filter here. */
export const classFilters: Record<ClassFilter, (row: ClassRow) => boolean> = {
  all: open,
  noTeacher: (row) => open(row) && row.teacher === '',
  noParentLink: (row) => open(row) && !row.hasParentLink,
  noPupilLink: (row) => open(row) && !row.hasPupilLink,
  noCount: (row) => open(row) && row.listed === null,
  closed: (row) => !open(row),
}

/** The classes of the chosen school year in school order. */
export function classRows(facts: Facts, today: IsoDay): ClassRow[] {
  const staff = new Map(facts.staff.map((one) => [one.id, one]))
  const pupils = new Map<string, number>()
  for (const one of facts.pupils) {
    if (one.state === 'enrolled') pupils.set(one.classId, (pupils.get(one.classId) ?? 0) + 1)
  }
  const counted = new Map<string, { on: IsoDay; listed: number }>()
  for (const one of facts.headCounts) {
    const known = counted.get(one.classId)
    if (!known || known.on <= one.countedOn) counted.set(one.classId, { on: one.countedOn, listed: one.listed })
  }
  const linked = new Set(
    facts.links.filter((one) => isLinkInForce(one.state)).map((one) => `${one.classId ?? ''}|${one.role}`),
  )
  return facts.classes
    .filter((one) => one.yearId === facts.organisation.currentYearId)
    .sort(compareClasses)
    .map((record) => {
      const teacher = staff.get(classTeachersOn(facts, record.id, today)[0]?.staffId ?? '')
      const named = pupils.get(record.id) ?? 0
      return {
        record,
        name: className(record, facts.organisation.classFormat),
        teacher: teacher ? fullName(teacher) : '',
        pupils: named,
        listed: named > 0 ? named : (counted.get(record.id)?.listed ?? record.plannedPupils),
        hasParentLink: linked.has(`${record.id}|parent`),
        hasPupilLink: linked.has(`${record.id}|pupil`),
      }
    })
}

export function classSearchKey(row: ClassRow): string {
  return searchKey(row.name, row.teacher, row.record.profile, row.record.room, row.record.building)
}
