import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan } from '@/domain/imports/intentionOfPlan'
import { emptySchool, gridFile, gridSheet, plan, summary } from '@tests/fixtures/makers/importing'
import type { CellValue } from '@/domain/imports/grid'
import type { ImportPlan } from '@/domain/imports/plan'

const good = 'Орлова Нина Львовна'

function staff(columns: string[], ...rows: CellValue[][]): ImportPlan {
  return plan(gridFile([['ФИО', 'Должность', ...columns], ...rows]))
}

describe('bad input of the issue: named by row and column, with the way out', () => {
  it('31.02. in a column of days', () => {
    const result = staff(['Дата приёма'], [good, 'учитель', '31.02.2020'])
    expect(summary(result.lines)).toEqual(['2 staff doubtful badDay'])
    expect(result.lines[0]?.reasons[0]).toMatchObject({ column: 'Дата приёма', value: '31.02.2020' })
    expect(result.lines[0]?.fields['hiredOn']).toBeUndefined()
  })

  it('a day without a year', () => {
    expect(summary(staff(['Дата приёма'], [good, 'учитель', '31.02.']).lines)).toEqual(['2 staff doubtful badDay'])
  })

  it('a phone 8,9161E+10 has lost its digits', () => {
    const result = staff(['Телефон'], [good, 'учитель', '8,9161E+10'], ['Ким Олег Ильич', 'повар', '89161234567'])
    expect(summary(result.lines)).toEqual(['2 staff doubtful digits-lost', '3 staff new'])
    expect(result.lines[0]?.reasons[0]).toMatchObject({ column: 'Телефон', value: '8,9161E+10' })
    expect(result.lines[0]?.fields['phones']).toBeUndefined()
  })

  it('a class «ЗА» with the letter З is offered as 3А', () => {
    const result = plan(
      gridFile([
        ['Класс', 'Кабинет'],
        ['ЗА', '12'],
        ['5Б', '13'],
      ]),
    )
    expect(summary(result.lines)).toEqual(['2 class doubtful classSpelling', '3 class new'])
    expect(result.lines[0]?.title).toBe('3 «А»')
    expect(result.lines[0]?.on).toBe(false)
  })

  it('a class that Excel turned into a day is offered back', () => {
    const result = plan(
      gridFile([
        ['Класс', 'Кабинет'],
        [{ day: '2026-01-05' }, '12'],
        ['5Б', '13'],
        ['6Б', '14'],
      ]),
    )
    expect(summary(result.lines)[0]).toBe('2 class doubtful classAsDate')
    expect(result.lines[0]?.reasons[0]?.text).toContain('5-1')
  })

  it('a name of 10,000 characters is refused and cut in the message', () => {
    const result = staff([], ['я'.repeat(10_000), 'учитель'], [good, 'учитель'])
    expect(summary(result.lines)).toEqual(['2 staff refused longName', '3 staff new'])
    expect(result.lines[0]?.reasons[0]?.text.length).toBeLessThan(250)
  })

  it('a note of 10,000 characters does not stop the person', () => {
    const result = staff(['Примечание'], [good, 'учитель', 'я'.repeat(10_000)])
    expect(summary(result.lines)).toEqual(['2 staff doubtful tooLong'])
  })

  it('a position of 10,000 characters is left out', () => {
    const result = staff([], [good, 'я'.repeat(10_000)])
    expect(summary(result.lines)).toEqual(['2 staff doubtful tooLong'])
    expect(result.lines[0]?.fields['positions']).toBeUndefined()
  })

  it('HTML in a name is refused and shown as text', () => {
    const result = staff([], ['<img src=x onerror=alert(1)> Орлова', 'учитель'], [good, 'учитель'])
    expect(summary(result.lines)).toEqual(['2 staff refused badName', '3 staff new'])
    expect(result.lines[0]?.reasons[0]?.value).toBe('<img src=x onerror=alert(1)> Орлова')
  })

  it('digits, Latin letters, one word and five words in a name are doubtful', () => {
    const result = staff(
      [],
      ['Орл0ва Нина Львовна', 'x'],
      ['Opлова Нина Львовна', 'x'],
      ['Орлова', 'x'],
      ['Тест Админ Тестовый Тестович', 'x'],
    )
    expect(result.lines.map((line) => line.outcome)).toEqual(['doubtful', 'doubtful', 'doubtful', 'doubtful'])
    expect(result.lines[1]?.reasons.map((reason) => reason.code)).toContain('latin')
  })

  it('an error of a formula in place of a name is refused', () => {
    expect(summary(staff([], ['#N/A', 'учитель'], [good, 'учитель']).lines)).toEqual([
      '2 staff refused badName',
      '3 staff new',
    ])
  })

  it('a row without a name is refused', () => {
    expect(summary(staff(['Телефон'], [good, 'учитель', null], [null, 'повар', '89161234567']).lines)).toEqual([
      '2 staff new',
      '3 staff refused noName',
    ])
  })

  it('a gender that contradicts the patronymic is doubtful', () => {
    expect(summary(staff(['Пол'], [good, 'учитель', 'муж']).lines)).toEqual(['2 staff doubtful genderDiffers'])
  })

  it('a bad address is left out', () => {
    const result = staff(['E-mail'], [good, 'учитель', 'nina(at)school'])
    expect(summary(result.lines)).toEqual(['2 staff doubtful badEmail'])
    expect(result.lines[0]?.fields['email']).toBeUndefined()
  })

  it('hidden rows are taken with a remark, hidden sheets are not taken', () => {
    const rows: CellValue[][] = [
      ['ФИО', 'Должность'],
      [good, 'учитель'],
    ]
    expect(summary(plan(gridFile([gridSheet(rows, { hiddenRows: [2] })])).lines)).toEqual(['2 staff new hiddenRow'])
    const hidden = gridFile([gridSheet(rows, { hidden: true })])
    expect(plan(hidden)).toMatchObject({ kind: 'none', lines: [] })
    expect(
      plan(hidden, emptySchool(), { mapping: [{ file: 'список.xlsx', sheet: 'Лист1', on: true }] }).lines,
    ).toHaveLength(1)
  })

  it('headers and values named like the insides of objects stay text (S6)', () => {
    const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype))
    const result = staff(
      ['__proto__', 'constructor', 'Примечание'],
      [good, '__proto__', '{"polluted":1}', 'x', '__proto__'],
      ['__proto__', 'учитель', '', '', ''],
    )
    const after = applied(emptySchool(), intentionOfPlan(result, new Set(result.lines.map((line) => line.key))))
    expect(after.staff[0]).toMatchObject({ lastName: 'Орлова', note: '__proto__', positions: [{ title: '__proto__' }] })
    expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('a sheet named __proto__ is a sheet', () => {
    const rows: CellValue[][] = [
      ['ФИО', 'Должность'],
      [good, 'учитель'],
    ]
    expect(plan(gridFile([gridSheet(rows, { name: '__proto__' })])).counts.new).toBe(1)
  })
})
