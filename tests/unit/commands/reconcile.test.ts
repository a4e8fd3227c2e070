import { describe, expect, it } from 'vitest'
import { markInvitees } from '@/domain/commands/markInvitees'
import { reconcile, reconcileCount } from '@/domain/commands/reconcile'
import { inviteeId } from '@/domain/model/entities'
import { commit } from '@tests/support/commands/checkEdits'
import { plain, smallSchool } from '@tests/support/commands/smallSchool'

const teacher = (personId: string) => ({ personKind: 'staff' as const, personId, role: 'teacher' as const })
const base = { platformId: 'max', classId: null, roles: ['teacher'] as const, on: '2026-10-05', way: 'roster' as const }
const none = { joined: [], left: [], removed: [] }
const stateOf = (facts: ReturnType<typeof smallSchool>, id: string) =>
  facts.invitees.find((one) => one.id === inviteeId('max', null, id))

describe('reconcile', () => {
  it('marks everybody in the list as joined in one set named for the journal', () => {
    const outcome = reconcile(smallSchool(), { ...base, ...none, joined: [teacher('s1'), teacher('s2')] })
    expect(plain(outcome.name)).toBe('Сверка Учительская, учителя: вступили 2')
    const after = commit(smallSchool(), outcome)
    expect(stateOf(after, 's1')).toMatchObject({ state: 'joined', joinedOn: '2026-10-05', way: 'roster' })
  })

  it('leaves the day and the confirmed role of those who are in already', () => {
    const mark = { platformId: 'max', persons: [{ ...teacher('s1'), classId: null }], on: '2026-09-01' }
    const before = commit(smallSchool(), markInvitees(smallSchool(), { ...mark, state: 'confirmed' }))
    const outcome = reconcile(before, { ...base, ...none, joined: [teacher('s1')] })
    expect(outcome.edits).toEqual([])
    expect(outcome.refused).toEqual([])
  })

  it('marks as gone only those of whom the user said so, and refuses the impossible', () => {
    const mark = {
      platformId: 'max',
      persons: ['s1', 's2', 's3'].map((id) => ({ ...teacher(id), classId: null })),
      on: '2026-09-01',
    }
    const before = commit(smallSchool(), markInvitees(smallSchool(), { ...mark, state: 'joined' }))
    const outcome = reconcile(before, {
      ...base,
      joined: [teacher('s3')],
      left: [teacher('s1')],
      removed: [teacher('s2'), teacher('s4')],
    })
    expect(plain(outcome.name)).toBe('Сверка Учительская, учителя: выбыли 1, удалены 1')
    const after = commit(before, outcome)
    expect([stateOf(after, 's1')?.state, stateOf(after, 's2')?.state, stateOf(after, 's3')?.state]).toEqual([
      'left',
      'removed',
      'joined',
    ])
    expect(outcome.refused).toHaveLength(1)
  })

  it('a class without names gets a count beside its last numbers', () => {
    const at = (on: string, joined: number) => ({
      platformId: 'max',
      classId: 'c5a',
      role: 'parent' as const,
      on,
      joined,
    })
    const first = commit(smallSchool(), reconcileCount(smallSchool(), at('2026-09-10', 3)))
    const listed = { ...first, headCounts: first.headCounts.map((one) => ({ ...one, listed: 27, exceptions: 2 })) }
    const outcome = reconcileCount(listed, at('2026-10-05', 18))
    expect(plain(outcome.name)).toBe('Сверка 5 «А», родители: в чате 18')
    expect(commit(listed, outcome).headCounts[1]).toMatchObject({
      listed: 27,
      exceptions: 2,
      joined: 18,
      countedOn: '2026-10-05',
    })
  })
})
