import { inviteeId, type Invitee, type InviteeRole, type InviteeState, type SheetRun } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { inviteeRoleOf } from '@/domain/commands/saveStaff'
import { documentTexts } from '@/domain/documents/texts'
import { showDay } from '@/domain/rules/days'
import { className, compareClasses } from '@/domain/rules/classNames'
import { sortedPersons, fullName, type PersonName } from '@/domain/rules/personNames'
import { searchKey } from '@/domain/rules/search'
import { invitationTexts } from './texts'

/** A person in one unit of one platform, invited or not yet. */
export interface PersonRow {
  id: string
  personId: string
  personKind: Invitee['personKind']
  classId: string | null
  unit: string
  place: number
  name: string
  role: InviteeRole
  phone: string
  invitee: Invitee | null
  /** The produced sheet that carried the invitation, in words; empty when none did. */
  sheet: string
  state: InviteeState
}

export type PeopleFilter =
  | 'all'
  | 'listed'
  | 'notInvited'
  | 'waiting'
  | 'requested'
  | 'joined'
  | 'unconfirmed'
  | 'exceptions'
  | 'wrong'
  | 'toRemove'

const one =
  (...states: InviteeState[]) =>
  (row: PersonRow) =>
    states.includes(row.state)

export const peopleFilters: Record<PeopleFilter, (row: PersonRow) => boolean> = {
  all: () => true,
  listed: (row) => row.state !== 'left',
  notInvited: one('notInvited'),
  waiting: one('invited', 'reminded', 'requested'),
  requested: one('requested'),
  joined: one('joined', 'confirmed'),
  unconfirmed: one('joined'),
  exceptions: one('refused', 'noPhone', 'numberChanged'),
  wrong: one('wrongRole', 'removed'),
  toRemove: one('left'),
}

type Person = PersonName & { id: string; phones: { number: string }[] }

/**
 * Everyone who may be invited on a platform: staff into the staff room; pupils and parents of classes kept by name into
 * their class. Those who left stay while they are still in a chat.
 */
export function peopleRows(facts: Facts, platformId: string): PersonRow[] {
  const invitees = new Map(facts.invitees.filter((row) => row.platformId === platformId).map((row) => [row.id, row]))
  const { classFormat, staffRoomName, currentYearId } = facts.organisation
  const rows: PersonRow[] = []
  const sheets = new Map(facts.sheetRuns.map((run) => [run.id, sheetTitle(run)]))
  const push = (
    person: Person,
    personKind: Invitee['personKind'],
    unit: { classId: string | null; unit: string; place: number },
    role: InviteeRole,
    gone: boolean,
  ) => {
    const id = inviteeId(platformId, unit.classId, person.id)
    const invitee = invitees.get(id) ?? null
    if (gone && (invitee === null || ['notInvited', 'removed', 'refused'].includes(invitee.state))) return
    rows.push({
      id,
      personId: person.id,
      personKind,
      ...unit,
      name: fullName(person),
      role: invitee?.role ?? role,
      phone: person.phones[0]?.number ?? '',
      invitee,
      sheet: sheets.get(invitee?.sheetRunId ?? '') ?? '',
      state: invitee?.state ?? 'notInvited',
    })
  }
  const staffRoom = { classId: null, unit: staffRoomName, place: 0 }
  for (const staff of sortedPersons(facts.staff)) {
    push(staff, 'staff', staffRoom, inviteeRoleOf(staff), staff.state === 'dismissed')
  }
  const pupilsOf = Map.groupBy(sortedPersons(facts.pupils), (pupil) => pupil.classId)
  const parentsOf = new Map<string, Facts['parents']>()
  for (const parent of facts.parents) {
    for (const pupilId of parent.pupilIds) parentsOf.set(pupilId, [...(parentsOf.get(pupilId) ?? []), parent])
  }
  const classes = facts.classes.filter((record) => record.yearId === currentYearId).sort(compareClasses)
  classes.forEach((record, index) => {
    const unit = { classId: record.id, unit: className(record, classFormat), place: index + 1 }
    const seen = new Set<string>()
    for (const pupil of pupilsOf.get(record.id) ?? []) {
      push(pupil, 'pupil', unit, 'pupil', pupil.state === 'left')
      for (const parent of parentsOf.get(pupil.id) ?? []) {
        if (!seen.has(parent.id)) push(parent, 'parent', unit, 'parent', pupil.state === 'left')
        seen.add(parent.id)
      }
    }
  })
  return rows
}

/** «Отрывные полоски, 12.11.2026»: which produced sheets an invitation came with. */
function sheetTitle(run: SheetRun): string {
  const kinds: Readonly<Record<string, { title: string } | undefined>> = documentTexts.kinds
  const title = kinds[run.document]?.title ?? run.document
  return invitationTexts.people.sheetOf(title, showDay(run.madeOn))
}

export function personSearchKey(row: PersonRow): string {
  return searchKey(row.name, row.unit, row.phone)
}
