import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import {
  emptySchool,
  gridFile,
  gridSheet,
  plan,
  schoolClass,
  staffMember,
  summary,
} from '@tests/fixtures/makers/importing'
import type { CellValue } from '@/domain/imports/grid'

const staff = (...rows: CellValue[][]) => gridFile([['ФИО', 'Должность', 'Телефон'], ...rows], 'Сотрудники.xlsx')
const more = (...rows: CellValue[][]) => gridFile([['ФИО сотрудника', 'Должность', 'E-mail'], ...rows], 'Почта.xlsx')

describe('several files are one plan', () => {
  it('people and classes of all files come before what rests on them, whatever the order of the files', () => {
    const pupils = gridFile(
      [
        ['ФИО ученика', 'Класс'],
        ['Лис Яна Юрьевна', '5А'],
      ],
      'Ученики.xlsx',
    )
    const classes = gridFile(
      [
        ['Класс', 'Классный руководитель', 'Кабинет'],
        ['5А', 'Орлова Н. Л.', 12],
      ],
      'Классы.xlsx',
    )
    const result = plan([pupils, classes, staff(['Орлова Нина Львовна', 'учитель', null])])
    expect(result).toMatchObject({ kind: 'mixed', counts: { new: 4, doubtful: 0, refused: 0 } })
    expect(result.files.map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ['Ученики.xlsx', 'pupils'],
      ['Классы.xlsx', 'classes'],
      ['Сотрудники.xlsx', 'staff'],
    ])
    expect(intentionOfPlan(result, proposedKeys(result)).name).toBe('Импорт списков: 4\u00a0строки, 3\u00a0файла')
    expect(result.lines.map((line) => line.source?.file)).toContain('Ученики.xlsx')
  })

  it('two files of one name are told apart', () => {
    const one = staff(['Орлова Нина Львовна', 'учитель', null])
    const other = staff(['Ким Олег Ильич', 'повар', null])
    const result = plan([one, other])
    expect(result.files.map((file) => file.fileName)).toEqual(['Сотрудники.xlsx', 'Сотрудники.xlsx (2)'])
    expect(new Set(result.lines.map((line) => line.key)).size).toBe(2)
  })

  it('no files, and files without anything, are a plan of nothing', () => {
    expect(plan([])).toMatchObject({ kind: 'none', files: [], lines: [], questions: [], memory: [] })
    const school = emptySchool({ staff: [staffMember('s1', 'Орлова Нина Львовна')] })
    expect(plan(gridFile([['ФИО', 'Должность']]), school)).toMatchObject({ kind: 'none', lines: [] })
  })
})

describe('one person in two lists', () => {
  it('is one card: what the first list left out comes from the second', () => {
    const result = plan([
      staff(['Орлова Нина Львовна', 'учитель', '89161234567']),
      more(['Орлова Нина Львовна', 'педагог-психолог', 'n@school.example']),
    ])
    expect(summary(result.lines)).toEqual(['2 staff new', '2 staff changed otherList'])
    expect(result.lines[1]).toMatchObject({ needs: [result.lines[0]?.key], on: true })
    expect(applied(emptySchool(), intentionOfPlan(result, proposedKeys(result))).staff).toMatchObject([
      {
        lastName: 'Орлова',
        email: 'n@school.example',
        phones: [{ number: '+79161234567' }],
        positions: [
          { title: 'учитель', kind: 'main' },
          { title: 'педагог-психолог', kind: 'secondary' },
        ],
      },
    ])
  })

  it('where they contradict, the first one decides, and the second import finds nothing to change', () => {
    const files = [
      more(['Орлова Нина Львовна', 'учитель', 'a@school.example']),
      gridFile(
        [
          ['ФИО', 'Должность', 'E-mail'],
          ['Орлова Нина Львовна', 'учитель', 'b@school.example'],
        ],
        'Ещё.xlsx',
      ),
    ]
    const school = emptySchool({ staff: [staffMember('s1', 'Орлова Нина Львовна', { email: 'b@school.example' })] })
    const first = plan(files, school)
    expect(summary(first.lines)).toEqual(['2 staff changed', '2 staff same otherList otherListSays'])
    const after = applied(school, intentionOfPlan(first, proposedKeys(first)))
    expect(after.staff[0]?.email).toBe('a@school.example')
    expect(intentionOfPlan(plan(files, after), new Set(first.lines.map((line) => line.key))).edits).toEqual([])
  })

  it('another telephone is a doubt here too', () => {
    const result = plan([
      staff(['Орлова Нина Львовна', 'учитель', '89161234567']),
      gridFile(
        [
          ['ФИО', 'Должность', 'Телефон'],
          ['Орлова Нина Львовна', 'учитель', '89990001122'],
        ],
        'Ещё.xlsx',
      ),
    ])
    expect(summary(result.lines)).toEqual(['2 staff new', '2 staff doubtful phoneDiffers otherList'])
  })

  it('on many sheets is one card that each sheet adds to, only together with the sheets before it', () => {
    const subjects = ['химия', 'физика', 'биология', 'география', 'история', 'музыка', 'право', 'экономика']
    const sheets = Array.from({ length: 40 }, (_, at) =>
      gridSheet(
        [
          ['ФИО', 'Должность', 'Предмет'],
          ['Орлова Нина Львовна', 'учитель', subjects[at % 8] ?? ''],
        ],
        {
          name: `Лист ${String(at)}`,
        },
      ),
    )
    const result = plan(gridFile(sheets))
    expect(result.counts).toMatchObject({ new: 1, changed: 7, same: 32 })
    const all = proposedKeys(result)
    expect(applied(emptySchool(), intentionOfPlan(result, all)).staff[0]?.subjects).toEqual(subjects)
    const gap = new Set([...all].filter((key) => key !== result.lines[2]?.key))
    expect(applied(emptySchool(), intentionOfPlan(result, gap)).staff[0]?.subjects).toEqual(subjects.slice(0, 2))
  })

  it('thousands of rows of one name do not take the plan thousands of times as long', () => {
    const rows = Array.from({ length: 4000 }, (_, at) => [
      'Орлова Нина Львовна',
      'учитель',
      `8916${String(1000001 + at)}`,
    ])
    expect(plan(staff(...rows)).counts).toMatchObject({ doubtful: 4000 })
  })

  it('a class that two lists describe alike is one class', () => {
    const list = (name: string, header: string, value: CellValue) =>
      gridFile(
        [
          ['Класс', header],
          ['5А', value],
          ['5Б', value],
        ],
        name,
      )
    const result = plan([list('а.xlsx', 'Кабинет', 12), list('б.xlsx', 'Смена', 2)])
    expect(summary(result.lines)).toEqual(['2 class new', '3 class new', '2 class changed', '3 class changed'])
    const same = plan([list('а.xlsx', 'Кабинет', 12), list('б.xlsx', 'Кабинет', 14)])
    expect(summary(same.lines).slice(2)).toEqual(['2 class doubtful sameClassRow', '3 class doubtful sameClassRow'])
  })
})

describe('what the lists leave out', () => {
  const school = emptySchool({
    staff: [
      staffMember('s1', 'Орлова Нина Львовна'),
      staffMember('s2', 'Ким Олег Ильич'),
      staffMember('s3', 'Дым Пётр Ильич', { state: 'dismissed' }),
    ],
    classes: [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')],
  })
  const absent = (result: ReturnType<typeof plan>) =>
    result.lines.filter((line) => line.outcome === 'removed').map(({ table, entityId }) => `${table} ${entityId}`)

  it('a list of staff shows who works and is not in it: off, without edits, never applied', () => {
    const result = plan(staff(['Орлова Нина Львовна', 'учитель', null]), school)
    expect(absent(result)).toEqual(['staff s2'])
    expect(result.counts.removed).toBe(1)
    const line = result.lines.at(-1)
    expect(line).toMatchObject({ on: false, edits: [], source: null, title: 'Ким Олег Ильич' })
    expect(intentionOfPlan(result, new Set(result.lines.map((one) => one.key))).edits).toEqual(
      result.lines.filter((one) => one.outcome === 'changed').flatMap((one) => one.edits),
    )
  })

  it('somebody whom a row may mean is not absent', () => {
    expect(absent(plan(staff(['Орлова Н. Л.', 'учитель', null], ['Ким О. И.', 'повар', null]), school))).toEqual([])
  })

  it('a list of classes shows classes; a list of class teachers or of pupils shows none', () => {
    const classes = gridFile([
      ['Класс', 'Кабинет'],
      ['5А', 1],
    ])
    expect(absent(plan(classes, school))).toEqual(['class c2'])
    const teachers = gridFile([
      ['Класс', 'Классный руководитель'],
      ['5А', 'Орлова Нина Львовна'],
    ])
    expect(absent(plan(teachers, school))).toEqual([])
  })

  it('a list of pupils shows pupils of the classes that it names', () => {
    const pupil = (id: string, classId: string, lastName: string) => ({
      id,
      classId,
      lastName,
      firstName: 'Яна',
      middleName: 'Юрьевна',
      bornOn: null,
      phones: [],
      state: 'enrolled' as const,
      note: '',
    })
    const pupils = [pupil('p1', 'c1', 'Лис'), pupil('p2', 'c1', 'Дым'), pupil('p3', 'c2', 'Ким')]
    const list = gridFile([
      ['ФИО ученика', 'Класс'],
      ['Лис Яна Юрьевна', '5А'],
    ])
    expect(absent(plan(list, { ...school, pupils }))).toEqual(['pupil p2'])
  })
})

describe('blocks side by side', () => {
  it('two lists of one sheet have lines of their own', () => {
    const sheet = gridSheet(
      [
        ['ФИО ученика', 'Класс', null, 'ФИО ученика', 'Класс'],
        ['Лис Яна Юрьевна', '5А', null, 'Дым Пётр Ильич', '5Б'],
        ['Ким Олег Ильич', '5А', null, 'Рак Анна Ильинична', '5Б'],
      ],
      { name: 'Ученики' },
    )
    const result = plan(gridFile([sheet]), emptySchool(), { createClasses: true })
    const keys = result.lines.map((line) => line.key)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
