import { describe, expect, it } from 'vitest'
import { candidatesOf } from '@/domain/matching/candidates'
import { matchMembers } from '@/domain/matching/matchMembers'
import { parseMemberList } from '@/domain/matching/parseMemberList'
import { markInvitees } from '@/domain/commands/markInvitees'
import { lineKeys, reconcileRows, type Answer, type Gone } from '@/features/invitations/reconcile/reconcileRows'
import { commit } from '@tests/support/commands/checkEdits'
import { smallSchool } from '@tests/support/commands/smallSchool'

const unit = { platformId: 'max', classId: null, roles: ['teacher', 'staff'] as const }

function rowsOf(text: string, answers: [string, Answer][] = [], gone: [string, Gone][] = []) {
  const school = smallSchool()
  const persons = [{ personKind: 'staff' as const, personId: 's4', role: 'teacher' as const, classId: null }]
  const facts = commit(school, markInvitees(school, { platformId: 'max', persons, state: 'joined', on: '2026-09-01' }))
  const candidates = candidatesOf(facts, unit)
  const matches = matchMembers(parseMemberList(text).lines, candidates)
  const invitees = new Map(facts.invitees.map((one) => [one.personId, one]))
  return reconcileRows({ matches, candidates, invitees, answers: new Map(answers), gone: new Map(gone) })
}
const shown = (...given: Parameters<typeof rowsOf>) =>
  rowsOf(...given).map((row) => [row.list, row.line?.name ?? '', row.person?.id ?? ''].join(' '))

describe('reconcileRows', () => {
  it('parts the lines and the people', () => {
    expect(shown('Мария Иванова\nСвета Ким\nКто-то')).toEqual([
      'joined Мария Иванова s1',
      'who Света Ким ',
      'strangers Кто-то ',
      'absent  s4',
      'waiting  s3',
      'waiting  s2',
    ])
  })

  it('puts what the user said before what the program thought, and takes nobody twice', () => {
    const text = 'Мария Иванова\nКто-то'
    expect(shown(text, [['Кто-то#1', { personId: 's1' }]]).slice(0, 2)).toEqual([
      'who Мария Иванова ',
      'joined Кто-то s1',
    ])
    expect(shown(text, [['Мария Иванова#1', 'stranger']])[0]).toBe('strangers Мария Иванова ')
    expect(shown(text, [['Кто-то#1', 'nobody']])[1]).toBe('absent  s4')
  })

  it('marks the absent only by hand', () => {
    expect(rowsOf('Кто-то').find((row) => row.list === 'absent')?.gone).toBeNull()
    expect(rowsOf('Кто-то', [], [['s4', 'left']]).find((row) => row.list === 'absent')?.gone).toBe('left')
  })

  it('an answer holds while other lines come and go', () => {
    const keys = (text: string) => lineKeys(matchMembers(parseMemberList(text).lines, []))
    expect(keys('Анна\nОлег\nАнна')).toEqual(['Анна#1', 'Олег#1', 'Анна#2'])
    expect(keys('Новая\nАнна\nАнна').slice(1)).toEqual(['Анна#1', 'Анна#2'])
  })
})
