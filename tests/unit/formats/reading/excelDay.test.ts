import { describe, expect, it } from 'vitest'
import { dayOfSerial, isDateFormat } from '@/formats/reading/excelDay'

describe('Excel days', () => {
  it.each([
    [1, { day: '1900-01-01' }],
    [59, { day: '1900-02-28' }],
    [61, { day: '1900-03-01' }],
    [25569, { day: '1970-01-01' }],
    [45351, { day: '2024-02-29' }],
    [45351.99999, { day: '2024-02-29' }],
    [0.5, '12:00'],
    [0.354166666666667, '08:30'],
    [-1, -1],
    [3_000_000, 3_000_000],
  ])('%s in the 1900 system', (serial, expected) => {
    expect(dayOfSerial(serial, false)).toEqual(expected)
  })

  it('0 in the 1904 system is a day', () => {
    expect(dayOfSerial(0, true)).toEqual({ day: '1904-01-01' })
  })

  it.each([
    ['dd.mm.yyyy', true],
    ['[$-419]d\\ mmmm\\ yyyy\\ "г.";@', true],
    ['mmm', true],
    ['h:mm', false],
    ['mm:ss', false],
    ['General', false],
    ['0.00', false],
    ['#,##0"дней"', false],
    ['[Red]0', false],
  ])('format %s shows a day: %s', (code, expected) => {
    expect(isDateFormat(code)).toBe(expected)
  })
})
