import { changed, created } from '@/domain/commands/edits'
import { newPupil } from '@/domain/model/newRecords'
import { fullName } from '@/domain/rules/personNames'
import { apartEdits } from './apart'
import { findElsewhere } from './findElsewhere'
import { findPerson, nameChanges, onlyAgreeing, otherDay, type Evidence, type FoundPerson } from './findPerson'
import { bySpecificity, Claims, decideIdentity, type Identity } from './identity'
import { Repeats } from './Repeats'
import { PersonIndex, type KnownPerson } from './PersonIndex'
import {
  changedFields,
  indexed,
  newFields,
  outcomeOf,
  reasonsOf,
  type LineDraft,
  type PlanContext,
} from './PlanContext'
import { lineKey, sameTable } from './Place'
import { personTexts } from '@/domain/imports/planTexts'
import { nameAsSeen } from '@/domain/imports/values/readListName'
import { reasonTexts } from '@/domain/imports/texts'
import type { Pupil } from '@/domain/model/entities'
import type { KnownClass } from './ClassIndex'
import type { PupilEntry } from './pupilEntries'
import type { ReadName } from '@/domain/imports/values/readName'

export type KnownPupil = KnownPerson<Pupil>
type Usable = PupilEntry & { name: ReadName; known: KnownClass }

/** A pupil as the plan has it, and the line of the row that speaks of the pupil: what parents rest on. */
export interface PlannedPupil {
  known: KnownPupil
  line: string
  doubtful: boolean
  /** The class has several pupils of the name and nothing tells which of them the row means. */
  unclear: boolean
}

/**
 * Entries of lists of pupils → lines. A pupil is the same when name and class are; in another class only with the day of
 * birth or the telephone, else that is doubtful. Returns whom each row stands for, for the parents.
 */
export function* planPupils(
  context: PlanContext,
  entries: PupilEntry[],
): Generator<void, Map<PupilEntry, PlannedPupil>> {
  const planned = new Map<PupilEntry, PlannedPupil>()
  if (entries.length === 0) return planned
  const planner = new PupilPlanner(context)
  yield* planner.readRegister()
  for (const [at, entry] of entries.entries()) {
    if (at % 200 === 0) yield
    planner.prepare(entry)
  }
  const usable = bySpecificity(entries.filter(isUsable))
  for (const onlySure of [true, false]) {
    for (const [at, entry] of usable.entries()) {
      if (at % 100 === 0) yield
      planner.claimSame(entry, onlySure)
    }
  }
  for (const [at, entry] of entries.entries()) {
    if (at % 40 === 0) yield
    const pupil = planner.plan(entry)
    if (pupil !== null) planned.set(entry, pupil)
  }
  return planned
}

function isUsable(entry: PupilEntry): entry is Usable {
  return entry.name !== null && entry.known !== null && entry.reader.refusals.length === 0
}

class PupilPlanner {
  private readonly context: PlanContext
  private readonly index = new PersonIndex<Pupil>()
  private readonly claims = new Claims()
  private readonly repeats: Repeats<PupilEntry>
  private readonly same = new Map<PupilEntry, KnownPupil>()
  /** Of those, the ones whose telephone or day of birth agrees too. */
  private readonly sure = new Set<PupilEntry>()
  private readonly people = new Map<PupilEntry, KnownPupil>()

  constructor(context: PlanContext) {
    this.context = context
    this.repeats = new Repeats(context, 'pupil')
  }

  *readRegister(): Generator<void, void> {
    const { facts, year } = this.context
    const classes = new Set(facts.classes.filter((one) => one.yearId === year?.id).map((one) => one.id))
    yield* indexed(
      this.index,
      facts.pupils.filter((pupil) => classes.has(pupil.classId)),
    )
  }

  prepare(entry: PupilEntry): void {
    if (isUsable(entry)) this.repeats.add(entry)
  }

  /** Gives the row a card of its class that it would not change at all. */
  claimSame(entry: Usable, onlySure: boolean): void {
    if (this.same.has(entry) || this.context.personAnswer(entry.place, 'pupil') !== undefined) return
    if (this.repeats.sameBorn(entry, () => this.cardsOfName(entry)) !== null) return
    const evidence = evidenceOf(entry)
    const named = this.inClass(entry)
    const telling = onlySure ? onlyAgreeing(evidence, named) : null
    const isFree = this.claims.freeAt(entry.place)
    const known = named.find(
      (one) =>
        (!onlySure || one === telling) && isFree(one) && isSame(one.card, entry) && !otherDay(evidence, one.card),
    )
    if (known === undefined) return
    this.claims.claim(known, entry.place)
    this.same.set(entry, known)
    if (onlySure) this.sure.add(entry)
  }

  plan(entry: PupilEntry): PlannedPupil | null {
    if (!isUsable(entry)) {
      const refused = entry.name === null || entry.reader.refusals.length > 0
      this.context.add({ ...this.draft(entry), outcome: refused ? 'refused' : 'doubtful' })
      return null
    }
    const claimed = this.same.get(entry)
    const planned =
      claimed === undefined
        ? this.decide(entry)
        : this.change(entry, claimed, { known: claimed, persons: [], apart: [], said: false })
    this.people.set(entry, planned.known)
    // Which of two namesakes of a class a row means is no matter to the pupils, but it is to their parents.
    const isGuess = claimed !== undefined && !this.sure.has(entry)
    const cards = () => this.cardsOfName(entry)
    const unclear =
      (isGuess && this.repeats.isOneOfSeveral(entry)) ||
      (this.repeats.sameBorn(entry, cards) !== null && cards().length > 1)
    return { ...planned, unclear }
  }

  private decide(entry: Usable): PlannedPupil {
    const identity = decideIdentity(entry, {
      repeats: this.repeats,
      people: this.people,
      index: this.index,
      cards: () => this.cardsOfName(entry),
      answer: this.context.personAnswer(entry.place, 'pupil'),
      find: () => this.find(entry),
      titleOf: ({ card }) => `${fullName(card)}, ${this.classNameOf(card)}`,
    })
    return identity.known === null ? this.create(entry, identity) : this.change(entry, identity.known, identity)
  }

  private cardsOfName(entry: Usable): KnownPupil[] {
    return this.inClass(entry).filter(({ lineKey: key }) => key === null)
  }

  private find(entry: Usable): FoundPerson<Pupil> {
    const evidence = evidenceOf(entry)
    const classId = entry.known.schoolClass.id
    const isRepeat = ({ lineKey: key, place }: KnownPupil): boolean =>
      key !== null && place !== null && sameTable(place, entry.place)
    const found = findPerson(evidence, {
      index: this.index,
      counts: (known) => known.card.classId === classId && !isRepeat(known),
      free: this.claims.freeAt(entry.place),
      phoneTells: false,
    })
    const here = found.proposed !== null || found.offers.length > 0
    if (here) return found
    return findElsewhere(evidence, entry.place, found, {
      index: this.index,
      isFree: this.claims.freeAt(entry.place),
      classNameOf: (pupil) => this.classNameOf(pupil),
    })
  }

  private change(entry: Usable, known: KnownPupil, identity: Identity<Pupil>): PlannedPupil {
    const { reader, place } = entry
    const pupil = known.card
    if (pupil.state === 'left' && !entry.left) reader.note('knownLeft', personTexts.knownLeft)
    if (known.place !== null && !sameTable(known.place, place))
      reader.note('otherList', personTexts.otherList(known.place.file, known.place.sheet, known.place.row))
    if (known.doubtful) reader.doubt('personDoubtful', reasonTexts.teacherDoubtful)
    const changes = pupilChanges(pupil, known.said, entry)
    Object.assign(changes, nameChanges(entry.name, pupil, identity.said))
    if (pupil.classId !== entry.known.schoolClass.id) changes.classId = entry.known.schoolClass.id
    const edit = changed('pupil', pupil, changes)
    if (edit !== null && identity.doubtOfChange !== undefined) reader.doubts.push(identity.doubtOfChange)
    const sure = reader.doubts.length === 0
    const unchanged = edit === null && (sure || this.same.has(entry))
    const line = this.context.add({
      ...this.draft(entry),
      outcome: unchanged ? 'same' : outcomeOf(reader, 'changed'),
      entityId: pupil.id,
      fields: edit === null ? {} : changedFields(pupil, changes),
      edits: edit === null ? [] : [edit],
      needs: [...this.needs(entry), ...known.rests],
      persons: identity.persons,
    })
    const planned = { known, line: line.key, doubtful: !sure && !unchanged, unclear: false }
    this.claims.claim(known, place)
    if (planned.doubtful) return planned
    known.card = { ...pupil, ...changes }
    if (edit !== null) known.rests = [line.key]
    known.place ??= place
    for (const field of saidBy(entry)) known.said.add(field)
    return planned
  }

  private create(entry: Usable, identity: Identity<Pupil>): PlannedPupil {
    const { reader, name, phones, place, left } = entry
    if (left) reader.doubt('leftPupil', reasonTexts.leftPupil(reader.text('personState')), reader.cell('personState'))
    const { lastName, firstName, middleName } = name
    const bornOn = entry.keptBornOn
    const pupil: Pupil = {
      ...newPupil(this.context.options.newId(), entry.known.schoolClass.id),
      lastName,
      firstName,
      middleName,
      bornOn,
      phones,
      state: left ? 'left' : 'enrolled',
    }
    const line = this.context.add({
      ...this.draft(entry),
      outcome: outcomeOf(reader, 'new'),
      entityId: pupil.id,
      fields: newFields({ lastName, firstName, middleName, classId: pupil.classId, bornOn, phones }),
      edits: [created('pupil', pupil), ...apartEdits(this.context, pupil.id, identity.apart)],
      needs: this.needs(entry),
      persons: identity.persons,
    })
    const doubtful = line.outcome === 'doubtful'
    const known = { card: pupil, lineKey: line.key, doubtful, place, rests: [line.key], said: saidBy(entry) }
    this.claims.claim(known, place)
    this.index.add(known)
    return { known, line: line.key, doubtful, unclear: false }
  }

  private inClass(entry: Usable): KnownPupil[] {
    return this.index.byName(entry.name).filter(({ card }) => card.classId === entry.known.schoolClass.id)
  }

  private needs(entry: Usable): string[] {
    return entry.known.lineKey === null ? [] : [entry.known.lineKey]
  }

  private classNameOf(pupil: Pupil): string {
    return this.context.classes.nameOfId(pupil.classId)
  }

  private draft(entry: PupilEntry): LineDraft {
    const { place, reader, name, className, phones, keptBornOn } = entry
    const { lastName = '', firstName = '', middleName = '' } = name ?? {}
    const values: LineDraft['data']['values'] = {}
    if (phones.length > 0) values['phones'] = phones.map((phone) => phone.number)
    if (keptBornOn !== null) values['bornOn'] = keptBornOn
    return {
      key: lineKey(place, 'pupil'),
      place,
      reader,
      outcome: 'refused',
      table: 'pupil',
      entityId: '',
      title: name === null ? nameAsSeen(reader) : fullName(name),
      fields: {},
      reasons: reasonsOf(reader),
      data: { role: 'pupil', lastName, firstName, middleName, className, values },
      edits: [],
    }
  }
}

function evidenceOf(entry: Usable): Evidence {
  return { name: entry.name, phones: entry.phones.map((phone) => phone.number), bornOn: entry.bornOn, email: '' }
}

function saidBy(entry: PupilEntry): Set<string> {
  return new Set([...(entry.keptBornOn === null ? [] : ['bornOn']), ...(entry.left ? ['state'] : [])])
}

/** Nothing is emptied; telephones are added; what another list of this import said stays. */
function pupilChanges(card: Pupil, said: ReadonlySet<string>, entry: PupilEntry): Partial<Pupil> {
  const added = entry.phones.filter((phone) => !card.phones.some((one) => one.number === phone.number))
  const changes: Partial<Pupil> = {}
  if (added.length > 0) changes.phones = [...card.phones, ...added].slice(0, 10)
  if (entry.left && card.state !== 'left') changes.state = 'left'
  if (entry.keptBornOn !== null && entry.keptBornOn !== card.bornOn && !said.has('bornOn'))
    changes.bornOn = entry.keptBornOn
  return changes
}

const nothing: ReadonlySet<string> = new Set()

function isSame(pupil: Pupil, entry: PupilEntry): boolean {
  return Object.keys(pupilChanges(pupil, nothing, entry)).length === 0
}
