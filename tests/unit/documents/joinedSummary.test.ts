import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { joinedSummary } from '@/domain/documents/joinedSummary'
import type { SheetDescription } from '@/domain/documents/description'
import { newClass, newHeadCount } from '@/domain/model/newRecords'
import type { Facts } from '@/domain/model/plain'

function summary(facts: Facts = documentSchool(), compareOn = '2026-09-03') {
  const { sheets } = joinedSummary(facts, { platformId: documentsPlatform, today: documentsDay, compareOn })
  const [totals, classes] = sheets
  if (!totals || !classes) throw new Error('two sheets')
  return { totals, classes }
}

/** The row that begins with these cells, by column title. */
function row(sheet: SheetDescription, ...heads: string[]): Record<string, unknown> {
  const found = sheet.rows.find((one) => heads.every((head) => one.cells.includes(head)))
  if (!found) throw new Error(`no row ${heads.join(', ')}`)
  return Object.fromEntries(sheet.columns.map((column, index) => [column.title, found.cells[index]]))
}

describe('the summary for the head', () => {
  it('counts a class of names with both percentages and their denominators', () => {
    expect(row(summary().classes, '5 «А»', 'Ученики')).toMatchObject({
      'Классный руководитель': 'Иванова\u00a0М.\u00a0П.',
      'По списку': 4,
      Вступило: 1,
      'Отказ или нет смартфона': 1,
      Осталось: 2,
      '% от списка': 0.25,
      '% без исключений': 0.333,
      'Данные на': documentsDay,
    })
  })

  it('tells what was gained since the earlier day, by names and by dated counts', () => {
    const { classes } = summary()
    expect(row(classes, '5 «А»', 'Ученики')).toMatchObject({ 'Было на 03.09.2026': 0, Прирост: 1 })
    expect(row(classes, '5 «Б»', 'Ученики')).toMatchObject({ 'Было на 03.09.2026': 0, Прирост: 18 })
    expect(row(summary(documentSchool(), '2026-09-04').classes, '5 «А»', 'Ученики')).toMatchObject({ Прирост: 0 })
  })

  it('compares nothing where the earlier day was not counted', () => {
    const { totals, classes } = summary(documentSchool(), '2026-09-01')
    expect(row(classes, '5 «Б»', 'Ученики')).toMatchObject({ 'Было на 01.09.2026': null, Прирост: null })
    expect(row(totals, '5-е классы')).toMatchObject({ 'Было на 01.09.2026': null, Прирост: null })
    expect(row(totals, 'Итого: ученики')).toMatchObject({ Прирост: null })
  })

  it('sums parallels and the school, and says what is not in the sum', () => {
    const { totals } = summary()
    const parallels = totals.rows.filter((one) => one.cells[0] === '5-е классы')
    expect(parallels).toHaveLength(2)
    expect(row(totals, 'Итого: ученики')).toMatchObject({ 'По списку': 31, Вступило: 19 })
    expect(totals.footLines).toContain('Нет данных о вступлении учеников у 1\u00a0класса: в итог они не вошли.')
  })

  it('says when a day of joining was not written down', () => {
    const facts = documentSchool()
    for (const one of facts.invitees) one.joinedOn = null
    const { totals, classes } = summary(facts)
    expect(row(classes, '5 «А»', 'Ученики')).toMatchObject({ 'Было на 03.09.2026': 1, Прирост: 0 })
    expect(totals.footLines.join('\n')).toContain('У 1\u00a0человека день вступления не записан')
  })

  it('keeps a class of several levels apart from the parallels', () => {
    const facts = documentSchool()
    const complex = { ...newClass('k', facts.organisation.currentYearId), levels: [1, 2, 3], state: 'active' as const }
    facts.classes.push(complex)
    const count = newHeadCount({ classId: 'k', platformId: documentsPlatform, role: 'parent', countedOn: '2026-09-02' })
    facts.headCounts.push({ ...count, listed: 10, invited: 10, joined: 10 })
    const { totals } = summary(facts)
    expect(row(totals, 'Классы-комплекты 1–3')).toMatchObject({ 'По списку': 10, '% от списка': 1 })
    expect(totals.chart?.groups.map((group) => group.label)).toContain('Классы-комплекты 1–3')
  })

  it('draws each share with the earlier one', () => {
    const facts = documentSchool()
    for (const one of facts.invitees) if (one.joinedOn !== null) one.joinedOn = '2026-09-02'
    const five = summary(facts).totals.chart?.groups.find((group) => group.label === '5-е классы')
    expect(five?.bars.find((bar) => bar.role === 'pupil')).toMatchObject({ share: 0.613, before: 1 / 31 })
  })
})
