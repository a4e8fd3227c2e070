import { describe, expect, it } from 'vitest'
import { acceptRequests, addRequests, identifyRequest, refuseRequests } from '@/domain/commands/requests'
import { markInvitees } from '@/domain/commands/markInvitees'
import { waitingRequests } from '@/domain/matching/waitingRequests'
import type { Facts } from '@/domain/model/plain'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, smallSchool } from '@tests/support/commands/smallSchool'

const unit = { platformId: 'max', classId: null, role: 'teacher' as const, on: '2026-10-05' }
const staff = (personId: string) => ({ personKind: 'staff' as const, personId })
const two = [
  { name: 'Мария Иванова', phone: '+79000000000', person: staff('s1') },
  { name: 'Кто-то', phone: '', person: null },
]
const invitee = (facts: Facts, id: string) => facts.invitees.find((one) => one.personId === id)
const withTwo = () => commit(smallSchool(), addRequests(smallSchool(), { ...unit, requests: two }, counter('r')))

describe('requests to join', () => {
  it('wait, and a known person has asked', () => {
    const facts = withTwo()
    expect(waitingRequests(facts, 'max').map((one) => one.name)).toEqual(['Мария Иванова', 'Кто-то'])
    expect(waitingRequests(facts, 'vk')).toEqual([])
    expect(invitee(facts, 's1')?.state).toBe('requested')
  })

  it('are not written down twice while they wait', () => {
    const again = addRequests(withTwo(), { ...unit, requests: two }, counter('x'))
    expect(again.edits).toEqual([])
    expect(again.refused.map((one) => one.code)).toEqual(['known', 'known'])
  })

  it('accepted: the person has joined by the given way, an unknown one is only accepted', () => {
    const outcome = acceptRequests(withTwo(), { ids: ['r1', 'r2'], on: '2026-10-06', way: 'link' })
    const facts = commit(withTwo(), outcome)
    expect(facts.joinRequests.map((one) => [one.state, one.decidedOn])).toEqual([
      ['accepted', '2026-10-06'],
      ['accepted', '2026-10-06'],
    ])
    expect(invitee(facts, 's1')).toMatchObject({ state: 'joined', joinedOn: '2026-10-06', way: 'link' })
    expect(outcome.warnings.map((one) => one.code)).toEqual(['unknown'])
    expect(waitingRequests(facts)).toEqual([])
  })

  it('refused: the reason is kept and the person is where he was', () => {
    const facts = commit(
      withTwo(),
      refuseRequests(withTwo(), { ids: ['r1'], on: '2026-10-06', reason: ' Не наш сотрудник ' }),
    )
    expect(facts.joinRequests[0]).toMatchObject({
      state: 'refused',
      reason: 'Не наш сотрудник',
      decidedOn: '2026-10-06',
    })
    expect(invitee(facts, 's1')?.state).toBe('notInvited')
    const mark = {
      platformId: 'max',
      persons: [{ ...staff('s1'), classId: null, role: 'teacher' as const }],
      on: '2026-09-01',
    }
    const invited = commit(smallSchool(), markInvitees(smallSchool(), { ...mark, state: 'invited' }))
    const asked = commit(invited, addRequests(invited, { ...unit, requests: two }, counter('r')))
    const refused = commit(asked, refuseRequests(asked, { ids: ['r1'], on: '2026-10-06', reason: 'Повтор' }))
    expect(invitee(refused, 's1')).toMatchObject({ state: 'invited', times: 1 })
  })

  it('a decided request is not decided again', () => {
    const facts = commit(withTwo(), acceptRequests(withTwo(), { ids: ['r1'], on: '2026-10-06', way: 'link' }))
    expect(refuseRequests(facts, { ids: ['r1'], on: '2026-10-07', reason: 'x' }).edits).toEqual([])
  })

  it('can be given to another person: the one has asked, the other has not', () => {
    const facts = commit(withTwo(), identifyRequest(withTwo(), 'r1', staff('s2')))
    expect([invitee(facts, 's1')?.state, invitee(facts, 's2')?.state]).toEqual(['notInvited', 'requested'])
    expect(facts.joinRequests[0]?.personId).toBe('s2')
  })
})
