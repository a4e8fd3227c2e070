import { beforeEach, describe, expect, it } from 'vitest'
import { addLinks } from '@/domain/commands/addLinks'
import { handOver, returnCovers, saveHandover, startHandovers, unmarkHandovers } from '@/domain/commands/handovers'
import { annulLinks } from '@/domain/commands/linkStates'
import { markInvitees } from '@/domain/commands/markInvitees'
import { recordSheetRun } from '@/domain/commands/sheetRuns'
import { newPupil } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { checks } from '@/domain/rules/checks'
import { handoverReminders, handoverRows, runsToHandOver } from '@/domain/rules/handovers'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, smallSchool } from '@tests/support/commands/smallSchool'

const pupil = (id: string, classId: string, lastName: string) => ({
  ...newPupil(id, classId),
  lastName,
  firstName: 'Анна',
})
const sheet = (classId: string, linkId: string, personIds: string[]) => {
  return { classId, role: 'pupil' as const, linkId, version: 1, copies: personIds.length, personIds }
}

/** Slips of 5А (p1, p2) and 5Б (p3) printed on 10.09 and not handed out. */
let facts: Facts
beforeEach(() => {
  const before = {
    ...smallSchool(),
    pupils: [pupil('p1', 'c5a', 'Белова'), pupil('p2', 'c5a', 'Ветрова'), pupil('p3', 'c5b', 'Гусева')],
  }
  const links = ['c5a', 'c5b'].map((classId) => {
    return { platformId: 'max', role: 'pupil' as const, classId, url: `https://max.ru/join/${classId}` }
  })
  const input = { yearId: 'year-2026', links, createdBy: '' }
  facts = commit(before, addLinks(before, input, counter('l'), '2026-09-05'))
  const produced = [sheet('c5a', 'l1', ['p1', 'p2']), sheet('c5b', 'l2', ['p3'])]
  const run = { document: 'slips', platformId: 'max', produced, madeOn: '2026-09-10', madeBy: '' }
  facts = commit(
    facts,
    recordSheetRun(facts, run, () => 'run'),
  )
})

const unit = (classId: string, receivedBy = '') => ({ classId, receivedBy })
const give = (on: string, ...units: ReturnType<typeof unit>[]) => {
  const done = handOver(facts, { sheetRunId: 'run', units, on })
  facts = commit(facts, done)
  return done
}
const stateOf = (id: string) => facts.invitees.find((one) => one.personId === id)
const rows = () => {
  const [run] = runsToHandOver(facts, 'max')
  return run ? handoverRows(facts, run, '2026-09-12') : []
}

describe('handing over class by class', () => {
  it('marks the link and the people of that class alone', () => {
    const done = give('2026-09-11', unit('c5a', 'Иванова М. П.'))
    expect(done.name).toBe('Выданы листы: 5 «А»')
    expect(facts.links.map((one) => [one.id, one.state])).toEqual([
      ['l1', 'issued'],
      ['l2', 'active'],
    ])
    expect(facts.invitees.map((one) => [one.personId, one.state, one.invitedOn, one.sheetRunId])).toEqual([
      ['p1', 'invited', '2026-09-11', 'run'],
      ['p2', 'invited', '2026-09-11', 'run'],
    ])
    expect(rows().map((row) => [row.unit, row.copies, row.state, row.handover?.receivedBy])).toEqual([
      ['5 «А»', 2, 'handed', 'Иванова М. П.'],
      ['5 «Б»', 1, 'waiting', undefined],
    ])
  })

  it('a second time changes nothing: neither the day nor how often the people were invited', () => {
    give('2026-09-11', unit('c5a', 'Иванова М. П.'))
    expect(give('2026-09-15', unit('c5a', 'Петров П. П.')).edits).toEqual([])
    expect(stateOf('p1')).toMatchObject({ state: 'invited', times: 1 })
  })

  it('whoever was marked with the whole run at once is not invited once more', () => {
    const persons = [{ classId: 'c5a', personKind: 'pupil' as const, personId: 'p1', role: 'pupil' as const }]
    const how = { platformId: 'max', state: 'invited' as const, on: '2026-09-10', handedBy: 'sheet' as const }
    facts = commit(facts, markInvitees(facts, { ...how, persons, sheetRunId: 'run' }))
    give('2026-09-11', unit('c5a'))
    expect(stateOf('p1')).toMatchObject({ state: 'invited', times: 1, invitedOn: '2026-09-10' })
    expect(stateOf('p2')).toMatchObject({ state: 'invited', times: 1, invitedOn: '2026-09-11' })
  })

  it('sheets whose link is no good any more are refused, and nobody is marked', () => {
    facts = commit(facts, annulLinks(facts, ['l1'], 'утечка', '2026-09-10'))
    const done = give('2026-09-11', unit('c5a'), unit('c5b'))
    expect(done.refused).toMatchObject([{ code: 'stale' }])
    expect(done.name).toBe('Выданы листы: 5 «Б»')
    expect(facts.invitees.map((one) => one.personId)).toEqual(['p3'])
    expect(facts.links[0]?.state).toBe('annulled')
  })

  it('a signature that comes back says that the sheets were handed over too', () => {
    facts = commit(
      facts,
      returnCovers(facts, { sheetRunId: 'run', units: [unit('c5b', 'Ким С. В.')], on: '2026-09-12' }),
    )
    expect(rows()[1]).toMatchObject({
      state: 'returned',
      handover: { handedOn: '2026-09-12', returnedOn: '2026-09-12' },
    })
    expect(stateOf('p3')?.state).toBe('invited')
    const twice = returnCovers(facts, { sheetRunId: 'run', units: [unit('c5b')], on: '2026-09-14' })
    expect(twice.edits).toEqual([])
  })

  it('marks are taken back one by one, people stay as they are', () => {
    facts = commit(
      facts,
      returnCovers(facts, { sheetRunId: 'run', units: [unit('c5b', 'Ким С. В.')], on: '2026-09-12' }),
    )
    facts = commit(facts, unmarkHandovers(facts, ['run:c5b'], 'returned'))
    expect(rows()[1]?.state).toBe('handed')
    facts = commit(facts, unmarkHandovers(facts, ['run:c5b'], 'handed'))
    expect(rows()[1]).toMatchObject({ state: 'waiting', handover: { receivedBy: '' } })
    expect(stateOf('p3')?.state).toBe('invited')
  })

  it('a record is changed by hand', () => {
    give('2026-09-11', unit('c5a', 'Иванова М. П.'))
    const [record] = facts.handovers.filter((one) => one.classId === 'c5a')
    if (record) facts = commit(facts, saveHandover(facts, { ...record, receivedBy: 'Ким С. В.', note: 'за Иванову' }))
    expect(rows()[0]?.handover).toMatchObject({ receivedBy: 'Ким С. В.', note: 'за Иванову' })
  })

  it('the ledger that is begun keeps what is marked already', () => {
    give('2026-09-11', unit('c5a'))
    expect(facts.handovers.map((one) => one.classId)).toEqual(['c5a'])
    const start = startHandovers(facts, 'run')
    expect(start.edits.map((edit) => edit.id)).toEqual(['run:c5b'])
    facts = commit(facts, start)
    expect(rows().map((row) => row.state)).toEqual(['handed', 'waiting'])
    expect(startHandovers(facts, 'run').edits).toEqual([])
  })

  it('a run that another PC deleted is refused with a sentence', () => {
    expect(handOver(facts, { sheetRunId: 'gone', units: [unit('c5a')], on: '2026-09-11' })).toMatchObject({
      edits: [],
      refused: [{ code: 'gone' }],
    })
  })
})

describe('reminders', () => {
  const due = (today: string) => handoverReminders(facts, today).map((one) => `${one.unit} ${one.state}`)
  const lines = (today: string) =>
    checks(facts, today).filter((one) => one.code === 'sheetsNotHandedOver' || one.code === 'coversNotReturned')

  it('nobody is reminded of sheets that are not handed out by the ledger', () => {
    expect(due('2026-09-20')).toEqual([])
    expect(lines('2026-09-20')).toEqual([])
  })

  it('classes without their sheets, then covers that are not back the next day', () => {
    facts = commit(facts, startHandovers(facts, 'run'))
    expect(due('2026-09-10')).toEqual(['5 «А» waiting', '5 «Б» waiting'])
    give('2026-09-11', unit('c5a'))
    expect(due('2026-09-11')).toEqual(['5 «Б» waiting'])
    expect(due('2026-09-12')).toEqual(['5 «А» handed', '5 «Б» waiting'])
    expect(lines('2026-09-12').map((one) => [one.code, one.items.length])).toEqual([
      ['sheetsNotHandedOver', 1],
      ['coversNotReturned', 1],
    ])
  })

  it('sheets that lead nowhere any more are not asked for', () => {
    facts = commit(facts, startHandovers(facts, 'run'))
    facts = commit(facts, annulLinks(facts, ['l1'], 'утечка', '2026-09-10'))
    expect(due('2026-09-12')).toEqual(['5 «Б» waiting'])
  })
})
