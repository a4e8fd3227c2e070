import { describe, expect, it } from 'vitest'
import { refusedWorkbook } from '@/domain/imports/refusedWorkbook'
import {
  emptySchool,
  gridFile,
  gridSheet,
  plan,
  schoolClass,
  staffMember,
  summary,
} from '@tests/fixtures/makers/importing'
import type { WorkbookDescription } from '@/domain/documents/description'
import type { GridFile } from '@/domain/imports/grid'

const file = gridFile(
  [
    ['Список работников школы'],
    ['№ п/п', 'Ф.И.О.', 'Должность', 'Телефон', 'Дата приёма'],
    [1, 'Орлова Нина Львовна', 'учитель', 89161234567, { day: '2020-09-01' }],
    [2, '<b>Ким</b>', 'повар', 89161234568, { day: '2021-09-01' }],
    [3, 'Дым П. И.', 'повар', '8,9161E+10', null],
    [4, 'Рак Ада Юрьевна', 'повар', null, null],
  ],
  'Сотрудники.xlsx',
)

/** The workbook as the reader hands it back. */
function readBack(book: WorkbookDescription): GridFile {
  const sheets = book.sheets.map(({ name, columns, rows }) =>
    gridSheet([columns.map((column) => column.title), ...rows.map((row) => row.cells)], { name }),
  )
  return gridFile(sheets, `${book.fileName}.xlsx`)
}

describe('refused rows as a workbook', () => {
  it('have the original header and cells as text, and the reason in the last column', () => {
    const result = plan(file)
    const book = refusedWorkbook(result, [file])
    expect(book).toMatchObject({ type: 'workbook', fileName: 'Не загружено — Сотрудники' })
    const [sheet] = book?.sheets ?? []
    expect(sheet?.columns.map((column) => [column.title, column.format])).toEqual([
      ['№ п/п', 'text'],
      ['Ф.И.О.', 'text'],
      ['Должность', 'text'],
      ['Телефон', 'text'],
      ['Дата приёма', 'text'],
      ['Причина', 'text'],
    ])
    expect(sheet?.rows.map((row) => row.cells.slice(0, 5))).toEqual([
      ['2', '<b>Ким</b>', 'повар', '89161234568', '01.09.2021'],
      ['3', 'Дым П. И.', 'повар', '8,9161E+10', ''],
    ])
    expect(sheet?.rows[0]?.cells[5]).toContain('посторонние знаки')
  })

  it('doubtful rows that were switched on are not among them; nothing refused gives no workbook', () => {
    const result = plan(file)
    const chosen = new Set(result.lines.map((line) => line.key))
    expect(refusedWorkbook(result, [file], chosen)?.sheets[0]?.rows).toHaveLength(1)
    const good = gridFile([
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    expect(refusedWorkbook(plan(good), [good])).toBeNull()
  })

  it('is taken back in as it is, and once corrected gets in', () => {
    const book = refusedWorkbook(plan(file), [file])
    if (book === null) throw new Error('nothing refused')
    const back = readBack(book)
    const again = plan(back)
    expect(again.kind).toBe('staff')
    expect(again.sheets[0]?.columns.at(-1)).toMatchObject({ header: 'Причина', field: null })
    expect(summary(again.lines)).toEqual(['2 staff refused badName', '3 staff doubtful initials digits-lost'])
    const cells = [
      { file: back.fileName, sheet: 'Лист1', row: 2, column: 2, text: 'Ким Олег Ильич' },
      { file: back.fileName, sheet: 'Лист1', row: 3, column: 2, text: 'Дым Пётр Ильич' },
      { file: back.fileName, sheet: 'Лист1', row: 3, column: 4, text: '89161234569' },
    ]
    expect(summary(plan(back, emptySchool(), { cells }).lines)).toEqual(['2 staff new', '3 staff new'])
  })

  it('a column of reasons full of telephones is no column of telephones', () => {
    const known = ['89161234560', '89161234561', '89161234562'].map((number, at) =>
      staffMember(`s${String(at)}`, `Орлова${'абв'[at] ?? ''} Нина Львовна`, {
        phones: [{ number: number.replace(/^8/, '+7'), comment: '' }],
      }),
    )
    const school = emptySchool({ staff: known })
    const rows = gridFile([
      ['ФИО', 'Должность', 'Телефон'],
      ...known.map((one) => [`${one.lastName} Нина Львовна`, 'учитель', '89990001122']),
    ])
    const book = refusedWorkbook(plan(rows, school), [rows])
    if (book === null) throw new Error('nothing refused')
    const again = plan(readBack(book), school)
    expect(again.sheets[0]?.columns.map((column) => column.field)).toEqual(['fullName', 'position', 'phone', null])
  })

  it('a class told by the tab or the title gets a column; an unnamed or misnamed column its meaning', () => {
    const title = gridFile(
      [
        gridSheet(
          [
            ['Список обучающихся 5 «А» класса'],
            ['ФИО', 'Кому звонить'],
            ['Лис Яна Юрьевна', '89161234567'],
            ['<b>', '89161234568'],
          ],
          {
            name: 'Лист 1',
          },
        ),
      ],
      'Ученики.xlsx',
    )
    const school = emptySchool({ classes: [schoolClass('c1', 5, 'А')] })
    const mapping = [{ file: 'Ученики.xlsx', sheet: 'Лист 1', fields: { 2: 'phone' as const } }]
    const cells = [{ file: 'Ученики.xlsx', sheet: 'Лист 1', row: 4, column: 1, text: 'Дым' }]
    const book = refusedWorkbook(plan(title, school, { mapping, cells }), [title])
    expect(book?.sheets[0]?.columns.map((column) => column.title)).toEqual(['ФИО', 'Телефон', 'Класс', 'Причина'])
    expect(book?.sheets[0]?.rows[0]?.cells.slice(0, 3)).toEqual(['Дым', '89161234568', '5 «А»'])
  })

  it('sheets of several files have names of their own that Excel accepts', () => {
    const files = ['Первый корпус.xlsx', 'Второй корпус.xlsx'].map((name) =>
      gridFile(
        [
          gridSheet(
            [
              ['ФИО', 'Должность'],
              ['Орлова Нина Львовна', 'учитель'],
              ['<b>', 'повар'],
            ],
            {
              name: 'Список сотрудников [2026/2027]',
            },
          ),
        ],
        name,
      ),
    )
    const book = refusedWorkbook(plan(files), files)
    const names = book?.sheets.map((sheet) => sheet.name) ?? []
    expect(new Set(names).size).toBe(2)
    for (const name of names) expect(name).toMatch(/^[^[\]*?:/\\']{1,31}$/)
    expect(book?.fileName).toBe('Не загружено при импорте')
  })
})
