import { describe, expect, it } from 'vitest'
import { documentSchool } from '@tests/support/documentFacts'
import { classTeacherTable } from '@/domain/documents/classTeacherTable'

const rows = (day: string, orderId?: string) =>
  classTeacherTable(documentSchool(), orderId === undefined ? { day } : { day, orderId }).sheets[0]?.rows.map(
    (row) => row.cells,
  )

describe('class teacher table', () => {
  it('gives № · class · name in the nominative · room · order, in the order of classes', () => {
    expect(rows('2026-09-02')).toEqual([
      [1, '5 «А»', 'Иванова Мария Петровна', '2А', '№ 133/6 – ОД от 28.08.2026'],
      [2, '5 «Б»', 'Константинопольская-Преображенская Александра Владимировна', '2Б', '№ 133/6 – ОД от 28.08.2026'],
      [3, '11 «А»', 'не назначен', '2А', null],
    ])
  })

  it('shows a stand-in beside the class teacher, with the last day', () => {
    expect(rows('2026-09-10')?.[2]).toEqual([
      3,
      '5 «Б»',
      'Мамедов Рашид Али оглы',
      '2Б',
      null,
      'временно, по 20.09.2026',
    ])
  })

  it('takes only what one order appointed', () => {
    expect(rows('2026-09-10', 'o1')?.map((cells) => cells[1])).toEqual(['5 «А»', '5 «Б»'])
  })

  it('has a header and nothing above it, so that a filter works (domain.md 5.3)', () => {
    const sheet = classTeacherTable(documentSchool(), { day: '2026-09-10' }).sheets[0]
    expect(sheet?.autofilter).toBe(true)
    expect(sheet?.pageHeader).toContain('2026/2027')
  })
})
