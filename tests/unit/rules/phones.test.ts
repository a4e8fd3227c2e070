import { describe, expect, it } from 'vitest'
import { isMobile, parsePhones, showPhone } from '@/domain/rules/phones'

const pairs = (value: string | number) => parsePhones(value).phones.map((p) => [p.number, p.comment])
const codes = (value: string | number) => parsePhones(value).problems.map((p) => p.code)

describe('reading a cell of phones (domain.md 5.2)', () => {
  it.each<[string | number, string, string]>([
    ['8(916)123-45-67', '+79161234567', ''],
    ['+7 916 1234567', '+79161234567', ''],
    ['+7\u00a0916\u00a0123\u201145\u201167', '+79161234567', ''],
    ['9161234567', '+79161234567', ''],
    [89161234567, '+79161234567', ''],
    [9161234567, '+79161234567', ''],
    ['+8 916 123 45 67', '+79161234567', ''],
    ['8-916-123-45-67 (мама)', '+79161234567', 'мама'],
    ['8 916 123 45 67 мама', '+79161234567', 'мама'],
    ['мама 8 916 123 45 67', '+79161234567', 'мама'],
    ['мама: 8 916 123 45 67', '+79161234567', 'мама'],
    ['тел. 8 916 123 45 67', '+79161234567', ''],
    ['моб.: 89161234567', '+79161234567', ''],
    ['8.916.123.45.67', '+79161234567', ''],
    ['(916) 123-45-67', '+79161234567', ''],
    ['+375 29 123-45-67', '+375291234567', ''],
    ['+998 90 123 45 67', '+998901234567', ''],
    ['375291234567', '+375291234567', ''],
    ['810 375 29 123 45 67', '+375291234567', ''],
  ])('%s', (value, number, comment) => {
    expect(pairs(value)).toEqual([[number, comment]])
    expect(codes(value)).toEqual([])
  })

  it.each<[string, [string, string][]]>([
    [
      '89161234567, 89161234568',
      [
        ['+79161234567', ''],
        ['+79161234568', ''],
      ],
    ],
    [
      '89161234567; 89161234568',
      [
        ['+79161234567', ''],
        ['+79161234568', ''],
      ],
    ],
    [
      '89161234567/89161234568',
      [
        ['+79161234567', ''],
        ['+79161234568', ''],
      ],
    ],
    [
      '89161234567\n89161234568',
      [
        ['+79161234567', ''],
        ['+79161234568', ''],
      ],
    ],
    [
      '89161234567 89161234568',
      [
        ['+79161234567', ''],
        ['+79161234568', ''],
      ],
    ],
    [
      '8 (912) 123-45-67, мама 8 912 123-45-68',
      [
        ['+79121234567', ''],
        ['+79121234568', 'мама'],
      ],
    ],
    [
      '8 912 123-45-67 (мама), 8 912 123-45-68 (папа)',
      [
        ['+79121234567', 'мама'],
        ['+79121234568', 'папа'],
      ],
    ],
    [
      'мама 8 912 123-45-67 папа 8 912 123-45-68',
      [
        ['+79121234567', 'мама'],
        ['+79121234568', 'папа'],
      ],
    ],
    [
      '8 912 123-45-67 мама 8 912 123-45-68 папа',
      [
        ['+79121234567', 'мама'],
        ['+79121234568', 'папа'],
      ],
    ],
    ['89161234567, 8(916)1234567', [['+79161234567', '']]],
  ])('%j holds several', (value, expected) => {
    expect(pairs(value)).toEqual(expected)
  })

  it.each([
    '8,9161E+10',
    '8.9161E+10',
    '8,9161e10',
    '8,91612E+10',
    '89161200000',
    89161200000,
    8.9161e10,
    1.5,
    Number.NaN,
  ])('%s has lost its digits: no phone, and the text says what to do', (value) => {
    const { phones, problems } = parsePhones(value)
    expect(phones).toEqual([])
    expect(problems.map((p) => p.code)).toEqual(['digits-lost'])
    expect(problems[0]?.text).toMatch(/исходного списка/)
  })

  it('keeps a round number that a person grouped by hand', () => {
    expect(pairs('8 916 120-00-00')).toEqual([['+79161200000', '']])
  })

  it('keeps a city number and warns', () => {
    expect(pairs('8 (34547) 2-12-34')).toEqual([['+73454721234', '']])
    expect(codes('8 (34547) 2-12-34')).toEqual(['city'])
    expect(pairs('2-12-34')).toEqual([['2-12-34', '']])
    expect(codes('2-12-34')).toEqual(['no-code'])
  })

  it('keeps what it does not understand, as typed', () => {
    expect(pairs('8 916 123 45 6')).toEqual([['8 916 123 45 6', '']])
    expect(codes('8 916 123 45 6')).toEqual(['not-understood'])
    expect(codes('нет телефона')).toEqual(['no-number'])
    expect(parsePhones('')).toEqual({ phones: [], problems: [] })
    expect(parsePhones('  ')).toEqual({ phones: [], problems: [] })
  })

  it('reports more than ten numbers instead of losing them in silence', () => {
    const many = Array.from({ length: 12 }, (_, at) => `891612345${at + 10}`).join('; ')
    const { phones, problems } = parsePhones(many)
    expect(phones).toHaveLength(10)
    expect(problems.map((p) => p.code)).toEqual(['too-many'])
  })
})

describe('showing and judging', () => {
  it('groups a Russian number', () => {
    expect(showPhone('+79161234567')).toBe('+7 (916) 123-45-67')
    expect(showPhone('+375291234567')).toBe('+375 29 123 45 67')
    expect(showPhone('2-12-34')).toBe('2-12-34')
    expect(showPhone('')).toBe('')
  })

  it('tells mobile from city', () => {
    expect(isMobile('+79161234567')).toBe(true)
    expect(isMobile('+77011234567')).toBe(true)
    expect(isMobile('+73454721234')).toBe(false)
    expect(isMobile('+375291234567')).toBe(true)
    expect(isMobile('2-12-34')).toBe(false)
  })
})
