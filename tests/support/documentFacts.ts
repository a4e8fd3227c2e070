import type { InviteeRole, Link } from '@/domain/model/entities'
import {
  defaultOrganisation,
  emptyFacts,
  newAssignment,
  newClass,
  newHeadCount,
  newInvitee,
  newLink,
  newOrder,
  newParent,
  newPupil,
  newSchoolYear,
  newStaff,
  schoolYearId,
} from '@/domain/model/newRecords'
import { maxPlatformId, platformDefaults } from '@/domain/model/platformDefaults'
import type { Facts } from '@/domain/model/plain'

export const documentsDay = '2026-09-10'
export const documentsPlatform = maxPlatformId

/** An invented token of the length that MAX uses; letters, digits, `-` and `_` as in the wild. */
export function inventedUrl(seed: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  let state = 7
  for (const sign of seed) state = (state * 31 + (sign.codePointAt(0) ?? 0)) >>> 0
  let token = ''
  for (let index = 0; index < 43; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    token += alphabet[(state >>> 16) % alphabet.length] ?? 'x'
  }
  return `https://max.ru/join/${token}`
}

/**
 * A small invented school for documents: 5 «А» with pupils and parents by name, 5 «Б» with head-counts only,
 * 11 «А» with nothing but a planned number and no links, a staff room.
 */
export function documentSchool(): Facts {
  const yearId = schoolYearId(2026)
  const facts = emptyFacts(defaultOrganisation(yearId))
  Object.assign(facts.organisation, {
    fullName: 'Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»',
    shortName: 'МБОУ «СОШ № 5»',
    settlement: 'г. Заречный',
    contactName: 'Соколова И. В.',
    contactPhone: '8 (3842) 55-11-22',
    contactRoom: '12',
    headName: 'Громов Пётр Сергеевич',
    phone: '+73842551100',
  })
  facts.schoolYears.push(newSchoolYear(2026))
  facts.platforms.push(...structuredClone(platformDefaults))
  const order = {
    ...newOrder('o1'),
    number: '133/6 – ОД',
    signedOn: '2026-08-28',
    title: 'О назначении классных руководителей',
  }
  facts.orders.push(order)
  const named: [string, string, string, string][] = [
    ['s1', 'Иванова', 'Мария', 'Петровна'],
    ['s2', 'Константинопольская-Преображенская', 'Александра', 'Владимировна'],
    ['s3', 'Мамедов', 'Рашид', 'Али оглы'],
    ['s4', 'Ким', 'Светлана', ''],
  ]
  for (const [id, lastName, firstName, middleName] of named) {
    facts.staff.push({
      ...newStaff(id),
      lastName,
      firstName,
      middleName,
      phones: [{ number: '+79161234567', comment: '' }],
    })
  }
  const classes: [string, number, string, number][] = [
    ['c11a', 11, 'А', 19],
    ['c5b', 5, 'Б', 27],
    ['c5a', 5, 'А', 4],
  ]
  for (const [id, level, litera, plannedPupils] of classes) {
    facts.classes.push({
      ...newClass(id, yearId),
      levels: [level],
      litera,
      plannedPupils,
      state: 'active',
      room: '2' + litera,
    })
  }
  facts.assignments.push(
    { ...newAssignment('a1', 'c5a', 's1', '2026-09-01'), orderId: order.id },
    { ...newAssignment('a2', 'c5b', 's2', '2026-09-01'), orderId: order.id },
    { ...newAssignment('a3', 'c5b', 's3', '2026-09-05'), kind: 'temporary', toOn: '2026-09-20' },
  )
  for (const classId of ['c5a', 'c5b'] as const) {
    for (const role of ['pupil', 'parent'] as const) facts.links.push(issuedLink(classId, role, yearId))
  }
  facts.links.push(issuedLink(null, 'teacher', yearId), issuedLink(null, 'staff', yearId))
  const pupils: [string, string, string, string][] = [
    ['p1', 'Абдурахмангаджиев', 'Мухаммадсайид', 'Абдулмуслимович'],
    ['p2', 'Мамедов', 'Рашид', 'Али оглы'],
    ['p3', '=SUM(A1:A9)', 'Пётр', '@Иванович'],
    ['p4', 'Яковлева', 'Анна', 'Сергеевна'],
  ]
  for (const [id, lastName, firstName, middleName] of pupils) {
    facts.pupils.push({
      ...newPupil(id, 'c5a'),
      lastName,
      firstName,
      middleName,
      phones: [{ number: '+79161234567', comment: '' }],
    })
  }
  facts.parents.push(
    {
      ...newParent('q1', ['p1']),
      lastName: 'Абдурахмангаджиева',
      firstName: 'Патимат',
      middleName: 'Магомедовна',
      kind: 'mother',
    },
    { ...newParent('q2', ['p2', 'p4']), lastName: 'Яковлев', firstName: 'Сергей', middleName: 'Ильич', kind: 'father' },
  )
  const states = { p1: 'joined', p2: 'invited', p3: 'refused' } as const
  for (const [personId, state] of Object.entries(states)) {
    const invitee = newInvitee(documentsPlatform, 'c5a', { personKind: 'pupil', personId, role: 'pupil' })
    facts.invitees.push({
      ...invitee,
      state,
      linkId: 'l-c5a-pupil',
      invitedOn: '2026-09-02',
      joinedOn: state === 'joined' ? '2026-09-04' : null,
    })
  }
  facts.headCounts.push(
    {
      ...newHeadCount({ classId: 'c5b', platformId: documentsPlatform, role: 'pupil', countedOn: '2026-09-03' }),
      listed: 26,
    },
    {
      ...newHeadCount({ classId: 'c5b', platformId: documentsPlatform, role: 'pupil', countedOn: '2026-09-08' }),
      listed: 27,
      invited: 27,
      joined: 18,
      exceptions: 3,
    },
    {
      ...newHeadCount({ classId: 'c5b', platformId: documentsPlatform, role: 'parent', countedOn: '2026-09-08' }),
      listed: 40,
      invited: 40,
      joined: 30,
      exceptions: 0,
    },
  )
  return facts
}

function issuedLink(classId: string | null, role: InviteeRole, yearId: string): Link {
  const id = `l-${classId ?? 'staff'}-${role}`
  return {
    ...newLink(id, documentsPlatform, classId, yearId),
    role,
    url: inventedUrl(id),
    state: 'issued',
    issuedOn: '2026-09-02',
    validUntilOn: '2026-10-31',
    needsApproval: true,
  }
}
