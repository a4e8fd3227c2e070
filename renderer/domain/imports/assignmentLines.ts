import { created } from '@/domain/commands/edits'
import { endedOn } from '@/domain/commands/endedOn'
import { newAssignment, newStaff } from '@/domain/model/newRecords'
import { addDays, showDay } from '@/domain/rules/days'
import { fullName, genderOf } from '@/domain/rules/personNames'
import { cellLines, cellText, shown } from './cells'
import { newFields, type AnalysedSheet, type Place, type PlanContext } from './PlanContext'
import { classOfCell, isNothing, ledClassTexts, readClass } from './readClass'
import { nameCells, readName } from './readName'
import { surePhones } from './readValues'
import { RowReader, type NamedCell } from './RowReader'
import { reasonTexts } from './texts'
import type { Reason } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { Assignment, Staff } from '@/domain/model/entities'
import type { ClassEntry } from './classLines'
import type { KnownClass } from './ClassIndex'
import type { KnownStaff } from './StaffIndex'
import type { StaffEntry } from './staffLines'

/** One «class – teacher» pair on its way into a line. */
interface Pair {
  place: Place
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
}

/** Class teachers named in class lists («Классный руководитель»). */
export function* planTeachersOfClasses(context: PlanContext, entries: ClassEntry[]): Generator<void, void> {
  for (const [at, { place, known, teachers, phones }] of entries.entries()) {
    if (at % 20 === 0) yield
    if (known === null) continue
    let part = 0
    const cells = teachers.flatMap(singleTeachers)
    for (const cell of cells) {
      const pair = emptyPair(place, part, known, context)
      if (cells.length === 1) pair.phones = phones
      findTeacher(context, pair, cell)
      addPair(context, pair)
      part += 1
    }
  }
}

/** Классное руководство named in staff lists. */
export function* planClassesOfStaff(context: PlanContext, people: Map<StaffEntry, KnownStaff>): Generator<void, void> {
  let done = 0
  for (const [entry, person] of people) {
    if (done++ % 20 === 0) yield
    let part = 0
    for (const cell of entry.leads.flatMap(ledClassTexts)) {
      const reader = new RowReader(entry.reader.row, [])
      const found = classOfCell(reader, cell, context.facts.organisation.literaAlphabet)
      const pair = emptyPair(entry.place, part, null, context)
      pair.className = found === null ? shown(cellText(cell.value)) : context.classes.nameOf(found)
      pair.person = person
      pair.personText = fullName(person.staff)
      pair.refusals.push(...reader.refusals)
      pair.doubts.push(...reader.doubts)
      if (person.doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
      if (entry.leadsByPlainColumn) pair.doubts.push(reasonAt('plainClassColumn', reasonTexts.plainClassColumn, cell))
      if (found !== null) settleClass(context, pair, { ...found, building: '' }, cell)
      addPair(context, pair)
      part += 1
    }
  }
}

/** Sheets that hold nothing but classes and their teachers, one pair a row. */
export function* planPairs(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, void> {
  let done = 0
  for (const { planned, table, classText } of sheets) {
    for (const row of table.rows) {
      if (done++ % 20 === 0) yield
      const reader = new RowReader(row, table.columns)
      const pair = emptyPair({ sheet: planned.name, row: row.row }, 0, null, context)
      const wanted = readClass(reader, context.facts.organisation.literaAlphabet, classText)
      pair.className = wanted === null ? shown(reader.text('className')) : context.classes.nameOf(wanted)
      pair.refusals.push(...reader.refusals)
      pair.doubts.push(...reader.doubts)
      pair.notes.push(...reader.notes)
      if (wanted === null && reader.refusals.length === 0)
        pair.refusals.push({ code: 'noClass', text: reasonTexts.noClass })
      if (wanted !== null) settleClass(context, pair, wanted, reader.cell('className') ?? reader.cell('level'))
      const teachers = reader.cells('classTeacher')
      const cells = (teachers.length > 0 ? teachers : nameCells(reader)).flatMap(singleTeachers)
      for (const [part, cell] of cells.entries()) {
        const one = { ...pair, part, doubts: [...pair.doubts], notes: [...pair.notes], refusals: [...pair.refusals] }
        if (cells.length === 1) one.phones = surePhones(reader)
        if (one.refusals.length === 0) findTeacher(context, one, cell)
        one.personText ||= cellText(cell.value)
        addPair(context, one)
      }
    }
  }
}

function emptyPair(place: Place, part: number, known: KnownClass | null, context: PlanContext): Pair {
  const className = known === null ? '' : context.classes.nameOf(known.schoolClass)
  const lists = { doubts: [], notes: [], refusals: [] }
  return { place, part, known, className, person: null, personText: '', kind: 'main', phones: [], ...lists }
}

function settleClass(
  context: PlanContext,
  pair: Pair,
  wanted: Parameters<PlanContext['resolveClass']>[0],
  cell: NamedCell | null,
): void {
  const resolved = context.resolveClass(wanted, pair.place)
  if ('known' in resolved) pair.known = resolved.known
  else {
    const text =
      resolved.missing === 'several'
        ? reasonTexts.sameClassName(pair.className)
        : reasonTexts.unknownClass(pair.className)
    pair.refusals.push(reasonAt(resolved.missing === 'several' ? 'sameClassName' : 'unknownClass', text, cell))
  }
}

/** «Иванова М. П., Петрова А. А.» → two cells; «вакансия» → none. */
function singleTeachers(cell: NamedCell): NamedCell[] {
  const text = cellText(cell.value)
  if (isNothing(text)) return []
  if (text.length > 1000) return [cell]
  const parts = cellLines(cell.value)
    .split(/[,;/\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const several =
    parts.length > 1 && parts.every((part) => /^\p{L}{2,}[\p{L}-]* \p{L}/u.test(part.replace(/\s+/g, ' ')))
  return several ? parts.map((value) => ({ value, column: cell.column })) : [cell]
}

/** Exactly one member of staff, of the register or of this file, is taken; none or several make a doubt. */
function findTeacher(context: PlanContext, pair: Pair, cell: NamedCell): void {
  const text = shown(cellText(cell.value))
  pair.personText = text
  if (pair.part > 0) pair.kind = 'second'
  const found = context.staff
    .named(cellText(cell.value).slice(0, 300))
    .filter(({ staff }) => staff.state !== 'dismissed')
  const [only] = found
  if (found.length > 1) {
    pair.doubts.push(reasonAt('severalTeachers', reasonTexts.severalTeachers(text, found.length), cell))
  } else if (only !== undefined) {
    pair.person = only
    const name = fullName(only.staff)
    if (name.toLowerCase() !== text.toLowerCase())
      pair.notes.push(reasonAt('teacherByInitials', reasonTexts.teacherByInitials(name), cell))
    if (only.doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
  } else if (context.options.createStaff === true) createTeacher(context, pair, cell)
  else pair.doubts.push(reasonAt('noTeacher', reasonTexts.noTeacher(text), cell))
}

/** Adds the named person to the staff; the assignment then rests on that line. */
function createTeacher(context: PlanContext, pair: Pair, cell: NamedCell): void {
  const column = { index: 1, header: cell.column, field: 'fullName' as const, samples: [] }
  const reader = new RowReader({ row: pair.place.row, cells: [cell.value], hidden: false }, [column])
  const name = readName(reader, false)
  if (name === null) {
    pair.refusals.push(...reader.refusals)
    return
  }
  const { lastName, firstName, middleName } = name
  const { phones } = pair
  const staff = {
    ...newStaff(context.options.newId()),
    lastName,
    firstName,
    middleName,
    gender: genderOf(name),
    phones,
  }
  const doubtful = reader.doubts.length > 0
  const line = context.add({
    key: `${pair.place.sheet}!${String(pair.place.row)}:teacher:${String(pair.part)}`,
    place: pair.place,
    outcome: doubtful ? 'doubtful' : 'new',
    table: 'staff',
    entityId: staff.id,
    title: fullName(staff),
    fields: newFields({ lastName, firstName, middleName, gender: staff.gender, phones }),
    reasons: [...reader.doubts, ...reader.notes],
    data: {
      role: 'staff',
      lastName,
      firstName,
      middleName,
      className: '',
      values: phones.length === 0 ? {} : { phones: phones.map((phone) => phone.number) },
    },
    edits: [created('staff', staff)],
  })
  pair.person = { staff, lineKey: line.key, doubtful }
  if (doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
  context.staff.add(pair.person)
}

function addPair(context: PlanContext, pair: Pair): void {
  const { known, person, place } = pair
  if (known?.doubtful === true) pair.doubts.push({ code: 'classDoubtful', text: reasonTexts.classDoubtful })
  const settled = settle(context, pair)
  const name = person?.staff
  context.add({
    key: `${place.sheet}!${String(place.row)}:assignment:${String(pair.part)}:${pair.className}`,
    place,
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
  })
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
  const same = open.find((one) => one.staffId === person.staff.id)
  if (same !== undefined) return { outcome: 'same', entityId: same.id, fields: {}, edits: [] }
  const fresh: Assignment = {
    ...newAssignment(newId(), classId, person.staff.id, context.year.startsOn),
    kind: pair.kind,
  }
  const rivals = pair.kind === 'main' ? open.filter((one) => one.kind === 'main') : []
  const doubled = context.lines.some(
    (line) =>
      line.table === 'assignment' && line.fields['classId']?.new === classId && line.fields['kind']?.new === pair.kind,
  )
  if (doubled) pair.doubts.push({ code: 'secondTeacher', text: reasonTexts.secondTeacher(pair.className) })
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

function reasonAt(code: string, text: string, cell: NamedCell | null): Reason {
  return cell === null ? { code, text } : { code, text, column: cell.column, value: shown(cellText(cell.value)) }
}
