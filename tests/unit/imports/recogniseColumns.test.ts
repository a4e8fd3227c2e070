import { describe, expect, it } from 'vitest'
import { recogniseColumns } from '@/domain/imports/tables/recogniseColumns'
import { fieldOfHeader } from '@/domain/imports/tables/synonyms'
import type { CellValue } from '@/domain/imports/grid'

describe('headers by their words', () => {
  it.each([
    ['Ф.И.О. преподавателя ', 'fullName'],
    ['ФИО педагога', 'fullName'],
    ['Фамилия, имя, отчество', 'fullName'],
    ['Фамилия Имя Отчество (полностью)', 'fullName'],
    ['fio', 'fullName'],
    ['Учитель', 'fullName'],
    ['Обучающийся', 'fullName'],
    ['Фамилия', 'lastName'],
    ['Имя', 'firstName'],
    ['Отчество (при наличии)', 'middleName'],
    ['Должность, преподаваемый предмет', 'position'],
    ['Занимаемая должность', 'position'],
    ['Преподаваемые предметы', 'subjects'],
    ['Предмет', 'subjects'],
    ['Телефон ', 'phone'],
    ['Моб. тел.', 'phone'],
    ['Контактный телефон', 'phone'],
    ['Телефон мамы', 'parentPhone'],
    ['Телефон родителя (законного представителя)', 'parentPhone'],
    ['ФИО родителя', 'parentName'],
    ['Мать', 'parentName'],
    ['E-mail', 'email'],
    ['Е-mail', 'email'],
    ['Адрес электронной почты', 'email'],
    ['Класс', 'className'],
    ['Наименование класса', 'className'],
    ['Параллель', 'level'],
    ['course', 'level'],
    ['Литера', 'litera'],
    ['liter', 'litera'],
    ['Классный руководитель', 'classTeacher'],
    ['ФИО классного руководителя', 'classTeacher'],
    ['Кл. рук.', 'classTeacher'],
    ['№ каб.', 'room'],
    ['Кабинет', 'room'],
    ['Смена', 'shift'],
    ['Корпус', 'building'],
    ['Профиль обучения', 'profile'],
    ['Кол-во уч-ся', 'pupilCount'],
    ['Количество учеников', 'pupilCount'],
    ['Количество обучающихся в классе', 'pupilCount'],
    ['Наполняемость', 'pupilCount'],
    ['Пол', 'gender'],
    ['Д.Р', 'birthDay'],
    ['Дата рожд.', 'birthDay'],
    ['Дата приёма на работу', 'hiredOn'],
    ['Дата увольнения', 'dismissedOn'],
    ['СНИЛС', 'snils'],
    ['Примечание', 'note'],
    ['№ п/п', 'rowNumber'],
    ['№', 'rowNumber'],
    ['Табельный номер', 'rowNumber'],
    ['Адрес', null],
    ['Образование', null],
    ['Стаж', null],
    ['Дата рождения родителя', null],
    ['Мужские имена', null],
    ['__proto__', null],
    ['constructor', null],
  ])('«%s» → %s', (header, field) => {
    expect(fieldOfHeader(header)).toBe(field)
  })
})

/** Fields of the columns by their headers. */
function fields(headers: string[], ...rows: CellValue[][]): (string | null)[] {
  return recogniseColumns(
    headers.map((text) => [text]),
    rows,
  ).map((column) => column.field)
}

describe('the content has to agree', () => {
  it('a column of class names under «Классный руководитель» is the class that the person leads', () => {
    expect(fields(['ФИО', 'Классное руководство'], ['Орлова Нина Львовна', '5А'], ['Ким Олег Ильич', null])).toEqual([
      'fullName',
      'leadsClass',
    ])
    expect(fields(['Класс', 'Классный руководитель'], ['5А', 'Орлова Нина Львовна'])).toEqual([
      'className',
      'classTeacher',
    ])
  })

  it('money under «Классное руководство» is neither', () => {
    expect(fields(['ФИО', 'Классное руководство'], ['Орлова Нина Львовна', 5000])).toEqual(['fullName', null])
  })

  it('the qualification under «Категория» is not the category of work', () => {
    expect(fields(['ФИО', 'Категория'], ['Орлова Нина Львовна', 'высшая'])).toEqual(['fullName', null])
    expect(fields(['ФИО', 'Категория'], ['Орлова Нина Львовна', 'Педагогический'])).toEqual(['fullName', 'category'])
  })

  it('the family status under «Статус» is no state of work', () => {
    expect(fields(['ФИО', 'Статус'], ['Орлова Нина Львовна', 'Замужем'])).toEqual(['fullName', null])
  })

  it('telephones and addresses are recognised whatever they are called', () => {
    expect(fields(['ФИО', 'Связь', ''], ['Орлова Нина Львовна', '8(916)123-45-67', 'n@school.example'])).toEqual([
      'fullName',
      'phone',
      'email',
    ])
  })

  it('a column without a header that holds whole names is the name', () => {
    expect(fields(['№', '', 'Должность'], [1, 'Орлова Нина Львовна', 'учитель'])).toEqual([
      'rowNumber',
      'fullName',
      'position',
    ])
  })

  it('«Фамилия» with whole names in it is the whole name', () => {
    expect(fields(['Фамилия', 'Должность'], ['Орлова Нина Львовна', 'учитель'])).toEqual(['fullName', 'position'])
  })

  it('«Класс» beside «Литера» is the level', () => {
    expect(fields(['Класс', 'Литера'], [5, 'А'], [6, 'Б'])).toEqual(['level', 'litera'])
  })

  it('of two columns of one meaning the fuller one counts; telephones may repeat', () => {
    const rows: CellValue[][] = [
      ['Орлова Нина Львовна', '8 916 123 45 67', '8 916 123 45 68', 'муж', null],
      ['Ким Олег Ильич', '8 916 123 45 69', null, null, null],
      ['Ли Анна Юрьевна', null, null, null, 'жен'],
      ['Де Яна Юрьевна', null, null, null, 'жен'],
    ]
    expect(fields(['ФИО', 'Телефон', 'Доп. телефон', 'Пол', 'Пол'], ...rows)).toEqual([
      'fullName',
      'phone',
      'phone',
      null,
      'gender',
    ])
  })

  it('the lowest storey of a header counts, and the whole of it first', () => {
    const headers = [['ФИО'], ['Контакты', 'Телефон'], ['Контакты', 'Почта'], ['Классное руководство', 'класс']]
    const rows = [['Орлова Нина Львовна', '89161234567', 'n@school.example', '5А']]
    expect(recogniseColumns(headers, rows).map((column) => column.field)).toEqual([
      'fullName',
      'phone',
      'email',
      'leadsClass',
    ])
  })

  it('keeps three different samples', () => {
    const [column] = recogniseColumns([['ФИО']], [['А Б'], ['А Б'], ['В Г'], ['Д Е'], ['Ж З']])
    expect(column?.samples).toEqual(['А Б', 'В Г', 'Д Е'])
  })
})
