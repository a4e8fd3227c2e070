import type { Assignment, Invitee, Order, SchoolClass, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { className, type ClassFormat } from '@/domain/rules/classNames'
import { sortedPersons, fullName } from '@/domain/rules/personNames'
import { showPhone } from '@/domain/rules/phones'
import { searchKey } from '@/domain/rules/search'
import { hasJoined, titleOf } from '@/domain/rules/states'
import { adminGaps, adminOrder, type AdminGap } from '@/domain/rules/administrators'
import { classesOfStaff, orderTitle } from '@/domain/rules/assignments'

/** What the rows look up in common. */
interface Known {
  marks: Map<string, Invitee>
  classes: Map<string, SchoolClass>
  assignments: Map<string, Assignment[]>
  orders: Order[]
  adminGap: (staffId: string) => AdminGap | null
  format: ClassFormat
  today: IsoDay
}

/** A staff member as the list shows it. A cell is made when it is looked at: of thousands of rows few are. */
export class StaffRow {
  readonly staff: Staff
  private readonly known: Known

  constructor(staff: Staff, known: Known) {
    this.staff = staff
    this.known = known
  }

  get name(): string {
    return fullName(this.staff)
  }

  get position(): string {
    return this.staff.positions.map((one) => one.title).join(', ')
  }

  get phone(): string {
    return showPhone(this.staff.phones[0]?.number ?? '')
  }

  get classes(): string {
    const { assignments, classes, format, today } = this.known
    return classesOfStaff({ assignments: assignments.get(this.staff.id) ?? [] }, this.staff.id, today)
      .flatMap((one) => classes.get(one.classId) ?? [])
      .map((one) => className(one, format))
      .join(', ')
  }

  /** Why an additional administrator should not be one; null for all others. */
  get adminGap(): AdminGap | null {
    return this.staff.platformRole === 'extraAdmin' ? this.known.adminGap(this.staff.id) : null
  }

  /** The order of an administrator: «приказ № 126/А от 01.09.2026»; empty where there is none. */
  get adminOrder(): string {
    const order = adminOrder(this.known, this.staff)
    return order === null ? '' : orderTitle(order)
  }

  /** The newest mark of the person in the staff room, over all active platforms. */
  get invitee(): Invitee | null {
    return this.known.marks.get(this.staff.id) ?? null
  }
}

export type StaffFilter =
  | 'all'
  | 'working'
  | 'leave'
  | 'dismissed'
  | 'noPhone'
  | 'notInvited'
  | 'notJoined'
  | 'unconfirmed'
  | 'leaving'
  | AdminFilter

type AdminFilter = 'extraAdmins' | 'adminNotJoined' | 'adminNoOrder'

const isExtraAdmin = ({ staff }: StaffRow) => staff.state !== 'dismissed' && staff.platformRole === 'extraAdmin'

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
  extraAdmins: isExtraAdmin,
  adminNotJoined: (row) => isExtraAdmin(row) && row.adminGap !== null,
  adminNoOrder: (row) => isExtraAdmin(row) && row.adminOrder === '',
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
  const known: Known = {
    marks,
    classes: new Map(facts.classes.map((one) => [one.id, one])),
    assignments: Map.groupBy(facts.assignments, (one) => one.staffId),
    orders: facts.orders,
    adminGap: adminGaps(facts),
    format: facts.organisation.classFormat,
    today,
  }
  return sortedPersons(facts.staff).map((staff) => new StaffRow(staff, known))
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
