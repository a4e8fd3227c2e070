import { describe, expect, it } from 'vitest'
import { classKey, className, compareClasses, parseClassName, splitClassNames } from '@/domain/rules/classNames'

const parsed = (text: string | number, alphabet?: 'cyrillic' | 'latin') => {
  const result = parseClassName(text, alphabet)
  return result.ok ? [result.levels, result.litera, result.doubts.length] : result.reason
}

describe('reading a class (domain.md 5.2)', () => {
  it.each<[string | number, number[], string]>([
    ['5А', [5], 'А'],
    ['5 А', [5], 'А'],
    ['5-А', [5], 'А'],
    ['5 "А"', [5], 'А'],
    ['5«А»', [5], 'А'],
    ['5 «А»', [5], 'А'],
    ['5«А» класс', [5], 'А'],
    ['5 „А“', [5], 'А'],
    ['5 а', [5], 'А'],
    ['5а', [5], 'А'],
    ['05А', [5], 'А'],
    ['5_А', [5], 'А'],
    ['5/А', [5], 'А'],
    ['5.А', [5], 'А'],
    ['5 (А)', [5], 'А'],
    ['\u00a05\u00a0А\u00a0', [5], 'А'],
    ['5\u200bА', [5], 'А'],
    ['5A', [5], 'А'], // Latin A
    ['9C', [9], 'С'],
    ['5b', [5], 'В'],
    ['7Б класс', [7], 'Б'],
    ['7 Б кл.', [7], 'Б'],
    ['7 кл', [7], ''],
    ['класс 7Б', [7], 'Б'],
    ['7-й «Б»', [7], 'Б'],
    ['7-й класс', [7], ''],
    ['5З', [5], 'З'],
    ['10 физмат', [10], 'физмат'],
    ['11 Т', [11], 'Т'],
    ['9К', [9], 'К'],
    ['1 АА', [1], 'АА'],
    ['2/1', [2], '1'],
    ['10в (с-э)', [10], 'В (с-э)'],
    ['11 кад', [11], 'кад'],
    ['10 «Б» физмат', [10], 'Б физмат'],
    ['1', [1], ''],
    [1, [1], ''],
    ['12', [12], ''],
    ['1–4 класс-комплект', [1, 2, 3, 4], ''],
    ['1-4 класс-комплект', [1, 2, 3, 4], ''],
    ['1-4 (класс-комплект)', [1, 2, 3, 4], ''],
    ['класс-комплект 1-4', [1, 2, 3, 4], ''],
    ['класс-комплект 1,3', [1, 3], ''],
    ['1–4', [1, 2, 3, 4], ''],
    ['1–4 «А»', [1, 2, 3, 4], 'А'],
    ['1, 3', [1, 3], ''],
    ['1 и 3', [1, 3], ''],
    ['1,2,3', [1, 2, 3], ''],
    ['1-4 классы', [1, 2, 3, 4], ''],
    ['1, 3 классы', [1, 3], ''],
    ['5А (25 чел.)', [5], 'А'],
    ['5 кл А', [5], 'А'],
    ['5кл. «А»', [5], 'А'],
    ['5А класс (ОВЗ)', [5], 'А (ОВЗ)'],
    ['подготовительная к школе группа', [0], ''],
    ['Подготовительная группа', [0], ''],
    ['подг. группа', [0], ''],
    ['Подготовительная группа «А»', [0], 'А'],
  ])('%s', (text, levels, litera) => {
    expect(parsed(text)).toEqual([levels, litera, 0])
  })

  it.each<[string | number, number[], string, RegExp]>([
    ['ЗА', [3], 'А', /«3А»/], // the letter З
    ['зб', [3], 'Б', /«3б»/],
    ['З «А»', [3], 'А', /буквы, похожей на цифру/],
    ['8-1', [8], '1', /дату/],
    ['5.2', [5], '2', /дробным/],
    [5.2, [5], '2', /дробным/],
    ['5,2', [5], '2', /дробным/],
    ['1-4', [1], '4', /класс-комплект/],
    ['5D', [5], 'D', /латинские/],
  ])('%s is understood, with a doubt', (text, levels, litera, doubt) => {
    const result = parseClassName(text)
    expect(result).toMatchObject({ ok: true, levels, litera })
    expect(result.ok && result.doubts.join()).toMatch(doubt)
  })

  it.each<[string, RegExp]>([
    ['', /не указан/],
    ['V А', /арабскими/],
    ['ХI', /арабскими/],
    ['Учительская', /не похоже на класс/],
    ['13А', /от 1 до 12/],
    ['2026', /от 1 до 12/],
    ['53', /вместо буквы «З» стоит цифра 3/],
    ['103', /10 «З»/],
    ['5А, 5Б', /несколько классов/],
    ['5А и 7Б', /несколько классов/],
    ['10 социально-экономический', /длиннее 15/],
    ['5<b>', /лишние знаки/],
    ['ы'.repeat(10_000), /слишком длинный/],
    ['1–99', /от 1 до 12/],
  ])('%s is refused with a reason', (text, reason) => {
    expect(parsed(text)).toMatch(reason)
  })

  it('writes look-alikes in the school’s own alphabet', () => {
    expect(parsed('5А', 'latin')).toEqual([[5], 'A', 0])
    expect(parsed('5Б', 'latin')).toEqual([[5], 'Б', 0])
    expect(parsed('5D', 'latin')).toEqual([[5], 'D', 0])
  })

  it('splits a cell of several classes', () => {
    expect(splitClassNames('5А, 7 «Б»\n8в')).toEqual(['5А', '7 «Б»', '8в'])
    expect(splitClassNames('5А и 7Б')).toEqual(['5А', '7Б'])
    expect(splitClassNames('1, 3')).toEqual(['1, 3'])
    expect(splitClassNames('10 физмат')).toEqual(['10 физмат'])
    expect(splitClassNames('')).toEqual([])
  })
})

describe('showing a class', () => {
  it.each([
    [[5], 'А', '5 «А»', '5А', '5-А'],
    [[5], '', '5', '5', '5'],
    [[10], 'физмат', '10 «физмат»', '10 физмат', '10-физмат'],
    [[10], 'В (с-э)', '10 «В (с-э)»', '10В (с-э)', '10-В (с-э)'],
    [[2], '1', '2 «1»', '2/1', '2-1'],
    [[1, 2, 3, 4], '', '1–4', '1–4', '1–4'],
    [[4, 3, 2, 1], 'А', '1–4 «А»', '1–4А', '1–4-А'],
    [[1, 3], '', '1, 3', '1, 3', '1, 3'],
    [[0], '', 'Подготовительная группа', 'Подготовительная группа', 'Подготовительная группа'],
    [[0], 'А', 'Подготовительная группа «А»', 'Подготовительная группа А', 'Подготовительная группа А'],
  ])('%j %s', (levels, litera, guillemets, plain, hyphen) => {
    expect(className({ levels, litera }, 'guillemets')).toBe(guillemets)
    expect(className({ levels, litera }, 'plain')).toBe(plain)
    expect(className({ levels, litera }, 'hyphen')).toBe(hyphen)
  })
})

describe('identity and order (rule 8.3.1)', () => {
  it('gives one key to every spelling', () => {
    const keys = [
      { levels: [5], litera: 'А' },
      { levels: [5], litera: 'A' },
      { levels: [5], litera: ' а ' },
    ].map(classKey)
    expect(new Set(keys).size).toBe(1)
    expect(classKey({ levels: [3, 1], litera: '' })).toBe(classKey({ levels: [1, 3], litera: '' }))
    expect(classKey({ levels: [5], litera: 'Е' })).not.toBe(classKey({ levels: [5], litera: 'Ё' }))
    expect(classKey({ levels: [1], litera: '1' })).not.toBe(classKey({ levels: [11], litera: '' }))
  })

  it('sorts 10 after 9, Ё after Е, a single class before a complex', () => {
    const names = [
      '10А',
      '9Б',
      '9А',
      '1–4',
      '1Ж',
      '1Ё',
      '1Е',
      '1',
      '2/10',
      '2/2',
      '1D',
      '11',
      'Подготовительная группа',
    ]
    const classes = names.map((name) => {
      const result = parseClassName(name)
      if (!result.ok) throw new Error(result.reason)
      return result
    })
    const sorted = [...classes].sort(compareClasses).map((c) => className(c, 'plain'))
    expect(sorted).toEqual([
      'Подготовительная группа',
      '1',
      '1Е',
      '1Ё',
      '1Ж',
      '1D',
      '1–4',
      '2/2',
      '2/10',
      '9А',
      '9Б',
      '10А',
      '11',
    ])
  })
})
