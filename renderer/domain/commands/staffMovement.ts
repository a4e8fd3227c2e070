import type { Assignment, Staff } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { changed } from './edits'
import { endedOn } from './endedOn'
import { nameOfClass, nameOfPerson, nameOfPlatform, nameOfUnit } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

export type MovementFacts = Pick<
  Facts,
  'organisation' | 'staff' | 'classes' | 'assignments' | 'platforms' | 'links' | 'invitees'
>

/**
 * Увольнение (rule 8.3.4). `on` is the last working day: open assignments end on it, the person leaves all chats in the
 * register, and the tasks say what is left to be done by hand on the platforms.
 */
export function dismissStaff(facts: MovementFacts, staffId: string, on: IsoDay): Outcome {
  const staff = facts.staff.find((one) => one.id === staffId)
  if (staff === undefined) return gone(staffId)
  const open = openAssignments(facts, staffId, on)
  return outcome(
    texts.staff.dismissed(nameOfPerson(staff), showDay(on)),
    [
      changed('staff', staff, { state: 'dismissed', dismissedOn: on }),
      ...endedOn(open, on),
      ...ownInvitees(facts, staffId)
        .filter((one) => one.state !== 'removed')
        .map((one) => changed('invitee', one, { state: 'left' })),
    ],
    { tasks: [...removalTasks(facts, staff), ...classTasks(facts, open, staff)] },
  )
}

/** Декрет or a long leave: the same tasks, but the card and the assignments stay (rule 8.3.4). */
export function sendOnLeave(facts: MovementFacts, staffId: string, on: IsoDay): Outcome {
  const staff = facts.staff.find((one) => one.id === staffId)
  if (staff === undefined) return gone(staffId)
  return outcome(texts.staff.onLeave(nameOfPerson(staff), showDay(on)), [changed('staff', staff, { state: 'leave' })], {
    tasks: [...removalTasks(facts, staff), ...classTasks(facts, openAssignments(facts, staffId, on), staff)],
  })
}

/** Back from leave, or taken on again: works since `on`; temporary replacements in the person's classes are named. */
export function returnStaff(facts: MovementFacts, staffId: string, on: IsoDay): Outcome {
  const staff = facts.staff.find((one) => one.id === staffId)
  if (staff === undefined) return gone(staffId)
  const name = nameOfPerson(staff)
  const classIds = new Set(openAssignments(facts, staffId, on).map((one) => one.classId))
  const replacements = facts.assignments.filter(
    (one) => one.kind === 'temporary' && classIds.has(one.classId) && (one.toOn === null || one.toOn >= on),
  )
  const tasks = [
    note('inviteBack', texts.task.inviteBack(name, facts.organisation.staffRoomName), 'staff', staffId),
    ...replacements.map((one) =>
      note('endReplacement', texts.task.endReplacement(nameOfClass(facts, one.classId)), 'assignment', one.id),
    ),
  ]
  return outcome(
    texts.staff.returned(name, showDay(on)),
    [
      changed('staff', staff, { state: 'working', dismissedOn: null }),
      ...ownInvitees(facts, staffId)
        .filter((one) => one.state === 'left' || one.state === 'removed')
        .map((one) =>
          changed('invitee', one, { state: 'notInvited', joinedOn: null, confirmedOn: null, linkId: null }),
        ),
    ],
    { tasks },
  )
}

function removalTasks(facts: MovementFacts, staff: Staff): CommandNote[] {
  const name = nameOfPerson(staff)
  const tasks = ownInvitees(facts, staff.id)
    .filter((one) => one.state !== 'removed' && one.state !== 'notInvited')
    .map((one) => {
      const place = texts.task.place(nameOfUnit(facts, one.classId), nameOfPlatform(facts, one.platformId))
      return note('removeFromChat', texts.task.removeFromChat(name, place), 'invitee', one.id)
    })
  if (tasks.length === 0) {
    tasks.push(
      note('removeFromChat', texts.task.removeFromChat(name, facts.organisation.staffRoomName), 'staff', staff.id),
    )
  }
  if (staff.platformRole === 'admin' || staff.platformRole === 'extraAdmin') {
    tasks.push(note('withdrawAdmin', texts.task.withdrawAdmin(name), 'staff', staff.id))
  }
  return tasks
}

/** Hand each class over, and annul the links that the person handed out there. */
function classTasks(facts: MovementFacts, open: readonly Assignment[], staff: Staff): CommandNote[] {
  const classIds = [...new Set(open.map((one) => one.classId))]
  return classIds.flatMap((classId) => {
    const name = nameOfClass(facts, classId)
    const live = facts.links.filter(
      (link) => link.classId === classId && (link.state === 'active' || link.state === 'issued'),
    )
    return [
      note('handOverClass', texts.task.handOver(name), 'class', classId),
      note('removeFromChat', texts.task.removeFromClassChats(nameOfPerson(staff), name), 'class', classId),
      ...(live.length > 0 ? [note('annulLinks', texts.task.annulLinks(name, live.length), 'class', classId)] : []),
    ]
  })
}

function openAssignments(facts: MovementFacts, staffId: string, on: IsoDay): Assignment[] {
  return facts.assignments.filter((one) => one.staffId === staffId && (one.toOn === null || one.toOn > on))
}

function ownInvitees(facts: MovementFacts, staffId: string) {
  return facts.invitees.filter((one) => one.personKind === 'staff' && one.personId === staffId)
}

function gone(staffId: string): Outcome {
  return outcome(texts.staff.changedMany(0), [], { refused: [note('gone', texts.gone, 'staff', staffId)] })
}
