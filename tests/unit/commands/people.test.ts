import { describe, expect, it } from 'vitest'
import { addLinks } from '@/domain/commands/addLinks'
import { deleteRecords } from '@/domain/commands/deleteRecords'
import { markInvitees } from '@/domain/commands/markInvitees'
import { movePupils, removePupils, saveParents, savePupils } from '@/domain/commands/pupils'
import { recordHeadCount } from '@/domain/commands/recordHeadCount'
import type { InviteeState } from '@/domain/model/entities'
import { newParent, newPupil } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

const teacher = { classId: null, personKind: 'staff', personId: 's1', role: 'teacher' } as const

function mark(facts: Facts, state: InviteeState, on: string): Facts {
  return commit(facts, markInvitees(facts, { platformId: 'max', persons: [teacher], state, on }))
}

describe('markInvitees', () => {
  it('makes the invitee with the live link, counts and dates', () => {
    let facts = smallSchool()
    const links = [{ platformId: 'max', classId: null, role: 'teacher' as const, url: 'https://max.ru/join/a' }]
    facts = commit(facts, addLinks(facts, { yearId: 'year-2026', links, createdBy: '' }, counter(), '2026-09-02'))
    facts = mark(facts, 'invited', '2026-09-03')
    expect(facts.invitees).toMatchObject([
      { id: 'max:staffRoom:s1', state: 'invited', times: 1, invitedOn: '2026-09-03', linkId: 'n1', joinedOn: null },
    ])
    facts = mark(mark(facts, 'reminded', '2026-09-10'), 'reminded', '2026-09-17')
    expect(facts.invitees).toMatchObject([{ times: 3, invitedOn: '2026-09-17' }])
    facts = mark(mark(facts, 'joined', '2026-09-18'), 'confirmed', '2026-09-20')
    expect(facts.invitees).toMatchObject([{ joinedOn: '2026-09-18', confirmedOn: '2026-09-20', times: 3 }])
  })

  it('a tick set by mistake is taken back without counting an invitation', () => {
    let facts = mark(mark(smallSchool(), 'invited', '2026-09-03'), 'joined', '2026-09-04')
    facts = mark(facts, 'invited', '2026-09-05')
    expect(facts.invitees).toMatchObject([{ state: 'invited', times: 1, invitedOn: '2026-09-03', joinedOn: null }])
    facts = mark(facts, 'notInvited', '2026-09-05')
    expect(facts.invitees).toMatchObject([{ state: 'notInvited', times: 0, invitedOn: null, linkId: null }])
  })

  it('joining at once counts as confirmed with both days', () => {
    expect(mark(smallSchool(), 'confirmed', '2026-09-04').invitees).toMatchObject([
      { joinedOn: '2026-09-04', confirmedOn: '2026-09-04', times: 0 },
    ])
  })

  it('refuses impossible steps by name and does the rest; a wrong role leaves only by removal', () => {
    let facts = mark(mark(smallSchool(), 'invited', '2026-09-03'), 'wrongRole', '2026-09-04')
    const other = { ...teacher, personId: 's2' }
    const set = markInvitees(facts, {
      platformId: 'max',
      persons: [teacher, other, other],
      state: 'joined',
      on: '2026-09-05',
    })
    expect(plain(set.name)).toBe('Отмечены вступившими: 1 человек')
    expect(set.refused.map((one) => plain(one.text))).toEqual([
      'Иванова М. П.: сейчас «Ошибка роли», отметить «Вступил» нельзя. Площадка не меняет роль. Сначала удалите из чата и отметьте «Удалён из чата».',
    ])
    facts = mark(mark(facts, 'removed', '2026-09-05'), 'invited', '2026-09-06')
    expect(facts.invitees).toMatchObject([{ state: 'invited', times: 2, invitedOn: '2026-09-06' }])
  })

  it('the same state again changes nothing', () => {
    const facts = mark(smallSchool(), 'invited', '2026-09-03')
    const again = markInvitees(facts, { platformId: 'max', persons: [teacher], state: 'invited', on: '2026-09-09' })
    expect([again.edits.length, again.refused.length]).toEqual([0, 0])
  })
})

describe('recordHeadCount', () => {
  const count = {
    classId: 'c5a',
    platformId: 'max',
    role: 'parent',
    countedOn: '2026-10-01',
    listed: 28,
    invited: 28,
    joined: 20,
    exceptions: 2,
  } as const

  it('a second count of the same day replaces the first', () => {
    const facts = commit(smallSchool(), recordHeadCount(smallSchool(), [count]))
    const set = recordHeadCount(facts, [{ ...count, joined: 21 }])
    expect(set.edits.map((edit) => edit.fields)).toEqual([{ joined: 21 }])
    expect(commit(facts, recordHeadCount(facts, [{ ...count, countedOn: '2026-11-01' }])).headCounts).toHaveLength(2)
  })

  it('warns of numbers that cannot be', () => {
    const set = recordHeadCount(smallSchool(), [{ ...count, joined: 29, exceptions: 29 }])
    expect(set.warnings.map((one) => one.code)).toEqual(['moreJoined', 'moreExceptions'])
    expect(set.edits).toHaveLength(1)
  })
})

describe('pupils and parents', () => {
  /** Two brothers in 5А and 5Б with one mother, a girl in 5А with her father. */
  function withFamilies(): Facts {
    let facts = smallSchool()
    const pupil = (id: string, classId: string) => ({ ...newPupil(id, classId), lastName: 'Чиж', firstName: id })
    facts = commit(facts, savePupils(facts, [pupil('p1', 'c5a'), pupil('p2', 'c5b'), pupil('p3', 'c5a')]))
    facts = commit(
      facts,
      saveParents(facts, [
        { ...newParent('m', ['p1', 'p2']), lastName: 'Чиж', firstName: 'Анна' },
        { ...newParent('f', ['p3']), lastName: 'Уж', firstName: 'Олег', kind: 'father' },
      ]),
    )
    const persons = [
      { classId: 'c5a', personKind: 'pupil', personId: 'p1', role: 'pupil' },
      { classId: 'c5a', personKind: 'parent', personId: 'm', role: 'parent' },
      { classId: 'c5b', personKind: 'parent', personId: 'm', role: 'parent' },
      { classId: 'c5a', personKind: 'parent', personId: 'f', role: 'parent' },
    ] as const
    return commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'joined', on: '2026-09-09' }))
  }
  const states = (facts: Facts) => Object.fromEntries(facts.invitees.map((one) => [one.id, one.state]))

  it('moving takes the pupil and the parent out of the old chats only', () => {
    const facts = withFamilies()
    const set = movePupils(facts, ['p1'], 'c7b')
    const after = commit(facts, set)
    expect(after.pupils[0]?.classId).toBe('c7b')
    expect(states(after)).toEqual({
      'max:c5a:p1': 'left',
      'max:c5a:m': 'left',
      'max:c5b:m': 'joined',
      'max:c5a:f': 'joined',
    })
    expect(set.tasks.map((one) => one.code)).toEqual(['removeFromChat', 'removeFromChat', 'inviteToClass'])
    expect(plain(set.name)).toBe('Переведён 1 ученик в 7 «Б»')
  })

  it('a parent stays where another child stays', () => {
    let facts = withFamilies()
    facts = commit(facts, movePupils(facts, ['p2'], 'c5a'))
    const after = commit(facts, removePupils(facts, ['p1']))
    expect(after.pupils[0]?.state).toBe('left')
    expect(states(after)).toMatchObject({ 'max:c5a:p1': 'left', 'max:c5a:m': 'joined' })
    expect(removePupils(after, ['p1']).edits).toEqual([])
  })

  it('deleting a pupil deletes a parent without another child', () => {
    const facts = withFamilies()
    const after = commit(facts, deleteRecords(facts, 'pupil', ['p1', 'p3']))
    expect(after.parents.map((one) => [one.id, one.pupilIds])).toEqual([['m', ['p2']]])
    expect(Object.keys(states(after))).toEqual(['max:c5a:m', 'max:c5b:m'])
    expect(commit(facts, deleteRecords(facts, 'class', ['c5a', 'c5b'])).parents).toEqual([])
  })
})
