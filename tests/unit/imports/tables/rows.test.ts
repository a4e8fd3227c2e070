import { describe, expect, it } from 'vitest'
import { cellText } from '@/domain/imports/values/cells'
import { skippedTexts } from '@/domain/imports/texts'
import { mapping, merge, rowsOf, sheetOf, skippedOf, tableOf } from '@tests/fixtures/makers/tables'
import type { CellValue } from '@/domain/imports/grid'

const a = 'Орлова Нина Львовна'
const b = 'Ким Олег Ильич'
const c = 'Ли Анна Юрьевна'
const staff: CellValue[][] = [
  ['№', 'ФИО', 'Должность', 'Телефон'],
  [1, a, 'учитель', '8 916 123-45-67'],
  [2, b, 'повар', '8 916 123-45-68'],
]

describe('difficulty: the end of the table', () => {
  it('totals, signatures, the executor and his telephone', () => {
    const table = tableOf([
      ...staff,
      [null, 'Итого: 2 человека'],
      [],
      ['Директор школы', null, null, 'Петров И. И.'],
      ['Директор', 'Петров И.И.'],
      ['Директор _________________ И. И. Петров'],
      ['Главный бухгалтер', '____________', null, 'Сидорова А. А.'],
      ['Исполнитель: Орлова Н. Л.'],
      ['Исп. Орлова Н.Л., тел. 2-12-34'],
      ['тел. 8 916 123-45-67'],
      ['М.П.'],
      ['«___» __________ 2026 г.'],
      ['01.09.2026'],
    ])
    expect(rowsOf(table)).toEqual([2, 3])
    expect(table?.skipped).toHaveLength(11)
    expect(skippedOf(table)[0]).toBe(`4 ${skippedTexts.total}`)
  })

  it('950 formatted rows with nothing but spaces, and numbers typed beforehand', () => {
    const blank = Array.from({ length: 950 }, () => [null, ' ', '', null])
    const numbered = [3, 4, 5].map((number) => [number, null, null, null])
    const table = tableOf([...staff, ...numbered, ...blank])
    expect(rowsOf(table)).toEqual([2, 3])
    expect(skippedOf(table)).toEqual([4, 5, 6].map((row) => `${String(row)} ${skippedTexts.numberOnly}`))
  })

  it('rows that are numbered and have their class, waiting for names', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Класс', 'Телефон'],
      [1, 'Орлов Пётр Ильич', '5А', null],
      [2, null, '5А', null],
      [3, null, '5А', null],
    ])
    expect(rowsOf(table)).toEqual([2])
    expect(skippedOf(table)).toEqual([`3 ${skippedTexts.blankForm}`, `4 ${skippedTexts.blankForm}`])
  })

  it('a second small table below', () => {
    const table = tableOf([...staff, [], [null, 'Категория', 'Количество'], [null, 'высшая', 12], [null, 'первая', 7]])
    expect(rowsOf(table)).toEqual([2, 3])
    expect(skippedOf(table)).toEqual([5, 6, 7].map((row) => `${String(row)} ${skippedTexts.otherTable}`))
  })

  it('said by the user', () => {
    const table = tableOf(staff, mapping({ lastRow: 2 }))
    expect(rowsOf(table)).toEqual([2])
    expect(skippedOf(table)).toEqual([`3 ${skippedTexts.belowEnd}`])
  })

  it('boys, girls and the whole class counted below a list of pupils', () => {
    const table = tableOf([
      ['ФИО', 'Класс'],
      ['Орлов Пётр Ильич', '5А'],
      ['Всего учащихся: 1', null],
      ['Мальчиков – 1', null],
      ['Девочек – 0', null],
    ])
    expect(rowsOf(table)).toEqual([2])
    expect(table?.skipped.map((one) => one.reason)).toEqual(Array(3).fill(skippedTexts.total))
  })

  it('M. P. in front of a surname are initials and no place for a stamp', () => {
    const table = tableOf([['ФИО'], ['М. П. Орлова'], ['Н. Л. Ким']])
    expect(rowsOf(table)).toEqual([2, 3])
  })
})

describe('difficulty: sections between the people', () => {
  it('titles of departments, numbered or not', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Должность'],
      [null, 'I. Администрация', null],
      [1, a, 'директор'],
      ['Учителя начальных классов', null, null],
      [2, b, 'учитель'],
      [null, 'МО учителей математики и информатики', null],
      [3, c, 'учитель'],
      ['Технический персонал', null, null],
    ])
    expect(rowsOf(table)).toEqual([3, 5, 7])
    expect(table?.skipped.map((one) => one.reason)).toEqual(Array(4).fill(skippedTexts.section))
  })

  it('the class of the rows that follow', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Телефон'],
      ['5 «А» класс', null, null],
      [1, 'Орлов Пётр Ильич', null],
      [2, 'Ким Анна Олеговна', null],
      [null, '5 «Б» класс, классный руководитель Ли А. Ю.', null],
      [1, 'Ли Яна Юрьевна', null],
      ['6А'],
      [1, 'Де Олег Юрьевич', null],
    ])
    expect(table?.rows.map((row) => [row.row, row.classText])).toEqual([
      [3, '5А'],
      [4, '5А'],
      [6, '5Б'],
      [8, '6А'],
    ])
    expect(table?.skipped.map((one) => one.row)).toEqual([2, 5, 7])
  })

  it('a class named above each repeated header', () => {
    const header = ['№', 'Фамилия, имя', 'Дата рождения']
    const table = tableOf([
      ['Список обучающихся 5 «А» класса'],
      header,
      [1, 'Орлов Пётр', '01.02.2015'],
      [],
      ['Список обучающихся 5 «Б» класса'],
      header,
      [1, 'Ли Яна', '03.04.2015'],
    ])
    expect(table?.rows.map((row) => [row.row, row.classText])).toEqual([
      [3, '5А'],
      [7, '5Б'],
    ])
    expect(table?.title).toContain('5 «А» класса')
  })
})

describe('difficulty: rows that go on with the person above', () => {
  it('a second telephone and a second position', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Должность', 'Телефон'],
      [1, a, 'учитель математики', '8 916 123-45-67'],
      [null, null, 'педагог-психолог', '8 916 123-45-60'],
      [2, b, 'повар', 89161234568],
      [null, null, null, 89161234569],
    ])
    expect(table?.rows.map((row) => [row.row, row.cells[2], row.cells[3], row.mergedRows])).toEqual([
      [2, 'учитель математики\nпедагог-психолог', '8 916 123-45-67\n8 916 123-45-60', [3]],
      [4, 'повар', '89161234568\n89161234569', [5]],
    ])
  })

  it('a second position of a tarification list, though it begins like a signature', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Должность', 'Итого'],
      [1, a, 'учитель математики', 45000],
      [null, null, 'зам. директора по УВР', 20000],
      ['Директор', null, '__________', 'И.И. Петров'],
    ])
    expect(table?.rows.map((row) => [row.cells[2], row.mergedRows])).toEqual([
      ['учитель математики\nзам. директора по УВР', [3]],
    ])
    expect(skippedOf(table)).toEqual([`4 ${skippedTexts.note}`])
  })

  it('a telephone alone in a list without numbers', () => {
    const table = tableOf([
      ['ФИО', 'Должность', 'Телефон'],
      [a, 'учитель', '8 916 123-45-67'],
      [null, null, '8 916 123-45-60'],
      [b, 'повар', null],
    ])
    expect(table?.rows.map((row) => row.mergedRows)).toEqual([[3], undefined])
  })

  it('a row with everything but a name stands alone', () => {
    const table = tableOf([
      ['ФИО', 'Должность', 'Телефон'],
      [a, 'учитель', '8 916 123-45-67'],
      [null, 'повар', '8 916 123-45-60'],
    ])
    expect(rowsOf(table)).toEqual([2, 3])
  })

  it('a name broken over two and over three rows', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Должность'],
      [1, 'Орлова', 'учитель'],
      [null, 'Нина Львовна', null],
      [2, 'Ким', 'повар'],
      [null, 'Олег', null],
      [null, 'Ильич', null],
      [3, 'Ли Анна', 'завхоз'],
      [null, 'Юрьевна', null],
    ])
    expect(table?.rows.map((row) => [row.row, cellText(row.cells[1]), row.mergedRows])).toEqual([
      [2, a, [3]],
      [4, b, [5, 6]],
      [7, c, [8]],
    ])
  })

  it('a name merged over the rows of its subjects', () => {
    const sheet = sheetOf(
      [
        ['№', 'ФИО', 'Предмет', 'Класс'],
        [1, a, 'математика', '5А'],
        [null, null, 'физика', '7А'],
        [2, b, 'химия', '8А'],
      ],
      { merges: [merge('A2:A3'), merge('B2:B3')] },
    )
    const table = tableOf(sheet)
    expect(table?.rows.map((row) => [row.row, row.cells[2], row.mergedRows])).toEqual([
      [2, 'математика\nфизика', [3]],
      [4, 'химия', undefined],
    ])
  })

  it('a teacher merged over the classes he leads stands in each of them', () => {
    const sheet = sheetOf(
      [
        ['Класс', 'Классный руководитель'],
        ['5А', a],
        ['6А', null],
        ['7А', b],
      ],
      { merges: [merge('B2:B3')] },
    )
    expect(tableOf(sheet)?.rows.map((row) => row.cells[1])).toEqual([a, a, b])
  })
})
