import { beforeEach, describe, expect, it } from 'vitest'
import { addLinks } from '@/domain/commands/addLinks'
import { markInvitees } from '@/domain/commands/markInvitees'
import type { ScanMode } from '@/domain/commands/scanModes'
import { scanned } from '@/domain/commands/scans'
import { recordSheetRun } from '@/domain/commands/sheetRuns'
import { handoverId, inviteeId, type InviteeState } from '@/domain/model/entities'
import { newPupil } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { coverCode, slipCode } from '@/domain/rules/scanCodes'
import { scanTargets } from '@/domain/rules/scanTargets'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, smallSchool } from '@tests/support/commands/smallSchool'

const person = { classId: 'c5a', personKind: 'pupil' as const, personId: 'p1', role: 'pupil' as const }
let facts: Facts
beforeEach(() => {
  const before = {
    ...smallSchool(),
    pupils: ['p1', 'p2'].map((id) => ({ ...newPupil(id, 'c5a'), lastName: 'Белова', firstName: 'Анна' })),
  }
  const links = [{ platformId: 'max', role: 'pupil' as const, classId: 'c5a', url: 'https://max.ru/join/a' }]
  facts = commit(before, addLinks(before, { yearId: 'year-2026', links, createdBy: '' }, counter('l'), '2026-09-05'))
})

function print(id: string, personIds: string[], madeOn = '2026-09-10', version = 1): void {
  const produced = [
    { classId: 'c5a', role: 'pupil' as const, linkId: 'l1', version, copies: personIds.length, personIds },
  ]
  const run = { document: 'slips', platformId: 'max', produced, madeOn, madeBy: '' }
  facts = commit(
    facts,
    recordSheetRun(facts, run, () => id),
  )
}
/** Looks the number up as the screen does, and commits what comes out. */
function scan(code: string, mode: ScanMode, on = '2026-09-11') {
  const [target] = scanTargets(facts).get(code) ?? []
  if (target === undefined) throw new Error('unknown number')
  const answer = scanned(facts, target, mode, on)
  if (answer.outcome) facts = commit(facts, answer.outcome)
  return answer
}
const slip = (personId = 'p1') => slipCode(inviteeId('max', 'c5a', personId))
const invitee = () => facts.invitees.find((one) => one.personId === 'p1')
const inState = (state: InviteeState) =>
  (facts = commit(facts, markInvitees(facts, { platformId: 'max', persons: [person], state, on: '2026-09-09' })))

describe('a slip at the counter', () => {
  it('«выдан»: invited by this sheet, the link is handed out; a second scan changes nothing', () => {
    print('run', ['p1', 'p2'])
    expect(scan(slip(), 'handed')).toMatchObject({ status: 'marked', title: 'Белова\u00a0А., 5 «А», ученик' })
    expect(invitee()).toMatchObject({ state: 'invited', sheetRunId: 'run', handedBy: 'sheet', invitedOn: '2026-09-11' })
    expect(facts.links[0]?.state).toBe('issued')
    expect(facts.invitees).toHaveLength(1)
    const twice = scan(slip(), 'handed', '2026-09-14')
    expect(twice).toMatchObject({ status: 'already', text: 'Уже отмечен: приглашён, 11.09.2026.', outcome: null })
  })

  it('a sheet of a newer run is a second invitation', () => {
    print('run', ['p1'])
    scan(slip(), 'handed')
    print('run2', ['p1'], '2026-09-12')
    expect(scan(slip(), 'handed', '2026-09-13').status).toBe('marked')
    expect(invitee()).toMatchObject({ state: 'reminded', times: 2, sheetRunId: 'run2' })
  })

  it('a slip that nobody remembered as printed is marked all the same, once', () => {
    expect(scan(slip(), 'handed').status).toBe('marked')
    expect(invitee()).toMatchObject({ state: 'invited', handedBy: 'sheet', linkId: 'l1' })
    expect(scan(slip(), 'handed', '2026-09-14').status).toBe('already')
  })

  it('«вступил», once; «выдан» after that changes nothing', () => {
    print('run', ['p1'])
    expect(scan(slip(), 'joined').status).toBe('marked')
    expect(invitee()).toMatchObject({ state: 'joined', joinedOn: '2026-09-11' })
    expect(scan(slip(), 'joined', '2026-09-12')).toMatchObject({
      status: 'already',
      text: 'Уже отмечен: вступил, 11.09.2026.',
    })
    expect(scan(slip(), 'handed').status).toBe('already')
  })

  it('paper with a link that was replaced is stopped', () => {
    print('run', ['p1'])
    facts = { ...facts, links: facts.links.map((one) => ({ ...one, state: 'replaced' as const })) }
    expect(scan(slip(), 'handed')).toMatchObject({ status: 'refused', outcome: null })
    expect(facts.invitees).toEqual([])
  })

  it.each(['refused', 'noPhone', 'left'] as const)('whoever is marked «%s» gets no sheet without a word', (state) => {
    print('run', ['p1'])
    inState(state)
    const answer = scan(slip(), 'handed')
    expect(answer.status).toBe('refused')
    expect(answer.text).not.toBe('')
    expect(invitee()?.state).toBe(state)
  })

  it('is no signed cover', () => {
    expect(scan(slip(), 'returned')).toMatchObject({ status: 'refused', outcome: null })
  })

  it('of somebody whose card was deleted is refused', () => {
    print('run', ['p1'])
    facts = { ...facts, pupils: [] }
    expect(scan(slip(), 'joined')).toMatchObject({ status: 'refused', outcome: null })
  })
})

describe('a cover at the counter', () => {
  const cover = coverCode(handoverId('run', 'c5a'))

  it('«выдан» hands the class over, «расписка» brings it back, each once', () => {
    print('run', ['p1', 'p2'])
    expect(scan(cover, 'handed')).toMatchObject({ status: 'marked', title: 'Обложка: 5 «А»' })
    expect(facts.invitees.map((one) => one.state)).toEqual(['invited', 'invited'])
    expect(scan(cover, 'handed').status).toBe('already')
    expect(scan(cover, 'returned', '2026-09-12').status).toBe('marked')
    expect(facts.handovers).toMatchObject([{ handedOn: '2026-09-11', returnedOn: '2026-09-12' }])
    expect(scan(cover, 'returned', '2026-09-13').status).toBe('already')
  })

  it('says nothing about who joined', () => {
    print('run', ['p1'])
    expect(scan(cover, 'joined')).toMatchObject({ status: 'refused', outcome: null })
  })
})
