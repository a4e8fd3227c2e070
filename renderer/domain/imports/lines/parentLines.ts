import { changed, created } from '@/domain/commands/edits'
import { newParent } from '@/domain/model/newRecords'
import { fullName, nameKey } from '@/domain/rules/personNames'
import { apartEdits } from './apart'
import { mostOffers, nameChanges } from './findPerson'
import { PersonIndex, answerId, type KnownPerson } from './PersonIndex'
import {
  changedFields,
  indexed,
  newFields,
  outcomeOf,
  reasonsOf,
  type LineDraft,
  type PlanContext,
} from './PlanContext'
import { lineKey } from './Place'
import { parentKindTitles, parentTexts, personTexts } from '@/domain/imports/planTexts'
import { readParents, type ReadParent } from './parentEntries'
import type { Parent } from '@/domain/model/entities'
import type { LineFixes } from '@/domain/imports/plan'
import type { PupilEntry } from './pupilEntries'
import type { PlannedPupil } from './pupilLines'
import type { ReadName } from '@/domain/imports/values/readName'

type KnownParent = KnownPerson<Parent>

/** A parent of a row on the way into a line. */
interface Job {
  entry: PupilEntry
  pupil: PlannedPupil | null
  parent: ReadParent
  /** Ending of the line's key: a row may name several. */
  what: string
}

/**
 * Parents, where asked for, linked to their children. One record serves several children when the whole name and the
 * telephone agree, or when the register knows the parent as this child's; a name alone never makes two people one.
 */
export function* planParents(
  context: PlanContext,
  entries: PupilEntry[],
  pupils: Map<PupilEntry, PlannedPupil>,
): Generator<void, void> {
  const names = context.takes('parentName')
  const phones = context.takes('parentPhone')
  if (!names && !phones) return
  const planner = new ParentPlanner(context)
  yield* planner.readRegister()
  const jobs: Job[] = []
  for (const [at, entry] of entries.entries()) {
    if (at % 20 === 0) yield
    for (const [part, parent] of readParents(entry.reader, names, phones).entries())
      jobs.push({ entry, pupil: pupils.get(entry) ?? null, parent, what: `parent:${String(part)}` })
  }
  // What is sure comes first, so that a doubtful row finds the parent that a sure one names, never the other way round.
  const sure = jobs.filter(isSure)
  const first = new Set(sure)
  for (const [at, job] of [...sure, ...jobs.filter((one) => !first.has(one))].entries()) {
    if (at % 20 === 0) yield
    planner.plan(job)
  }
}

function isSure({ pupil, parent }: Job): boolean {
  return pupil?.doubtful === false && !pupil.unclear && parent.reader.doubts.length === 0
}

class ParentPlanner {
  private readonly context: PlanContext
  private readonly index = new PersonIndex<Parent>()
  private readonly ofPupil = new Map<string, KnownParent[]>()
  private readonly pupilNames = new Map<string, string>()

  constructor(context: PlanContext) {
    this.context = context
  }

  *readRegister(): Generator<void, void> {
    const parents = yield* indexed(this.index, this.context.facts.parents)
    for (const known of parents) this.link(known, known.card.pupilIds)
    for (const [at, pupil] of this.context.facts.pupils.entries()) {
      if (at % 500 === 0) yield
      this.pupilNames.set(pupil.id, fullName(pupil))
    }
  }

  plan(job: Job): void {
    const { parent, pupil } = job
    const { reader } = parent
    if (pupil === null) reader.refuse('pupilRefused', parentTexts.pupilRefused)
    if (pupil === null || parent.name === null || reader.refusals.length > 0) {
      const outcome = reader.refusals.length > 0 ? 'refused' : 'doubtful'
      this.context.add({ ...this.draft(job), outcome })
      return
    }
    if (pupil.doubtful) reader.doubt('pupilDoubtful', parentTexts.pupilDoubtful)
    if (pupil.unclear) reader.doubt('pupilUnclear', parentTexts.pupilUnclear)
    this.pupilNames.set(pupil.known.card.id, fullName(pupil.known.card))
    const { known, persons, apart } = this.find(job, parent.name, pupil.known.card.id)
    if (known === null) this.create(job, parent.name, pupil, persons, apart)
    else this.join(job, known, parent.name, pupil, persons)
  }

  private link(known: KnownParent, pupilIds: readonly string[]): void {
    for (const id of pupilIds) this.ofPupil.set(id, [...(this.ofPupil.get(id) ?? []), known])
  }

  private find(
    job: Job,
    name: ReadName,
    pupilId: string,
  ): { known: KnownParent | null; persons: LineFixes['persons']; apart: KnownParent[] } {
    const { parent } = job
    const mine = (this.ofPupil.get(pupilId) ?? []).filter((known) => this.index.fits(name, known))
    const named = this.index.byName(name)
    const numbers = parent.phones.map((phone) => phone.number)
    const sharing = numbers.flatMap((number) => this.index.withPhone(number))
    const key = nameKey(name)
    const isNamed = ({ card }: KnownParent): boolean => nameKey(card) === key
    const silent = named
      .slice(0, mostOffers)
      .filter((one) => !sharing.includes(one) && (numbers.length === 0 || one.card.phones.length === 0))
    const certain = mine.find(isNamed) ?? sharing.find(isNamed) ?? mine[0]
    const offers = certain === undefined ? silent : [certain]
    const persons = offers.map((known) => ({
      id: answerId(known),
      title: `${fullName(known.card)}, ${this.childrenOf(known)}`,
      why: known === certain ? personTexts.whyName : personTexts.whyParentName,
    }))
    const answer = this.context.personAnswer(job.entry.place, job.what)
    const said = typeof answer === 'string' ? this.index.withAnswerId(answer) : undefined
    if (said !== undefined) return { known: said, persons, apart: [] }
    if (answer === null) return { known: null, persons, apart: offers }
    if (certain !== undefined) return { known: certain, persons: [], apart: [] }
    const [first] = silent
    if (first !== undefined)
      parent.reader.doubt('parentNameOnly', parentTexts.nameOnly(this.childrenOf(first)), parent.cell)
    else if (named.length > 0) parent.reader.note('parentPhoneDiffers', parentTexts.phoneDiffers)
    return { known: null, persons, apart: [] }
  }

  private childrenOf({ card }: KnownParent): string {
    return card.pupilIds
      .map((id) => this.pupilNames.get(id) ?? '')
      .filter((name) => name !== '')
      .join(', ')
  }

  private create(
    job: Job,
    name: ReadName,
    pupil: PlannedPupil,
    persons: LineFixes['persons'],
    apart: KnownParent[],
  ): void {
    const { lastName, firstName, middleName } = name
    const { phones } = job.parent
    const kind = job.parent.kind ?? 'other'
    const pupilId = pupil.known.card.id
    const record: Parent = {
      ...newParent(this.context.options.newId(), [pupilId]),
      lastName,
      firstName,
      middleName,
      kind,
      phones: phones.slice(0, 10),
    }
    const line = this.context.add({
      ...this.draft(job),
      outcome: outcomeOf(job.parent.reader, 'new'),
      entityId: record.id,
      fields: newFields({ lastName, firstName, middleName, kind, phones, pupilIds: [pupilId] }),
      edits: [created('parent', record), ...apartEdits(this.context, record.id, apart)],
      needs: needsOf(pupil),
      persons,
    })
    const doubtful = line.outcome === 'doubtful'
    // A parent who may stay out is nobody's second child's parent: the next row makes its own proposal.
    const known = {
      card: record,
      lineKey: line.key,
      doubtful,
      place: job.entry.place,
      rests: [line.key],
      said: new Set<string>(),
    }
    this.index.add(known)
    this.link(known, [pupilId])
  }

  private join(job: Job, known: KnownParent, name: ReadName, pupil: PlannedPupil, persons: LineFixes['persons']): void {
    const { reader, phones } = job.parent
    const parent = known.card
    if (known.doubtful) reader.doubt('personDoubtful', parentTexts.pupilDoubtful)
    const added = phones.filter((phone) => !parent.phones.some((one) => one.number === phone.number))
    const changes: Partial<Parent> = {}
    if (!parent.pupilIds.includes(pupil.known.card.id))
      changes.pupilIds = [...parent.pupilIds, pupil.known.card.id].slice(-20)
    if (added.length > 0) changes.phones = [...parent.phones, ...added].slice(0, 10)
    if (parent.kind === 'other' && job.parent.kind !== null && job.parent.kind !== 'other')
      changes.kind = job.parent.kind
    if (!name.incomplete) Object.assign(changes, fuller(name, parent))
    const edit = changed('parent', parent, changes)
    const same = edit === null
    const line = this.context.add({
      ...this.draft(job),
      outcome: same ? 'same' : outcomeOf(reader, 'changed'),
      entityId: parent.id,
      fields: same ? {} : changedFields(parent, changes),
      edits: same ? [] : [edit],
      needs: [...needsOf(pupil), ...known.rests],
      persons,
    })
    if (line.outcome !== 'changed') return
    known.card = { ...parent, ...changes }
    this.index.addPhones(known, added)
    if (changes.pupilIds !== undefined) this.link(known, [pupil.known.card.id])
    known.rests = [line.key]
  }

  private draft(job: Job): LineDraft {
    const { entry, parent, what } = job
    const kind = parent.kind ?? 'other'
    const { lastName = '', firstName = '', middleName = '' } = parent.name ?? {}
    const pupilName = entry.name === null ? '' : fullName(entry.name)
    const values: LineDraft['data']['values'] = { kind, pupils: [pupilName] }
    if (parent.phones.length > 0) values['phones'] = parent.phones.map((phone) => phone.number)
    return {
      key: lineKey(entry.place, what),
      place: entry.place,
      reader: entry.reader,
      outcome: 'refused',
      table: 'parent',
      entityId: '',
      title: parent.name === null ? parentTexts.title(parentKindTitles[kind], pupilName) : fullName(parent.name),
      fields: {},
      reasons: reasonsOf(parent.reader),
      data: { role: 'parent', lastName, firstName, middleName, className: entry.className, values },
      edits: [],
    }
  }
}

/** The line that creates the pupil, or the one that leaves open who it is; a pupil of the register needs none. */
function needsOf({ known, line, doubtful }: PlannedPupil): string[] {
  if (known.lineKey !== null) return [known.lineKey]
  return doubtful ? [line] : []
}

/** A patronymic or a first name that the card lacks; what it has stays. */
function fuller(name: ReadName, parent: Parent): Partial<Parent> {
  const changes = nameChanges(name, parent, true) as Partial<Parent>
  const filled = Object.entries(changes).filter(
    ([part]) => parent[part as 'lastName' | 'firstName' | 'middleName'] === '',
  )
  return Object.fromEntries(filled)
}
