import { describe, expect, it } from 'vitest'
import {
  fullName,
  genderOf,
  nameKey,
  parseFullName,
  shortName,
  sortedPersons,
  signatureName,
  type NameWarning,
} from '@/domain/rules/personNames'

const person = (lastName: string, firstName = '', middleName = '') => ({ lastName, firstName, middleName })
const split = (text: string) => {
  const { lastName, firstName, middleName } = parseFullName(text)
  return [lastName, firstName, middleName]
}

describe('showing a name', () => {
  it('puts initials after the surname in text and before it in a signature', () => {
    const p = person('Иванова', 'Мария', 'Петровна')
    expect(fullName(p)).toBe('Иванова Мария Петровна')
    expect(shortName(p)).toBe('Иванова\u00a0М.\u00a0П.')
    expect(signatureName(p)).toBe('М.\u00a0П.\u00a0Иванова')
  })

  it('lives without a patronymic and with a double first name', () => {
    expect(shortName(person('Ким', 'Светлана'))).toBe('Ким\u00a0С.')
    expect(shortName(person('Ким', 'Анна-Мария'))).toBe('Ким\u00a0А.-М.')
    expect(fullName(person('Ким'))).toBe('Ким')
    expect(shortName(person('Мамедов', 'Рашид', 'Али оглы'))).toBe('Мамедов\u00a0Р.\u00a0А.')
  })
})

describe('reading one cell (domain.md 5.2)', () => {
  it.each<[string, string[], NameWarning[]]>([
    ['Иванова Мария Петровна', ['Иванова', 'Мария', 'Петровна'], []],
    ['Иванова  Мария   Петровна', ['Иванова', 'Мария', 'Петровна'], []],
    ['\u00a0Иванова\u00a0Мария\u00a0Петровна ', ['Иванова', 'Мария', 'Петровна'], []],
    ['Иванова\nМария\tПетровна', ['Иванова', 'Мария', 'Петровна'], []],
    ['Иванова, Мария Петровна', ['Иванова', 'Мария', 'Петровна'], []],
    ['Петрова-Коваль Анна Игоревна', ['Петрова-Коваль', 'Анна', 'Игоревна'], []],
    ['Петрова – Коваль Анна Игоревна', ['Петрова-Коваль', 'Анна', 'Игоревна'], []],
    ['Мамедов Рашид Али оглы', ['Мамедов', 'Рашид', 'Али оглы'], []],
    ['Мамедова Лейла Али кызы', ['Мамедова', 'Лейла', 'Али кызы'], []],
    ['Мамедов Рашид Али Оглы', ['Мамедов', 'Рашид', 'Али Оглы'], []],
    ['Ким Светлана', ['Ким', 'Светлана', ''], []],
    ['де Фриз Анна', ['де Фриз', 'Анна', ''], []],
    ['Де Фриз Анна Петровна', ['Де Фриз', 'Анна', 'Петровна'], []],
    ['фон дер Берг Анна Карловна', ['фон дер Берг', 'Анна', 'Карловна'], []],
    ['Ван Ли', ['Ван', 'Ли', ''], []],
    ['Ван Анна Сергеевна', ['Ван', 'Анна', 'Сергеевна'], []],
    ["Д'Артаньян Шарль", ["Д'Артаньян", 'Шарль', ''], []],
    ['О`Коннор Сара', ['О’Коннор', 'Сара', ''], []],
    ['Семёнова Алёна Фёдоровна', ['Семёнова', 'Алёна', 'Фёдоровна'], []],
    ['Семе\u0308нова Али\u0306ша', ['Семёнова', 'Алйша', ''], []],
    ['ИВАНОВА МАРИЯ', ['Иванова', 'Мария', ''], ['caps']],
    ['ИВАНОВА Мария Петровна', ['Иванова', 'Мария', 'Петровна'], ['caps']],
    ['иванова мария петровна', ['Иванова', 'Мария', 'Петровна'], ['caps']],
    ['ПЕТРОВА-КОВАЛЬ АННА', ['Петрова-Коваль', 'Анна', ''], ['caps']],
    ["Д'АРТАНЬЯН ШАРЛЬ", ["Д'Артаньян", 'Шарль', ''], ['caps']],
    ['МАМЕДОВ РАШИД АЛИ ОГЛЫ', ['Мамедов', 'Рашид', 'Али оглы'], ['caps']],
    ['ДЕ ФРИЗ АННА', ['де Фриз', 'Анна', ''], ['caps']],
    ['Иванова М.П.', ['Иванова', 'М.', 'П.'], ['initials']],
    ['Иванова М. П.', ['Иванова', 'М.', 'П.'], ['initials']],
    ['Иванова М П', ['Иванова', 'М', 'П'], ['initials']],
    ['М.П. Иванова', ['Иванова', 'М.', 'П.'], ['initials']],
    ['М.П.Иванова', ['Иванова', 'М.', 'П.'], ['initials']],
    ['Иванова Мария П.', ['Иванова', 'Мария', 'П.'], ['initials']],
    ['Иванова', ['Иванова', '', ''], ['oneWord']],
    ['', ['', '', ''], []],
    ['Мария Иванова', ['Иванова', 'Мария', ''], ['order']],
    ['Мария Петровна', ['', 'Мария', 'Петровна'], ['noSurname']],
    ['Марк Олег', ['Марк', 'Олег', ''], []],
    ['Мария Петровна Иванова', ['Иванова', 'Мария', 'Петровна'], ['order']],
    ['Салтыков Иван Пётр Ильич', ['Салтыков', 'Иван Пётр', 'Ильич'], ['extraWords']],
    ['Иванова (Петрова) Мария Ивановна', ['Иванова (Петрова)', 'Мария', 'Ивановна'], ['signs', 'extraWords']],
    ['Иванова Мария 2', ['Иванова', 'Мария', '2'], ['digits']],
    ['<b>Иванова</b> Мария', ['<b>Иванова</b>', 'Мария', ''], ['signs']],
    ['=Иванова Мария', ['=Иванова', 'Мария', ''], ['signs']],
    ['Anna de Vries', ['Anna', 'de', 'Vries'], ['latin']],
  ])('%j', (text, parts, warnings) => {
    expect(split(text)).toEqual(parts)
    expect(parseFullName(text).warnings).toEqual(warnings.length === 0 ? [] : expect.arrayContaining(warnings))
  })

  it('marks initials and a single word as an incomplete name', () => {
    expect(parseFullName('Иванова М.П.').incomplete).toBe(true)
    expect(parseFullName('Иванова').incomplete).toBe(true)
    expect(parseFullName('Ким Светлана').incomplete).toBe(false)
  })

  it('offers a Cyrillic spelling for Latin letters, but keeps what was typed', () => {
    const latinO = parseFullName('Иванoв Cергей')
    expect(latinO.lastName).toBe('Иванoв')
    expect(latinO.warnings).toContain('latin')
    expect(latinO.proposal).toEqual({ lastName: 'Иванов', firstName: 'Сергей', middleName: '' })
    expect(parseFullName('Петров Jон').proposal).toBeNull()
    expect(parseFullName('Петров Иван').proposal).toBeNull()
  })

  it('never cuts a cell of 10 000 characters', () => {
    const long = 'ж'.repeat(10_000)
    const parsed = parseFullName(`${long} Мария`)
    expect(parsed.lastName).toHaveLength(10_000)
    expect(parsed.warnings).toContain('tooLong')
    const words = parseFullName('Аня '.repeat(2500))
    expect(fullName(words)).toHaveLength(9_999)
    expect(words.warnings).toEqual(expect.arrayContaining(['extraWords', 'tooLong']))
  })
})

describe('comparing names', () => {
  it.each([
    ['Семёнова', 'Семенова'],
    ['ИВАНОВА', 'иванова'],
    ['Иванoва', 'Иванова'],
    ['Петрова-Коваль', 'Петрова Коваль'],
    ["Д'Артаньян", 'Д’Артаньян'],
    ['Иванова ', ' Иванова'],
  ])('%s is %s', (a, b) => {
    expect(nameKey(person(a, 'Анна'))).toBe(nameKey(person(b, 'Анна')))
  })

  it('keeps the parts and other people apart', () => {
    expect(nameKey(person('Иванова', 'Анна'))).not.toBe(nameKey(person('Иванов', 'Аанна')))
    expect(nameKey(person('Иванова', 'Анна', 'Петровна'))).not.toBe(nameKey(person('Иванова', 'Анна')))
  })

  it('sorts by surname, name, patronymic, with ё beside е', () => {
    const sorted = sortedPersons([person('Жук', 'А'), person('Ёлкин', 'Б'), person('Ежов', 'Я'), person('Ёлкин', 'А')])
    expect(sorted.map(fullName)).toEqual(['Ежов Я', 'Ёлкин А', 'Ёлкин Б', 'Жук А'])
  })
})

describe('gender by the patronymic', () => {
  it.each<[string, 'male' | 'female' | null]>([
    ['Петровна', 'female'],
    ['Ильинична', 'female'],
    ['Петрович', 'male'],
    ['Ильич', 'male'],
    ['Кузьмич', 'male'],
    ['Лукич', 'male'],
    ['Али оглы', 'male'],
    ['Али кызы', 'female'],
    ['Али-кызы', 'female'],
    ['', null],
    ['П.', null],
    ['Хван', null],
  ])('%s → %s', (middleName, gender) => {
    expect(genderOf(person('Ким', 'Саша', middleName))).toBe(gender)
  })
})
