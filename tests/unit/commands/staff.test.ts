import { describe, expect, it } from 'vitest'
import { assignClassTeachers } from '@/domain/commands/assignClassTeachers'
import { addLinks } from '@/domain/commands/addLinks'
import { changePersonRole } from '@/domain/commands/changePersonRole'
import { deleteRecords } from '@/domain/commands/deleteRecords'
import { markInvitees } from '@/domain/commands/markInvitees'
import { saveManyStaff, saveStaff, worksOn } from '@/domain/commands/saveStaff'
import { saveStaffRoles } from '@/domain/commands/saveStaffRoles'
import { dismissStaff, returnStaff, sendOnLeave } from '@/domain/commands/staffMovement'
import { newStaff } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import type { Staff } from '@/domain/model/entities'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

function withTeacherInChat(): Facts {
  let facts = smallSchool()
  const newId = counter()
  facts = commit(
    facts,
    assignClassTeachers(
      facts,
      { order: null, fromOn: '2026-09-01', kind: 'main', pairs: [{ classId: 'c5a', staffId: 's1' }] },
      newId,
    ),
  )
  const links = [{ platformId: 'max', classId: 'c5a', role: 'parent' as const, url: 'https://max.ru/join/a' }]
  facts = commit(facts, addLinks(facts, { yearId: 'year-2026', links, createdBy: '' }, newId, '2026-09-02'))
  const persons = [{ classId: null, personKind: 'staff' as const, personId: 's1', role: 'teacher' as const }]
  facts = commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'invited', on: '2026-09-03' }))
  return commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'joined', on: '2026-09-04' }))
}

const appointment = (number = '12/О', prefix = 'o') => ({
  order: { number, signedOn: '2026-09-10', title: 'О назначении' },
  newId: counter(prefix),
})

const first = (facts: Facts): Staff => {
  const found = facts.staff.find((one) => one.id === 's1')
  if (found === undefined) throw new Error('s1')
  return found
}

describe('saveStaff', () => {
  it('creates a card, then writes only what was changed', () => {
    const facts = smallSchool()
    const fresh = { ...newStaff('s9'), lastName: 'Ёлкина', firstName: 'Ольга', middleName: '' }
    const set = saveStaff(facts, fresh)
    expect(plain(set.name)).toBe('Добавлен сотрудник: Ёлкина О.')
    const after = commit(facts, set)
    expect(saveStaff(after, { ...fresh, note: 'x' }).edits).toEqual([
      { table: 'staff', id: 's9', fields: { note: 'x' } },
    ])
    expect(saveStaff(after, fresh).edits).toEqual([])
  })

  it('turns a change between teaching and other roles into a task (rule 8.3.3)', () => {
    const facts = withTeacherInChat()
    const set = saveStaff(facts, { ...first(facts), platformRole: 'staff' })
    const after = commit(facts, set)
    expect(after.invitees).toMatchObject([{ state: 'wrongRole', role: 'staff', linkId: null }])
    expect(set.tasks.map((one) => plain(one.text))).toEqual([
      'Удалить и пригласить заново в роли «Сотрудник»: Иванова М. П. — Учительская (MAX). Площадка не меняет роль у вступившего.',
    ])
    expect(saveStaff(facts, { ...first(facts), platformRole: 'admin' }).tasks).toEqual([])
  })

  it('changes the role silently where the platform does not know the person yet', () => {
    let facts = withTeacherInChat()
    const persons = [{ classId: null, personKind: 'staff' as const, personId: 's2', role: 'teacher' as const }]
    facts = commit(facts, markInvitees(facts, { platformId: 'max', persons, state: 'refused', on: '2026-09-04' }))
    const set = changePersonRole(facts, { personKind: 'staff', personId: 's2', role: 'staff' })
    expect(set.tasks).toEqual([])
    expect(set.edits).toEqual([{ table: 'invitee', id: 'max:staffRoom:s2', fields: { role: 'staff' } }])
  })

  it('changes many cards and counts only those that differ', () => {
    const facts = smallSchool()
    const some = commit(facts, saveManyStaff(facts, ['s1'], { category: 'other' }))
    const set = saveManyStaff(some, ['s1', 's2', 's3'], { category: 'other' })
    expect(plain(set.name)).toBe('Изменены сотрудники: 2 карточки')
  })

  it.each([
    [{ state: 'working' }, true],
    [{ state: 'leave' }, true],
    [{ state: 'dismissed' }, false],
    [{ state: 'dismissed', dismissedOn: '2026-11-09' }, false],
    [{ state: 'dismissed', dismissedOn: '2026-11-10' }, true],
    [{ state: 'working', hiredOn: '2026-11-11' }, false],
  ] as const)('worksOn with %j is %s', (fields, works) => {
    expect(worksOn({ ...newStaff('s'), ...fields }, '2026-11-10')).toBe(works)
  })
})

describe('additional administrators (domain.md 1.2)', () => {
  const extra = (facts: Facts): Staff => ({ ...first(facts), platformRole: 'extraAdmin' })

  it('are appointed by order once they have joined; the order is found again by number and day', () => {
    const start = withTeacherInChat()
    const set = saveStaff(start, extra(start), appointment())
    expect(set.refused).toEqual([])
    const facts = commit(start, set)
    expect(facts.orders).toMatchObject([{ id: 'o1', number: '12/О', signedOn: '2026-09-10', title: 'О назначении' }])
    expect(first(facts)).toMatchObject({ platformRole: 'extraAdmin', adminOrderId: 'o1' })
    const again = saveStaff(facts, { ...first(facts), note: 'x' }, appointment(' 12/О '))
    expect(again.edits).toEqual([{ table: 'staff', id: 's1', fields: { note: 'x' } }])
    expect(commit(facts, saveStaff(facts, first(facts), appointment('13/О', 'p'))).orders).toHaveLength(2)
  })

  it.each([
    ['nobody in a chat', (facts: Facts) => ({ ...facts, invitees: [] }), appointment(), 'notJoined'],
    [
      'the platform was left',
      (facts: Facts) => ({
        ...facts,
        platforms: facts.platforms.map((one) => ({ ...one, state: 'archive' as const })),
      }),
      appointment(),
      'notJoined',
    ],
    [
      'in the chat as other staff',
      (facts: Facts) => ({ ...facts, invitees: facts.invitees.map((one) => ({ ...one, role: 'staff' as const })) }),
      appointment(),
      'joinedAsStaff',
    ],
    ['no order', (facts: Facts) => facts, { order: null, newId: counter('o') }, 'noOrder'],
    ['an order without a number', (facts: Facts) => facts, appointment('  '), 'noOrder'],
    ['nothing is said of an order', (facts: Facts) => facts, undefined, 'noOrder'],
  ] as const)('are refused with the way out: %s', (_, change, given, code) => {
    const facts = change(withTeacherInChat())
    const set = saveStaff(facts, extra(facts), given)
    expect(set.edits).toEqual([])
    expect(set.refused.map((one) => one.code)).toEqual([code])
    expect(set.refused[0]?.text).toMatch(/ещё не вступил\(а\).*пригласите|пригласите заново|укажите приказ/)
  })

  it('a new card cannot be one', () => {
    const fresh = { ...newStaff('s9'), lastName: 'Ёлкина', platformRole: 'extraAdmin' as const }
    expect(saveStaff(smallSchool(), fresh, appointment()).refused).toMatchObject([{ code: 'notJoined' }])
  })

  it('who is one already may change everything else, and may lose the order', () => {
    const start = withTeacherInChat()
    const old = { ...extra(start), adminOrderId: null }
    const facts: Facts = { ...start, invitees: [], staff: [old, ...start.staff.slice(1)] }
    const set = saveStaff(facts, { ...old, note: 'x' }, { order: null, newId: counter('o') })
    expect([set.refused, set.edits]).toEqual([[], [{ table: 'staff', id: 's1', fields: { note: 'x' } }]])
    const late = commit(facts, saveStaff(facts, old, appointment()))
    expect(first(late).adminOrderId).toBe('o1')
    expect(first(commit(late, saveStaff(late, first(late), { order: null, newId: counter() }))).adminOrderId).toBeNull()
  })

  it('the first administrator needs no chat but may have an order; any other role drops it', () => {
    const start = smallSchool()
    const admin = { ...first(start), platformRole: 'admin' as const }
    const facts = commit(start, saveStaff(start, admin, appointment()))
    expect(first(facts)).toMatchObject({ platformRole: 'admin', adminOrderId: 'o1' })
    const back = saveStaff(facts, { ...first(facts), platformRole: 'teacher' }, appointment('99'))
    expect(back.edits).toEqual([{ table: 'staff', id: 's1', fields: { platformRole: 'teacher', adminOrderId: null } }])
  })

  it('many are appointed by one order, and who may not be is named', () => {
    const facts = withTeacherInChat()
    const set = saveStaffRoles(facts, ['s1', 's2', 's4'], 'extraAdmin', appointment())
    expect(plain(set.name)).toBe('Роль «Дополнительный администратор»: 1 сотрудник')
    expect(set.refused.map((one) => [one.entityId, one.code])).toEqual([
      ['s2', 'notJoined'],
      ['s4', 'notJoined'],
    ])
    expect(set.edits.map((edit) => edit.table)).toEqual(['order', 'staff'])
    const after = commit(facts, set)
    expect(first(after).adminOrderId).toBe('o1')
    expect(saveStaffRoles(facts, ['s2'], 'extraAdmin', appointment()).edits).toEqual([])
    const kept = saveStaffRoles(after, ['s1'], 'extraAdmin', appointment('99'))
    expect(kept.edits).toEqual([])
    expect(saveStaffRoles(facts, ['s1'], 'extraAdmin').refused).toMatchObject([{ code: 'noOrder' }])
    expect(saveStaffRoles(facts, ['s1', 's2'], 'admin').refused).toEqual([])
  })
})

describe('movement of staff (rule 8.3.4)', () => {
  it('dismissal ends the assignment, takes the person out and names what is left to do', () => {
    const start = withTeacherInChat()
    const facts = commit(start, saveStaff(start, { ...first(start), platformRole: 'extraAdmin' }, appointment()))
    const set = dismissStaff(facts, 's1', '2026-11-09')
    const after = commit(facts, set)
    expect(first(after)).toMatchObject({ state: 'dismissed', dismissedOn: '2026-11-09' })
    expect(after.assignments).toMatchObject([{ toOn: '2026-11-09' }])
    expect(after.invitees).toMatchObject([{ state: 'left' }])
    expect(set.tasks.map((one) => one.code)).toEqual([
      'removeFromChat',
      'withdrawAdmin',
      'handOverClass',
      'removeFromChat',
      'annulLinks',
    ])
    expect(plain(set.name)).toBe('Увольнение: Иванова М. П., последний день 09.11.2026')
  })

  it('dismissal takes back an assignment that would begin later', () => {
    const facts = withTeacherInChat()
    expect(commit(facts, dismissStaff(facts, 's1', '2026-08-20')).assignments).toEqual([])
  })

  it('leave keeps the card and the assignment, return names the replacement to be ended', () => {
    const facts = withTeacherInChat()
    const leave = sendOnLeave(facts, 's1', '2026-11-10')
    let after = commit(facts, leave)
    expect(leave.edits).toEqual([{ table: 'staff', id: 's1', fields: { state: 'leave' } }])
    expect(leave.tasks.map((one) => one.code)).toContain('handOverClass')
    const pairs = [{ classId: 'c5a', staffId: 's2' }]
    after = commit(
      after,
      assignClassTeachers(after, { order: null, fromOn: '2026-11-10', kind: 'temporary', pairs }, counter('t')),
    )
    const back = returnStaff(after, 's1', '2027-02-01')
    expect(back.tasks.map((one) => one.code)).toEqual(['inviteBack', 'endReplacement'])
    expect(first(commit(after, back)).state).toBe('working')
  })

  it.each([dismissStaff, sendOnLeave, returnStaff])('refuses a person who is not there: %o', (command) => {
    const set = command(smallSchool(), 'nobody', '2026-11-10')
    expect(set.edits).toEqual([])
    expect(set.refused).toHaveLength(1)
  })
})

describe('deleteRecords (rule 8.3.11)', () => {
  it('a deleted order is taken off the administrator’s card', () => {
    const start = withTeacherInChat()
    const facts = commit(start, saveStaff(start, { ...first(start), platformRole: 'extraAdmin' }, appointment()))
    expect(first(commit(facts, deleteRecords(facts, 'order', ['o1']))).adminOrderId).toBeNull()
  })

  it('takes along what cannot live without the record', () => {
    const facts = withTeacherInChat()
    const byStaff = commit(facts, deleteRecords(facts, 'staff', ['s1']))
    expect([byStaff.staff.length, byStaff.assignments.length, byStaff.invitees.length]).toEqual([3, 0, 0])
    const set = deleteRecords(facts, 'class', ['c5a'])
    const byClass = commit(facts, set)
    expect([byClass.classes.length, byClass.assignments.length, byClass.links.length]).toEqual([2, 0, 0])
    expect(plain(set.name)).toBe('Удалено: 1 класс')
    for (const edit of set.edits) expect(edit.fields).toEqual({ _deleted: true })
  })
})
