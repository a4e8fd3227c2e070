import { changed, created } from '@/domain/commands/edits'
import { newStaff } from '@/domain/model/newRecords'
import { fullName } from '@/domain/rules/personNames'
import { apartEdits } from './apart'
import { findPerson, nameChanges, onlyAgreeing, otherDay, type FoundPerson } from './findPerson'
import { bySpecificity, Claims, decideIdentity, type Identity } from './identity'
import { Repeats } from './Repeats'
import { changedFields, newFields, outcomeOf, reasonsOf, type LineDraft, type PlanContext } from './PlanContext'
import { lineKey, sameTable } from './Place'
import { personTexts } from '@/domain/imports/planTexts'
import { nameAsSeen } from '@/domain/imports/values/readListName'
import { evidenceOf, type StaffEntry } from './staffEntries'
import { joinedChanges, staffChanges } from './staffValues'
import { reasonTexts } from '@/domain/imports/texts'
import type { Staff } from '@/domain/model/entities'
import type { KnownStaff } from './PersonIndex'
import type { LineData, PlanLine } from '@/domain/imports/plan'
import type { ReadName } from '@/domain/imports/values/readName'

type NamedEntry = StaffEntry & { name: ReadName }

/**
 * Entries → lines. Rows that the register already holds as they are find their cards first, then the rest; two rows or two
 * cards of one name are never merged silently (peers.md 3.4). Returns whom each entry stands for, for its classes.
 */
export function* planStaff(context: PlanContext, entries: StaffEntry[]): Generator<void, Map<StaffEntry, KnownStaff>> {
  const planner = new StaffPlanner(context)
  for (const [at, entry] of entries.entries()) {
    if (at % 100 === 0) yield
    planner.prepare(entry)
  }
  const usable = bySpecificity(entries.filter(isUsable))
  yield
  // Rows whose telephone or day of birth agrees go first, so that no vaguer row takes their card.
  for (const onlySure of [true, false]) {
    for (const [at, entry] of usable.entries()) {
      if (at % 40 === 0) yield
      planner.claimSame(entry, onlySure)
    }
  }
  const people = new Map<StaffEntry, KnownStaff>()
  for (const [at, entry] of entries.entries()) {
    if (at % 10 === 0) yield
    const person = planner.plan(entry)
    if (person !== null) people.set(entry, person)
  }
  return people
}

function isUsable(entry: StaffEntry): entry is NamedEntry {
  return entry.name !== null && entry.reader.refusals.length === 0
}

class StaffPlanner {
  private readonly context: PlanContext
  private readonly claims = new Claims()
  private readonly repeats: Repeats<StaffEntry>
  private readonly same = new Map<StaffEntry, KnownStaff>()
  private readonly people = new Map<StaffEntry, KnownStaff>()

  constructor(context: PlanContext) {
    this.context = context
    this.repeats = new Repeats(context, 'staff')
  }

  prepare(entry: StaffEntry): void {
    if (entry.name !== null) this.repeats.add(entry)
  }

  /** Gives the row a card of the register that it would not change at all. */
  claimSame(entry: NamedEntry, onlySure: boolean): void {
    if (this.same.has(entry) || this.context.personAnswer(entry.place, 'staff') !== undefined) return
    if (this.repeats.sameBorn(entry, () => this.cardsOfName(entry)) !== null) return
    const evidence = evidenceOf(entry)
    const named = this.context.staff.byName(entry.name)
    const telling = onlySure ? onlyAgreeing(evidence, named) : null
    const isFree = this.claims.freeAt(entry.place)
    const known = named.find(
      (one) =>
        (!onlySure || one === telling) && isFree(one) && isSame(one.card, entry) && !otherDay(evidence, one.card),
    )
    if (known === undefined) return
    this.claims.claim(known, entry.place)
    this.same.set(entry, known)
  }

  plan(entry: StaffEntry): KnownStaff | null {
    if (!isUsable(entry)) {
      this.context.add({ ...this.draft(entry), outcome: 'refused' })
      return null
    }
    const claimed = this.same.get(entry)
    // Another list may have changed the card since; what the row then adds is a change like any other.
    const known =
      claimed !== undefined && isSame(claimed.card, entry) ? this.unchanged(entry, claimed) : this.decide(entry)
    this.people.set(entry, known)
    return known
  }

  private decide(entry: NamedEntry): KnownStaff {
    const { context } = this
    const claimed = this.same.get(entry)
    if (claimed !== undefined)
      return this.change(entry, claimed, { known: claimed, persons: [], apart: [], said: false })
    const identity = decideIdentity(entry, {
      repeats: this.repeats,
      people: this.people,
      index: context.staff,
      cards: () => this.cardsOfName(entry),
      answer: context.personAnswer(entry.place, 'staff'),
      find: () => this.find(entry),
      titleOf: ({ card }) => fullName(card),
    })
    return identity.known === null ? this.create(entry, identity) : this.change(entry, identity.known, identity)
  }

  private cardsOfName(entry: NamedEntry): KnownStaff[] {
    return this.context.staff.byName(entry.name).filter(({ lineKey: key }) => key === null)
  }

  private find(entry: NamedEntry): FoundPerson<Staff> {
    return findPerson(evidenceOf(entry), {
      index: this.context.staff,
      counts: ({ lineKey: key, place }) => key === null || place === null || !sameTable(place, entry.place),
      free: this.claims.freeAt(entry.place),
      phoneTells: true,
    })
  }

  private unchanged(entry: NamedEntry, known: KnownStaff): KnownStaff {
    this.remark(entry, known)
    this.touch(entry, known)
    this.context.add({ ...this.draft(entry), outcome: 'same', entityId: known.card.id })
    return known
  }

  private change(entry: NamedEntry, known: KnownStaff, identity: Identity<Staff>): KnownStaff {
    const { reader, name } = entry
    const staff = known.card
    this.remark(entry, known)
    if (known.doubtful) reader.doubt('personDoubtful', reasonTexts.teacherDoubtful)
    const values = staffChanges(staff, entry.values, entry.given)
    const changes: Partial<Staff> = known.place === null ? values : joinedChanges(known, values, reader)
    Object.assign(changes, nameChanges(name, staff, identity.said))
    const edit = changed('staff', staff, changes)
    if (edit !== null && identity.doubtOfChange !== undefined) reader.doubts.push(identity.doubtOfChange)
    const sure = reader.doubts.length === 0
    const line = this.context.add({
      ...this.draft(entry),
      outcome: edit === null && sure ? 'same' : outcomeOf(reader, 'changed'),
      entityId: staff.id,
      fields: changedFields(staff, edit === null ? {} : changes),
      edits: edit === null ? [] : [edit],
      needs: [...known.rests],
      persons: identity.persons,
    })
    if (!sure) return { ...known, doubtful: true }
    known.card = { ...staff, ...changes }
    if (edit !== null) known.rests = [line.key]
    this.touch(entry, known)
    return known
  }

  private create(entry: NamedEntry, identity: Identity<Staff>): KnownStaff {
    const { values, reader, name, place } = entry
    const { lastName, firstName, middleName } = name
    const staff: Staff = {
      ...newStaff(this.context.options.newId()),
      lastName,
      firstName,
      middleName,
      ...values,
      platformRole: values.category === 'other' ? 'staff' : 'teacher',
    }
    const line = this.context.add({
      ...this.draft(entry),
      outcome: outcomeOf(reader, 'new'),
      entityId: staff.id,
      fields: newFields({ lastName, firstName, middleName, ...values }),
      edits: [created('staff', staff), ...apartEdits(this.context, staff.id, identity.apart)],
      persons: identity.persons,
    })
    const doubtful = line.outcome === 'doubtful'
    const said = new Set(Object.keys(values))
    const known: KnownStaff = { card: staff, lineKey: line.key, doubtful, place, rests: [line.key], said }
    this.claims.claim(known, place)
    this.context.staff.add(known)
    return known
  }

  /** The row spoke of the card: later rows of other lists add to it. */
  private touch(entry: NamedEntry, known: KnownStaff): void {
    known.place ??= entry.place
    for (const field of Object.keys(entry.values)) known.said.add(field)
    this.claims.claim(known, entry.place)
  }

  private remark({ reader, values, place }: NamedEntry, known: KnownStaff): void {
    if (known.card.state === 'dismissed' && values.state !== 'dismissed')
      reader.note('knownDismissed', reasonTexts.knownDismissed)
    if (known.place !== null && !sameTable(known.place, place))
      reader.note('otherList', personTexts.otherList(known.place.file, known.place.sheet, known.place.row))
  }

  private draft(entry: StaffEntry): LineDraft {
    return {
      key: staffKey(entry),
      place: entry.place,
      reader: entry.reader,
      outcome: 'refused',
      table: 'staff',
      entityId: '',
      title: entry.name === null ? nameAsSeen(entry.reader) : fullName(entry.name),
      fields: {},
      reasons: reasonsOf(entry.reader),
      data: staffData(entry),
      edits: [],
    }
  }
}

function isSame(staff: Staff, entry: StaffEntry): boolean {
  return Object.keys(staffChanges(staff, entry.values, entry.given)).length === 0
}

function staffKey(entry: StaffEntry): PlanLine['key'] {
  return lineKey(entry.place, 'staff')
}

function staffData(entry: StaffEntry): LineData {
  const { name, values } = entry
  const shown: LineData['values'] = {}
  if (values.positions) shown['positions'] = values.positions.map((position) => position.title)
  if (values.subjects) shown['subjects'] = values.subjects
  if (values.phones) shown['phones'] = values.phones.map((phone) => phone.number)
  for (const field of ['email', 'category', 'bornOn', 'hiredOn', 'dismissedOn', 'state', 'gender', 'note'] as const) {
    const value = values[field]
    if (value !== undefined && value !== null && value !== '') shown[field] = value
  }
  const { lastName = '', firstName = '', middleName = '' } = name ?? {}
  return { role: 'staff', lastName, firstName, middleName, className: '', values: shown }
}
