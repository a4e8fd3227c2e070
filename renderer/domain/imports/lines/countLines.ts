import { saved } from '@/domain/commands/edits'
import { headCountId } from '@/domain/model/entities'
import { newHeadCount } from '@/domain/model/newRecords'
import { unitCounts, unitPeople } from '@/domain/documents/unitRows'
import { isException } from '@/domain/rules/states'
import { saysSomething, specialState } from './markEdits'
import { changedFields, newFields, type PlanContext } from './PlanContext'
import { lineKey } from './Place'
import { refusedDraft } from './refusedMarks'
import { markTexts as texts } from '@/domain/imports/planTexts'
import type { DocumentFacts } from '@/domain/documents/documentFacts'
import type { HeadCount } from '@/domain/model/entities'
import type { MarkRole, MarkRow } from './markRows'

/** A row without a name. */
export type CountRow = MarkRow

/** Rows without names: refused where the class is kept by name, else counted, one line for each class and role (rule 8.3.9). */
export function countLines(context: PlanContext, known: DocumentFacts, rows: readonly CountRow[]): void {
  const groups = Map.groupBy(rows, (row) => `${row.schoolClass.id}\n${row.who.role ?? 'pupil'}`)
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined) continue
    const role = first.who.role ?? 'pupil'
    if (unitPeople(known, first.schoolClass, role).length > 0) refuseRows(context, known, group)
    else if (group.some((row) => saysSomething(row.marks))) countLine(context, known, group, role)
  }
}

function refuseRows(context: PlanContext, known: DocumentFacts, rows: readonly CountRow[]): void {
  for (const { reader, place, who, schoolClass, marks } of rows) {
    if (!saysSomething(marks)) continue
    reader.refuse('noName', texts.noNameMarked)
    const className = known.unitName(schoolClass)
    context.add(refusedDraft({ reader, place, nameText: '', role: who.role ?? 'pupil', className }))
  }
}

function countLine(context: PlanContext, known: DocumentFacts, rows: readonly CountRow[], role: MarkRole): void {
  const [first] = rows
  if (first === undefined) return
  const { reader, place, schoolClass } = first
  const newest = known.headCount(schoolClass.id, role)
  const counts = countOf(rows, unitCounts(known, schoolClass, role, [])?.listed ?? rows.length, newest)
  const of = { classId: schoolClass.id, platformId: known.platformId, role, countedOn: context.options.today }
  const isSame =
    newest !== null && Object.entries(counts).every(([field, value]) => newest[field as keyof HeadCount] === value)
  const before = known.facts.headCounts.find(
    (one) => one.id === headCountId(of.classId, of.platformId, role, of.countedOn),
  )
  const record = { ...(before ?? newHeadCount(of)), ...counts }
  const edit = isSame ? null : saved('headCount', before, record)
  const className = known.unitName(schoolClass)
  context.add({
    key: lineKey(place, `count:${role}`),
    place,
    reader: null,
    outcome: edit === null ? 'same' : reader.doubts.length > 0 ? 'doubtful' : before === undefined ? 'new' : 'changed',
    table: 'headCount',
    entityId: record.id,
    title: texts.count(className, role),
    fields:
      edit === null
        ? {}
        : newest === null
          ? newFields({ ...counts, countedOn: of.countedOn })
          : changedFields(newest, { ...counts, countedOn: of.countedOn }),
    reasons: [...reader.doubts, { code: 'counted', text: texts.counted }],
    data: {
      role: 'class',
      lastName: '',
      firstName: '',
      middleName: '',
      className,
      values: { countOf: role, ...counts },
    },
    edits: edit === null ? [] : [edit],
  })
}

type Counts = Pick<HeadCount, 'listed' | 'invited' | 'joined' | 'exceptions'>

/** Who joined was invited, and so was who refused; exceptions counted before are kept where the copy names none. */
function countOf(rows: readonly CountRow[], listed: number, newest: HeadCount | null): Counts {
  let invited = 0
  let joined = 0
  let exceptions = 0
  for (const { marks } of rows) {
    const special = specialState(marks)
    if (special !== null && isException(special)) exceptions += 1
    if (marks.joined.said === true) joined += 1
    if (marks.joined.said === true || marks.invited.said === true) invited += 1
  }
  return {
    listed: Math.max(listed, invited, joined),
    invited,
    joined,
    exceptions: exceptions || (newest?.exceptions ?? 0),
  }
}
