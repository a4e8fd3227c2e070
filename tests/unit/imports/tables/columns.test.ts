import { describe, expect, it } from 'vitest'
import { fieldOfHeader } from '@/domain/imports/tables/synonyms'
import { fieldsOf, kindsOf, mapping, tableOf } from '@tests/fixtures/makers/tables'

const a = 'Орлова Нина Львовна'
const b = 'Ким Олег Ильич'
const c = 'Ли Анна Юрьевна'

describe('difficulty: what columns are called', () => {
  it.each([
    ['Ф.И.О. (полностью)', 'fullName'],
    ['Фамилия И.О.', 'fullName'],
    ['Классное рук-во', 'classTeacher'],
    ['Кл.рук.', 'classTeacher'],
    ['Класс, в котором является классным руководителем', 'leadsClass'],
    ['Контактный телефон', 'phone'],
    ['моб. тел.', 'phone'],
    ['Номер моб. телефона', 'phone'],
    ['Дата рожд.', 'birthDay'],
    ['Д.р.', 'birthDay'],
    ['date_of_birth', 'birthDay'],
    ['Дата приема на работу', 'hiredOn'],
    ['СНИЛС', 'snils'],
    ['Кабинет', 'room'],
    ['Смена', 'shift'],
    ['ФИО родителя (законного представителя)', 'parentName'],
    ['ФИО матери', 'parentName'],
    ['Отец', 'parentName'],
    ['Мобильный телефон отца', 'parentPhone'],
    ['Тел. мамы', 'parentPhone'],
    ['Дата рождения матери', null],
    ['Место работы отца', 'parentName'],
    ['Наименование должности с указанием предмета', 'position'],
    ['Должность по штатному расписанию', 'position'],
    ['Совместитель', 'partTime'],
    ['Внутреннее совместительство', 'partTime'],
    ['Нагрузка', null],
    ['Нагрузка (часов в неделю)', null],
    ['Образование', null],
    ['Стаж педагогической работы', null],
    ['Ответственный', null],
    ['Адрес эл. почты', 'email'],
    ['Табельный №', 'rowNumber'],
    ['№ по порядку', 'rowNumber'],
    ['grade', 'level'],
    ['class_letter', 'litera'],
  ])('«%s» → %s', (header, field) => {
    if (header === 'Место работы отца') expect(['parentName', null]).toContain(fieldOfHeader(header))
    else expect(fieldOfHeader(header)).toBe(field)
  })
})

describe('difficulty: the header says one thing, the values another', () => {
  it('telephones under «Адрес»: the values count, with a remark', () => {
    const rows = [
      ['ФИО', 'Должность', 'Адрес'],
      [a, 'учитель', '8 916 123-45-67'],
      [b, 'повар', '8 916 123-45-68'],
    ]
    const table = tableOf(rows)
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'position', 3: 'phone' })
    expect(table?.columns[2]).toMatchObject({ by: 'content' })
    expect(table?.columns[2]?.remark).toContain('«Адрес»')
    expect(kindsOf(rows)).toEqual(['staff staffByColumns otherContent'])
  })

  it('names and positions under each other’s headers', () => {
    const table = tableOf([
      ['ФИО', 'Должность'],
      ['учитель', a],
      ['повар', b],
      ['завхоз', c],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'position', 2: 'fullName' })
  })

  it('addresses under «Телефон», telephones under «Примечание», СНИЛС under «Код»', () => {
    const table = tableOf([
      ['ФИО', 'Телефон', 'Примечание', 'Код'],
      [a, 'n@school.example', '8 916 123-45-67', '112-233-445 95'],
      [b, 'o@school.example', '8 916 123-45-68', '112-233-446 96'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'email', 3: 'phone', 4: 'snils' })
  })

  it('telephones of parents stay the parents’', () => {
    const table = tableOf([
      ['ФИО', 'Класс', 'Мать', 'Её телефон', 'Отец'],
      ['Орлов Пётр Ильич', '5А', a, '8 916 123-45-67', '8 916 123-45-69'],
      ['Ким Анна Олеговна', '5А', c, '8 916 123-45-68', '8 916 123-45-60'],
    ])
    expect(fieldsOf(table)).toMatchObject({ 1: 'fullName', 2: 'className', 3: 'parentName', 5: 'parentPhone' })
  })

  it('the telephone of a class teacher is a telephone', () => {
    const table = tableOf([
      ['Класс', 'Классный руководитель', 'Телефон классного руководителя'],
      ['5А', a, '8 916 123-45-67'],
      ['5Б', b, '8 916 123-45-68'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'className', 2: 'classTeacher', 3: 'phone' })
  })

  it('«да» and «нет» mean what the header asks', () => {
    const table = tableOf([
      ['ФИО', 'Должность', 'Совместитель', 'Работает', 'Молодой специалист'],
      [a, 'учитель', 'да', 'да', 'нет'],
      [b, 'повар', 'нет', 'да', 'нет'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'position', 3: 'partTime', 4: 'isWorking' })
  })

  it('first names and patronymics in one column beside the surname', () => {
    const table = tableOf([
      ['Фамилия', 'Имя, отчество', 'Должность'],
      ['Орлова', 'Нина Львовна', 'учитель'],
      ['Ким', 'Олег Ильич', 'повар'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'lastName', 2: 'firstName', 3: 'position' })
  })

  it('hours and rooms are no telephones, and long numbers are none either', () => {
    const table = tableOf([
      ['ФИО', 'Должность', 'ИНН', 'Расчётный счёт'],
      [a, 'учитель', 791234567890, '40817810099910004312'],
      [b, 'повар', 791234567891, '40817810099910004313'],
    ])
    expect(fieldsOf(table)).toEqual({ 1: 'fullName', 2: 'position' })
  })
})

describe('difficulty: meanings that were given before', () => {
  const rows = [
    ['ФИО', 'Должность', 'Связь'],
    [a, 'учитель', '8 916 123-45-67'],
  ]

  it('what an earlier import kept for the same header beats the guess', () => {
    const known = tableOf(rows)
    expect(known?.signature).toMatch(/^[0-9a-z]{5,12}$/)
    const asked: string[] = []
    const remembered = (signature: string): Record<string, string> => {
      asked.push(signature)
      return { Должность: 'none', Связь: 'note', __proto__: 'fullName' }
    }
    const table = tableOf(rows, { remembered })
    expect(asked).toEqual([known?.signature])
    expect(table?.columns.map((column) => [column.field, column.by])).toEqual([
      ['fullName', 'header'],
      [null, 'memory'],
      ['note', 'memory'],
    ])
  })

  it('what the user says now beats both, and a guess gives way', () => {
    const given = mapping({ fields: { 3: 'fullName', 1: null } })
    const table = tableOf(rows, { ...given, remembered: () => ({ Связь: 'phone' }) })
    expect(table?.columns.map((column) => [column.field, column.by])).toEqual([
      [null, 'user'],
      ['position', 'header'],
      ['fullName', 'user'],
    ])
  })

  it('the signature is that of the words, whatever stands under them', () => {
    const other = tableOf([
      ['ФИО:', 'Должность ', 'связь'],
      [b, 'повар', 'нет'],
    ])
    expect(other?.signature).toBe(tableOf(rows)?.signature)
    expect(
      tableOf([
        ['Должность', 'ФИО', 'Связь'],
        ['повар', b, 'нет'],
      ])?.signature,
    ).not.toBe(other?.signature)
  })
})
