import { describe, expect, it } from 'vitest'
import { plainFiles } from '@/domain/imports/exchange/exchange'
import { emptySchool, gridFile, gridSheet, plan, summary } from '@tests/fixtures/makers/importing'
import type { CellValue, GridFile, GridFormat } from '@/domain/imports/grid'

const ofFormat = (format: GridFormat, sheets: [string, CellValue[][]][], fileName: string): GridFile => ({
  fileName,
  format,
  sheets: sheets.map(([name, rows]) => gridSheet(rows, { name })),
})
const all = { createClasses: true, createStaff: true }

describe('aSc timetable', () => {
  const file = ofFormat(
    'aSc',
    [
      [
        'teachers',
        [
          ['id', 'firstname', 'lastname', 'name', 'short', 'gender', 'email', 'mobile'],
          ['T1', 'Нина Львовна', 'Орлова', 'Орлова Нина Львовна', 'Орл', 'F', 'nina@school.example', '8 916 123-45-67'],
          ['T2', 'Ким Олег Ильич', 'Ким Олег Ильич', 'Ким Олег Ильич Ким Олег Ильич', 'Ким', '', '', ''],
        ],
      ],
      [
        'classes',
        [
          ['id', 'name', 'short', 'teacherid', 'classroomids'],
          ['C1', '5А', '5А', 'T1', 'R1,R2'],
          ['C2', 'Физматы', '10Б', '', ''],
          ['C3', '6А', '6А', 'T9', ''],
        ],
      ],
      [
        'classrooms',
        [
          ['id', 'name', 'short'],
          ['R1', 'Кабинет 12', '12'],
        ],
      ],
      [
        'students',
        [
          ['id', 'classid', 'name', 'firstname', 'lastname'],
          ['S1', 'C1', '', 'Яна Юрьевна', 'Лис'],
        ],
      ],
      [
        'subjects',
        [
          ['id', 'name'],
          ['X1', 'Алгебра'],
        ],
      ],
    ],
    'Расписание.xml',
  )

  it('gives staff, classes with their teachers, and pupils, each in the row of its record', () => {
    const result = plan(file, emptySchool(), all)
    expect(result.files).toMatchObject([{ kind: 'mixed', certainty: 1, format: 'aSc' }])
    expect(result.sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['Сотрудники', 'staff'],
      ['Классы', 'classes'],
      ['Ученики', 'pupils'],
    ])
    expect(summary(result.lines)).toEqual([
      '2 class new',
      '3 class new',
      '4 class new',
      '2 staff new',
      '3 staff new',
      '2 assignment new',
      '2 pupil new',
    ])
    expect(result.lines.map((line) => line.title)).toEqual([
      '5 «А»',
      '10 «Б»',
      '6 «А»',
      'Орлова Нина Львовна',
      'Ким Олег Ильич',
      '5 «А» — Орлова Нина Львовна',
      'Лис Яна Юрьевна',
    ])
    expect(result.lines[0]?.fields['room']?.new).toBe('12')
    expect(result.lines[3]?.fields).toMatchObject({
      email: { new: 'nina@school.example' },
      phones: { new: [{ number: '+79161234567' }] },
      gender: { new: 'female' },
      positions: { new: [{ title: 'учитель' }] },
    })
  })
})

const users: CellValue[][] = [
  [
    'sourcedId',
    'status',
    'enabledUser',
    'role',
    'givenName',
    'familyName',
    'middleName',
    'email',
    'phone',
    'agentSourcedIds',
  ],
  ['u1', '', 'true', 'teacher', 'Нина', 'Орлова', 'Львовна', 'nina@school.example', '+79161234567', ''],
  ['u2', 'active', 'true', 'student', 'Яна', 'Лис', 'Юрьевна', '', '', 'u3'],
  ['u3', '', 'true', 'guardian', 'Анна', 'Лис', 'Ильинична', '', '+79161234568', ''],
  ['u4', 'tobedeleted', 'true', 'student', 'Ада', 'Дым', 'Ильинична', '', '', ''],
  ['u5', '', 'true', 'proctor', 'Олег', 'Ким', 'Ильич', '', '', ''],
]
const classes: CellValue[][] = [
  ['sourcedId', 'status', 'title', 'classCode', 'classType', 'location'],
  ['c1', '', '5А', '', 'homeroom', '12'],
  ['c2', '', 'Математика, группа 2', '', 'scheduled', ''],
]
const enrollments: CellValue[][] = [
  ['sourcedId', 'status', 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary'],
  ['e1', '', 'c1', 's1', 'u1', 'teacher', 'true'],
  ['e2', '', 'c1', 's1', 'u2', 'student', 'false'],
  ['e3', '', 'c2', 's1', 'u2', 'student', 'false'],
]

describe('OneRoster', () => {
  const wanted = ['2 class new', '2 staff new', '2 assignment new', '3 pupil new']

  it('1.1 in one archive: roles of users, homerooms as classes, primary teachers as class teachers', () => {
    const file = ofFormat(
      'oneRoster',
      [
        ['users', users],
        ['classes', classes],
        ['enrollments', enrollments],
      ],
      'выгрузка.zip',
    )
    const result = plan(file, emptySchool(), all)
    expect(summary(result.lines)).toEqual(wanted)
    expect(result.lines.at(-1)?.data).toMatchObject({ lastName: 'Лис', className: '5 «А»' })
    const skipped = result.sheets.flatMap(({ name, skipped: rows }) =>
      rows.map(({ row, reason }) => [name, row, reason]),
    )
    expect(skipped).toEqual([
      ['Сотрудники', 4, 'родитель: смотрите строку ребёнка'],
      ['Сотрудники', 5, 'помечено в файле как удалённое'],
      ['Сотрудники', 6, 'роль «proctor»: не сотрудник и не ученик'],
      ['Классы', 3, 'учебная группа, а не класс'],
    ])
  })

  it('guardians are parents of their children, where asked for', () => {
    const file = ofFormat(
      'oneRoster',
      [
        ['users', users],
        ['classes', classes],
        ['enrollments', enrollments],
      ],
      'выгрузка.zip',
    )
    const result = plan(file, emptySchool(), { ...all, take: ['parentName', 'parentPhone'] })
    expect(result.lines.at(-1)).toMatchObject({
      table: 'parent',
      title: 'Лис Анна Ильинична',
      fields: { phones: { new: [{ number: '+79161234568' }] } },
    })
  })

  it('1.2: the roles stand in a list of their own', () => {
    const plain = users.map((row, at) => row.map((cell, column) => (column === 3 && at > 0 ? '' : cell)))
    const roles: CellValue[][] = [
      ['sourcedId', 'status', 'userSourcedId', 'roleType', 'role', 'orgSourcedId'],
      ['r1', '', 'u1', 'primary', 'teacher', 's1'],
      ['r2', '', 'u2', 'primary', 'student', 's1'],
    ]
    const file = ofFormat(
      'oneRoster',
      [
        ['users', plain],
        ['roles', roles],
        ['classes', classes],
        ['enrollments', enrollments],
      ],
      'в.zip',
    )
    expect(summary(plan(file, emptySchool(), all).lines)).toEqual(wanted)
  })

  it('loose CSV files picked together are one delivery; each line names the file of its record', () => {
    const csv = (fileName: string, rows: CellValue[][]): GridFile => ofFormat('text', [[fileName, rows]], fileName)
    const files = [csv('enrollments.csv', enrollments), csv('users.csv', users), csv('classes.csv', classes)]
    const result = plan(files, emptySchool(), all)
    expect(summary(result.lines)).toEqual(wanted)
    expect(result.lines.map((line) => line.source?.file)).toEqual([
      'classes.csv',
      'users.csv',
      'classes.csv',
      'users.csv',
    ])
    expect(result.files.map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ['enrollments.csv', 'none'],
      ['users.csv', 'mixed'],
      ['classes.csv', 'classes'],
    ])
    expect(result.files[0]?.reasons[0]?.text).toContain('вместе с другими файлами OneRoster')
    const [alone] = plan(csv('enrollments.csv', enrollments)).files
    expect(alone?.reasons[0]?.text).toContain('users.csv')
  })

  it('an ordinary table called users.csv stays an ordinary table', () => {
    const file: GridFile = {
      ...gridFile(
        [
          ['ФИО', 'Должность'],
          ['Орлова Нина Львовна', 'учитель'],
        ],
        'users.csv',
      ),
      format: 'text',
    }
    expect(plainFiles([file])).toEqual([file])
    expect(summary(plan(file).lines)).toEqual(['2 staff new'])
  })
})
