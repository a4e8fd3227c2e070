import { describe, expect, it } from 'vitest'
import { fieldsOf, kindsOf, mapping, rowsOf, sheetOf, tableOf } from '@tests/fixtures/makers/tables'

describe('difficulty: no header', () => {
  it('a number and a name with initials', () => {
    const rows = [
      [1, 'Алексеев А.А.'],
      [2, 'Борисов Б.Б.'],
      [3, 'Власов В.В.'],
    ]
    expect(fieldsOf(tableOf(rows))).toEqual({ 1: 'rowNumber', 2: 'fullName' })
    expect(tableOf(rows)).toMatchObject({ header: { firstRow: 0, lastRow: 0 }, signature: '' })
    expect(kindsOf(rows, 'преподы.csv')).toEqual(['staff staffByTitle headerless'])
    expect(kindsOf(rows)).toEqual(['staff onlyNames headerless'])
  })

  it('first names and what they teach', () => {
    const rows = [
      ['Мария', 'Математика'],
      ['Пётр', 'Физика'],
      ['Анна', 'Литература'],
    ]
    expect(fieldsOf(tableOf(rows))).toEqual({ 1: 'firstName', 2: 'subjects' })
    expect(kindsOf(rows)).toEqual(['staff staffByColumns headerless'])
  })

  it('one column of names under a title', () => {
    const rows = [['Список учащихся 5 «А» класса'], ['Орлова Нина'], ['Ким Олег'], ['Ли Анна']]
    const table = tableOf(rows)
    expect(rowsOf(table)).toEqual([2, 3, 4])
    expect(table?.title).toBe('Список учащихся 5 «А» класса')
    expect(kindsOf(rows)).toEqual(['pupils pupilsByTab headerless'])
  })

  it('names in a tab called by its class', () => {
    expect(kindsOf(sheetOf([['Орлова Нина'], ['Ким Олег'], ['Ли Анна']], { name: '5А' }))).toEqual([
      'pupils pupilsByTab headerless',
    ])
  })

  it('three columns told by their endings, with telephones, days of birth and classes', () => {
    const table = tableOf([
      ['Орлова', 'Нина', 'Львовна', '8 916 123-45-67', '01.02.2015', '5А', 'ж'],
      ['Ким', 'Олег', 'Ильич', '8 916 123-45-68', '03.04.2014', '5Б', 'м'],
      ['Смирнов', 'Пётр', 'Юрьевич', '8 916 123-45-69', '05.06.2015', '5А', 'м'],
    ])
    expect(fieldsOf(table)).toEqual({
      1: 'lastName',
      2: 'firstName',
      3: 'middleName',
      4: 'phone',
      5: 'birthDay',
      6: 'className',
      7: 'gender',
    })
  })

  it('positions and addresses', () => {
    const table = tableOf([
      ['Орлова Нина Львовна', 'учитель математики', 'n@school.example'],
      ['Ким Олег Ильич', 'повар', 'o@school.example'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'position', 3: 'email' })
  })

  it('numbers in one cell with the names, as copied from a document', () => {
    const table = tableOf([
      ['Список учителей'],
      ['1. Орлова Нина Львовна'],
      ['2. Ким Олег Ильич'],
      ['3) Ли Анна Юрьевна'],
    ])
    expect(table?.rows.map((row) => row.cells[0])).toEqual(['Орлова Нина Львовна', 'Ким Олег Ильич', 'Ли Анна Юрьевна'])
  })

  it('said by the user, though a row of words stands above', () => {
    const rows = [
      ['ФИО', 'Телефон'],
      ['Орлова Нина Львовна', '8 916 123-45-67'],
      ['Ким Олег Ильич', '8 916 123-45-68'],
    ]
    expect(rowsOf(tableOf(rows, mapping({ headerRow: 0 })))).toEqual([2, 3])
  })

  it('running text and lists of things are no people', () => {
    expect(kindsOf([['Мария'], ['пошла в школу утром рано']])).toEqual(['none noHeader'])
    expect(kindsOf([['Мел'], ['Доска'], ['Указка'], ['Глобус']])).toEqual(['none noHeader'])
    expect(
      kindsOf([
        [1, 'Казань'],
        [2, 'Москва'],
        [3, 'Белгород'],
      ]),
    ).toEqual(['none noHeader'])
  })
})
