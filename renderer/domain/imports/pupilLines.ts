import { changed, created } from '@/domain/commands/edits'
import { newPupil } from '@/domain/model/newRecords'
import { fullName, nameKey } from '@/domain/rules/personNames'
import { cellText } from './cells'
import { looksLikeCode, shareOfText } from './contentTests'
import {
  changedFields,
  lineKey,
  newFields,
  outcomeOf,
  placeOf,
  reasonsOf,
  type AnalysedSheet,
  type Place,
  type PlanContext,
} from './PlanContext'
import { readClass } from './readClass'
import { readName, type ReadName } from './readName'
import { hasLeft, readPhones } from './readValues'
import { RowReader } from './RowReader'
import { reasonTexts } from './texts'
import type { DifferenceOutcome } from '@/domain/changes/difference'
import type { Edit } from '@/domain/changes/types'
import type { Pupil } from '@/domain/model/entities'
import type { KnownClass } from './ClassIndex'
import type { Table } from './findTable'

/** Lists of pupils → lines. A pupil is the same when name and class are; the same name in another class is doubtful. */
export function* planPupils(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, void> {
  const planner = new PupilPlanner(context)
  let done = 0
  for (const sheet of sheets) {
    const { table, classText } = sheet
    const codes = namesAreCodes(table)
    for (const row of table.rows) {
      if (done++ % 20 === 0) yield
      planner.plan(new RowReader(row, table.columns), placeOf(sheet, row), row.classText ?? classText, codes)
    }
  }
}

/** Whether the whole list has codes in place of names: «ФИО1», «Ученик 2». */
function namesAreCodes(table: Table): boolean {
  const column = table.columns.find((one) => one.field === 'fullName' || one.field === 'lastName')
  if (column === undefined) return false
  const values = table.rows.map((row) => row.cells[column.index - 1] ?? null)
  return shareOfText(values, looksLikeCode) >= 0.9
}

class PupilPlanner {
  private readonly context: PlanContext
  private readonly inClass = new Map<string, Pupil[]>()
  private readonly byName = new Map<string, Pupil[]>()
  private readonly seen = new Map<string, number>()
  private readonly taken = new Set<string>()

  constructor(context: PlanContext) {
    this.context = context
    const classes = new Set(context.facts.classes.filter((one) => one.yearId === context.year?.id).map((one) => one.id))
    for (const pupil of context.facts.pupils) {
      if (!classes.has(pupil.classId)) continue
      push(this.inClass, `${pupil.classId}\n${nameKey(pupil)}`, pupil)
      push(this.byName, nameKey(pupil), pupil)
    }
  }

  plan(reader: RowReader, place: Place, classText: string, codes: boolean): void {
    const { context } = this
    const name = readName(reader, codes)
    const wanted = name === null ? null : readClass(reader, context.facts.organisation.literaAlphabet, classText)
    let known: KnownClass | null = null
    let title = classText
    if (context.year === null) reader.refuse('noYear', reasonTexts.noYear)
    else if (wanted !== null) {
      title = context.classes.nameOf(wanted)
      const resolved = context.resolveClass(wanted, place)
      if ('known' in resolved) {
        known = resolved.known
        if (known.doubtful) reader.doubt('classDoubtful', reasonTexts.classDoubtful)
      } else if (resolved.missing === 'several')
        reader.refuse('sameClassName', reasonTexts.sameClassName(title), reader.cell('className'))
      else reader.refuse('unknownClass', reasonTexts.unknownClass(title), reader.cell('className'))
    } else if (name !== null && reader.refusals.length === 0) reader.doubt('noClass', reasonTexts.noClass)
    const phones = readPhones(reader)
    const left = hasLeft(reader)
    if (name === null || reader.refusals.length > 0 || known === null) {
      const outcome = name === null || reader.refusals.length > 0 ? 'refused' : 'doubtful'
      this.add(reader, place, name, title, phones, { outcome, id: '', fields: {}, edits: [], needs: [] })
      return
    }
    this.match(reader, place, name, known, title, phones, left)
  }

  private match(
    reader: RowReader,
    place: Place,
    name: ReadName,
    known: KnownClass,
    title: string,
    phones: Pupil['phones'],
    left: boolean,
  ): void {
    const needs = known.lineKey === null ? [] : [known.lineKey]
    const key = `${known.schoolClass.id}\n${nameKey(name)}`
    const earlier = this.seen.get(key)
    if (earlier === undefined) this.seen.set(key, place.row)
    const mine = (this.inClass.get(key) ?? []).find((pupil) => !this.taken.has(pupil.id))
    if (mine !== undefined) {
      this.taken.add(mine.id)
      const added = phones.filter((phone) => !mine.phones.some((one) => one.number === phone.number))
      const changes: Partial<Pupil> = {}
      if (added.length > 0) changes.phones = [...mine.phones, ...added].slice(0, 10)
      if (left && mine.state !== 'left') changes.state = 'left'
      const edit = changed('pupil', mine, changes)
      const outcome = edit === null ? 'same' : outcomeOf(reader, 'changed')
      const fields = changedFields(mine, changes)
      this.add(reader, place, name, title, phones, {
        outcome,
        id: mine.id,
        fields,
        edits: edit === null ? [] : [edit],
        needs,
      })
      return
    }
    if (earlier !== undefined) reader.doubt('sameRow', reasonTexts.sameRow(earlier))
    if (left) reader.doubt('leftPupil', reasonTexts.leftPupil(reader.text('personState')), reader.cell('personState'))
    const elsewhere = name.incomplete
      ? []
      : (this.byName.get(nameKey(name)) ?? []).filter((pupil) => !this.taken.has(pupil.id))
    const [other] = elsewhere
    if (elsewhere.length === 1 && other !== undefined && name.middleName !== '') {
      reader.doubt('otherClass', reasonTexts.otherClass(this.classNameOf(other)))
      const edit = changed('pupil', other, { classId: known.schoolClass.id })
      const fields = changedFields(other, { classId: known.schoolClass.id })
      this.add(reader, place, name, title, phones, {
        outcome: 'doubtful',
        id: other.id,
        fields,
        edits: edit === null ? [] : [edit],
        needs,
      })
      return
    }
    const { lastName, firstName, middleName } = name
    const pupil: Pupil = {
      ...newPupil(this.context.options.newId(), known.schoolClass.id),
      lastName,
      firstName,
      middleName,
      phones,
      state: left ? 'left' : 'enrolled',
    }
    const fields = newFields({ lastName, firstName, middleName, classId: pupil.classId, phones })
    this.add(reader, place, name, title, phones, {
      outcome: outcomeOf(reader, 'new'),
      id: pupil.id,
      fields,
      edits: [created('pupil', pupil)],
      needs,
    })
  }

  private classNameOf(pupil: Pupil): string {
    const found = this.context.facts.classes.find((one) => one.id === pupil.classId)
    return found === undefined ? '' : this.context.classes.nameOf(found)
  }

  private add(
    reader: RowReader,
    place: Place,
    name: ReadName | null,
    className: string,
    phones: Pupil['phones'],
    what: {
      outcome: DifferenceOutcome
      id: string
      fields: ReturnType<typeof newFields>
      edits: Edit[]
      needs: string[]
    },
  ): void {
    const { lastName = '', firstName = '', middleName = '' } = name ?? {}
    const title = name === null ? cellText(reader.cell('fullName')?.value).slice(0, 60) : fullName(name)
    const values = phones.length === 0 ? {} : { phones: phones.map((phone) => phone.number) }
    this.context.add({
      key: lineKey(place, 'pupil'),
      place,
      outcome: what.outcome,
      table: 'pupil',
      entityId: what.id,
      title,
      fields: what.fields,
      reasons: reasonsOf(reader),
      data: { role: 'pupil', lastName, firstName, middleName, className, values },
      edits: what.edits,
      needs: what.needs,
    })
  }
}

function push(map: Map<string, Pupil[]>, key: string, pupil: Pupil): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [pupil])
  else list.push(pupil)
}
