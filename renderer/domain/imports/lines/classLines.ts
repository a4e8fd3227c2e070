import { changed } from '@/domain/commands/edits'
import { classKey } from '@/domain/rules/classNames'
import { changedFields, classData, outcomeOf, reasonsOf, type PlanContext } from './PlanContext'
import { lineKey, placeOf, sameTable, type AnalysedSheet, type Place } from './Place'
import { cellText } from '@/domain/imports/values/cells'
import { readClass, type ReadClass } from '@/domain/imports/values/readClass'
import { nameCells } from '@/domain/imports/values/readName'
import { readPupilCount, readShift, surePhones } from '@/domain/imports/values/readValues'
import { classTextOf, wantedClass } from './rowClass'
import { reasonTexts } from '@/domain/imports/texts'
import type { SchoolClass, Staff } from '@/domain/model/entities'
import type { KnownClass } from './ClassIndex'
import type { NamedCell, RowReader } from '@/domain/imports/values/RowReader'

/** A row of a class list, and the class it stands for (null when refused). */
export interface ClassEntry {
  place: Place
  reader: RowReader
  known: KnownClass | null
  teachers: NamedCell[]
  /** Telephones of the row, which in a class list are the teacher's. */
  phones: Staff['phones']
}

/** What an earlier row said of a class; another list may add to it, but not say the opposite. */
interface Seen {
  place: Place
  values: Partial<SchoolClass>
}

/** Class lists → lines: new, changed, same, doubtful, refused. The same class twice in a file is doubtful. */
export function* planClasses(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, ClassEntry[]> {
  const entries: ClassEntry[] = []
  const seen = new Map<string, Seen>()
  for (const sheet of sheets) {
    const { table } = sheet
    for (const row of table.rows) {
      if (entries.length % 20 === 0) yield
      const reader = context.reader(sheet, row)
      const place = placeOf(sheet, row)
      const known = planRow(context, reader, place, seen)
      const teachers = reader.cells('classTeacher')
      entries.push({
        place,
        reader,
        known,
        teachers: teachers.length > 0 ? teachers : nameCells(reader),
        phones: surePhones(reader),
      })
    }
  }
  return entries
}

function planRow(context: PlanContext, reader: RowReader, place: Place, seen: Map<string, Seen>): KnownClass | null {
  const alphabet = context.facts.organisation.literaAlphabet
  const wanted = wantedClass(context, reader, 'className', classTextOf(reader, ''), (one) => readClass(one, alphabet))
  if (wanted === null) {
    if (reader.refusals.length === 0) reader.refuse('noClass', reasonTexts.noClass)
  } else if (context.year === null) reader.refuse('noYear', reasonTexts.noYear)
  if (wanted === null || context.year === null) return refused(context, reader, place)

  const values = classValues(reader, wanted)
  const key = `${classKey(wanted)}\n${wanted.building.toLowerCase()}`
  const earlier = seen.get(key)
  if (earlier === undefined) seen.set(key, { place, values })
  else if (sameTable(earlier.place, place) || contradicts(earlier.values, values))
    reader.doubt(
      'sameClassRow',
      reasonTexts.sameClassRow(earlier.place.row),
      reader.cell('className') ?? reader.cell('level'),
    )
  else Object.assign(earlier.values, values)

  const found = context.classes.find(wanted)
  if (found.length > 1) {
    reader.refuse('sameClassName', reasonTexts.sameClassName(context.classes.nameOf(wanted)))
    return refused(context, reader, place)
  }
  const [known] = found
  if (known === undefined) {
    const outcome = reader.doubts.length > 0 ? 'doubtful' : 'new'
    return context.addClass(wanted, place, reader, values, { outcome, reasons: reasonsOf(reader) })
  }
  changeLine(context, reader, place, known, values)
  return known
}

function contradicts(said: Partial<SchoolClass>, values: Partial<SchoolClass>): boolean {
  const known = new Map<string, unknown>(Object.entries(said))
  return Object.entries(values).some(([field, value]) => known.has(field) && known.get(field) !== value)
}

function refused(context: PlanContext, reader: RowReader, place: Place): null {
  const shown = cellText(reader.cell('className')?.value ?? reader.cell('level')?.value).slice(0, 60)
  context.add({
    key: lineKey(place, 'class'),
    place,
    reader,
    outcome: 'refused',
    table: 'class',
    entityId: '',
    title: shown,
    fields: {},
    reasons: reasonsOf(reader),
    data: { role: 'class', lastName: '', firstName: '', middleName: '', className: shown, values: {} },
    edits: [],
  })
  return null
}

function changeLine(
  context: PlanContext,
  reader: RowReader,
  place: Place,
  known: KnownClass,
  values: Partial<SchoolClass>,
): void {
  const before = known.schoolClass
  const changes = Object.fromEntries(
    Object.entries(values).filter(([field, value]) => value !== before[field as keyof SchoolClass]),
  ) as Partial<SchoolClass>
  const edit = changed('class', before, changes)
  const name = context.classes.nameOf(before)
  context.add({
    key: lineKey(place, 'class'),
    place,
    reader,
    outcome: edit === null && reader.doubts.length === 0 ? 'same' : outcomeOf(reader, 'changed'),
    table: 'class',
    entityId: before.id,
    title: name,
    fields: changedFields(before, changes),
    reasons: reasonsOf(reader),
    data: classData(name, { ...before, ...values }),
    // A class that this very file creates is changed by a second row only together with the first.
    edits: edit === null ? [] : [edit],
    needs: known.lineKey === null ? [] : [known.lineKey],
  })
}

/** What the row fills in; blank cells say nothing. */
function classValues(reader: RowReader, wanted: ReadClass): Partial<SchoolClass> {
  const values: Partial<SchoolClass> = {}
  const count = readPupilCount(reader)
  const shift = readShift(reader)
  const room = reader.fitting('room', 300)
  const profile = reader.fitting('profile', 300)
  if (count !== null) values.plannedPupils = count
  if (shift !== null) values.shift = shift
  if (room !== '') values.room = room
  if (profile !== '') values.profile = profile
  if (wanted.building !== '') values.building = wanted.building
  return values
}
