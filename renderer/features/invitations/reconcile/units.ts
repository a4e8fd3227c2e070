import type { InviteeRole } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { className, compareClasses } from '@/domain/rules/classNames'
import { titleOf } from '@/domain/rules/states'
import { reconcileTexts as texts } from './texts'

/** Stands for the staff room where a select needs a word. */
export const STAFF_ROOM = 'staffRoom'
/** Everybody of the unit, whatever his role. */
export const EVERY = 'every'
export type RoleChoice = InviteeRole | typeof EVERY

export interface Choice<T extends string = string> {
  value: T
  label: string
}

/** The staff room and the classes of the current year that are open. */
export function unitChoices(facts: Facts): Choice[] {
  const { classFormat, staffRoomName, currentYearId } = facts.organisation
  const classes = facts.classes
    .filter((one) => one.yearId === currentYearId && (one.state === 'active' || one.state === 'planned'))
    .sort(compareClasses)
  return [
    { value: STAFF_ROOM, label: staffRoomName },
    ...classes.map((one) => ({ value: one.id, label: className(one, classFormat) })),
  ]
}

export function rolesOf(unit: string): InviteeRole[] {
  return unit === STAFF_ROOM ? ['teacher', 'staff'] : ['parent', 'pupil', 'teacher']
}

export function roleChoices(unit: string): Choice<RoleChoice>[] {
  return [
    ...(unit === STAFF_ROOM ? [{ value: EVERY, label: texts.everybody } as const] : []),
    ...rolesOf(unit).map((value) => ({ value, label: titleOf.inviteeRoles[value] })),
    ...(unit === STAFF_ROOM ? [] : [{ value: EVERY, label: texts.everybody } as const]),
  ]
}
