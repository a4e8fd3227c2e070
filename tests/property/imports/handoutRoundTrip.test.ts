import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { newInvitee, newParent, newPupil } from '@/domain/model/newRecords'
import { fullName } from '@/domain/rules/personNames'
import { cellText } from '@/domain/imports/values/cells'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { handoutCopy, withCells, withRows, type CopyColumn } from '@tests/fixtures/makers/handoutCopy'
import { plan } from '@tests/fixtures/makers/importing'
import type { CellValue, GridFile } from '@/domain/imports/grid'
import type { Invitee, InviteeState, Pupil } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'

/** Names as hard as they come; each is borne by one person of the class. */
const names = [
  ['Семёнова', 'Алёна', 'Фёдоровна'],
  ['Петрова-Водкина', 'Анна-Мария', 'Ильинична'],
  ['Мамедов', 'Рашид', 'Али оглы'],
  ['Ким', 'Светлана', ''],
  ['ИВАНОВ', 'ПЁТР', 'СЕРГЕЕВИЧ'],
  ['де Фриз', 'Лев', 'Янович'],
  ['Константинопольская-Преображенская', 'Александра', 'Владиславовна'],
  ['=SUM(A1:A9)', 'Пётр', '@Иванович'],
  ['Директорова', 'Итого', 'Ильинична'],
  ["О'Коннор", 'Шон', 'Шонович'],
] as const

const started = fc.constantFrom<InviteeState | null>(null, 'notInvited', 'invited', 'joined', 'refused', 'noPhone')
const notes = fc.constantFrom('', 'звонить вечером', '«Отдал бабушке», +7 – позже')
const ticks = fc.constantFrom<CellValue>('да', '+', 'V', '✓', 'х', 'x', 1, '1', true, ' Да ')
const days = fc.constantFrom<{ cell: CellValue; day: string }>(
  { cell: '05.09.2026', day: '2026-09-05' },
  { cell: '5.9', day: '2026-09-05' },
  { cell: { day: '2026-09-06' }, day: '2026-09-06' },
  { cell: '7 сентября 2026 г.', day: '2026-09-07' },
  { cell: '08/09/26', day: '2026-09-08' },
)
const phones = fc.constantFrom(
  { cell: '8 (912) 345-67-89', number: '+79123456789' },
  { cell: '+7 913 345 67 80', number: '+79133456780' },
)
/** What the class teacher does about one person. */
const filling = fc.record({
  invited: fc.option(ticks),
  joined: fc.option(ticks),
  day: fc.option(days),
  phone: fc.option(phones),
  note: fc.option(fc.constantFrom('перезвонить', 'папа в отъезде')),
  word: fc.option(fc.constantFrom<[string, InviteeState]>(['отказ', 'refused'], ['Сменил номер', 'numberChanged'])),
})
type Filling = typeof filling extends fc.Arbitrary<infer T> ? T : never
const person = fc.record({
  started,
  note: notes,
  hasPhone: fc.boolean(),
  filling,
  deleted: fc.boolean(),
  parent: fc.boolean(),
})
const cases = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: names.length }),
  sorting: fc.array(fc.nat(99), { minLength: 40, maxLength: 40 }),
})
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never
const runs = { numRuns: Number(process.env['ROUND_TRIPS'] ?? 60) }

/** The class of the case: pupils, and parents of the same surnames with invitations of their own. */
function schoolOf({ people }: Case): Facts {
  const facts = {
    ...documentSchool(),
    pupils: [] as Pupil[],
    parents: [] as Facts['parents'],
    invitees: [] as Invitee[],
  }
  for (const [at, one] of people.entries()) {
    const [lastName, firstName, middleName] = names[at] ?? names[0]
    const name = { lastName, firstName, middleName }
    const phones = one.hasPhone ? [{ number: `+7916123450${String(at)}`, comment: '' }] : []
    facts.pupils.push({ ...newPupil(`p${String(at)}`, 'c5a'), ...name, phones })
    if (one.parent)
      facts.parents.push({ ...newParent(`q${String(at)}`, [`p${String(at)}`]), ...name, kind: 'mother', phones })
    for (const role of one.parent ? (['pupil', 'parent'] as const) : (['pupil'] as const)) {
      if (one.started === null) continue
      const personId = `${role === 'pupil' ? 'p' : 'q'}${String(at)}`
      const state = one.started
      facts.invitees.push({
        ...newInvitee(documentsPlatform, 'c5a', { personKind: role, personId, role }),
        state,
        times: state === 'notInvited' ? 0 : 1,
        invitedOn: state === 'notInvited' ? null : '2026-09-02',
        joinedOn: state === 'joined' ? '2026-09-04' : null,
        note: one.note,
      })
    }
  }
  return facts
}

/** What is known of a person in the end, said without the import: state, days, note, added number. */
interface Wanted {
  state: InviteeState
  invitedOn: string | null
  joinedOn: string | null
  note: string
  number: string | null
}

/** The cells that the class teacher fills in, and what he means by them. Only pupils are filled in: parents must not move. */
function filledIn(
  before: Wanted,
  { invited, joined, day, phone, note, word }: Filling,
): [Partial<Record<CopyColumn, CellValue>>, Wanted] {
  const cells: Partial<Record<CopyColumn, CellValue>> = {}
  const wanted = { ...before }
  const on = day?.day ?? documentsDay
  const isNew = before.state === 'notInvited'
  // Who refused is told by a word alone: ticks beside it would contradict each other.
  const tells = word !== null && before.state !== word[1] && before.state !== 'refused' && before.state !== 'noPhone'
  const joins = joined !== null && before.state !== 'joined' && !tells
  if (invited !== null && isNew) {
    cells.invited = invited
    Object.assign(wanted, { state: 'invited', invitedOn: on })
  }
  if (joins) {
    cells.joined = joined
    Object.assign(wanted, { state: 'joined', joinedOn: on })
  }
  if (day !== null && (joins || (invited !== null && isNew))) cells.day = day.cell
  const special = before.state === 'refused' ? 'Отказ; ' : before.state === 'noPhone' ? 'Нет смартфона; ' : ''
  if (tells) {
    cells.note = note === null ? word[0] : `${word[0]}; ${note}`
    wanted.state = word[1]
    if (note !== null) wanted.note = note
  } else if (note !== null) {
    cells.note = joins ? note : `${special}${note}`
    wanted.note = note
  } else if (joins && special !== '') cells.note = null
  if (phone !== null) {
    cells.phone = phone.cell
    wanted.number = phone.number
  }
  return [cells, wanted]
}

function present(facts: Facts, personId: string): Wanted {
  const invitee = facts.invitees.find((one) => one.personId === personId)
  const { state = 'notInvited', invitedOn = null, joinedOn = null, note = '' } = invitee ?? {}
  return { state, invitedOn, joinedOn, note, number: null }
}

/** The copy as it comes back, and what everybody is to be. */
function comesBack(
  copy: GridFile,
  facts: Facts,
  { people, sorting }: Case,
): { file: GridFile; wanted: Map<string, Wanted> } {
  const wanted = new Map<string, Wanted>()
  const cellsOf = new Map<string, Partial<Record<CopyColumn, CellValue>> | null>()
  for (const [at, pupil] of facts.pupils.entries()) {
    const one = people[at]
    if (one === undefined) continue
    const before = present(facts, pupil.id)
    const [cells, after] = filledIn(before, one.filling)
    wanted.set(pupil.id, one.deleted ? before : after)
    cellsOf.set(fullName(pupil), one.deleted ? null : cells)
  }
  const file = withRows(copy, (rows) => {
    const listed = rows.filter((row) => typeof row[0] === 'number')
    const others = rows.filter((row) => typeof row[0] !== 'number')
    const filledRows = listed.flatMap((row) => {
      const cells = row[2] === 'ученик' ? cellsOf.get(cellText(row[1])) : {}
      return cells === null ? [] : [withCells(row, cells ?? {})]
    })
    const order = new Map(filledRows.map((row, at) => [row, sorting[at % sorting.length] ?? 0]))
    return [...filledRows.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)), ...others]
  })
  return { file, wanted }
}

const planOf = (file: GridFile, facts: Facts) => plan(file, facts, { today: documentsDay })
const copyOf = (facts: Facts) =>
  handoutCopy(facts, { classIds: ['c5a'], platformId: documentsPlatform, today: documentsDay })

describe('the round trip of a class teacher’s copy', () => {
  it(
    'loses nothing: facts → workbook → filled in, sorted, rows deleted → facts as they were meant',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(cases, async (one) => {
          const facts = schoolOf(one)
          const copy = await copyOf(facts)
          expect(planOf(copy, facts).lines.filter((line) => line.outcome !== 'same')).toEqual([])
          const { file, wanted } = comesBack(copy, facts, one)
          const made = planOf(file, facts)
          expect(made.lines.filter((line) => line.outcome === 'doubtful' || line.outcome === 'refused')).toEqual([])
          const after = applied(facts, intentionOfPlan(made, proposedKeys(made)))
          for (const [id, { number, ...fields }] of wanted) {
            const { number: _, ...now } = present(after, id)
            expect({ id, ...now }).toEqual({ id, ...fields })
            const before = facts.pupils.find((pupil) => pupil.id === id)?.phones.map((phone) => phone.number) ?? []
            const numbers = after.pupils.find((pupil) => pupil.id === id)?.phones.map((phone) => phone.number)
            expect(numbers).toEqual(number === null ? before : [...before, number])
          }
          expect(after.parents).toEqual(facts.parents)
          const ofParents = (list: Facts) => list.invitees.filter((invitee) => invitee.personKind === 'parent')
          expect(ofParents(after)).toEqual(ofParents(facts))
          const again = planOf(file, after)
          expect(intentionOfPlan(again, proposedKeys(again)).edits).toEqual([])
        }),
        runs,
      )
    },
  )
})
