import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { importMemorySchema } from '@/domain/model/entities'
import { emptySchool, gridFile, plan, schoolClass, staffMember, summary } from '@tests/fixtures/makers/importing'
import type { CellValue, GridFile } from '@/domain/imports/grid'
import type { ValueAnswer } from '@/domain/imports/plan'

const classes = [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б'), schoolClass('c3', 9, 'А')]
const school = emptySchool({ classes })
const pupils = (...rows: CellValue[][]): GridFile =>
  gridFile([['ФИО ученика', 'Класс', 'Статус'], ...rows], 'Ученики.xlsx')
const two = pupils(['Лис Яна Юрьевна', '5Ю', 'учится'], ['Дым Пётр Ильич', '5Ю', 'учится'])
const toA: ValueAnswer[] = [{ field: 'className', value: '5Ю', to: '5 «А»' }]

describe('a class that the register lacks', () => {
  it('is asked about once, with the classes of its level first', () => {
    const result = plan(two, school)
    expect(result.questions).toEqual([
      {
        field: 'className',
        value: '5Ю',
        count: 2,
        text: 'Класса «5 «Ю»» нет в учёте. Выберите класс из учёта или разрешите создавать классы из файла.',
        offers: ['5 «А»', '5 «Б»', '9 «А»'],
        answer: null,
      },
    ])
    expect(plan(two, school, { createClasses: true }).questions).toEqual([])
  })

  it('once answered is read as said; the question stays with its answer', () => {
    const result = plan(two, school, { values: toA })
    expect(summary(result.lines)).toEqual(['2 pupil new', '3 pupil new'])
    expect(result.lines[0]?.fields['classId']?.new).toBe('c1')
    expect(result.questions).toMatchObject([{ value: '5Ю', answer: '5 «А»' }])
  })

  it('answered with nothing is left out', () => {
    const result = plan(two, school, { values: [{ field: 'className', value: '5Ю', to: '' }] })
    expect(summary(result.lines)).toEqual(['2 pupil doubtful noClass', '3 pupil doubtful noClass'])
  })

  it('is known when the files themselves create it', () => {
    const list = gridFile(
      [
        ['Класс', 'Кабинет'],
        ['5Ю', 7],
      ],
      'Классы.xlsx',
    )
    const result = plan([two, list], school)
    expect(result.questions).toEqual([])
    expect(result.counts).toMatchObject({ new: 3 })
  })

  it('is asked about in columns of level and litera and of классное руководство too', () => {
    const parts = gridFile(
      [
        ['ФИО ученика', 'Параллель', 'Литера'],
        ['Лис Яна Юрьевна', 5, 'Ю'],
      ],
      'Ученики.xlsx',
    )
    expect(plan(parts, school).questions).toMatchObject([{ field: 'className', value: '5 Ю' }])
    const moved = plan(parts, school, { values: [{ field: 'className', value: '5 Ю', to: '5Б' }] })
    expect(moved.lines[0]?.data.className).toBe('5 «Б»')
    const staff = gridFile([
      ['ФИО', 'Должность', 'Классное руководство'],
      ['Орлова Нина Львовна', 'учитель', '5Ю, 9А'],
    ])
    expect(plan(staff, school).questions).toMatchObject([{ field: 'leadsClass', value: '5Ю', count: 1 }])
    const led = plan(staff, school, { values: [{ field: 'leadsClass', value: '5Ю', to: '5А' }] })
    expect(led.lines.filter((line) => line.table === 'assignment').map((line) => line.data.className)).toEqual([
      '5 «А»',
      '9 «А»',
    ])
  })

  it('a text that is no class is asked about with the nearest classes', () => {
    const [question] = plan(
      pupils(['Лис Яна Юрьевна', 'класс пятый', null], ['Дым Пётр Ильич', '5А', null], ['Рак Ада Юрьевна', '5А', null]),
      school,
    ).questions
    expect(question).toMatchObject({ field: 'className', value: 'класс пятый' })
    expect(question?.offers).toHaveLength(3)
  })

  it('a class that Excel turned into a day is asked about with the class it was', () => {
    const list = pupils(
      ['Лис Яна Юрьевна', { day: '2026-01-05' }, null],
      ['Дым Пётр Ильич', '5А', null],
      ['Рак Ада Юрьевна', '5А', null],
    )
    const [question] = plan(list, school).questions
    expect(question).toMatchObject({ field: 'className', value: '05.01.2026', count: 1 })
    expect(question?.offers[0]).toBe('5 «1»')
  })
})

describe('other values', () => {
  const staff = (...rows: CellValue[][]): GridFile =>
    gridFile([['ФИО', 'Должность', 'Состояние', 'Пол'], ...rows], 'Сотрудники.xlsx')

  it('states, genders and positions that are not understood are asked about; what is understood is not', () => {
    const result = plan(
      staff(
        ['Орлова Нина Львовна', 'учитель химии', 'работает', 'ж'],
        ['Ким Олег Ильич', 'ведущий зоолог', 'на СВО', 'м'],
        ['Дым Пётр Ильич', 'ведущий зоолог', 'уволен', '?'],
      ),
    )
    expect(result.questions.map(({ field, value, count }) => [field, value, count])).toEqual([
      ['personState', 'на СВО', 1],
      ['gender', '?', 1],
      ['position', 'ведущий зоолог', 2],
    ])
    expect(result.questions[0]?.offers).toContain('в отпуске')
    expect(result.lines[1]?.fields['positions']?.new).toEqual([{ title: 'ведущий зоолог', kind: 'main' }])
  })

  it('answers are read in their place', () => {
    const file = staff(
      ['Ким Олег Ильич', 'ведущий зоолог', 'на СВО', 'м'],
      ['Рак Ада Юрьевна', 'повар', 'работает', 'ж'],
    )
    const values: ValueAnswer[] = [
      { field: 'personState', value: 'на СВО', to: 'в отпуске' },
      { field: 'position', value: 'ведущий зоолог', to: 'учитель биологии' },
    ]
    const [line] = plan(file, emptySchool(), { values }).lines
    expect(line?.fields).toMatchObject({
      state: { new: 'leave' },
      positions: { new: [{ title: 'учитель', kind: 'main' }] },
      subjects: { new: ['биология'] },
    })
  })

  it('«да» in the column of классное руководство speaks of the class beside it', () => {
    const file = gridFile([
      ['ФИО', 'Должность', 'Класс', 'Классное руководство'],
      ['Орлова Нина Львовна', 'учитель', '5А', 'да'],
      ['Ким Олег Ильич', 'учитель', '5Б', 'нет'],
    ])
    const mapping = [
      {
        file: 'список.xlsx',
        sheet: 'Лист1',
        fields: { 3: 'className' as const, 4: 'leadsClass' as const },
        kind: 'staff' as const,
      },
    ]
    const led = plan(file, school, { mapping }).lines.filter((line) => line.table === 'assignment')
    expect(led.map((line) => [line.outcome, line.data.className])).toEqual([['new', '5 «А»']])
  })
})

describe('what was answered is remembered', () => {
  const first = plan(two, school, { values: toA })
  const after = applied(school, intentionOfPlan(first, proposedKeys(first)))

  it('with the chosen lines only, and read by the next import', () => {
    expect(after.importMemory).toEqual([{ id: 'values:className', kind: 'values', answers: { '5Ю': '5 «А»' } }])
    for (const one of after.importMemory) importMemorySchema.parse(one)
    expect(intentionOfPlan(first, new Set()).edits).toEqual([])
    const next = plan(pupils(['Рак Ада Юрьевна', '5Ю', null]), after)
    expect(next.lines.find((line) => line.outcome === 'new')?.data.className).toBe('5 «А»')
    expect(next.questions).toMatchObject([{ value: '5Ю', answer: '5 «А»' }])
    expect(next.memory).toEqual([])
  })

  it('a new answer beats it; a class that exists by now beats it too', () => {
    const values: ValueAnswer[] = [{ field: 'className', value: '5Ю', to: '5Б' }]
    const next = plan(pupils(['Рак Ада Юрьевна', '5Ю', null]), after, { values })
    expect(next.lines[0]?.data.className).toBe('5 «Б»')
    expect(next.memory).toMatchObject([{ id: 'values:className', fields: { answers: { '5Ю': '5Б' } } }])
    const grown = { ...after, classes: [...classes, schoolClass('c9', 5, 'Ю')] }
    const there = plan(pupils(['Рак Ада Юрьевна', '5Ю', null]), grown)
    expect(there.lines[0]?.data.className).toBe('5 «Ю»')
    expect(there.questions).toEqual([])
  })

  it('the same file with the same answers changes nothing', () => {
    const again = plan(two, after, { values: toA })
    expect(again.counts).toMatchObject({ same: 2, new: 0, changed: 0 })
    expect(intentionOfPlan(again, new Set(again.lines.map((line) => line.key))).edits).toEqual([])
  })

  it('names, telephones and days are never kept', () => {
    const values: ValueAnswer[] = [
      { field: 'position', value: 'Лис Яна Юрьевна', to: 'учитель' },
      { field: 'position', value: '8 916 123-45-67', to: 'повар' },
      { field: 'className', value: '05.01.2026', to: '5А' },
      { field: 'phone', value: 'x', to: 'y' },
    ]
    expect(plan(two, school, { values }).memory).toEqual([])
  })
})

describe('columns are remembered by their header', () => {
  const file = gridFile([
    ['ФИО', 'Должность', 'Особое'],
    ['Орлова Нина Львовна', 'учитель', 'выпуск'],
  ])
  const mapping = [{ file: 'список.xlsx', sheet: 'Лист1', fields: { 3: 'note' as const, 2: null } }]

  it('what the user said differs from the guess and is the default next time', () => {
    const first = plan(file, emptySchool(), { mapping })
    expect(first.memory).toMatchObject([
      { fields: { kind: 'columns', answers: { Должность: 'none', Особое: 'note' } } },
    ])
    const after = applied(emptySchool(), intentionOfPlan(first, proposedKeys(first)))
    for (const one of after.importMemory) importMemorySchema.parse(one)
    const next = plan(file, after)
    expect(next.sheets[0]?.columns.map(({ field, by }) => [field, by])).toEqual([
      ['fullName', 'header'],
      [null, 'memory'],
      ['note', 'memory'],
    ])
    expect(next.memory).toEqual([])
  })
})

describe('a cell corrected in place', () => {
  const file = gridFile([
    ['ФИО', 'Должность', 'Телефон', 'Дата приёма'],
    ['<b>', 'учитель', '8,9161E+10', '31.02.2020'],
    ['Ким Олег Ильич', 'повар', null, null],
  ])

  it('rows say which cells to correct, with what was seen', () => {
    const [line] = plan(file).lines
    expect(line).toMatchObject({ outcome: 'refused', fixes: { cells: [{ column: 1, header: 'ФИО', text: '<b>' }] } })
    const blank = gridFile([
      ['ФИО', 'Должность', 'Телефон'],
      [null, 'учитель', '89161234567'],
      ['Ким Олег Ильич', 'повар', null],
    ])
    expect(plan(blank).lines[0]).toMatchObject({
      reasons: [{ code: 'noName', column: 'ФИО', value: '' }],
      fixes: { cells: [{ column: 1, header: 'ФИО', text: '' }] },
    })
  })

  it('is read instead; numbers and days typed as text parse the same', () => {
    const cell = (column: number, text: string) => ({ file: 'список.xlsx', sheet: 'Лист1', row: 2, column, text })
    const cells = [cell(1, 'Орлова Нина Львовна'), cell(3, '89161234567'), cell(4, '01.09.2020')]
    const [line] = plan(file, emptySchool(), { cells }).lines
    expect(line).toMatchObject({
      outcome: 'new',
      title: 'Орлова Нина Львовна',
      fields: { phones: { new: [{ number: '+79161234567' }] }, hiredOn: { new: '2020-09-01' } },
    })
    expect(file.sheets[0]?.rows[1]?.[0]).toBe('<b>')
    expect(plan(file, emptySchool(), { cells: [cell(1, '')] }).lines[0]?.reasons[0]?.code).toBe('noName')
  })

  it('every reason of a row names its column and what was seen there', () => {
    const known = staffMember('s1', 'Орлова Нина Львовна', { phones: [{ number: '+79990001122', comment: '' }] })
    const rows = gridFile([
      ['ФИО', 'Должность', 'Телефон', 'E-mail', 'Пол'],
      ['Орлова Нина Львовна', 'учитель', '89161234567', 'почта', 'муж'],
    ])
    for (const reason of plan(rows, emptySchool({ staff: [known] })).lines[0]?.reasons ?? []) {
      expect(reason.column).toBeTruthy()
      expect(reason.value).toBeTruthy()
    }
  })
})
