import { created } from '@/domain/commands/edits'
import { newStaff } from '@/domain/model/newRecords'
import { fullName, genderOf, parseFullName } from '@/domain/rules/personNames'
import { addPair, doubtSecond, emptyPair, pairWhat, reasonAt, type Pair } from './assignmentPair'
import { cellLines, cellText, shown } from '@/domain/imports/values/cells'
import { newFields, type PlanContext } from './PlanContext'
import { lineKey, placeOf, type AnalysedSheet, type Place } from './Place'
import { isNothing, ledClassTexts } from '@/domain/imports/values/readClass'
import { nameCells, readName } from '@/domain/imports/values/readName'
import { surePhones } from '@/domain/imports/values/readValues'
import { classOfPart, classOfRow } from './rowClass'
import { RowReader, type NamedCell } from '@/domain/imports/values/RowReader'
import { reasonTexts } from '@/domain/imports/texts'
import type { ClassEntry } from './classLines'
import { personTexts } from '@/domain/imports/planTexts'
import { answerId, type KnownStaff } from './PersonIndex'
import type { StaffEntry } from './staffEntries'

/** A pair whose teacher is still a text in a cell. */
interface Job {
  pair: Pair
  cell: NamedCell
}

/** Class teachers named in class lists («Классный руководитель»). */
export function* planTeachersOfClasses(context: PlanContext, entries: ClassEntry[]): Generator<void, void> {
  const jobs: Job[] = []
  for (const { place, reader, known, teachers, phones } of entries) {
    if (known === null) continue
    const cells = teachers.flatMap(singleTeachers)
    for (const [part, cell] of cells.entries()) {
      const pair = emptyPair(place, reader, part, known, context)
      jobs.push({ pair: { ...pair, phones: cells.length === 1 ? phones : [] }, cell })
    }
  }
  yield* planJobs(context, jobs)
}

/** Whole names before initials, so that «Иванова М. П.» finds the Иванова whom another row names in full. */
function* planJobs(context: PlanContext, jobs: Job[]): Generator<void, void> {
  const whole = jobs.filter(({ cell }) => !parseFullName(cellText(cell.value).slice(0, 300)).incomplete)
  const first = new Set(whole)
  let done = 0
  for (const { pair, cell } of [...whole, ...jobs.filter((job) => !first.has(job))]) {
    if (done++ % 20 === 0) yield
    if (pair.refusals.length === 0) findTeacher(context, pair, cell)
    pair.personText ||= shown(cellText(cell.value))
  }
  doubtContradictions(jobs)
  for (const { pair } of jobs) addPair(context, pair)
}

/** Two rows that name different teachers of one class are doubtful both: nobody knows which one is right. */
function doubtContradictions(jobs: Job[]): void {
  const people = new Map<string, Set<string>>()
  const keyOf = ({ known, kind }: Pair): string => `${known?.schoolClass.id ?? ''}\n${kind}`
  for (const { pair } of jobs) {
    const named = people.get(keyOf(pair)) ?? new Set()
    people.set(keyOf(pair), named.add(pair.person?.card.id ?? pair.personText))
  }
  for (const { pair } of jobs) {
    if (pair.known !== null && (people.get(keyOf(pair))?.size ?? 0) > 1) doubtSecond(pair)
  }
}

/** Классное руководство named in staff lists. */
export function* planClassesOfStaff(context: PlanContext, people: Map<StaffEntry, KnownStaff>): Generator<void, void> {
  let done = 0
  for (const [entry, person] of people) {
    if (done++ % 20 === 0) yield
    let part = 0
    for (const cell of entry.leads.flatMap(ledClassTexts)) {
      const reader = new RowReader(entry.reader.row, entry.reader.columns)
      reader.notes.length = 0
      const field = entry.leadsByPlainColumn ? 'className' : 'leadsClass'
      const { known, title } = classOfPart(context, reader, entry.place, cell, field)
      if (known === null && reader.refusals.length === 0) continue
      const pair = emptyPair(entry.place, entry.reader, part, known, context)
      pair.className = title
      pair.person = person
      pair.personText = fullName(person.card)
      pair.refusals.push(...reader.refusals)
      pair.doubts.push(...reader.doubts)
      if (person.doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
      if (entry.leadsByPlainColumn) pair.doubts.push(reasonAt('plainClassColumn', reasonTexts.plainClassColumn, cell))
      addPair(context, pair)
      part += 1
    }
  }
}

/** Sheets that hold nothing but classes and their teachers, one pair a row. */
export function* planPairs(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, void> {
  const jobs: Job[] = []
  let done = 0
  for (const sheet of sheets) {
    const { table, classText } = sheet
    for (const row of table.rows) {
      if (done++ % 20 === 0) yield
      const reader = context.reader(sheet, row)
      jobs.push(...jobsOfRow(context, reader, placeOf(sheet, row), row.classText ?? classText))
    }
  }
  yield* planJobs(context, jobs)
}

function jobsOfRow(context: PlanContext, reader: RowReader, place: Place, classText: string): Job[] {
  const { known, title } = classOfRow(context, reader, place, classText)
  const pair = emptyPair(place, reader, 0, known, context)
  pair.className = title
  pair.refusals.push(...reader.refusals)
  pair.doubts.push(...reader.doubts)
  pair.notes.push(...reader.notes)
  if (known === null && reader.refusals.length === 0) pair.refusals.push({ code: 'noClass', text: reasonTexts.noClass })
  const teachers = reader.cells('classTeacher')
  const cells = (teachers.length > 0 ? teachers : nameCells(reader)).flatMap(singleTeachers)
  const phones = cells.length === 1 ? surePhones(reader) : []
  return cells.map((cell, part) => ({
    pair: { ...pair, part, phones, doubts: [...pair.doubts], notes: [...pair.notes], refusals: [...pair.refusals] },
    cell,
  }))
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
  const found = context.staff.named(cellText(cell.value).slice(0, 300)).filter(({ card }) => card.state !== 'dismissed')
  for (const { card } of found) context.named.add(card.id)
  const said = context.personAnswer(pair.place, pairWhat(pair))
  const chosen = found.find((known) => answerId(known) === said)
  const [only] = chosen === undefined ? found : [chosen]
  if (found.length > 1) pair.persons = found.map(teacherOffer)
  if (found.length > 1 && chosen === undefined) {
    pair.doubts.push(reasonAt('severalTeachers', reasonTexts.severalTeachers(text, found.length), cell))
  } else if (only !== undefined) {
    pair.person = only
    const name = fullName(only.card)
    if (name.toLowerCase() !== text.toLowerCase())
      pair.notes.push(reasonAt('teacherByInitials', reasonTexts.teacherByInitials(name), cell))
    if (only.doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
  } else if (context.options.createStaff === true) createTeacher(context, pair, cell)
  else pair.doubts.push(reasonAt('noTeacher', reasonTexts.noTeacher(text), cell))
}

function teacherOffer(known: KnownStaff): Pair['persons'][number] {
  const title = [fullName(known.card), known.card.subjects.join(', ')].filter((text) => text !== '').join(', ')
  return { id: answerId(known), title, why: personTexts.whyTeacher }
}

/** Adds the named person to the staff; the assignment then rests on that line. */
function createTeacher(context: PlanContext, pair: Pair, cell: NamedCell): void {
  const column = { index: 1, header: cell.column, field: 'fullName' as const, by: 'content' as const, samples: [] }
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
    key: lineKey(pair.place, `teacher:${String(pair.part)}`),
    place: pair.place,
    reader: pair.reader,
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
  pair.person = { card: staff, lineKey: line.key, doubtful, place: pair.place, rests: [line.key], said: new Set() }
  if (doubtful) pair.doubts.push({ code: 'teacherDoubtful', text: reasonTexts.teacherDoubtful })
  context.staff.add(pair.person)
}
