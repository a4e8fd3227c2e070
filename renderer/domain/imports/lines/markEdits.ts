import { markInvitees } from '@/domain/commands/markInvitees'
import { newInvitee } from '@/domain/model/newRecords'
import { cleanText } from '@/domain/rules/cleanText'
import { showDay } from '@/domain/rules/days'
import { inviteeRefusal, moveReasons } from '@/domain/rules/moveReasons'
import { hasJoined, isException, titleOf } from '@/domain/rules/states'
import { markTexts as texts } from '@/domain/imports/planTexts'
import { cellText, shown } from '@/domain/imports/values/cells'
import { readMarkDay, readMarkNote, readTick, type Tick } from '@/domain/imports/values/readMarks'
import { reasonTexts } from '@/domain/imports/texts'
import type { Invitee, InviteeState, Link } from '@/domain/model/entities'
import type { IsoDay } from '@/domain/model/plain'
import type { RowReader } from '@/domain/imports/values/RowReader'

const longestNote = 2000

/** What the cells of a row say, before it is known whose row it is. */
export interface ReadMarks {
  invited: Tick
  joined: Tick
  /** Of the column «Дата». */
  day: IsoDay | null
  /** Of the column «Примечание». */
  noteText: string
}

export function readMarks(reader: RowReader, today: IsoDay): ReadMarks {
  const tick = (field: 'invitedMark' | 'joinedMark') => readTick(reader.cell(field)?.value ?? null, today)
  return {
    invited: tick('invitedMark'),
    joined: tick('joinedMark'),
    day: readMarkDay(reader.cell('markDay')?.value ?? null, today),
    noteText: reader
      .cells('note')
      .map((cell) => cellText(cell.value))
      .join('; '),
  }
}

/** Whether the row says anything besides whose it is. */
export function saysSomething({ invited, joined, day, noteText }: ReadMarks): boolean {
  return (
    [invited, joined].some((one) => one.said !== null || one.state !== null || one.unknown) ||
    day !== null ||
    noteText !== ''
  )
}

/** The special state that a row speaks of, in a tick's cell or in the note. */
export function specialState({ invited, joined, noteText }: ReadMarks): InviteeState | null {
  return readMarkNote(noteText).state ?? joined.state ?? invited.state
}

/** Whose invitation the row is about, and how the handout of today would write its day and its note. */
export interface MarkTarget {
  before: Invitee
  isNew: boolean
  printed: { day: string; note: string }
  links: readonly Link[]
}

/**
 * The invitation as the row leaves it. Blank cells and what stands as it was printed say nothing; each step goes the way of
 * `markInvitees`, and an impossible one is refused in the reader. A day without a new tick corrects the day of the last one.
 */
export function markedInvitee(reader: RowReader, marks: ReadMarks, target: MarkTarget, today: IsoDay): Invitee {
  doubtCells(reader, marks, today)
  const noted = noteOf(reader, marks, target)
  const { before } = target
  const day = marks.day !== null && showDay(marks.day) !== target.printed.day ? marks.day : null
  const word = noted.state ?? marks.joined.state ?? marks.invited.state
  const steps = stepsOf(reader, marks, before, word)
  const joinedDay = marks.joined.day ?? (marks.joined.said === true ? day : null)
  const invitedDay =
    marks.invited.day ??
    (marks.joined.said === true && marks.joined.day === null && hasJoined(before.state) ? null : day)
  let invitee = before
  for (const state of steps) {
    const on = state === 'invited' ? (invitedDay ?? joinedDay) : state === 'joined' ? (joinedDay ?? day) : day
    if (on === null && (state === 'invited' || state === 'joined')) reader.note('noDay', texts.noDay)
    const next = stepped(reader, invitee, state, on ?? today, target.links)
    if (next === null) return before
    invitee = next
  }
  if (steps.length === 0 && word === null)
    invitee = { ...invitee, ...correctedDays(invitee, joinedDay, invitedDay, marks) }
  return noted.note === null ? invitee : { ...invitee, note: noted.note }
}

function stepsOf(reader: RowReader, marks: ReadMarks, before: Invitee, word: InviteeState | null): InviteeState[] {
  const { state } = before
  if (word !== null && word === state) {
    if (marks.joined.said !== true || !isException(word)) return []
    reader.doubt('joinedAfterAll', texts.joinedAfterAll(titleOf.inviteeState[word]), reader.cell('joinedMark'))
    return ['joined']
  }
  if (marks.joined.said === false && hasJoined(state)) {
    reader.doubt('takenBack', texts.takenBack(titleOf.inviteeState.joined), reader.cell('joinedMark'))
    return ['invited']
  }
  if (marks.invited.said === false && state === 'invited' && marks.joined.said !== true) {
    reader.doubt('takenBack', texts.takenBack(titleOf.inviteeState.invited), reader.cell('invitedMark'))
    return ['notInvited']
  }
  const steps: InviteeState[] = []
  if (marks.invited.said === true && state === 'notInvited') steps.push('invited')
  if (marks.joined.said === true && !hasJoined(state)) {
    steps.push('joined')
    if (word !== null && isException(word)) {
      reader.doubt('contradiction', texts.contradiction(titleOf.inviteeState[word]), reader.cell('joinedMark'))
      steps.pop()
    }
  }
  return word === null ? steps : [...steps, word]
}

/** One step of `markInvitees` on the invitation as it is so far; `null` when it is refused. */
function stepped(
  reader: RowReader,
  from: Invitee,
  state: InviteeState,
  on: IsoDay,
  links: readonly Link[],
): Invitee | null {
  const why = inviteeRefusal(from.state, state)
  if (why !== null) {
    const { inviteeState } = titleOf
    reader.refuse('impossibleStep', texts.impossible(inviteeState[from.state], inviteeState[state], moveReasons[why]))
    return null
  }
  const facts = { staff: [], pupils: [], parents: [], links: [...links], invitees: [from] }
  const person = { classId: from.classId, personKind: from.personKind, personId: from.personId, role: from.role }
  const [edit] = markInvitees(facts, { platformId: from.platformId, persons: [person], state, on }).edits
  return edit === undefined ? from : { ...from, ...(edit.fields as Partial<Invitee>) }
}

function correctedDays(
  invitee: Invitee,
  joinedDay: IsoDay | null,
  invitedDay: IsoDay | null,
  marks: ReadMarks,
): Partial<Invitee> {
  if (hasJoined(invitee.state)) {
    const isOther = joinedDay !== null && (marks.joined.day !== null || joinedDay !== invitee.invitedOn)
    return isOther ? { joinedOn: joinedDay } : {}
  }
  const isInvited = invitee.state === 'invited' || invitee.state === 'reminded'
  return isInvited && invitedDay !== null ? { invitedOn: invitedDay } : {}
}

function noteOf(reader: RowReader, { noteText }: ReadMarks, target: MarkTarget): ReturnType<typeof readMarkNote> {
  const read = readMarkNote(noteText)
  // Of a note as it was printed only the state counts that the person is in: ticks beside it are no news.
  if (noteText === '' || noteText === cleanText(target.printed.note))
    return { state: read.state === target.before.state ? read.state : null, note: null }
  if (read.note === null || read.note === cleanText(target.before.note)) return { ...read, note: null }
  if (read.note.length <= longestNote) return read
  reader.doubt('tooLong', reasonTexts.tooLong(shown(read.note), longestNote), reader.cell('note'))
  return { ...read, note: null }
}

function doubtCells(reader: RowReader, marks: ReadMarks, today: IsoDay): void {
  for (const field of ['invitedMark', 'joinedMark'] as const) {
    const cell = reader.cell(field)
    const tick = field === 'invitedMark' ? marks.invited : marks.joined
    if (tick.unknown) reader.doubt('badMark', texts.badMark(shown(cellText(cell?.value))), cell)
    if (tick.day !== null && tick.day > today) reader.doubt('futureDay', texts.futureDay(showDay(tick.day)), cell)
  }
  const cell = reader.cell('markDay')
  const text = cellText(cell?.value)
  if (marks.day !== null && marks.day > today) reader.doubt('futureDay', texts.futureDay(showDay(marks.day)), cell)
  if (marks.day === null && text !== '' && !/^(?:[-–—]+|нет)$/i.test(text))
    reader.doubt('badMarkDay', texts.badMarkDay(shown(text)), cell)
}

/** The invitation of a person who has none yet. */
export function noInvitee(platformId: string, classId: string, role: 'pupil' | 'parent', personId: string): Invitee {
  return newInvitee(platformId, classId, { personKind: role, personId, role })
}
