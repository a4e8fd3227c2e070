import { describe, expect, it } from 'vitest'
import { addLinks, type LinkToAdd } from '@/domain/commands/addLinks'
import { annulLinks } from '@/domain/commands/linkStates'
import { markInvitees } from '@/domain/commands/markInvitees'
import { linkForRole, reinvite, rightRole, rolesOfInvitee } from '@/domain/commands/reinvite'
import { saveStaff } from '@/domain/commands/saveStaff'
import type { Invitee, InviteeState, Link } from '@/domain/model/entities'
import { newPupil, newStaff } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { commit } from '@tests/support/commands/checkEdits'
import { counter, plain, smallSchool } from '@tests/support/commands/smallSchool'

const on = '2026-09-20'
const ID = 'max:staffRoom:s4'
const PUPIL = 'max:c5a:p1'
const url = (tail: string) => `https://max.ru/join/${tail.repeat(43)}`
const link = (role: LinkToAdd['role'], classId: string | null, tail: string, more: Partial<LinkToAdd> = {}) => {
  return { platformId: 'max', classId, role, url: url(tail), ...more }
}

/**
 * Гусева (s4) joined as teacher although her card says «сотрудник»: «ошибка роли». Links: l1 staff room teachers, l2 staff
 * room staff, l3 and l4 pupils and parents of 5А, l5 pupils of 5Б, l6 staff room staff on the other platform.
 */
function school(state: InviteeState = 'removed'): Facts {
  let facts: Facts = { ...smallSchool(), pupils: [{ ...newPupil('p1', 'c5a'), lastName: 'Белова', firstName: 'Анна' }] }
  const links = [
    link('teacher', null, 'a'),
    link('staff', null, 'b'),
    link('pupil', 'c5a', 'c'),
    link('parent', 'c5a', 'd'),
    link('pupil', 'c5b', 'e'),
    link('staff', null, 'f', { platformId: 'vk', url: 'https://vk.me/join/AbCdEfGhIjKlMnOpQrStUvWx' }),
  ]
  facts = commit(facts, addLinks(facts, { yearId: 'year-2026', links, createdBy: '' }, counter('l'), '2026-09-01'))
  const her = { classId: null, personKind: 'staff', personId: 's4', role: 'teacher' } as const
  const child = { classId: 'c5a', personKind: 'pupil', personId: 'p1', role: 'pupil' } as const
  const mark = (next: InviteeState, day: string) => {
    facts = commit(facts, markInvitees(facts, { platformId: 'max', persons: [her, child], state: next, on: day }))
  }
  mark('invited', '2026-09-02')
  mark('joined', '2026-09-05')
  if (state === 'joined') return facts
  const card = facts.staff.find((one) => one.id === 's4') ?? newStaff('s4')
  facts = commit(facts, saveStaff(facts, { ...card, platformRole: 'staff' }))
  mark('wrongRole', '2026-09-06')
  if (state !== 'wrongRole') mark('removed', '2026-09-07')
  return facts
}
const inviteeOf = (facts: Facts, id = ID): Invitee => {
  const found = facts.invitees.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const withLink = (facts: Facts, id: string, more: Partial<Link>): Facts => ({
  ...facts,
  links: facts.links.map((one) => (one.id === id ? { ...one, ...more } : one)),
})

describe('reinvite (rule 8.3.3)', () => {
  it('gives role, link, state, count and day in one set', () => {
    const facts = school()
    const set = reinvite(facts, { inviteeId: ID, role: 'staff', linkId: 'l2', on })
    expect(plain(set.name)).toBe('Новое приглашение в роли «Сотрудник»: Гусева И. Л.')
    expect([set.refused, set.warnings, set.edits.length]).toEqual([[], [], 1])
    expect(inviteeOf(commit(facts, set))).toMatchObject({
      state: 'invited',
      role: 'staff',
      linkId: 'l2',
      times: 2,
      way: 'link',
      invitedOn: on,
      joinedOn: null,
      confirmedOn: null,
      sheetRunId: null,
      handedBy: null,
    })
  })

  it.each(['wrongRole', 'joined'] as const)('refuses who is not removed yet: %s', (state) => {
    const set = reinvite(school(state), { inviteeId: ID, role: 'staff', linkId: 'l2', on })
    expect(set.edits).toEqual([])
    expect(set.refused).toMatchObject([{ code: state === 'wrongRole' ? 'wrongRole' : 'notRemoved' }])
    expect(set.refused[0]?.text).toContain('удал')
  })

  it('refuses a person who is not there', () => {
    expect(reinvite(school(), { inviteeId: 'x', role: 'staff', linkId: 'l2', on }).refused).toMatchObject([
      { code: 'gone' },
    ])
  })

  it.each([
    [PUPIL, 'teacher', 'l1'],
    [PUPIL, 'parent', 'l4'],
    [ID, 'pupil', 'l3'],
    [ID, 'parent', 'l4'],
  ] as const)('refuses a role of other people: %s as %s', (inviteeId, role, linkId) => {
    const set = reinvite(school(), { inviteeId, role, linkId, on })
    expect([set.edits, set.refused.map((one) => one.code)]).toEqual([[], ['otherKind']])
  })

  it.each([
    ['no link', (facts: Facts) => facts, ID, 'staff', '', 'noLink'],
    ['the link of another role', (facts: Facts) => facts, ID, 'staff', 'l1', 'otherRole'],
    ['the link of another class', (facts: Facts) => facts, PUPIL, 'pupil', 'l5', 'otherUnit'],
    ['a teacher’s link for a pupil', (facts: Facts) => facts, PUPIL, 'pupil', 'l1', 'otherUnit'],
    ['a parents’ link for a pupil', (facts: Facts) => facts, PUPIL, 'pupil', 'l4', 'otherRole'],
    ['the link of another platform', (facts: Facts) => facts, ID, 'staff', 'l6', 'otherPlatform'],
    [
      'an annulled link',
      (facts: Facts) => commit(facts, annulLinks(facts, ['l2'], '', on)),
      ID,
      'staff',
      'l2',
      'notInForce',
    ],
    ['a draft', (facts: Facts) => withLink(facts, 'l2', { state: 'draft' }), ID, 'staff', 'l2', 'notInForce'],
    [
      'an expired link',
      (facts: Facts) => withLink(facts, 'l2', { validUntilOn: '2026-09-19' }),
      ID,
      'staff',
      'l2',
      'expired',
    ],
    [
      'a link of a past year',
      (facts: Facts) => withLink(facts, 'l2', { yearId: 'year-2025' }),
      ID,
      'staff',
      'l2',
      'notPrintable',
    ],
    [
      'an address that stands elsewhere',
      (facts: Facts) => withLink(facts, 'l2', { url: url('a') }),
      ID,
      'staff',
      'l2',
      'notPrintable',
    ],
  ] as const)('refuses %s, with the reason', (_, change, inviteeId, role, linkId, code) => {
    const set = reinvite(change(school()), { inviteeId, role, linkId, on })
    expect([set.edits, set.refused.map((one) => one.code)]).toEqual([[], [code]])
    expect(set.refused[0]?.text).not.toMatch(/undefined|\$\{/)
  })

  it('holds on the last day of a link', () => {
    const facts = withLink(school(), 'l2', { validUntilOn: on })
    expect(reinvite(facts, { inviteeId: ID, role: 'staff', linkId: 'l2', on }).edits).toHaveLength(1)
  })

  it('warns when the card says another role', () => {
    const set = reinvite(school(), { inviteeId: ID, role: 'teacher', linkId: 'l1', on })
    expect([set.edits.length, set.warnings.map((one) => one.code)]).toEqual([1, ['cardDiffers']])
  })
})

describe('the right role and its link', () => {
  it('is the card’s for staff and the person’s own for pupils', () => {
    const facts = school()
    expect(rightRole(facts, { ...inviteeOf(facts), role: 'teacher' })).toBe('staff')
    expect(rightRole(facts, { ...inviteeOf(facts, PUPIL), role: 'parent' })).toBe('pupil')
    expect(rolesOfInvitee(facts, inviteeOf(facts))).toEqual(['teacher', 'staff'])
    expect(rolesOfInvitee(facts, inviteeOf(facts, PUPIL))).toEqual(['pupil'])
    expect(rolesOfInvitee(facts, { ...inviteeOf(facts), classId: 'c5a' })).toEqual(['teacher'])
  })

  it('is the link in force, or the reason why there is none', () => {
    const facts = school()
    expect(linkForRole(facts, inviteeOf(facts), 'staff', on)).toMatchObject({ link: { id: 'l2' }, reason: '' })
    const without = commit(facts, annulLinks(facts, ['l2'], '', on))
    const { link: none, reason } = linkForRole(without, inviteeOf(facts), 'staff', on)
    expect(none).toBeNull()
    expect(reason).toBe(
      'Учительская, для сотрудников: ссылка аннулирована или заменена, новой нет. Вставьте действующую ссылку на вкладке «Ссылки».',
    )
  })
})
