import { describe, expect, it } from 'vitest'
import { addLinks } from '@/domain/commands/addLinks'
import { annulLinks, issueLinks } from '@/domain/commands/linkStates'
import { markInvitees } from '@/domain/commands/markInvitees'
import { recordSheetRun, toBeHandedOut } from '@/domain/commands/sheetRuns'
import type { Facts } from '@/domain/model/plain'
import type { SheetRun } from '@/domain/model/entities'
import { newHeadCount, newPupil } from '@/domain/model/newRecords'
import { stalePaper } from '@/domain/rules/stalePaper'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

const newId = counter('run')
const pupil = (id: string, lastName: string) => ({ ...newPupil(id, 'c5a'), lastName, firstName: 'Анна' })

/** 5А by name with three pupils; links for its pupils (l1) and for the parents of 5Б (l2), which is kept by count. */
function school(): Facts {
  const facts: Facts = {
    ...smallSchool(),
    pupils: [pupil('p1', 'Белова'), pupil('p2', 'Ветрова'), pupil('p3', 'Гусева')],
    headCounts: [
      { ...newHeadCount({ classId: 'c5b', platformId: 'max', role: 'parent', countedOn: '2026-09-08' }), listed: 30 },
    ],
  }
  return commit(facts, links(facts, ['pupil', 'c5a', 'a'], ['parent', 'c5b', 'b']))
}
function links(facts: Facts, ...wanted: ['pupil' | 'parent', string, string][]) {
  const list = wanted.map(([role, classId, tail]) => ({
    platformId: 'max',
    role,
    classId,
    url: `https://max.ru/join/${tail}`,
  }))
  return addLinks(
    facts,
    { yearId: 'year-2026', links: list, createdBy: '' },
    counter(facts.links.length ? 'n' : 'l'),
    '2026-09-05',
  )
}
type Sheet = SheetRun['sheets'][number]
const pupils = (linkId: string, version: number, personIds: string[]): Sheet => {
  return { classId: 'c5a', role: 'pupil', linkId, version, copies: personIds.length || 1, personIds }
}
const print = (facts: Facts, produced: Sheet[], handedOut = false, document = 'slips', madeOn = '2026-09-10') => {
  const input = { document, platformId: 'max', produced, madeOn, madeBy: 'Петрова А. В.', handedOut }
  return recordSheetRun(facts, input, newId)
}
const all = ['p1', 'p2', 'p3']
const stateOf = (facts: Facts, id: string) => facts.invitees.find((one) => one.personId === id)

describe('recordSheetRun', () => {
  it('keeps what was put on paper, and touches nobody unless the sheets are handed out', () => {
    const set = print(school(), [pupils('l1', 1, all)])
    expect(plain(set.name)).toBe('Напечатаны листы: 3 листа')
    const facts = commit(school(), set)
    expect(facts.sheetRuns).toMatchObject([{ document: 'slips', madeBy: 'Петрова А. В.', sheets: [{ copies: 3 }] }])
    expect(facts.links[0]?.state).toBe('active')
    expect(facts.invitees).toEqual([])
    expect(print(school(), []).edits).toEqual([])
  })

  it('marks links issued and people invited, once more those who were, with the sheet that did it', () => {
    let facts = school()
    const mark = (personId: string, state: 'invited' | 'joined') =>
      markInvitees(facts, {
        platformId: 'max',
        persons: [{ classId: 'c5a', personKind: 'pupil', personId, role: 'pupil' }],
        state,
        on: '2026-09-07',
      })
    facts = commit(facts, mark('p1', 'invited'))
    facts = commit(facts, mark('p2', 'joined'))
    const sheets = [pupils('l1', 1, all)]
    expect(toBeHandedOut(facts, { platformId: 'max', sheets, madeOn: '2026-09-10' })).toEqual({ links: 1, people: 2 })
    facts = commit(facts, print(facts, sheets, true))
    const [run] = facts.sheetRuns
    expect(facts.links[0]).toMatchObject({ state: 'issued', issuedOn: '2026-09-10' })
    expect(stateOf(facts, 'p1')).toMatchObject({ state: 'reminded', times: 2, sheetRunId: run?.id, handedBy: 'sheet' })
    expect(stateOf(facts, 'p2')).toMatchObject({ state: 'joined', sheetRunId: null })
    expect(stateOf(facts, 'p3')).toMatchObject({ state: 'invited', linkId: 'l1', sheetRunId: run?.id, times: 1 })
  })
})

describe('the first sheet of an invitation', () => {
  const marked = (on: string) => {
    const persons = [{ classId: 'c5a', personKind: 'pupil', personId: 'p1', role: 'pupil' }] as const
    const facts = school()
    return commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'invited', on }))
  }
  const sheets = [pupils('l1', 1, ['p1'])]

  it('of the same day and link belongs to it: nobody is invited twice', () => {
    const facts = marked('2026-09-10')
    expect(toBeHandedOut(facts, { platformId: 'max', sheets, madeOn: '2026-09-10' }).people).toBe(1)
    const after = commit(facts, print(facts, sheets, true))
    const sheetRunId = after.sheetRuns[0]?.id
    expect(stateOf(after, 'p1')).toMatchObject({ state: 'invited', times: 1, handedBy: 'sheet', sheetRunId })
    expect(stateOf(commit(after, print(after, sheets, true)), 'p1')).toMatchObject({ state: 'reminded', times: 2 })
  })

  it('of another day is one more invitation', () => {
    const facts = marked('2026-09-09')
    expect(stateOf(commit(facts, print(facts, sheets, true)), 'p1')).toMatchObject({ state: 'reminded', times: 2 })
  })
})

describe('stalePaper (rule 8.3.6)', () => {
  const printed = () => commit(school(), print(school(), [pupils('l1', 1, all)], true))
  const joined = (facts: Facts, personId: string) =>
    commit(
      facts,
      markInvitees(facts, {
        platformId: 'max',
        persons: [{ classId: 'c5a', personKind: 'pupil', personId, role: 'pupil' }],
        state: 'joined',
        on: '2026-09-12',
      }),
    )

  it('is silent while the link is good', () => {
    expect(stalePaper(printed(), '2026-09-12')).toEqual([])
  })

  it('counts sheets and names who has still to join once the link is replaced, until they have new ones', () => {
    let facts = joined(printed(), 'p1')
    facts = commit(facts, links(facts, ['pupil', 'c5a', 'new']))
    const [paper, ...more] = stalePaper(facts, '2026-09-12')
    expect(more).toEqual([])
    expect(paper).toMatchObject({
      unit: '5 «А»',
      role: 'pupil',
      copies: 3,
      reason: 'replaced',
      waiting: 2,
      personIds: ['p2', 'p3'],
      madeOn: ['2026-09-10'],
      document: 'slips',
      fresh: { id: 'n1', version: 2 },
    })
    facts = commit(facts, print(facts, [pupils('n1', 2, ['p2'])], false, 'slips', '2026-09-13'))
    expect(stalePaper(facts, '2026-09-13')).toMatchObject([{ waiting: 1, personIds: ['p3'], copies: 3 }])
    facts = commit(facts, print(facts, [pupils('n1', 2, ['p3'])], false, 'slips', '2026-09-14'))
    expect(stalePaper(facts, '2026-09-14')).toEqual([])
  })

  it('a sheet for the whole class is good for everybody', () => {
    let facts = commit(printed(), annulLinks(printed(), ['l1'], 'утечка', '2026-09-11'))
    expect(stalePaper(facts, '2026-09-12')).toMatchObject([{ reason: 'annulled', fresh: null, waiting: 3 }])
    facts = commit(facts, links(facts, ['pupil', 'c5a', 'new']))
    facts = commit(facts, print(facts, [pupils('n1', 2, [])], false, 'sheets'))
    expect(stalePaper(facts, '2026-09-12')).toEqual([])
  })

  it('tells expired and deleted links, takes the count of a class without names, leaves handouts and closed classes out', () => {
    const sheet: Sheet = { classId: 'c5b', role: 'parent', linkId: 'l2', version: 1, copies: 1, personIds: [] }
    let facts = commit(school(), print(school(), [sheet], false, 'sheets'))
    facts = commit(facts, print(facts, [sheet], false, 'handout'))
    facts = commit(facts, issueLinks(facts, ['l2'], '2026-09-10'))
    const until = { ...facts, links: facts.links.map((one) => ({ ...one, validUntilOn: '2026-09-20' })) }
    expect(stalePaper(until, '2026-09-20')).toEqual([])
    expect(stalePaper(until, '2026-09-21')).toMatchObject([{ reason: 'expired', waiting: 30, copies: 1 }])
    expect(stalePaper({ ...facts, links: [] }, '2026-09-21')).toMatchObject([{ reason: 'gone' }])
    const closed = facts.classes.map((one) => ({ ...one, state: 'disbanded' as const }))
    expect(stalePaper({ ...until, classes: closed }, '2026-09-21')).toEqual([])
  })
})
