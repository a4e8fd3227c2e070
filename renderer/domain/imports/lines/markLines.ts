import { created, saved } from '@/domain/commands/edits'
import { documentFacts, type DocumentFacts } from '@/domain/documents/documentFacts'
import { newParent, newPupil } from '@/domain/model/newRecords'
import { fullName, shortName } from '@/domain/rules/personNames'
import { countLines, type CountRow } from './countLines'
import { changedFields, newFields, outcomeOf, reasonsOf, type LineDraft, type PlanContext } from './PlanContext'
import { lineKey, placeOf, type AnalysedSheet } from './Place'
import { markedInvitee, noInvitee, readMarks, saysSomething, specialState } from './markEdits'
import { handoutPlatform } from './handoutPlatform'
import { addedPhones } from './markPhones'
import { refusedDraft } from './refusedMarks'
import { matchRows, peopleOfClass, readWho, type ClassPerson, type MarkRow, type RowMatch } from './markRows'
import { classOfRow } from './rowClass'
import { markTexts as texts } from '@/domain/imports/planTexts'
import { cellText } from '@/domain/imports/values/cells'
import { nameCells, readName } from '@/domain/imports/values/readName'
import type { Edit } from '@/domain/changes/types'
import type { Invitee, Parent, Pupil } from '@/domain/model/entities'
import type { LineData, LineFixes } from '@/domain/imports/plan'

/** Fields of an invitation that a line shows; the link and the counter follow from the step. */
const shownFields = ['state', 'invitedOn', 'joinedOn', 'confirmedOn', 'note'] as const

/**
 * Class teachers' copies → lines: one for each row that says something of a pupil or a parent, and the counts of a class
 * kept without names. Nothing is ever taken away because a row or a tick is missing.
 */
export function* planMarks(context: PlanContext, sheets: AnalysedSheet[]): Generator<void, void> {
  const known = new Map<string, DocumentFacts>()
  for (const sheet of sheets) {
    yield
    const platform = handoutPlatform(context.facts, sheet.platform)
    const id = platform.platform?.id ?? ''
    const facts = known.get(id) ?? documentFacts(context.facts, id, context.options.today)
    known.set(id, facts)
    yield* new MarksPlanner(context, facts, platform).plan(sheet)
  }
}

class MarksPlanner {
  private readonly today: string

  constructor(
    private readonly context: PlanContext,
    private readonly known: DocumentFacts,
    private readonly platform: ReturnType<typeof handoutPlatform>,
  ) {
    this.today = context.options.today
  }

  *plan(sheet: AnalysedSheet): Generator<void, void> {
    const counted: CountRow[] = []
    const byClass = new Map<string, MarkRow[]>()
    for (const at of sheet.table.rows.keys()) {
      if (at % 20 === 0) yield
      const read = this.read(sheet, at)
      if (read === null) continue
      if (read.nameText === '') counted.push(read)
      else byClass.set(read.schoolClass.id, [...(byClass.get(read.schoolClass.id) ?? []), read])
    }
    for (const rows of byClass.values()) {
      yield
      const [first] = rows
      if (first === undefined) continue
      const people = peopleOfClass(this.known, first.schoolClass)
      const matches = matchRows(rows, people)
      for (const row of rows) this.line(row, matches.get(row) ?? { person: null, offers: [], by: 'none' }, people)
    }
    countLines(this.context, this.known, counted)
  }

  /** The row, with its class; `null` when it says nothing or was refused. */
  private read(sheet: AnalysedSheet, at: number): MarkRow | null {
    const row = sheet.table.rows[at]
    if (row === undefined) return null
    const reader = this.context.reader(sheet, row)
    const place = placeOf(sheet, row)
    const nameText = cellText(nameCells(reader)[0]?.value)
    const marks = readMarks(reader, this.today)
    const who = readWho(cellText(reader.cell('who')?.value))
    if (nameText === '' && !saysSomething(marks) && who.role === null) return null
    const { known, title } = classOfRow(this.context, reader, place, row.classText ?? sheet.classText)
    const { refusal, doubt, note } = this.platform
    if (refusal !== null) reader.refuse('noPlatform', refusal)
    if (doubt !== null) reader.doubt('platformGuessed', doubt)
    if (note !== null) reader.note('platformTaken', note)
    if (known !== null && refusal === null)
      return { reader, place, schoolClass: known.schoolClass, nameText, who, marks }
    if (reader.refusals.length > 0 && (nameText !== '' || saysSomething(marks)))
      this.context.add(refusedDraft({ reader, place, nameText, role: who.role ?? 'pupil', className: title }))
    return null
  }

  private line(row: MarkRow, match: RowMatch, people: readonly ClassPerson[]): void {
    const answer = this.context.personAnswer(row.place, 'mark')
    const chosen = typeof answer === 'string' ? people.find((one) => one.id === answer) : undefined
    const offers = offersOf(match)
    if (chosen !== undefined) return this.marked(row, chosen, offers)
    if (answer === null || match.person === null) return this.created(row, offers, answer === null)
    const { reader } = row
    if (match.by === 'several')
      reader.doubt('severalInClass', texts.severalInClass(match.offers.length), nameCells(reader)[0])
    if (match.by === 'repeated') reader.doubt('sameRow', texts.sameRow(match.earlier ?? 0), nameCells(reader)[0])
    if (match.by === 'short')
      reader.note('byInitials', texts.byInitials(fullName(match.person.name)), nameCells(reader)[0])
    this.marked(row, match.person, offers)
  }

  /** A row of somebody of the class. */
  private marked(row: MarkRow, person: ClassPerson, persons: LineFixes['persons']): void {
    const { reader } = row
    const before = person.invitee ?? noInvitee(this.known.platformId, row.schoolClass.id, person.role, person.id)
    const links = this.known.linksOf(row.schoolClass.id)
    const target = { before, isNew: person.invitee === null, printed: person.printed, links }
    const after = markedInvitee(reader, row.marks, target, this.today)
    const phones = addedPhones(reader, this.card(person)?.phones ?? [], person.printed.phone)
    const changes = differing(before, after)
    const edits: (Edit | null)[] = [
      Object.keys(changes).length === 0 ? null : saved('invitee', person.invitee ?? undefined, after),
      phones === null ? null : { table: person.role, id: person.id, fields: { phones } },
    ]
    const fields = {
      ...changedFields(before, pick(changes)),
      ...(phones === null ? {} : { phones: { old: this.card(person)?.phones ?? [], new: phones } }),
    }
    const written = edits.filter((edit) => edit !== null)
    this.add(row, {
      edits: written,
      fields,
      name: person.name,
      role: person.role,
      id: before.id,
      persons,
      isNew: false,
      more: relationOf(person),
    })
  }

  /** Somebody the class does not have yet: proposed, and never taken by itself. */
  private created(row: MarkRow, persons: LineFixes['persons'], isSaid: boolean): void {
    const { reader, schoolClass, who } = row
    const role = who.role ?? 'pupil'
    const name = readName(reader, false)
    const className = this.known.unitName(schoolClass)
    const children = role === 'parent' ? this.childrenOf(row) : []
    const doubt = role === 'pupil' ? texts.newPupil(className) : texts.newParent(className)
    if (role === 'parent' && children.length === 0) reader.refuse('noChild', texts.noChild, reader.cell('who'))
    else if (!isSaid) reader.doubt('newInClass', doubt, nameCells(reader)[0])
    const id = this.context.options.newId()
    const { lastName = '', firstName = '', middleName = '' } = name ?? {}
    const phones = addedPhones(reader, [], '') ?? []
    const base = { lastName, firstName, middleName, phones }
    const card: Edit =
      role === 'pupil'
        ? created('pupil', { ...newPupil(id, schoolClass.id), ...base })
        : created('parent', {
            ...newParent(
              id,
              children.map((one) => one.id),
            ),
            ...base,
            kind: who.kind ?? 'other',
          })
    const before = noInvitee(this.known.platformId, schoolClass.id, role, id)
    const target = { before, isNew: true, printed: { day: '', note: '' }, links: this.known.linksOf(schoolClass.id) }
    const after = markedInvitee(reader, row.marks, target, this.today)
    const changes = differing(before, after)
    const edits = [card, ...(Object.keys(changes).length === 0 ? [] : [created('invitee', after)])]
    const fields = { ...newFields({ phones }), ...changedFields(before, pick(changes)) }
    const more = role === 'parent' ? { kind: who.kind ?? 'other', pupils: children.map(fullName) } : {}
    this.add(row, { edits, fields, name: base, role, id: before.id, persons, isNew: true, more })
  }

  private add(
    row: MarkRow,
    made: {
      edits: Edit[]
      fields: LineDraft['fields']
      name: { lastName: string; firstName: string; middleName: string }
      role: 'pupil' | 'parent'
      id: string
      persons: LineFixes['persons']
      isNew: boolean
      more: LineData['values']
    },
  ): void {
    const { reader } = row
    const { lastName, firstName, middleName } = made.name
    this.context.add({
      key: lineKey(row.place, 'mark'),
      place: row.place,
      reader,
      outcome:
        reader.doubts.length === 0 && made.edits.length === 0
          ? outcomeOf(reader, 'same')
          : outcomeOf(reader, made.isNew ? 'new' : 'changed'),
      table: 'invitee',
      entityId: made.id,
      title: fullName(made.name) || row.nameText.slice(0, 60),
      fields: made.fields,
      reasons: reasonsOf(reader),
      data: {
        role: made.role,
        lastName,
        firstName,
        middleName,
        className: this.known.unitName(row.schoolClass),
        values: { ...made.more, ...saidValues(row) },
      },
      edits: made.edits,
      persons: made.persons,
    })
  }

  private card(person: ClassPerson): Pupil | Parent | undefined {
    const { facts } = this.known
    return (person.role === 'pupil' ? facts.pupils : facts.parents).find((one) => one.id === person.id)
  }

  /** Pupils of the class whom «мать: Орлова В. П.» names. */
  private childrenOf({ who, schoolClass }: MarkRow): Pupil[] {
    const plain = (text: string) =>
      text
        .replace(/[\s.\u00a0]/gu, '')
        .replaceAll('ё', 'е')
        .toLowerCase()
    const wanted = who.child
      .split(',')
      .map(plain)
      .filter((text) => text !== '')
    const pupils = this.known.pupilsOf(schoolClass.id)
    return wanted.flatMap((text) => {
      const found = pupils.filter((one) => plain(shortName(one)) === text || plain(fullName(one)).startsWith(text))
      return found.length === 1 ? found : []
    })
  }
}

function offersOf(match: RowMatch): LineFixes['persons'] {
  if (match.by === 'name' || match.by === 'short') return []
  const why = match.by === 'none' ? texts.whyAlike : texts.whySame
  return match.offers.map((one) => ({ id: one.id, title: `${fullName(one.name)}, ${one.printed.who}`, why }))
}

/** Fields of the invitation that differ. */
function differing(before: Invitee, after: Invitee): Partial<Invitee> {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => before[field as keyof Invitee] !== value))
}

function pick(changes: Partial<Invitee>): Partial<Invitee> {
  return Object.fromEntries(
    shownFields.flatMap((field) => (changes[field] === undefined ? [] : [[field, changes[field]]])),
  )
}

function relationOf(person: ClassPerson): LineData['values'] {
  return person.relation === null ? {} : { kind: person.relation.kind, pupils: person.relation.pupils.split(', ') }
}

/** What the row says, in the words of the register: `inspect` and the tests show it. */
function saidValues({ marks, reader }: MarkRow): LineData['values'] {
  const special = specialState(marks)
  const said = [
    ...(marks.invited.said === true ? ['invited'] : []),
    ...(marks.joined.said === true ? ['joined'] : []),
    ...(special === null ? [] : [special]),
  ]
  const day = marks.joined.day ?? marks.invited.day ?? marks.day
  const phone = cellText(reader.cell('phone')?.value).slice(0, 100)
  return {
    marks: said,
    ...(day === null ? {} : { markedOn: day }),
    ...(phone === '' ? {} : { phones: [phone] }),
    ...(marks.noteText === '' ? {} : { note: marks.noteText.slice(0, 300) }),
  }
}
