import type { Edit, Intention } from '@/domain/changes/types'
import type { EntityName } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { changed, deleted, intention } from './edits'
import { texts } from './texts'

/** Kinds of records that a user may delete by hand. */
export type Deletable = Exclude<EntityName, 'organisation'>

/**
 * Deletes records together with what cannot live without them (a class takes its assignments, links, counts and lists
 * along), all in one set that one undo brings back. Nothing is removed hard (rule 8.3.11).
 */
export function deleteRecords(facts: Facts, table: Deletable, ids: readonly string[]): Intention {
  const doomed = new Map<string, Edit>()
  const chosen = new Set(ids)
  const mark = (of: Deletable, rows: readonly { id: string }[]) => {
    for (const { id } of rows) doomed.set(`${of}:${id}`, deleted(of, id))
  }
  mark(
    table,
    ids.map((id) => ({ id })),
  )
  const edits: (Edit | null)[] = []
  if (table === 'class') dropClassContents(facts, chosen, mark, edits)
  if (table === 'staff') {
    mark(
      'assignment',
      facts.assignments.filter((one) => chosen.has(one.staffId)),
    )
    dropInvitees(facts, 'staff', chosen, mark)
  }
  if (table === 'parent') dropInvitees(facts, 'parent', chosen, mark)
  if (table === 'pupil') dropPupilTies(facts, chosen, mark, edits)
  if (table === 'order') {
    for (const one of facts.assignments) {
      if (one.orderId !== null && chosen.has(one.orderId)) edits.push(changed('assignment', one, { orderId: null }))
    }
    for (const one of facts.staff) {
      if (one.adminOrderId !== null && chosen.has(one.adminOrderId)) {
        edits.push(changed('staff', one, { adminOrderId: null }))
      }
    }
  }
  if (table === 'link') {
    for (const one of facts.invitees) {
      if (one.linkId !== null && chosen.has(one.linkId)) edits.push(changed('invitee', one, { linkId: null }))
    }
  }
  const kept = edits.filter((edit) => edit !== null && !doomed.has(`${edit.table}:${edit.id}`))
  return intention(texts.deleted(table, chosen.size), [...doomed.values(), ...kept])
}

type Mark = (of: Deletable, rows: readonly { id: string }[]) => void

function dropClassContents(facts: Facts, classIds: Set<string>, mark: Mark, edits: (Edit | null)[]): void {
  const inClass = (one: { classId: string | null }) => one.classId !== null && classIds.has(one.classId)
  mark('assignment', facts.assignments.filter(inClass))
  mark('link', facts.links.filter(inClass))
  mark('headCount', facts.headCounts.filter(inClass))
  mark('invitee', facts.invitees.filter(inClass))
  const pupils = facts.pupils.filter(inClass)
  mark('pupil', pupils)
  dropPupilTies(facts, new Set(pupils.map((one) => one.id)), mark, edits)
}

/** A parent of deleted pupils stays while another child is left, else the parent goes too (personal-data minimum). */
function dropPupilTies(facts: Facts, pupilIds: Set<string>, mark: Mark, edits: (Edit | null)[]): void {
  if (pupilIds.size === 0) return
  dropInvitees(facts, 'pupil', pupilIds, mark)
  const lonely = new Set<string>()
  for (const parent of facts.parents) {
    const left = parent.pupilIds.filter((id) => !pupilIds.has(id))
    if (left.length === parent.pupilIds.length) continue
    if (left.length === 0) lonely.add(parent.id)
    else edits.push(changed('parent', parent, { pupilIds: left }))
  }
  mark(
    'parent',
    facts.parents.filter((one) => lonely.has(one.id)),
  )
  dropInvitees(facts, 'parent', lonely, mark)
}

function dropInvitees(facts: Facts, kind: 'staff' | 'pupil' | 'parent', ids: Set<string>, mark: Mark): void {
  mark(
    'invitee',
    facts.invitees.filter((one) => one.personKind === kind && ids.has(one.personId)),
  )
}
