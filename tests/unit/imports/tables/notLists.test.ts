import { describe, expect, it } from 'vitest'
import { kindsOf } from '@tests/fixtures/makers/tables'

const a = 'Орлова Н. Л.'
const b = 'Ким О. И.'
const c = 'Ли А. Ю.'

describe('difficulty: no list of people, and never persons made out of cells', () => {
  it('a plan of substitutions', () => {
    expect(
      kindsOf([['Замены на 12.09.2026'], ['Урок', 'Класс', 'Учитель', 'Замена'], [1, '5А', a, b], [2, '6Б', b, c]]),
    ).toEqual(['none substitutions'])
  })

  it('a sheet of the export that says below its table that it is for reading', () => {
    const rows = [['Класс', 'ФИО', 'Вид'], ['5А', 'Орлова Нина Львовна', 'Основное'], []]
    expect(kindsOf([...rows, ['Справочный лист выгрузки: при импорте не читается.']])).toEqual(['none reference'])
    expect(kindsOf(rows)).not.toEqual(['none reference'])
    // The same words anywhere else say nothing.
    const list = Array.from({ length: 5 }, () => ['5А', 'Орлова Нина Львовна', 'Основное'])
    expect(kindsOf([['Справочный лист выгрузки'], ...rows, ...list])).not.toEqual(['none reference'])
  })

  it('a grid of lessons by teacher', () => {
    expect(
      kindsOf([
        ['', 'понедельник', null, 'вторник', null, 'среда', null],
        ['', 1, 2, 1, 2, 1, 2],
        [a, '5А', '6А', null, '5А', null, null],
        [b, null, '7А', '8А', null, null, null],
      ]),
    ).toEqual(['none timetable'])
  })

  it('a register of attendance with the days of a month', () => {
    const days = Array.from({ length: 31 }, (_, at) => at + 1)
    expect(
      kindsOf([
        ['№', 'ФИО', ...days],
        [1, 'Орлов Пётр', 'н'],
        [2, 'Ким Анна', null, 'б'],
      ]),
    ).toEqual(['none gradebook'])
  })

  it('a sheet of marks', () => {
    const header = ['ФИО', 'Рус', 'Лит', 'Алг', 'Геом', 'Физ', 'Хим']
    expect(
      kindsOf([header, ['Орлов Пётр', 5, 4, 4, 5, 3, 4], ['Ким Анна', 4, 4, 5, 5, 5, 3], ['Ли Яна', 5, 5, 5, 4, 4, 4]]),
    ).toEqual(['none gradebook'])
  })

  it('a price list', () => {
    expect(
      kindsOf([
        ['№', 'Наименование', 'Ед. изм.', 'Цена', 'Класс'],
        [1, 'Учебник', 'шт', 500, 5],
      ]),
    ).toEqual(['none prices'])
  })

  it('property and rooms with those who answer for them', () => {
    expect(
      kindsOf([
        ['Инв. №', 'Наименование', 'Количество', 'Ответственный'],
        [101, 'Парта', 15, a],
        [102, 'Доска', 1, b],
      ])[0],
    ).toMatch(/^none/)
    expect(
      kindsOf([
        ['Кабинет', 'Назначение', 'Площадь, м²', 'Ответственный'],
        [12, 'химия', 54, a],
        [13, 'физика', 60, b],
      ])[0],
    ).toMatch(/^none/)
  })

  it('property with «ФИО МОЛ», rooms with their heads', () => {
    expect(
      kindsOf([
        ['№', 'Наименование', 'Инв. №', 'Кол-во', 'ФИО МОЛ'],
        [1, 'Парта', 101, 2, a],
        [2, 'Доска', 102, 1, b],
      ]),
    ).toEqual(['none property'])
    expect(
      kindsOf([
        ['№ кабинета', 'Название', 'Заведующий кабинетом'],
        [12, 'Химия', a],
        [13, 'Физика', b],
      ])[0],
    ).toMatch(/^none/)
  })

  it('a menu', () => {
    expect(
      kindsOf([
        ['Приём пищи', 'Блюдо', 'Выход, г', 'Класс'],
        ['завтрак', 'каша', 200, '1-4'],
      ])[0],
    ).toMatch(/^none/)
  })

  it('the questionnaire of one person', () => {
    expect(
      kindsOf([
        ['Фамилия', 'Орлова'],
        ['Имя', 'Нина'],
        ['Отчество', 'Львовна'],
        ['Дата рождения', '01.02.1980'],
        ['Телефон', '8 916 123-45-67'],
      ])[0],
    ).toMatch(/^none/)
  })

  it('a form with gaps and one with fields of another program', () => {
    expect(
      kindsOf([
        ['№', 'ФИО', 'Должность'],
        [1, '____________', '________'],
        [2, '____________', ''],
      ]),
    ).toEqual(['none template'])
    expect(
      kindsOf([
        ['ФИО', 'Должность'],
        ['[a.last_name] [a.first_name]', '[a.post]'],
      ]),
    ).toEqual(['none template'])
  })

  it('a list of staff with a day for self-study is a list all the same', () => {
    const full = ['Орлова Нина Львовна', 'Ким Олег Ильич', 'Ли Анна Юрьевна']
    const days = ['понедельник', 'вторник', 'среда']
    expect(
      kindsOf([
        ['№', 'ФИО', 'Должность', 'Методический день'],
        ...full.map((name, at) => [at + 1, name, 'учитель', days[at] ?? '']),
      ]),
    ).toEqual(['staff staffByColumns'])
  })
})
