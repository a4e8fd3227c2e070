import { describe, expect, it } from 'vitest'
import { isMonth, monthOf, monthsFrom, showMonth } from '@/domain/rules/months'

describe('months', () => {
  it('are shown in words and run over the end of a year', () => {
    expect(monthsFrom('2026-11', 4).map(showMonth)).toEqual([
      'ноябрь 2026',
      'декабрь 2026',
      'январь 2027',
      'февраль 2027',
    ])
    expect(monthOf('2026-09-30')).toBe('2026-09')
    expect(monthsFrom('2026-01', 12).every(isMonth)).toBe(true)
    expect(['2026-13', '2026-00', '2026', '', '2026-1'].some(isMonth)).toBe(false)
  })
})
