import { describe, expect, it } from 'vitest'
import { emptySchool, gridFile, gridSheet, plan } from '@tests/fixtures/makers/importing'

const headers = [
  'ФИО',
  'Должность',
  'Предметы',
  'Телефон',
  'E-mail',
  'Класс',
  'Литера',
  'Параллель',
  'Классный руководитель',
  'Кабинет',
  'Смена',
  'Корпус',
  'Профиль',
  'Кол-во учеников',
  'Пол',
  'Дата рождения',
  'Дата приёма',
  'Дата увольнения',
  'СНИЛС',
  'Примечание',
  'Статус',
  'Категория',
]
const name = 'Орлова Нина Львовна'

/** A pattern that takes squared time on one such cell would not end within the limit. */
const patience = 20_000

describe('cells as long as Excel allows, in every column', () => {
  it.each(['a', '1', ',', ' ,', '[', '@', 'a.', '-', 'класс', '1 2', '«', '8(', '_', 'x@', '1.', 'учитель ', 'А Б '])(
    'of «%s»',
    { timeout: patience },
    (unit) => {
      const long = unit.repeat(Math.ceil(32_000 / unit.length))
      const good = headers.map((_, at) => (at === 0 ? name : at === 5 ? '5А' : null))
      const rows = headers.flatMap((_, at) => [
        good,
        headers.map((_header, column) => (column === at ? long : column === 0 ? name : null)),
      ])
      for (const kind of ['staff', 'pupils', 'classes', 'assignments'] as const) {
        const result = plan(gridFile([headers, ...rows]), emptySchool(), {
          createClasses: true,
          createStaff: true,
          take: ['snils'],
          mapping: [{ file: 'список.xlsx', sheet: 'Лист1', kind }],
        })
        for (const line of result.lines) {
          for (const reason of line.reasons) expect(reason.text.length).toBeLessThan(600)
        }
      }
    },
  )

  it('a hundred thousand merged areas of full height', { timeout: patience }, () => {
    const merges = Array.from({ length: 100_000 }, () => ({ top: 1, left: 1, bottom: 1_048_576, right: 1 }))
    expect(
      plan(
        gridFile([
          gridSheet(
            [
              ['ФИО', 'Должность'],
              [name, 'учитель'],
            ],
            { merges },
          ),
        ]),
      ).lines.length,
    ).toBeLessThan(2)
  })
})
