import { describe, expect, it } from 'vitest'
import type { SheetDescription } from '@/domain/documents/description'
import { monthSheet } from '@/domain/documents/monthSheet'
import { withNeutral } from '@/domain/model/neutral'
import { emptyFacts } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'
import { checks } from '@/domain/rules/checks'
import { schoolCounts } from '@/domain/rules/counts'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'

const sheetsOf = (facts: Facts, month = '2026-09') => monthSheet(facts, { today: documentsDay, month }).sheets
const first = (facts: Facts, month?: string): SheetDescription => {
  const [sheet] = sheetsOf(facts, month)
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const rowOf = (sheet: SheetDescription, start: string) =>
  sheet.rows.find(({ cells }) => String(cells[0]).startsWith(start))
const sections = (sheet: SheetDescription) =>
  sheet.rows.filter(({ style }) => style === 'group').map(({ cells }) => cells[0])

function withDates(): Facts {
  const facts = documentSchool()
  const campaign = (id: string, title: string, deadlineOn: string | null, state: 'open' | 'closed' = 'open') =>
    withNeutral('campaign', {
      id,
      title,
      state,
      deadlineOn,
      yearId: facts.organisation.currentYearId,
      platformId: documentsPlatform,
      roles: ['pupil', 'parent'],
      startsOn: '2026-09-01',
      targetPercent: 90,
    })
  facts.campaigns.push(
    campaign('k1', 'Сентябрь', '2026-09-30'),
    campaign('k2', 'Октябрь', '2026-10-01'),
    campaign('k3', 'Закрытая', '2026-09-15', 'closed'),
    campaign('k4', 'Без срока', null),
  )
  const link = facts.links.find((one) => one.classId === 'c5a' && one.role === 'parent')
  if (link) link.validUntilOn = '2026-09-28'
  const platform = facts.platforms.find((one) => one.id === documentsPlatform)
  if (platform) platform.deadlineOn = '2026-10-15'
  return facts
}

describe('«Что делать в этом месяце»', () => {
  it('has the dates of its month only', () => {
    const september = first(withDates())
    expect(rowOf(september, 'Довести кампанию «Сентябрь» до срока 30.09.2026')?.cells[1]).toMatch(
      /^вступили .*, цель 90 %$/u,
    )
    expect(rowOf(september, 'Довести кампанию «Октябрь»')).toBeUndefined()
    expect(rowOf(september, 'Получить новые ссылки')?.cells[1]).toMatch(/^1\sссылка: 5\s«А».* — до 28\.09\.2026$/u)
    expect(rowOf(september, 'Добиться вступления')).toBeUndefined()

    const october = first(withDates(), '2026-10')
    expect(rowOf(october, 'Довести кампанию «Октябрь» до срока 01.10.2026')).toBeDefined()
    expect(rowOf(october, 'Добиться вступления на площадку')?.cells[1]).toMatch(/^не вступили: /u)
    for (const text of ['кампанию «Закрытая»', 'кампанию «Без срока»'])
      expect(JSON.stringify([september, october])).not.toContain(text)
  })

  it('tells each finding once: beside its duty, else among what is waiting', () => {
    const facts = withDates()
    const found = checks(facts, documentsDay)
    expect(found.length).toBeGreaterThan(3)
    for (const month of ['2026-09', '2026-10', '2027-03']) {
      const told = first(facts, month).rows.map(({ cells }) => String(cells[1]))
      for (const { title, items } of found)
        expect(
          told.filter((cell) => cell.includes(`${title}: ${String(items.length)}`)),
          `${month} ${title}`,
        ).toHaveLength(1)
    }
  })

  it('says where a duty is written, and every number is explained below', () => {
    const { rows, footLines } = first(documentSchool())
    const numbers = rows.flatMap(({ cells, style }) => (style === 'group' || cells[2] === null ? [] : [cells[2]]))
    expect(numbers.length).toBeGreaterThan(10)
    for (const number of numbers) expect(footLines.filter((line) => line.startsWith(String(number)))).toHaveLength(1)
    expect(footLines.join(' ')).toContain('в положениях сроков нет')
    expect(footLines).toContain('Столбец «Сейчас в учёте» — на 10.09.2026.')
  })

  it('counts who has not joined by class, as the overview does', () => {
    const facts = documentSchool()
    const [, missing] = sheetsOf(facts)
    const { total, staffRoom } = schoolCounts(facts, documentsPlatform, documentsDay)
    expect(missing?.rows.at(-1)?.cells).toEqual([
      'Итого',
      total.parent.rest,
      total.pupil.rest,
      staffRoom.teacher.rest,
      staffRoom.staff.listed === 0 ? null : staffRoom.staff.rest,
    ])
    expect(missing?.rows.map(({ cells }) => cells[0])).toEqual(['5 «А»', '5 «Б»', 'Учительская', 'Итого'])
    const rest = total.parent.rest + total.pupil.rest + staffRoom.teacher.rest + staffRoom.staff.rest
    expect(rowOf(first(facts), 'Пригласите тех, кого ещё нет')?.cells[1]).toContain(String(rest))
  })

  it('reminds of cards whose term is over, once a term is set', () => {
    const facts = documentSchool()
    facts.staff[0] = { ...facts.staff[0]!, state: 'dismissed', dismissedOn: '2025-06-01' }
    expect(rowOf(first(facts), 'Сотрите карточки')).toBeUndefined()
    facts.organisation.retentionMonths = 12
    expect(rowOf(first(facts), 'Сотрите карточки')?.cells[1]).toMatch(/^вышел срок: 1\sкарточка$/u)
  })

  it('is of use to an empty school: duties without a state', () => {
    const sheets = monthSheet(emptyFacts(), { today: '2026-12-01', month: '2026-12' }).sheets
    expect(sheets).toHaveLength(1)
    expect(sections(sheets[0]!)).toContain('Каждый месяц')
    expect(sections(sheets[0]!)).not.toContain('Сроки этого месяца')
    expect(rowOf(sheets[0]!, 'Рассмотреть заявки')?.cells[1]).toBe('замечаний нет')
  })
})
