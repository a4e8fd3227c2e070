import type { Edit, Intention } from '@/domain/changes/types'
import type { Invitee, Parent, Pupil } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { changed, intention, saved } from './edits'
import { nameOfClass, nameOfPerson } from './nameOf'
import { note, outcome } from './outcome'
import type { CommandNote, Outcome } from './outcome'
import { texts } from './texts'

type PupilFacts = Pick<Facts, 'organisation' | 'classes' | 'pupils' | 'parents' | 'invitees'>

/** Creates pupils or changes the fields that differ; a pupil that is moved to another class goes through `movePupils`. */
export function savePupils(facts: PupilFacts, pupils: readonly Pupil[]): Intention {
  const known = new Map(facts.pupils.map((one) => [one.id, one]))
  const edits = pupils.map((one) => saved('pupil', known.get(one.id), one))
  const classIds = [...new Set(pupils.map((one) => one.classId))]
  const where = classIds.length === 1 && classIds[0] !== undefined ? nameOfClass(facts, classIds[0]) : ''
  return intention(texts.pupil.saved(pupils.length, where), edits)
}

/** Creates parents or changes the fields that differ. */
export function saveParents(facts: Pick<Facts, 'parents'>, parents: readonly Parent[]): Intention {
  const known = new Map(facts.parents.map((one) => [one.id, one]))
  return intention(
    texts.pupil.parentsSaved(parents.length),
    parents.map((one) => saved('parent', known.get(one.id), one)),
  )
}

/**
 * Moves pupils to another class. In the chats of the old class they and their parents become «выбыл», with a task to
 * remove them; a parent with another child in the old class stays there.
 */
export function movePupils(facts: PupilFacts, pupilIds: readonly string[], toClassId: string): Outcome {
  const moved = chosen(facts, pupilIds).filter((one) => one.classId !== toClassId)
  const { edits, tasks } = leaveChats(facts, moved)
  const to = nameOfClass(facts, toClassId)
  if (moved.length > 0)
    tasks.push(note('inviteToClass', texts.task.inviteToClass(moved.length, to), 'class', toClassId))
  return outcome(
    texts.pupil.moved(moved.length, to),
    [...moved.map((one) => changed('pupil', one, { classId: toClassId, state: 'enrolled' })), ...edits],
    { tasks },
  )
}

/** Выбытие: pupils stay in the lists as «выбыл»; they and their parents are to be removed from the chats (domain.md 1.2). */
export function removePupils(facts: PupilFacts, pupilIds: readonly string[]): Outcome {
  const gone = chosen(facts, pupilIds).filter((one) => one.state !== 'left')
  const { edits, tasks } = leaveChats(facts, gone)
  return outcome(
    texts.pupil.removed(gone.length),
    [...gone.map((one) => changed('pupil', one, { state: 'left' })), ...edits],
    { tasks },
  )
}

function chosen(facts: PupilFacts, ids: readonly string[]): Pupil[] {
  const wanted = new Set(ids)
  return facts.pupils.filter((one) => wanted.has(one.id))
}

/** Invitees of these pupils and of their parents in the pupils' present classes, as far as nobody else keeps them there. */
function leaveChats(facts: PupilFacts, pupils: readonly Pupil[]): { edits: (Edit | null)[]; tasks: CommandNote[] } {
  const going = new Map(pupils.map((one) => [one.id, one.classId]))
  const staying = new Map(
    facts.pupils.filter((one) => one.state === 'enrolled' && !going.has(one.id)).map((one) => [one.id, one.classId]),
  )
  const leaves = new Map<string, { kind: 'pupil' | 'parent'; title: string }>()
  const key = (kind: string, id: string, classId: string) => `${kind}|${id}|${classId}`
  for (const one of pupils) leaves.set(key('pupil', one.id, one.classId), { kind: 'pupil', title: nameOfPerson(one) })
  for (const parent of facts.parents) {
    for (const pupilId of parent.pupilIds) {
      const classId = going.get(pupilId)
      if (classId === undefined || parent.pupilIds.some((id) => staying.get(id) === classId)) continue
      leaves.set(key('parent', parent.id, classId), { kind: 'parent', title: nameOfPerson(parent) })
    }
  }
  const tasks: CommandNote[] = []
  const edits = facts.invitees.map((invitee) => {
    const leaver =
      invitee.classId === null ? undefined : leaves.get(key(invitee.personKind, invitee.personId, invitee.classId))
    if (leaver === undefined || invitee.classId === null || isOut(invitee)) return null
    if (invitee.state !== 'notInvited') {
      const text = texts.task.removeFromChat(leaver.title, nameOfClass(facts, invitee.classId))
      tasks.push(note('removeFromChat', text, 'invitee', invitee.id))
    }
    return changed('invitee', invitee, { state: 'left' })
  })
  return { edits, tasks }
}

function isOut(invitee: Invitee): boolean {
  return invitee.state === 'left' || invitee.state === 'removed'
}
