import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isDay, parseDay, schoolYearOf, showDay, wordDay } from '@/domain/rules/days'

describe('reading a day as offices write it (domain.md 4.1)', () => {
  it.each([
    ['01.09.2026', '2026-09-01'],
    ['1.9.2026', '2026-09-01'],
    ['1.9.26', '2026-09-01'],
    ['1.9.75', '1975-09-01'],
    ['01/09/2026', '2026-09-01'],
    ['01-09-2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['2026-09-01T00:00:00.000Z', '2026-09-01'],
    ['29.08.2024г.', '2024-08-29'],
    ['от 29.08.2024 г.', '2024-08-29'],
    ['«01» декабря 2023 г.', '2023-12-01'],
    ['08 ноября 2024 года', '2024-11-08'],
    ['\u00a01 сентября\u00a02026\u00a0г. ', '2026-09-01'],
    ['29.02.2028', '2028-02-29'],
  ])('%s', (text, iso) => {
    expect(parseDay(text)).toBe(iso)
  })

  it.each([
    '31.02.2026',
    '31.02.',
    '29.02.2026',
    '29.02.2100',
    '32.01.2026',
    '00.01.2026',
    '01.13.2026',
    '01.09',
    'вчера',
    '',
    '1 мартобря 2026',
    '01.01.3026',
    '01.01.1026',
  ])('%s is no day', (text) => {
    expect(parseDay(text)).toBeNull()
  })
})

describe('showing and counting', () => {
  it('shows a day in figures and in words', () => {
    expect(showDay('2026-09-01')).toBe('01.09.2026')
    expect(showDay(null)).toBe('')
    expect(showDay('')).toBe('')
    expect(wordDay('2026-09-01')).toBe('1 сентября 2026 г.')
    expect(wordDay('2027-05-09')).toBe('9 мая 2027 г.')
  })

  it('counts over months, leap days and years', () => {
    expect(addDays('2026-08-31', 1)).toBe('2026-09-01')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-08-31', '2026-09-30')).toBe(30)
    expect(daysBetween('2026-09-30', '2026-08-31')).toBe(-30)
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
    expect(daysBetween('вчера', '2027-01-01')).toBeNaN()
  })

  it('knows the days that exist', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('01.09.2026')).toBe(false)
  })

  it('turns the school year on 1 September', () => {
    expect(schoolYearOf('2026-09-01')).toEqual({ title: '2026/2027', startsOn: '2026-09-01', endsOn: '2027-08-31' })
    expect(schoolYearOf('2026-08-31').title).toBe('2025/2026')
    expect(schoolYearOf('2027-01-10').title).toBe('2026/2027')
  })
})
