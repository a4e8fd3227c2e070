import { describe, expect, it } from 'vitest'
import { searcher, searchKey } from '@/domain/rules/search'

const row = searchKey('Иванова-Ёлкина Мария Петровна', 'учитель', '+79161234567', '5 «А»', 'maria@school5.ru')
const finds = (query: string, key = row) => searcher(query)(key)

describe('a search that forgives (issue 2, section 3)', () => {
  it.each([
    '',
    '  ',
    'иванова',
    'ИВАНОВА',
    'ванов',
    'ёлкина',
    'елкина',
    'Ёлкина Иванова',
    'мария иванова',
    'петровна ив',
    'Иванова М.П.',
    'иванова-елкина',
    'bdfyjdf', // иванова
    'Bdfyjdf Vfhbz', // Иванова Мария
    'tkrbyf', // елкина without ё
    '`krbyf', // ёлкина
    'Иванoва', // Latin o
    'MAPИЯ', // Latin M, A, P
    'maria@school5.ru',
    'ьфкшф', // maria
    '5а',
    '5А',
    '5 «А»',
    '5-а',
    '5 "А"',
    '5a', // Latin a
    '5f', // а on the other layout
    '5',
    '5а мария',
    '5 ма',
    '4567',
    '123-45-67',
    '8 916 123 45 67',
    '89161234567',
    '+7 (916) 123',
    '9161234567',
  ])('«%s» finds', (query) => {
    expect(finds(query)).toBe(true)
  })

  it.each(['сидоров мария', 'иванова 7а', '5б', '7', '15', '25а', '6', '5 па', 'ба', 'xyz', '89161234568', 'ru5'])(
    '«%s» does not find',
    (query) => {
      expect(finds(query)).toBe(false)
    },
  )

  it('knows every spelling of a class in the row too', () => {
    for (const spelling of ['5А', '5 А', '5-А', '5 «А»', '5 "А"', '5«А» класс']) {
      expect(finds('5а', searchKey(spelling))).toBe(true)
      expect(finds('5 «а»', searchKey(spelling))).toBe(true)
      expect(finds('5', searchKey(spelling))).toBe(true)
    }
  })

  it('matches a number only at the start of a word', () => {
    expect(finds('5', searchKey('15 «А»'))).toBe(false)
    expect(finds('1', searchKey('11 «Б»'))).toBe(true)
    expect(finds('1а', searchKey('11 «А»'))).toBe(false)
    expect(finds('5a', searchKey('5 «Ф»'))).toBe(false)
  })

  it('finds profiles, complexes, dates and order numbers', () => {
    for (const query of ['10 физмат', '10физмат', '10физ', '10ф', 'физмат'])
      expect(finds(query, searchKey('10 «физмат»'))).toBe(true)
    expect(finds('1-4', searchKey('1–4'))).toBe(true)
    expect(finds('01.09', searchKey('приказ № 126/А от 01.09.2026'))).toBe(true)
    expect(finds('126/а', searchKey('приказ № 126/А от 01.09.2026'))).toBe(true)
  })

  it('filters 7 000 rows well within a keystroke', () => {
    const keys = Array.from({ length: 7000 }, (_, at) =>
      searchKey(`Фамилия${at} Имя Отчество`, `+7916${1000000 + at}`, '5 «А»'),
    )
    const fits = searcher('имя фамилия6999')
    expect(keys.filter(fits)).toHaveLength(1)
  })
})
