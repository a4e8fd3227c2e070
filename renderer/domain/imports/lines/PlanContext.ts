import { created } from '@/domain/commands/edits'
import { newClass } from '@/domain/model/newRecords'
import { ClassIndex, type KnownClass } from './ClassIndex'
import { cellsToFix, pointedReasons } from './lineFixes'
import { PersonIndex, ofRegister, type KnownPerson, type PersonCard } from './PersonIndex'
import { RowReader } from '@/domain/imports/values/RowReader'
import { ValueAnswers } from '@/domain/imports/values/ValueAnswers'
import type { DifferenceLine, DifferenceOutcome, Reason } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { SchoolClass, SchoolYear, Staff } from '@/domain/model/entities'
import type { Facts, Json } from '@/domain/model/plain'
import type { TableRow } from '@/domain/imports/tables/Table'
import type { ImportField } from '@/domain/imports/fields'
import type { ImportOptions, LineData, LineFixes, PlanLine } from '@/domain/imports/plan'
import type { ReadClass } from '@/domain/imports/values/readClass'
import { lineKey, type AnalysedSheet, type Place } from './Place'

/** What is left out of a line: the context fills in reasons, fixes and outcome. */
export interface LineDraft {
  key: string
  place: Place
  /** The row, so that reasons point to its cells; `null` where the line is of no single row. */
  reader: RowReader | null
  outcome: DifferenceOutcome
  table: DifferenceLine['table']
  entityId: string
  title: string
  fields: PlanLine['fields']
  reasons: Reason[]
  data: LineData
  edits: Edit[]
  needs?: string[]
  persons?: LineFixes['persons']
}

/** Everything the planning of the files shares: the register's facts, what the files add to them, and the lines so far. */
export class PlanContext {
  readonly facts: Facts
  readonly options: ImportOptions
  readonly year: SchoolYear | null
  readonly classes: ClassIndex
  readonly staff = new PersonIndex<Staff>()
  readonly answers: ValueAnswers
  readonly lines: PlanLine[] = []
  /** Ids of cards that the files name or may mean, so that nobody of them counts as absent. */
  readonly named = new Set<string>()
  /** Kinds of lists among the files: only a list of staff can leave somebody of the staff out. */
  readonly listed = new Set<'staff' | 'class' | 'pupil'>()
  private readonly assignments = new Map<string, PlanLine[]>()
  private readonly personAnswers = new Map<string, string | null>()

  constructor(facts: Facts, options: ImportOptions) {
    this.facts = facts
    this.options = options
    this.year = facts.schoolYears.find((year) => year.id === facts.organisation.currentYearId) ?? null
    this.classes = new ClassIndex(facts.classes, this.year?.id ?? '', facts.organisation.classFormat)
    this.answers = new ValueAnswers(facts, options)
    // Asked of every row of every namesake: without answers the keys are not even made.
    for (const { file, sheet, row, key, personId } of options.persons ?? [])
      this.personAnswers.set(key ?? lineKey({ file, sheet, row }, ''), personId)
  }

  /** Whether a field that starts as «не брать» is wanted. */
  takes(field: ImportField): boolean {
    return this.options.take?.includes(field) === true
  }

  reader({ planned, table }: Pick<AnalysedSheet, 'planned' | 'table'>, row: TableRow): RowReader {
    return new RowReader(row, table.columns, (field, value) => this.answers.read(field, value, planned.kind))
  }

  /** Whom the user says the line stands for; `undefined` when nothing was said, `null` for a new person. */
  personAnswer(place: Place, what: string): string | null | undefined {
    if (this.personAnswers.size === 0) return undefined
    const said = this.personAnswers.get(lineKey(place, what))
    if (said !== undefined || (what !== 'staff' && what !== 'pupil')) return said
    return this.personAnswers.get(lineKey({ file: place.file, sheet: place.sheet, row: place.row }, ''))
  }

  add(draft: LineDraft): PlanLine {
    const applies = draft.outcome !== 'refused' && draft.outcome !== 'same'
    const reasons = draft.reader === null ? draft.reasons : pointedReasons(draft.reasons, draft.reader)
    const line: PlanLine = {
      key: draft.key,
      outcome: draft.outcome,
      table: draft.table,
      entityId: draft.outcome === 'refused' ? '' : draft.entityId,
      title: draft.title,
      source: draft.place,
      fields: draft.fields,
      reasons,
      on: draft.outcome === 'new' || draft.outcome === 'changed',
      data: draft.data,
      edits: applies ? draft.edits : [],
      needs: draft.needs ?? [],
      fixes: {
        cells: draft.reader === null || draft.outcome === 'same' ? [] : cellsToFix(reasons, draft.reader),
        persons: draft.persons ?? [],
      },
    }
    this.lines.push(line)
    const classId = line.fields['classId']?.new
    if (line.table === 'assignment' && typeof classId === 'string') {
      const known = this.assignments.get(classId)
      if (known === undefined) this.assignments.set(classId, [line])
      else known.push(line)
    }
    if (line.entityId !== '') this.named.add(line.entityId)
    for (const { id } of line.fixes.persons) this.named.add(id)
    return line
  }

  /** A card that the lists leave out: to be looked at, never to be applied. */
  addAbsent(table: DifferenceLine['table'], entityId: string, title: string, data: LineData, text: string): void {
    const line: PlanLine = {
      key: `absent:${table}:${entityId}`,
      outcome: 'removed',
      table,
      entityId,
      title,
      source: null,
      fields: {},
      reasons: [{ code: 'absent', text }],
      on: false,
      data,
      edits: [],
      needs: [],
      fixes: { cells: [], persons: [] },
    }
    this.lines.push(line)
  }

  /** Lines so far that would put somebody in charge of the class. */
  assignmentsTo(classId: string): PlanLine[] {
    return this.assignments.get(classId) ?? []
  }

  /**
   * The class a row speaks of: one of the register or of these files, else a new one when the user allows it.
   * A reason tells why there is none.
   */
  resolveClass(wanted: ReadClass, place: Place): { known: KnownClass } | { missing: 'none' | 'several' } {
    const found = this.classes.find(wanted)
    if (found.length > 1) return { missing: 'several' }
    const [only] = found
    if (only !== undefined) return { known: only }
    if (this.options.createClasses !== true || this.year === null) return { missing: 'none' }
    return { known: this.addClass(wanted, place, null) }
  }

  /** A line that creates a class, and the class for the rows that rest on it. */
  addClass(
    wanted: ReadClass,
    place: Place,
    reader: RowReader | null,
    more: Partial<SchoolClass> = {},
    remarks: { outcome: 'new' | 'doubtful'; reasons: Reason[] } = { outcome: 'new', reasons: [] },
  ): KnownClass {
    const record: SchoolClass = {
      ...newClass(this.options.newId(), this.year?.id ?? ''),
      levels: wanted.levels,
      litera: wanted.litera,
      building: wanted.building,
      ...more,
    }
    const name = this.classes.nameOf(record)
    const line = this.add({
      key: lineKey(place, `class:${name}:${wanted.building}`),
      place,
      reader,
      outcome: remarks.outcome,
      table: 'class',
      entityId: record.id,
      title: name,
      fields: newFields({ levels: record.levels, litera: record.litera, building: record.building, ...more }),
      reasons: remarks.reasons,
      data: classData(name, record),
      edits: [created('class', record)],
    })
    const known = { schoolClass: record, lineKey: line.key, doubtful: remarks.outcome === 'doubtful' }
    this.classes.add(known)
    return known
  }
}

/** An index of the register's cards, built in slices. */
export function* indexed<Card extends PersonCard>(
  index: PersonIndex<Card>,
  cards: readonly Card[],
): Generator<void, KnownPerson<Card>[]> {
  const all: KnownPerson<Card>[] = []
  for (const [at, card] of cards.entries()) {
    if (at % 100 === 0) yield
    const known = ofRegister(card)
    index.add(known)
    all.push(known)
  }
  return all
}

export function classData(name: string, record: SchoolClass): LineData {
  const values: LineData['values'] = { levels: record.levels, litera: record.litera }
  if (record.building !== '') values['building'] = record.building
  if (record.room !== '') values['room'] = record.room
  if (record.profile !== '') values['profile'] = record.profile
  if (record.shift !== null) values['shift'] = record.shift
  if (record.plannedPupils !== null) values['plannedPupils'] = record.plannedPupils
  return { role: 'class', lastName: '', firstName: '', middleName: '', className: name, values }
}

/** Fields of a record that would be created; unfilled ones are left out. */
export function newFields(values: object): PlanLine['fields'] {
  const fields: PlanLine['fields'] = {}
  for (const [field, value] of Object.entries(values) as [string, Json | undefined][]) {
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (!empty) fields[field] = { old: null, new: value }
  }
  return fields
}

/** Old and new value of every field that would change. */
export function changedFields(before: object, values: object): PlanLine['fields'] {
  const old = new Map(Object.entries(before) as [string, Json][])
  const fields: PlanLine['fields'] = {}
  for (const [field, value] of Object.entries(values) as [string, Json | undefined][]) {
    if (value !== undefined) fields[field] = { old: old.get(field) ?? null, new: value }
  }
  return fields
}

/** The outcome that the gravest remark of a row allows, given what it would be without remarks. */
export function outcomeOf(reader: RowReader, clean: DifferenceOutcome): DifferenceOutcome {
  if (reader.refusals.length > 0) return 'refused'
  return reader.doubts.length > 0 && clean !== 'same' ? 'doubtful' : clean
}

export function reasonsOf(reader: RowReader): Reason[] {
  return [...reader.refusals, ...reader.doubts, ...reader.notes]
}
