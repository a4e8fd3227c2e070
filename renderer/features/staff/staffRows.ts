import type { Invitee, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className } from '@/domain/rules/classNames'
import { comparePersons, fullName } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import { searchKey } from '@/domain/rules/search'
import { hasJoined, titleOf } from '@/domain/rules/states'
import { classesOfStaff } from '@/domain/rules/assignments'

/** A staff member as the list shows it. */
export interface StaffRow {
  staff: Staff
  name: string
  position: string
  phone: string
  classes: string
  /** The newest mark of the person in the staff room, over all active platforms. */
  invitee: Invitee | null
}

export type StaffFilter =
  'all' | 'working' | 'leave' | 'dismissed' | 'noPhone' | 'notInvited' | 'notJoined' | 'unconfirmed' | 'leaving'

const invited = new Set(['invited', 'reminded', 'requested'])

/** Which rows a filter keeps; every number on «Обзор» that counts staff has its filter here. */
export const staffFilters: Record<StaffFilter, (row: StaffRow) => boolean> = {
  all: () => true,
  working: ({ staff }) => staff.state === 'working',
  leave: ({ staff }) => staff.state === 'leave',
  dismissed: ({ staff }) => staff.state === 'dismissed',
  noPhone: ({ staff }) => staff.state === 'working' && staff.phones.length === 0,
  notInvited: ({ staff, invitee }) => staff.state === 'working' && (invitee === null || invitee.state === 'notInvited'),
  notJoined: ({ staff, invitee }) => staff.state === 'working' && invitee !== null && invited.has(invitee.state),
  unconfirmed: ({ staff, invitee }) =>
    staff.state !== 'dismissed' && invitee?.role === 'teacher' && invitee.state === 'joined',
  leaving: ({ staff, invitee }) =>
    staff.state === 'dismissed' && invitee !== null && (hasJoined(invitee.state) || invitee.state === 'left'),
}

/** Joins staff with their classes on a day and their mark in the staff room; sorted as the register is. */
export function staffRows(facts: Facts, today: IsoDay): StaffRow[] {
  const active = new Set(facts.platforms.filter((one) => one.state === 'active').map((one) => one.id))
  const marks = new Map<string, Invitee>()
  for (const one of facts.invitees) {
    if (one.personKind !== 'staff' || one.classId !== null || !active.has(one.platformId)) continue
    const known = marks.get(one.personId)
    if (!known || known.state === 'notInvited') marks.set(one.personId, one)
  }
  const classes = new Map(facts.classes.map((one) => [one.id, one]))
  const format = facts.organisation.classFormat
  const assignments = Map.groupBy(facts.assignments, (one) => one.staffId)
  return [...facts.staff].sort(comparePersons).map((staff) => ({
    staff,
    name: fullName(staff),
    position: staff.positions.map((one) => one.title).join(', '),
    phone: showPhone(staff.phones[0]?.number ?? ''),
    classes: classesOfStaff({ assignments: assignments.get(staff.id) ?? [] }, staff.id, today)
      .flatMap((one) => classes.get(one.classId) ?? [])
      .map((one) => className(one, format))
      .join(', '),
    invitee: marks.get(staff.id) ?? null,
  }))
}

/** Text that the search looks in. */
export function staffSearchKey(row: StaffRow): string {
  return searchKey(
    row.name,
    row.position,
    row.staff.subjects.join(' '),
    row.staff.phones.map((one) => one.number).join(' '),
    row.staff.email,
    row.classes,
    titleOf.staffState[row.staff.state],
  )
}
