import { created } from '@/domain/commands/edits'
import { endedOn } from '@/domain/commands/endedOn'
import { newAssignment } from '@/domain/model/newRecords'
import { addDays, showDay } from '@/domain/rules/days'
import { fullName } from '@/domain/rules/personNames'
import { cellText, shown } from '@/domain/imports/values/cells'
import { newFields, type PlanContext } from './PlanContext'
import { lineKey, type Place } from './Place'
import { reasonTexts } from '@/domain/imports/texts'
import type { Reason } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { Assignment, Staff } from '@/domain/model/entities'
import type { KnownClass } from './ClassIndex'
import type { LineFixes } from '@/domain/imports/plan'
import type { NamedCell, RowReader } from '@/domain/imports/values/RowReader'
import type { KnownStaff } from './PersonIndex'

/** One «class – teacher» pair on its way into a line. */
export interface Pair {
  place: Place
  reader: RowReader
  /** Told apart by it when a row names several. */
  part: number
  known: KnownClass | null
  className: string
  person: KnownStaff | null
  personText: string
  kind: Assignment['kind']
  /** Telephones of the row, for a person that is created from it. */
  phones: Staff['phones']
  doubts: Reason[]
  notes: Reason[]
  refusals: Reason[]
  /** Members of staff whom the text may mean, when they are several. */
  persons: LineFixes['persons']
}

export function emptyPair(
  place: Place,
  reader: RowReader,
  part: number,
  known: KnownClass | null,
  context: PlanContext,
): Pair {
  const className = known === null ? '' : context.classes.nameOf(known.schoolClass)
  const lists = { doubts: [], notes: [], refusals: [] }
  return {
    place,
    reader,
    part,
    known,
    className,
    person: null,
    personText: '',
    kind: 'main',
    phones: [],
    persons: [],
    ...lists,
  }
}

/** Adds the pair's line: new, the same as known, doubtful or refused. */
export function addPair(context: PlanContext, pair: Pair): void {
  const { known, person, place } = pair
  if (known?.doubtful === true) pair.doubts.push({ code: 'classDoubtful', text: reasonTexts.classDoubtful })
  const settled = settle(context, pair)
  const name = person?.card
  context.add({
    key: lineKey(place, pairWhat(pair)),
    place,
    reader: pair.reader,
    outcome: settled.outcome,
    table: 'assignment',
    entityId: settled.entityId,
    title: `${pair.className} — ${name === undefined ? pair.personText : fullName(name)}`,
    fields: settled.fields,
    reasons: [...pair.refusals, ...pair.doubts, ...pair.notes],
    data: {
      role: 'assignment',
      lastName: name?.lastName ?? pair.personText,
      firstName: name?.firstName ?? '',
      middleName: name?.middleName ?? '',
      className: pair.className,
      values: { kind: pair.kind },
    },
    edits: settled.edits,
    needs: [known?.lineKey, person?.lineKey].filter((key) => key !== null && key !== undefined),
    persons: pair.persons,
  })
}

/** Ending of the key of the pair's line. */
export function pairWhat({ part, className }: Pair): string {
  return `assignment:${String(part)}:${className}`
}

interface Settled {
  outcome: 'new' | 'same' | 'doubtful' | 'refused' | 'changed'
  entityId: string
  fields: ReturnType<typeof newFields>
  edits: Edit[]
}

/** What the pair would write, given who leads the class today. */
function settle(context: PlanContext, pair: Pair): Settled {
  const { known, person } = pair
  if (pair.refusals.length > 0 || context.year === null)
    return { outcome: 'refused', entityId: '', fields: {}, edits: [] }
  if (known === null || person === null) return { outcome: 'doubtful', entityId: '', fields: {}, edits: [] }
  const { today, newId } = context.options
  const classId = known.schoolClass.id
  const open = context.facts.assignments.filter(
    (one) => one.classId === classId && (one.toOn === null || one.toOn >= today),
  )
  const same = open.find((one) => one.staffId === person.card.id)
  if (same !== undefined) return { outcome: 'same', entityId: same.id, fields: {}, edits: [] }
  const fresh: Assignment = {
    ...newAssignment(newId(), classId, person.card.id, context.year.startsOn),
    kind: pair.kind,
  }
  const rivals = pair.kind === 'main' ? open.filter((one) => one.kind === 'main') : []
  const named = context.assignmentsTo(classId).filter((line) => line.fields['kind']?.new === pair.kind)
  const repeated = named.find((line) => line.fields['staffId']?.new === person.card.id)
  if (repeated !== undefined) return { outcome: 'same', entityId: repeated.entityId, fields: {}, edits: [] }
  if (named.length > 0) doubtSecond(pair)
  const [rival] = rivals
  if (rival === undefined) {
    const outcome = pair.doubts.length > 0 ? 'doubtful' : 'new'
    return { outcome, entityId: fresh.id, fields: assignmentFields(fresh), edits: [created('assignment', fresh)] }
  }
  const name = context.facts.staff.find((staff) => staff.id === rival.staffId)
  const rivalName = name === undefined ? '' : fullName(name)
  if (rival.fromOn >= today) {
    pair.doubts.push({ code: 'otherTeacher', text: reasonTexts.otherTeacherSince(rivalName, showDay(rival.fromOn)) })
    return { outcome: 'doubtful', entityId: '', fields: {}, edits: [] }
  }
  pair.doubts.push({ code: 'otherTeacher', text: reasonTexts.otherTeacher(rivalName, showDay(rival.fromOn)) })
  const replacing = { ...fresh, fromOn: today }
  const edits = [...endedOn(rivals, addDays(today, -1)), created('assignment', replacing)].filter(
    (edit) => edit !== null,
  )
  return { outcome: 'doubtful', entityId: replacing.id, fields: assignmentFields(replacing), edits }
}

function assignmentFields(one: Assignment): ReturnType<typeof newFields> {
  return newFields({ classId: one.classId, staffId: one.staffId, fromOn: one.fromOn, kind: one.kind })
}

export function doubtSecond(pair: Pair): void {
  if (pair.doubts.some((reason) => reason.code === 'secondTeacher')) return
  pair.doubts.push({ code: 'secondTeacher', text: reasonTexts.secondTeacher(pair.className) })
}

/** A reason that points to a cell. */
export function reasonAt(code: string, text: string, cell: NamedCell | null): Reason {
  return cell === null ? { code, text } : { code, text, column: cell.column, value: shown(cellText(cell.value)) }
}
