import { describe, expect, it } from 'vitest'
import {
  defaultOrganisation,
  emptyFacts,
  newAssignment,
  newClass,
  newHeadCount,
  newInvitee,
  newLink,
  newOrder,
  newPupil,
  newSchoolYear,
  newStaff,
} from '@/domain/model/newRecords'
import { platformDefaults } from '@/domain/model/platformDefaults'
import { importMemoryId } from '@/domain/model/entities'
import type { Facts } from '@/domain/model/plain'
import { checkCodes, checks, type CheckCode } from '@/domain/rules/checks'
import { linksToAnnul } from '@/domain/rules/linkChecks'

const today = '2026-11-12'
const phone = (tail: number) => [{ number: `+791612345${tail}`, comment: '' }]
const person = (id: string, lastName: string, more: Partial<Facts['staff'][number]> = {}) => ({
  ...newStaff(id),
  lastName,
  firstName: 'Анна',
  middleName: 'Петровна',
  phones: phone(10 + Number(id.slice(1))),
  ...more,
})
const link = (
  id: string,
  classId: string | null,
  role: 'teacher' | 'pupil' | 'parent',
  more: Partial<Facts['links'][number]> = {},
) => ({
  ...newLink(id, 'max', classId, 'year-2026'),
  role,
  url: `https://max.ru/join/${id}`,
  createdOn: '2026-11-01',
  ...more,
})
const classOf = (id: string, level: number, litera: string, more: Partial<Facts['classes'][number]> = {}) => ({
  ...newClass(id, 'year-2026'),
  levels: [level],
  litera,
  ...more,
})

const run = (document: string, linkId: string, role: 'pupil' | 'parent') => ({
  id: `${document}-${linkId}`,
  document,
  platformId: 'max',
  madeOn: '2026-11-02',
  madeBy: '',
  sheets: [{ classId: 'c5a', role, linkId, version: 1, copies: 1, personIds: [] }],
})

/** A school with nothing to complain about. */
const good: Facts = {
  ...emptyFacts(defaultOrganisation('year-2026')),
  schoolYears: [newSchoolYear(2025, 'archive'), newSchoolYear(2026)],
  platforms: [...platformDefaults],
  staff: [person('s1', 'Иванова'), person('s2', 'Белова')],
  classes: [classOf('c5a', 5, 'А')],
  assignments: [newAssignment('a1', 'c5a', 's1', '2026-09-01')],
  links: [link('l1', 'c5a', 'parent'), link('l2', 'c5a', 'pupil'), link('l3', null, 'teacher')],
  sheetRuns: [run('handout', 'l1', 'parent'), run('handout', 'l2', 'pupil')],
}
const found = (more: Partial<Facts>, day = today) => checks({ ...good, ...more }, day)
const titles = (code: CheckCode, more: Partial<Facts>, day = today) =>
  found(more, day)
    .find((check) => check.code === code)
    ?.items.map((item) => item.title) ?? []

it('finds nothing in a school that is in order', () => {
  expect(found({})).toEqual([])
})

it('gives every finding a title and an advice, errors first', () => {
  const all = found({
    staff: [person('s1', 'Иванова', { state: 'dismissed' }), person('s2', 'Белова', { phones: [] })],
    links: [link('l1', 'c5a', 'parent'), link('l2', 'c5a', 'pupil', { url: 'https://max.ru/join/l1' })],
  })
  expect(all.map((check) => check.code)).toEqual([
    'sameUrl',
    'dismissedTeacher',
    'staffWithoutPhone',
    'staffRoomWithoutLink',
  ])
  expect(all[0]?.severity).toBe('error')
  for (const check of all) {
    expect(check.title).toMatch(/^[А-ЯЁ].*[^.]$/)
    expect(check.advice).toMatch(/^[А-ЯЁ].*\.$/)
    expect(checkCodes).toContain(check.code)
  }
})

describe('classes and class teachers (rule 8.3.8)', () => {
  it('names classes without a class teacher, in class order', () => {
    const classes = [
      classOf('c10', 10, 'А'),
      classOf('c9', 9, 'Б'),
      classOf('old', 1, 'А', { yearId: 'year-2025' }),
      classOf('gone', 2, 'А', { state: 'disbanded' }),
    ]
    expect(titles('classWithoutTeacher', { classes })).toEqual(['9 «Б»', '10 «А»'])
    expect(
      titles('classWithoutTeacher', {
        assignments: [{ ...newAssignment('a', 'c5a', 's1', '2026-09-01'), toOn: '2026-11-11' }],
      }),
    ).toEqual(['5 «А»'])
  })

  it('looks at the first day of the year while the year has not begun', () => {
    expect(titles('classWithoutTeacher', {}, '2026-08-20')).toEqual([])
    expect(titles('yearOver', {}, '2026-08-20')).toEqual([])
    expect(titles('yearOver', {}, '2026-05-20')).toEqual(['2026/2027'])
    expect(titles('yearOver', {}, '2027-09-01')).toEqual(['2026/2027'])
  })

  it('warns of three classes, not of two; a complex is one class', () => {
    const classes = [classOf('c5a', 5, 'А'), classOf('c6a', 6, 'А'), { ...classOf('c1', 1, ''), levels: [1, 2, 3, 4] }]
    const of = (ids: string[]) => ids.map((id) => newAssignment(`a-${id}`, id, 's1', '2026-09-01'))
    expect(titles('manyClasses', { classes, assignments: of(['c5a', 'c6a']) })).toEqual([])
    expect(titles('manyClasses', { classes, assignments: of(['c5a', 'c6a', 'c1']) })).toEqual([
      'Иванова\u00a0А.\u00a0П. (1–4, 5 «А», 6 «А»)',
    ])
  })

  it('warns of leave unless somebody stands in, of dismissal and of a missing phone', () => {
    const staff = [person('s1', 'Иванова', { state: 'leave' }), person('s2', 'Белова')]
    expect(titles('teacherOnLeave', { staff })).toHaveLength(1)
    const standIn = { ...newAssignment('a2', 'c5a', 's2', '2026-11-01'), kind: 'temporary' as const }
    expect(titles('teacherOnLeave', { staff, assignments: [...good.assignments, standIn] })).toEqual([])
    expect(titles('dismissedTeacher', { staff: [person('s1', 'Иванова', { state: 'dismissed' })] })[0]).toMatch(
      /уволен/,
    )
    expect(titles('dismissedTeacher', { staff: [] })).toEqual(['5 «А» — карточка удалена'])
    expect(titles('teacherWithoutPhone', { staff: [person('s1', 'Иванова', { phones: [] })] })).toHaveLength(1)
  })

  it('finds two main class teachers at once and a class written twice', () => {
    expect(
      titles('overlap', { assignments: [...good.assignments, newAssignment('a2', 'c5a', 's2', '2026-10-01')] }),
    ).toEqual(['5 «А» — Иванова\u00a0А.\u00a0П. и Белова\u00a0А.\u00a0П., с 01.10.2026'])
    expect(titles('duplicateClasses', { classes: [classOf('c5a', 5, 'А'), classOf('c2', 5, 'A')] })).toHaveLength(1)
  })

  it('names classes without links of a role and a staff room without one', () => {
    expect(titles('classWithoutParentLink', { links: [] })).toEqual(['5 «А»'])
    expect(titles('classWithoutPupilLink', { links: [link('l2', 'c5a', 'pupil', { state: 'annulled' })] })).toEqual([
      '5 «А»',
    ])
    expect(titles('staffRoomWithoutLink', { links: [] })).toEqual(['Учительская'])
    expect(titles('staffRoomWithoutLink', { links: [], staff: [] })).toEqual([])
  })
})

describe('links (rules 8.3.4, 8.3.5, 8.3.7)', () => {
  it('lists both places of one address, but not old ones', () => {
    const url = 'https://max.ru/join/same'
    const two = [link('l1', 'c5a', 'parent', { url }), link('l2', 'c5a', 'pupil', { url })]
    expect(titles('sameUrl', { links: two })).toEqual(['5 «А», для родителей', '5 «А», для учеников'])
    expect(titles('sameUrl', { links: [two[0]!, { ...two[1]!, state: 'annulled' }] })).toEqual([])
    expect(titles('sameUrl', { links: [two[0]!, { ...two[1]!, url: url.toUpperCase() }] })).toEqual([]) // tokens are case-sensitive
  })

  it.each([
    ['a fresh one', {}, null],
    ['30 days old', { createdOn: '2026-10-13' }, null],
    ['31 days old', { createdOn: '2026-10-12' }, /не используется 31\u00a0день/],
    ['issued later than made', { createdOn: '2026-09-01', issuedOn: '2026-11-01' }, null],
    ['past its day', { validUntilOn: '2026-11-11' }, /действовала до 11\.11\.2026/],
    ['good until today', { validUntilOn: today }, null],
    ['of a past year', { yearId: 'year-2025' }, /2025\/2026 закончился/],
    ['of an unknown year', { yearId: 'none' }, /год удалён/],
    ['of a deleted class', { classId: 'none' }, /класс удалён/],
    ['of an archived platform', { platformId: 'vk' }, /в архиве/],
    ['annulled already', { yearId: 'year-2025', state: 'annulled' as const }, null],
  ])('%s', (_, more, reason) => {
    const due = linksToAnnul({ ...good, links: [link('l1', 'c5a', 'parent', more)] }, today)
    if (reason === null) expect(due).toEqual([])
    else expect(due[0]?.reason).toMatch(reason)
  })

  it('counts a link as used when somebody joined by it or the class’s count says so', () => {
    const links = [link('l1', 'c5a', 'parent', { createdOn: '2026-09-01' })]
    expect(linksToAnnul({ ...good, links }, today)).toHaveLength(1)
    const joined = {
      ...newInvitee('max', 'c5a', { personKind: 'parent', personId: 'p', role: 'parent' }),
      linkId: 'l1',
      state: 'joined' as const,
    }
    expect(linksToAnnul({ ...good, links, invitees: [joined] }, today)).toEqual([])
    expect(linksToAnnul({ ...good, links, invitees: [{ ...joined, state: 'invited' }] }, today)).toHaveLength(1)
    const count = {
      ...newHeadCount({ classId: 'c5a', platformId: 'max', role: 'parent', countedOn: today }),
      joined: 3,
    }
    expect(linksToAnnul({ ...good, links, headCounts: [count] }, today)).toEqual([])
  })

  it('names links that were replaced and may still work on the platform, and the end of a class', () => {
    const links = [
      link('l1', 'c5a', 'parent', { state: 'replaced' }),
      link('l2', 'c5a', 'parent'),
      ...good.links.slice(1),
    ]
    expect(linksToAnnul({ ...good, links }, today)).toEqual([
      { link: links[0], reason: 'заменена новой: отключите прежнюю на площадке' },
    ])
    const classes = [classOf('c5a', 5, 'А', { state: 'graduated' })]
    expect(linksToAnnul({ ...good, classes }, today).map((one) => one.reason)).toEqual([
      'класс выпущен',
      'класс выпущен',
    ])
  })

  it('names links made by somebody who has left', () => {
    const staff = [person('s1', 'Иванова'), person('s2', 'Белова', { state: 'dismissed' })]
    expect(
      titles('linksToAnnul', { staff, links: [link('l1', 'c5a', 'parent', { createdBy: 'Белова А. П.' })] }),
    ).toHaveLength(1)
    expect(
      titles('linksToAnnul', {
        staff,
        links: [link('l1', 'c5a', 'parent', { createdBy: 'Иванова Анна Петровна' })],
      }),
    ).toEqual([])
  })
})

describe('staff (rules 8.3.3, 8.3.4, 8.4)', () => {
  it('suspects doubles by name (ё = е) and by phone, and leaves leavers out', () => {
    const staff = [person('s1', 'Семёнова'), person('s2', 'Семенова'), person('s3', 'Белова', { phones: phone(11) })]
    expect(titles('duplicateNames', { staff })).toHaveLength(2)
    expect(titles('duplicatePhones', { staff })).toEqual([
      'Белова\u00a0А.\u00a0П. — +7 (916) 123-45-11',
      'Семёнова\u00a0А.\u00a0П. — +7 (916) 123-45-11',
    ])
    expect(titles('duplicateNames', { staff: [staff[0]!, { ...staff[1]!, state: 'dismissed' }] })).toEqual([])
    const twins = [newPupil('p1', 'c5a'), newPupil('p2', 'c5a'), newPupil('p3', 'c6')].map((one) => ({
      ...one,
      lastName: 'Ким',
      firstName: 'Ира',
    }))
    expect(titles('duplicateNames', { pupils: twins })).toHaveLength(2)
  })

  it('does not show people again who were told to be different ones', () => {
    const staff = ['s1', 's2', 's3'].map((id) => person(id, 'Семёнова'))
    const apart = (...pair: [string, string]) =>
      ({ id: importMemoryId('apart', pair), kind: 'apart', answers: {} }) as const
    expect(titles('duplicateNames', { staff: staff.slice(0, 2), importMemory: [apart('s2', 's1')] })).toEqual([])
    expect(titles('duplicateNames', { staff, importMemory: [apart('s1', 's2')] })).toHaveLength(3)
    expect(titles('duplicateNames', { staff, importMemory: [apart('s1', 's2'), apart('s1', 's3')] })).toHaveLength(2)
  })

  it('finds leavers in chats, wrong roles, unconfirmed teachers and odd names', () => {
    const mark = (personId: string, state: 'joined' | 'wrongRole') => ({
      ...newInvitee('max', null, { personKind: 'staff', personId, role: 'teacher' }),
      state,
    })
    const staff = [person('s1', 'Иванова', { state: 'dismissed' }), person('s2', 'Белoва')]
    expect(titles('dismissedInChat', { staff, invitees: [mark('s1', 'joined')] })).toEqual(['Иванова Анна Петровна'])
    expect(titles('unconfirmed', { staff, invitees: [mark('s1', 'joined'), mark('s2', 'joined')] })).toEqual([
      'Белoва Анна Петровна',
    ])
    const wrong = mark('s2', 'wrongRole')
    expect(titles('wrongRole', { invitees: [wrong] })).toEqual(['Белова Анна Петровна — Учительская, MAX'])
    const archived = good.platforms.map((one) => ({ ...one, state: 'archive' as const }))
    expect(titles('wrongRole', { invitees: [wrong], platforms: archived })).toEqual([])
    expect(titles('suspiciousNames', { staff })).toEqual(['Белoва Анна Петровна'])
  })
})

describe('additional administrators (domain.md 1.2)', () => {
  const order = { ...newOrder('o1'), number: '12', signedOn: '2026-09-10' }
  const appointed = (more: Partial<Facts['staff'][number]> = {}) =>
    person('s2', 'Белова', { platformRole: 'extraAdmin', adminOrderId: 'o1', ...more })
  const joined = (role: 'teacher' | 'staff', state: 'joined' | 'invited' = 'joined') => [
    { ...newInvitee('max', 'c5a', { personKind: 'staff', personId: 's2', role }), state },
  ]
  const both = (staff: Facts['staff'][number], more: Partial<Facts> = {}) => {
    const facts = { orders: [order], staff: [staff, good.staff[0]!], invitees: joined('teacher'), ...more }
    return [titles('extraAdminNotJoined', facts), titles('extraAdminWithoutOrder', facts)]
  }

  it('are left in peace while they have joined, in any chat, and have their order', () => {
    expect(both(appointed())).toEqual([[], []])
    expect(both(person('s2', 'Белова'), { invitees: [] })).toEqual([[], []])
    expect(both(appointed({ platformRole: 'admin', adminOrderId: null }), { invitees: [] })).toEqual([[], []])
    expect(both(appointed({ state: 'dismissed', adminOrderId: null }), { invitees: [] })).toEqual([[], []])
  })

  it('are found when they have not joined as педагоги, or are in a platform that was left', () => {
    const name = 'Белова Анна Петровна'
    expect(both(appointed(), { invitees: [] })[0]).toEqual([`${name} — не вступил(а)`])
    expect(both(appointed(), { invitees: joined('teacher', 'invited') })[0]).toEqual([`${name} — не вступил(а)`])
    expect(both(appointed(), { invitees: joined('staff') })[0]).toEqual([`${name} — в чате в роли «Сотрудник»`])
    const platforms = good.platforms.map((one) => ({ ...one, state: 'archive' as const }))
    expect(both(appointed(), { platforms })[0]).toEqual([`${name} — не вступил(а)`])
  })

  it('are found when the order is missing, deleted or has no number', () => {
    const name = 'Белова Анна Петровна'
    expect(both(appointed({ adminOrderId: null }))).toEqual([[], [name]])
    expect(both(appointed(), { orders: [] })).toEqual([[], [name]])
    expect(both(appointed(), { orders: [{ ...order, number: ' ' }] })).toEqual([[], [name]])
  })
})

describe('the way into the chats', () => {
  const plainTitles = (code: CheckCode, more: Partial<Facts>, day = today) =>
    titles(code, more, day).map((one) => one.replace(/\u00a0/g, ' '))

  it('counts a deadline down while somebody is to come, and says when it has passed', () => {
    const platforms = good.platforms.map((one) => ({ ...one, deadlineOn: one.id === 'max' ? '2026-11-19' : null }))
    expect(plainTitles('deadlineNear', { platforms })).toEqual([
      '«MAX», до 19.11.2026: осталось 7 дней, не вступили 2 человека',
    ])
    expect(plainTitles('deadlineNear', { platforms }, '2026-10-01')).toEqual([])
    expect(plainTitles('deadlineOver', { platforms }, '2026-11-20')).toEqual([
      '«MAX»: срок был 19.11.2026, не вступили 2 человека',
    ])
    const joined = good.staff.map((one) => ({
      ...newInvitee('max', null, { personKind: 'staff' as const, personId: one.id, role: 'teacher' as const }),
      state: 'confirmed' as const,
    }))
    expect(plainTitles('deadlineOver', { platforms, invitees: joined }, '2026-11-20')).toEqual([])
  })

  it('asks for a new handout once a link of the class is another one', () => {
    expect(plainTitles('teacherWithoutSheet', { sheetRuns: [] })).toEqual(['5 «А», Иванова А. П.'])
    const links = [link('l1', 'c5a', 'parent', { state: 'replaced' }), link('l4', 'c5a', 'parent', { version: 2 })]
    expect(titles('teacherWithoutSheet', { links })).toHaveLength(1)
    expect(titles('teacherWithoutSheet', { sheetRuns: [], assignments: [] })).toEqual([])
  })

  it('lists stale paper with the sheets to make anew, waiting requests and expiring links', () => {
    const links = [
      link('l1', 'c5a', 'parent', { state: 'replaced' }),
      link('l4', 'c5a', 'parent', { version: 2, validUntilOn: '2026-11-20' }),
    ]
    const sheetRuns = [run('slips', 'l1', 'parent')]
    const paper = found({ links, sheetRuns }).find((one) => one.code === 'stalePaper')
    expect(paper?.items[0]?.sheets).toEqual({ document: 'slips', platformId: 'max', classId: 'c5a', role: 'parent' })
    expect(plainTitles('linksExpiring', { links })).toEqual(['5 «А», для родителей — истекает через 8 дней'])
    expect(plainTitles('requestsWaiting', { joinRequests: [request('waiting'), request('refused')] })).toEqual([
      'Мама Иванова, 5 «А», заявка от 11.11.2026',
    ])
  })
})

const request = (state: 'waiting' | 'refused'): Facts['joinRequests'][number] => ({
  id: state,
  platformId: 'max',
  classId: 'c5a',
  role: 'parent',
  name: 'Мама Иванова',
  phone: '',
  personKind: null,
  personId: null,
  requestedOn: '2026-11-11',
  state,
  decidedOn: null,
  reason: '',
})
