import { describe, expect, it } from 'vitest'
import { skippedTexts } from '@/domain/imports/texts'
import { fieldsOf, kindsOf, merge, rowsOf, sheetOf, skippedOf, tableOf } from '@tests/fixtures/makers/tables'

const a = 'Орлова Нина Львовна'
const b = 'Ким Олег Ильич'

describe('difficulty: the header', () => {
  it('three merged title rows over «Список педагогических работников … на 01.09.2026»', () => {
    const sheet = sheetOf(
      [
        ['Муниципальное бюджетное общеобразовательное учреждение', null, null, null],
        ['«Средняя общеобразовательная школа № 5»', null, null, null],
        ['Список педагогических работников МБОУ «СОШ № 5» на 01.09.2026', null, null, null],
        [],
        ['№\nп/п', 'Фамилия, имя,\nотчество', 'Должность,\nпреподаваемый предмет', 'Контактный\nтелефон'],
        [1, a, 'учитель математики', '8(916)123-45-67'],
      ],
      { merges: [merge('A1:D1'), merge('A2:D2'), merge('A3:D3')] },
    )
    const table = tableOf(sheet)
    expect(table?.header).toMatchObject({ firstRow: 5, lastRow: 5 })
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'position', 4: 'phone' })
    expect(rowsOf(table)).toEqual([6])
    expect(kindsOf(sheet)).toEqual(['staff staffByColumns'])
  })

  it('in the forty-second row, under a page of notes', () => {
    const notes = Array.from({ length: 41 }, (_, at) => [`Пункт ${String(at + 1)} положения о порядке заполнения`])
    expect(tableOf([...notes, ['ФИО', 'Должность'], [a, 'учитель']])?.header.lastRow).toBe(42)
  })

  it('of two storeys with merged cells', () => {
    const sheet = sheetOf(
      [
        ['№', 'ФИО', null, null, 'Контакты', null],
        [null, 'Фамилия', 'Имя', 'Отчество', 'Телефон', 'E-mail'],
        [1, 'Орлова', 'Нина', 'Львовна', '8 916 123-45-67', 'n@school.example'],
      ],
      { merges: [merge('A1:A2'), merge('B1:D1'), merge('E1:F1')] },
    )
    const table = tableOf(sheet)
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 2 })
    expect(fieldsOf(table)).toEqual({
      1: 'rowNumber',
      2: 'lastName',
      3: 'firstName',
      4: 'middleName',
      5: 'phone',
      6: 'email',
    })
  })

  it('of two storeys without merged cells', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Контакты', null, 'Стаж', null],
      [null, null, 'Телефон', 'Почта', 'общий', 'педагогический'],
      [1, a, '8 916 123-45-67', 'n@school.example', 10, 5],
      [2, b, '8 916 123-45-68', 'o@school.example', 11, 6],
    ])
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 2 })
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'phone', 4: 'email' })
    expect(rowsOf(table)).toEqual([3, 4])
  })

  it('of three storeys with a row of column numbers', () => {
    const sheet = sheetOf(
      [
        ['№ п/п', 'Ф.И.О.', 'Сведения о классном руководстве', null, 'Часы', null, null],
        [null, null, 'класс', 'кабинет', 'по классам', null, null],
        [null, null, null, null, '1-4', '5-9', '10-11'],
        [1, 2, 3, 4, 5, 6, 7],
        [1, a, '5А', 12, 0, 18, 4],
      ],
      {
        merges: [
          merge('A1:A3'),
          merge('B1:B3'),
          merge('C1:D1'),
          merge('C2:C3'),
          merge('D2:D3'),
          merge('E1:G1'),
          merge('E2:G2'),
        ],
      },
    )
    const table = tableOf(sheet)
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 3 })
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'leadsClass', 4: 'room' })
    expect(skippedOf(table)).toEqual([`4 ${skippedTexts.columnNumbers}`])
  })

  it('with a storey of units', () => {
    const table = tableOf([
      ['№', 'ФИО', 'Должность', 'Стаж', 'Дата рождения'],
      [null, '(полностью)', null, '(лет)', '(дд.мм.гггг)'],
      [1, a, 'учитель', 10, '01.02.1980'],
    ])
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 2 })
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'position', 5: 'birthDay' })
  })

  it('with a title broken over two rows', () => {
    const table = tableOf([
      ['№', 'Фамилия, имя,', 'Занимаемая', 'Телефон'],
      ['п/п', 'отчество', 'должность', null],
      [1, a, 'учитель', '8 916 123-45-67'],
    ])
    expect(table?.header).toMatchObject({ firstRow: 1, lastRow: 2 })
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'position', 4: 'phone' })
  })

  it('in English', () => {
    const table = tableOf([
      ['ID', 'Last name', 'First name', 'Phone', 'E-mail', 'Class'],
      [1, 'Орлова', 'Нина', '+7 916 123-45-67', 'n@school.example', '5A'],
    ])
    expect(fieldsOf(table)).toEqual({
      1: 'rowNumber',
      2: 'lastName',
      3: 'firstName',
      4: 'phone',
      5: 'email',
      6: 'className',
    })
  })

  it('with colons, dots, line breaks and odd capitals', () => {
    const table = tableOf([
      ['№ П/П', 'Ф. И. О.:', 'КЛАСС:', 'Тел.:', 'Д.Р.'],
      [1, a, '5А', '89161234567', '01.02.2015'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'rowNumber', 2: 'fullName', 3: 'className', 4: 'phone', 5: 'birthDay' })
  })

  it('repeated on every printed page', () => {
    const header = ['№', 'ФИО', 'Должность']
    const table = tableOf([header, [1, a, 'учитель'], header, [1, 2, 3], [2, b, 'учитель']])
    expect(rowsOf(table)).toEqual([2, 5])
    expect(skippedOf(table)).toEqual([`3 ${skippedTexts.repeatedHeader}`, `4 ${skippedTexts.columnNumbers}`])
  })

  it('«ФИО» merged over three columns of single words', () => {
    const sheet = sheetOf(
      [
        ['№', 'ФИО', null, null, 'Должность'],
        [1, 'Орлова', 'Нина', 'Львовна', 'учитель'],
        [2, 'Ким', 'Олег', 'Ильич', 'повар'],
      ],
      { merges: [merge('B1:D1')] },
    )
    expect(fieldsOf(tableOf(sheet))).toEqual({
      1: 'rowNumber',
      2: 'lastName',
      3: 'firstName',
      4: 'middleName',
      5: 'position',
    })
  })

  it('of unknown words over columns that speak for themselves', () => {
    const table = tableOf([
      ['Кто', 'Кем трудится', 'Куда звонить'],
      [a, 'учитель', '8 916 123-45-67'],
      [b, 'повар', '8 916 123-45-68'],
    ])
    expect(table?.header.lastRow).toBe(1)
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'position', 3: 'phone' })
  })
})
