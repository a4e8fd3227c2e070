import { describe, expect, it } from 'vitest'
import { inspectResult } from '@/domain/imports/inspectResult'
import { planImportInSteps } from '@/domain/imports/planImport'
import { emptySchool, gridFile, importOptions, plan } from '@tests/fixtures/makers/importing'

const staff = gridFile(
  [
    ['ФИО', 'Должность', 'Классное руководство'],
    ['Орлова Нина Львовна', 'учитель химии', '5А'],
    ['<b>', 'x', '5Б'],
    ['Ким О. И.', 'повар', null],
  ],
  'Сотрудники.xlsx',
)

describe('what inspect prints', () => {
  it('every row once, with its place, role and reasons', () => {
    const result = inspectResult(plan(staff, emptySchool(), { createClasses: true }))
    expect(result).toMatchObject({ kind: 'staff', certainty: 0.95 })
    expect(result.persons).toEqual([
      {
        file: 'Сотрудники.xlsx',
        sheet: 'Лист1',
        row: 2,
        what: 'person',
        role: 'staff',
        outcome: 'new',
        lastName: 'Орлова',
        firstName: 'Нина',
        middleName: 'Львовна',
        positions: ['учитель'],
        subjects: ['химия'],
        category: 'teaching',
        gender: 'female',
      },
    ])
    expect(result.classes).toMatchObject([{ row: 2, what: 'class', className: '5 «А»', levels: [5], litera: 'А' }])
    expect(result.assignments).toMatchObject([
      { row: 2, role: 'staff', lastName: 'Орлова', className: '5 «А»', kind: 'main' },
    ])
    expect(result.refused).toMatchObject([{ row: 3, role: 'staff', reasons: [{ code: 'badName', column: 'ФИО' }] }])
    expect(result.doubtful).toMatchObject([{ row: 4, lastName: 'Ким', reasons: [{ code: 'initials' }] }])
  })

  it('columns without their samples, so that no log keeps names', () => {
    const [file] = inspectResult(plan(staff)).files
    expect(file?.sheets[0]?.columns[0]).toEqual({
      index: 1,
      header: 'ФИО',
      field: 'fullName',
      taken: true,
      by: 'header',
    })
  })

  it('nothing is an empty plan; different lists are mixed', () => {
    expect(inspectResult(plan([]))).toMatchObject({ kind: 'none', persons: [] })
    const classes = gridFile(
      [
        ['Класс', 'Кабинет'],
        ['5А', 1],
      ],
      'Классы.xlsx',
    )
    expect(inspectResult(plan([staff, classes])).kind).toBe('mixed')
  })
})

describe('planning in steps', () => {
  it('gives way at least every hundred rows and ends in the same plan', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [
      `Орлова Нина Львовна${'а'.repeat(at % 30)}`,
      `учитель ${String(at)}`,
    ])
    const steps = planImportInSteps([gridFile([['ФИО', 'Должность'], ...rows])], emptySchool(), importOptions())
    let count = 0
    let step = steps.next()
    while (step.done !== true) {
      count += 1
      step = steps.next()
    }
    expect(count).toBeGreaterThan(30)
    expect(step.value.lines).toHaveLength(1000)
  })
})
