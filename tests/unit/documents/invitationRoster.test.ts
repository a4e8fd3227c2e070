import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { invitationRoster } from '@/domain/documents/invitationRoster'

const base = { platformId: documentsPlatform, today: documentsDay }
const school = () => invitationRoster(documentSchool(), { ...base, scope: 'school' })

function sheet(document: ReturnType<typeof invitationRoster>, name: string) {
  const found = document.sheets.find((one) => one.name === name)
  if (!found) throw new Error(`no sheet ${name}: ${document.sheets.map((one) => one.name).join()}`)
  return found
}

describe('invitation roster', () => {
  it('lists the staff room and every class with who, role, link, given on, joined on and state', () => {
    const roster = sheet(school(), 'Реестр')
    expect(roster.columns.map((column) => column.title)).toEqual([
      '№',
      'Класс',
      'ФИО',
      'Роль',
      'Площадка',
      'Ссылка',
      'Выдано',
      'Вступил',
      'Состояние',
      'Примечание',
    ])
    const joined = roster.rows.find((row) => String(row.cells[2]).startsWith('Абдурахмангаджиев '))
    const url = documentSchool().links.find((link) => link.id === 'l-c5a-pupil')?.url
    expect(joined?.cells.slice(1)).toEqual([
      '5 «А»',
      'Абдурахмангаджиев Мухаммадсайид Абдулмуслимович',
      'Ученик',
      'MAX',
      url,
      '2026-09-02',
      '2026-09-04',
      'Вступил',
      '',
    ])
    expect(roster.rows.map((row) => row.cells[0])).toEqual(roster.rows.map((_, index) => index + 1))
  })

  it('orders classes numerically: 5 before 11 (rule 8.3.1), the staff room first', () => {
    const units = sheet(school(), 'Реестр').rows.map((row) => row.cells[1])
    expect([...new Set(units)]).toEqual(['Учительская', '5 «А»', '5 «Б»', '11 «А»'])
  })

  it('gives a class without names one line per role from its newest head-count', () => {
    const rows = sheet(school(), 'Реестр').rows.filter((row) => row.cells[1] === '5 «Б»')
    expect(rows.map((row) => [row.cells[2], row.cells[3], row.cells[8]])).toEqual([
      ['по списку 27', 'Ученик', 'приглашено 27, вступило 18'],
      ['по списку 40', 'Родитель', 'приглашено 40, вступило 30'],
    ])
  })

  it('names a link that was given out although nobody of the role is counted yet', () => {
    const facts = documentSchool()
    const rows = (headCounts: typeof facts.headCounts) =>
      sheet(invitationRoster({ ...facts, headCounts }, { ...base, scope: 'school' }), 'Реестр').rows
    const parents = rows([]).find((row) => row.cells[1] === '5 «Б»' && row.cells[3] === 'Родитель')
    const link = facts.links.find((one) => one.classId === 'c5b' && one.role === 'parent')
    expect(parents?.cells.slice(2)).toEqual([
      'число не указано',
      'Родитель',
      'MAX',
      link?.url,
      link?.issuedOn,
      null,
      'Выдана',
      null,
    ])
  })

  it('shows both percentages with the denominator and totals per role (rule 8.3.9)', () => {
    const summary = sheet(school(), 'Сводка')
    const line = summary.rows.find((row) => row.cells[0] === '5 «Б»' && row.cells[1] === 'Ученик')
    expect(line?.cells.slice(2)).toEqual([27, 27, 18, 3, 6, 18 / 27, 24, 18 / 24, '2026-09-08'])
    const total = summary.rows.find((row) => row.cells[0] === 'Итого: ученики')
    // 4 by name (1 joined, 1 refused) + 27 counted (18 joined, 3 exceptions); 19 planned are not counted by anybody.
    expect(total?.style).toBe('total')
    expect(total?.cells.slice(2, 10)).toEqual([31, 30, 19, 4, 8, 19 / 31, 27, 19 / 27])
    const planned = summary.rows.find((row) => row.cells[0] === '11 «А»' && row.cells[1] === 'Ученик')
    expect(planned?.cells.slice(2)).toEqual([19, null, null, null, null, null, null, null, null])
    expect(summary.footLines).toContain('Нет данных о вступлении учеников у 1\u00a0класса: в итог они не вошли.')
  })

  it('gives no percentage instead of a division by zero', () => {
    const facts = documentSchool()
    for (const count of facts.headCounts) Object.assign(count, { listed: 3, invited: 3, joined: 0, exceptions: 3 })
    const summary = sheet(invitationRoster(facts, { ...base, scope: ['c5b'] }), 'Сводка')
    expect(summary.rows[0]?.cells[9]).toBeNull()
    expect(summary.rows[0]?.cells[7]).toBe(0)
  })

  it('makes a sheet for each chosen class, and only the asked role', () => {
    const document = invitationRoster(documentSchool(), { ...base, scope: ['c5b', 'c5a'], roles: ['parent'] })
    expect(document.sheets.map((one) => one.name)).toEqual(['Сводка', '5 «А»', '5 «Б»'])
    const roles = document.sheets.slice(1).flatMap((one) => one.rows.map((row) => row.cells[3]))
    expect(new Set(roles)).toEqual(new Set(['Родитель']))
  })

  it('of the staff room alone has its name and nobody else', () => {
    const document = invitationRoster(documentSchool(), { ...base, scope: 'staffRoom' })
    expect(document.fileName).toBe('Реестр приглашений, Учительская, 2026-09-10')
    expect(document.sheets.map((one) => one.name)).toEqual(['Сводка', 'Учительская'])
    expect(new Set(sheet(document, 'Учительская').rows.map((row) => row.cells[1]))).toEqual(new Set(['Учительская']))
  })

  it('ignores a head-count of a later day than the document', () => {
    const document = invitationRoster(documentSchool(), {
      ...base,
      today: '2026-09-05',
      scope: ['c5b'],
      roles: ['pupil'],
    })
    expect(sheet(document, '5 «Б»').rows[0]?.cells[2]).toBe('по списку 26')
  })

  it('greys out who has left and does not count them', () => {
    const facts = documentSchool()
    const left = facts.invitees.find((row) => row.personId === 'p1')
    if (left) left.state = 'left'
    const document = invitationRoster(facts, { ...base, scope: ['c5a'], roles: ['pupil'] })
    const rows = sheet(document, '5 «А»').rows
    expect(rows.at(-1)).toMatchObject({ style: 'muted' })
    expect(sheet(document, 'Сводка').rows[0]?.cells[2]).toBe(3)
  })
})
