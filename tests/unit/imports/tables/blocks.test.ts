import { describe, expect, it } from 'vitest'
import { classOfSheet } from '@/domain/imports/tables/classHeadings'
import { findTables } from '@/domain/imports/tables/findTable'
import { fieldsOf, kindsOf, merge, rowsOf, sheetOf, tableOf } from '@tests/fixtures/makers/tables'

const a = 'Орлов Пётр Ильич'
const b = 'Ким Анна Олеговна'
const c = 'Ли Яна Юрьевна'
const d = 'Де Олег Юрьевич'

describe('difficulty: several tables on one sheet', () => {
  it('blocks side by side with a blank column between them', () => {
    const sheet = sheetOf([
      ['№', 'ФИО', 'Класс', null, '№', 'ФИО', 'Класс'],
      [1, a, '5А', null, 1, c, '5Б'],
      [2, b, '5А', null, null, null, null],
      [null, null, null, null, 3, d, '5Б'],
    ])
    const tables = findTables(sheet)
    expect(tables.map(fieldsOf)).toEqual([
      { 1: 'rowNumber', 2: 'fullName', 3: 'className' },
      { 5: 'rowNumber', 6: 'fullName', 7: 'className' },
    ])
    expect(tables.map(rowsOf)).toEqual([
      [2, 3],
      [2, 4],
    ])
    expect(tables[1]?.rows[0]?.cells.slice(0, 4)).toEqual([null, null, null, null])
  })

  it('blocks that touch each other', () => {
    const tables = findTables(
      sheetOf([
        ['№', 'ФИО', '№', 'ФИО'],
        [1, a, 3, c],
        [2, b, 4, d],
      ]),
    )
    expect(tables.map(rowsOf)).toEqual([
      [2, 3],
      [2, 3],
    ])
  })

  it('blocks under merged class headings', () => {
    const sheet = sheetOf(
      [
        ['5А', null, null, null, '5Б', null, null],
        ['№', 'ФИО', 'Пол', null, '№', 'ФИО', 'Пол'],
        [1, a, 'м', null, 1, c, 'ж'],
        [2, b, 'ж', null, 2, d, 'м'],
      ],
      { merges: [merge('A1:C1'), merge('E1:G1')] },
    )
    expect(findTables(sheet).map((table) => table.rows.map((row) => row.classText))).toEqual([
      ['5А', '5А'],
      ['5Б', '5Б'],
    ])
    expect(kindsOf(sheet)).toEqual(['pupils pupilsByTab', 'pupils pupilsByTab'])
  })

  it('columns of names under nothing but their classes', () => {
    const sheet = sheetOf([
      ['5А', '5Б', '5В'],
      ['Орлов Пётр', 'Ли Яна', 'Ким Олег'],
      ['Ким Анна', 'Де Олег', null],
    ])
    expect(findTables(sheet).map((table) => [fieldsOf(table), table.rows.map((row) => row.classText)])).toEqual([
      [{ 1: 'fullName' }, ['5А', '5А']],
      [{ 2: 'fullName' }, ['5Б', '5Б']],
      [{ 3: 'fullName' }, ['5В']],
    ])
  })

  it('a class alone in a cell over the list', () => {
    const table = tableOf([['МБОУ СОШ № 5'], [null, '11 кад'], ['№', 'ФИО'], [1, a], [2, b]])
    expect(table?.rows.map((row) => row.classText)).toEqual(['11 кад', '11 кад'])
  })

  it('parents beside a pupil are no block of their own', () => {
    const table = tableOf([
      ['ФИО', 'Телефон', null, 'ФИО матери', 'Телефон матери', null, 'ФИО отца'],
      [a, null, null, 'Орлова Нина Львовна', '8 916 123-45-67', null, null],
    ])
    expect(fieldsOf(table)).toMatchObject({ 1: 'fullName', 4: 'parentName', 5: 'parentPhone', 7: 'parentName' })
  })

  it('a table with other columns further down', () => {
    const sheet = sheetOf([
      ['Администрация'],
      ['№', 'ФИО', 'Должность', 'Телефон'],
      [1, 'Орлова Нина Львовна', 'директор', '8 916 123-45-67'],
      [],
      ['Классные руководители'],
      ['Класс', 'Классный руководитель', 'Кабинет'],
      ['5А', 'Ким Олег Ильич', 12],
      ['5Б', 'Ли Анна Юрьевна', 13],
    ])
    const tables = findTables(sheet)
    expect(tables.map((table) => [table.header.lastRow, table.title, rowsOf(table)])).toEqual([
      [2, 'Администрация', [3]],
      [6, 'Классные руководители', [7, 8]],
    ])
    expect(kindsOf(sheet)).toEqual(['staff staffByColumns', 'classes classesByColumns'])
  })

  it('44 tabs, one class each, some with a title and some without a header', () => {
    const letters = ['А', 'Б', 'В', 'Г']
    const sheets = Array.from({ length: 11 }, (_, at) => at + 1).flatMap((level) =>
      letters.map((letter, at) => {
        const name = `${String(level)}${letter}`
        const people = [
          [1, a],
          [2, b],
        ]
        const title = [`Список обучающихся ${String(level)} «${letter}» класса`]
        if (at === 0) return sheetOf([['№', 'ФИО'], ...people], { name })
        if (at === 1)
          return sheetOf([title, [], ['№ п/п', 'Фамилия, имя, отчество'], ...people], { name: 'Лист' + name })
        return sheetOf(at === 2 ? people : [title, ...people], { name })
      }),
    )
    expect(sheets).toHaveLength(44)
    for (const sheet of sheets) {
      const [table] = findTables(sheet)
      expect(table?.rows).toHaveLength(2)
      expect(classOfSheet(sheet.name, table?.title ?? '')).toBe(sheet.name.replace('Лист', ''))
      expect(kindsOf(sheet)[0]).toMatch(/^pupils pupilsByTab/)
    }
  })
})
