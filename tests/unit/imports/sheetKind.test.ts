import { describe, expect, it } from 'vitest'
import { findTables } from '@/domain/imports/tables/findTable'
import type { Table } from '@/domain/imports/tables/Table'
import { classOfSheet, kindOfSheet } from '@/domain/imports/tables/sheetKind'
import { sheetOf as gridSheet } from '@tests/fixtures/makers/tables'
import type { CellValue, GridSheet } from '@/domain/imports/grid'

function findTable(sheet: GridSheet): Table | null {
  return findTables(sheet)[0] ?? null
}

const today = '2026-10-05'

/** «kind code» of a sheet. */
function kind(rows: CellValue[][], names: { sheet?: string; file?: string } = {}): string {
  const sheet = gridSheet(rows, { name: names.sheet ?? 'Лист1' })
  const judged = kindOfSheet(sheet, findTable(sheet), names.file ?? 'книга.xlsx', today)
  return `${judged.kind} ${judged.reasons.map((reason) => reason.code).join(' ')}`
}

const a = 'Орлова Нина Львовна'
const b = 'Ким Олег Ильич'
const c = 'Ли Анна Юрьевна'

describe('lists', () => {
  it('staff by a column of positions', () => {
    expect(
      kind([
        ['ФИО', 'Должность'],
        [a, 'учитель'],
      ]),
    ).toBe('staff staffByColumns')
  })

  it('bare names by the header, the title, the sheet or the file', () => {
    expect(kind([['ФИО преподавателя'], [a]])).toBe('staff staffByTitle')
    expect(kind([['Список учащихся'], ['ФИО'], [a]])).toBe('pupils pupilsByTitle')
    expect(kind([['ФИО'], [a]], { sheet: 'Ученики' })).toBe('pupils pupilsByTitle')
    expect(kind([['ФИО'], [a]], { file: 'Сотрудники.xlsx' })).toBe('staff staffByTitle')
    expect(kind([['ФИО'], [a]])).toBe('staff onlyNames')
  })

  it('bare names with the birth dates of children are pupils', () => {
    expect(
      kind([
        ['ФИО', 'Дата рождения'],
        [a, { day: '2016-05-12' }],
        [b, '03.04.2015'],
      ]),
    ).toBe('pupils pupilsByBirth')
    expect(
      kind([
        ['ФИО', 'Дата рождения'],
        [a, { day: '1976-05-12' }],
      ]),
    ).toBe('staff onlyNames')
  })

  it('names with classes that repeat are pupils, with every class once class teachers', () => {
    expect(
      kind([
        ['Класс', 'ФИО'],
        ['5А', a],
        ['5А', b],
        ['5Б', c],
      ]),
    ).toBe('pupils pupilsByClass')
    expect(
      kind([
        ['Класс', 'ФИО'],
        ['5А', a],
        ['5Б', b],
        ['5В', c],
      ]),
    ).toBe('assignments everyClassOnce')
    expect(
      kind([
        ['Класс', 'ФИО классного руководителя'],
        ['5А', a],
      ]),
    ).toBe('assignments assignments')
  })

  it('classes by what is said about them', () => {
    expect(
      kind([
        ['Класс', 'Кол-во учеников', 'Кабинет'],
        ['5А', 25, '12'],
      ]),
    ).toBe('classes classesByColumns')
    expect(kind([['Класс'], ['5А'], ['5Б']])).toBe('classes onlyClasses')
  })
})

describe('no list of people', () => {
  it('a timetable, with days along the top or down the side', () => {
    expect(
      kind([
        ['Урок', 'Понедельник', 'Вторник', 'Среда'],
        [1, 'алгебра', 'физика', a],
      ]),
    ).toBe('none timetable')
    expect(
      kind([
        ['Класс', '5А'],
        ['понедельник', 'физика'],
        ['вторник', 'химия'],
        ['среда', 'алгебра'],
      ]),
    ).toBe('none timetable')
    expect(
      kind([
        ['День', 'Время', 'Предмет', 'Преподаватель'],
        ['1', '8:30', 'физика', a],
      ]),
    ).toBe('none timetable')
  })

  it('a gradebook', () => {
    const days = ['2026-09-01', '2026-09-03', '2026-09-05'].map((day) => ({ day }))
    expect(
      kind([
        ['ФИО', ...days],
        [a, 5, 4, 3],
      ]),
    ).toBe('none gradebook')
    expect(
      kind([
        ['ФИО', '01.09', '03.09', '05.09'],
        [a, 5, 4, 3],
      ]),
    ).toBe('none gradebook')
  })

  it('a price list', () => {
    expect(
      kind([
        ['№', 'Наименование', 'Цена', 'Класс'],
        [1, 'Учебник', 500, 5],
      ]),
    ).toBe('none prices')
  })

  it('a form with placeholders', () => {
    expect(
      kind([
        ['ФИО', 'Должность'],
        ['[a.last_name] [a.first_name]', '[a.post]'],
        ['Итого', 0],
      ]),
    ).toBe('none template')
  })

  it('a table about classes where all else is unknown', () => {
    expect(
      kind([
        ['Класс', 'x', 'y', 'z', 'w'],
        ['5А', 1, 2, 3, 4],
      ]),
    ).toBe('none noPeople')
  })

  it('a list without a header is told by its values, and less sure', () => {
    expect(
      kind([
        [a, 'математика'],
        [b, 'физика'],
        [c, 'химия'],
      ]),
    ).toBe('staff staffByColumns headerless')
    expect(kind([['x'], ['y']])).toBe('none noHeader')
    expect(kind([])).toBe('none empty')
    expect(kind([['ФИО', 'Должность']])).toBe('none noRows')
  })
})

describe('the class of a whole sheet', () => {
  it.each([
    ['5А', '', '5А'],
    ['Лист1', 'Список обучающихся 5 «Б» класса на 2026/2027', '5Б'],
    ['Лист1', 'Список обучающихся школы № 5', ''],
    ['2026', '', ''],
    ['Ученики', '', ''],
  ])('sheet «%s», title «%s» → «%s»', (sheet, title, expected) => {
    expect(classOfSheet(sheet, title).trim()).toBe(expected)
  })
})
