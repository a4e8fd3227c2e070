import { describe, expect, it } from 'vitest'
import { counted, plural, showNumber } from '@/domain/rules/plurals'

describe('Russian plural forms', () => {
  it.each([
    [0, 'классов'],
    [1, 'класс'],
    [2, 'класса'],
    [4, 'класса'],
    [5, 'классов'],
    [11, 'классов'],
    [12, 'классов'],
    [14, 'классов'],
    [21, 'класс'],
    [22, 'класса'],
    [25, 'классов'],
    [101, 'класс'],
    [111, 'классов'],
    [1.5, 'класса'],
    [-1, 'класс'],
  ])('%d %s', (n, word) => {
    expect(plural(n, 'класс', 'класса', 'классов')).toBe(word)
  })

  it('joins count and word by a no-break space', () => {
    expect(counted(5, 'класс', 'класса', 'классов')).toBe('5\u00a0классов')
    expect(counted(12000, 'строка', 'строки', 'строк')).toBe('12\u00a0000\u00a0строк')
  })

  it('writes numbers the Russian way', () => {
    expect(showNumber(7000)).toBe('7000')
    expect(showNumber(1234567)).toBe('1\u00a0234\u00a0567')
    expect(showNumber(66.7)).toBe('66,7')
    expect(showNumber(-3)).toBe('−3')
  })
})
