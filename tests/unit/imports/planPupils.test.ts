import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { newPupil } from '@/domain/model/newRecords'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { emptySchool, gridFile, gridSheet, plan, schoolClass, summary } from '@tests/fixtures/makers/importing'
import type { CellValue } from '@/domain/imports/grid'

const classes = [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')]
const school = emptySchool({ classes })
const list = (...rows: CellValue[][]) =>
  gridFile([['ФИО ученика', 'Класс', 'Телефон', 'Телефон мамы'], ...rows], 'Ученики.xlsx')
const file = list(['Лис Яна Юрьевна', '5а', '89161234567', '89990001122'], ['Дым Пётр Ильич', '5 Б', null, null])

describe('a list of pupils', () => {
  it('puts pupils into their classes; the parent’s telephone is not theirs', () => {
    const result = plan(file, school)
    expect(result.kind).toBe('pupils')
    const pupils = applied(school, intentionOfPlan(result, proposedKeys(result))).pupils
    expect(pupils).toMatchObject([
      { lastName: 'Лис', classId: 'c1', phones: [{ number: '+79161234567' }], state: 'enrolled' },
      { lastName: 'Дым', classId: 'c2', phones: [] },
    ])
  })

  it('twice changes nothing', () => {
    const first = plan(file, school)
    const second = plan(file, applied(school, intentionOfPlan(first, proposedKeys(first))))
    expect(second.counts).toMatchObject({ same: 2, new: 0, changed: 0, doubtful: 0 })
  })

  it('an unknown class is refused with the way out, or created', () => {
    const unknown = list(['Лис Яна Юрьевна', '7В', null, null], ['Дым Пётр Ильич', '7В', null, null])
    const result = plan(unknown, school)
    expect(summary(result.lines)).toEqual(['2 pupil refused unknownClass', '3 pupil refused unknownClass'])
    expect(result.lines[0]?.reasons[0]?.text).toContain('разрешите создавать классы')
    expect(summary(plan(unknown, school, { createClasses: true }).lines)).toEqual([
      '2 class new',
      '2 pupil new',
      '3 pupil new',
    ])
  })

  it('without a class the row is understood but cannot be applied', () => {
    const result = plan(gridFile([['ФИО ученика'], ['Лис Яна Юрьевна']]), school)
    expect(summary(result.lines)).toEqual(['2 pupil doubtful noClass'])
    expect(result.lines[0]?.edits).toEqual([])
  })

  it('the class may stand on the tab or in the title', () => {
    const tab = gridFile([gridSheet([['ФИО ученика'], ['Лис Яна Юрьевна']], { name: '5Б' })])
    expect(plan(tab, school).lines[0]?.data.className).toBe('5 «Б»')
    const title = gridFile([['Список обучающихся 5 «А» класса'], ['ФИО'], ['Лис Яна Юрьевна']])
    expect(plan(title, school).lines[0]?.data.className).toBe('5 «А»')
  })

  it('the same pupil twice in a class is doubtful', () => {
    const result = plan(list(['Лис Яна Юрьевна', '5А', null, null], ['Лис Яна Юрьевна', '5А', null, null]), school)
    expect(summary(result.lines)).toEqual(['2 pupil new', '3 pupil doubtful sameRow'])
  })

  it('the same name in another class of the register is doubtful', () => {
    const pupil = { ...newPupil('p1', 'c2'), lastName: 'Лис', firstName: 'Яна', middleName: 'Юрьевна' }
    const result = plan(list(['Лис Яна Юрьевна', '5А', null, null]), { ...school, pupils: [pupil] })
    expect(summary(result.lines)).toEqual(['2 pupil doubtful otherClass'])
    expect(result.lines[0]?.fields).toEqual({ classId: { old: 'c2', new: 'c1' } })
  })

  it('one who has left is doubtful when new and changed when known', () => {
    const left = gridFile([
      ['ФИО ученика', 'Класс', 'Статус'],
      ['Лис Яна Юрьевна', '5А', 'Отчислен'],
      ['Дым Пётр Ильич', '5А', 'Учится'],
    ])
    expect(summary(plan(left, school).lines)).toEqual(['2 pupil doubtful leftPupil', '3 pupil new'])
    const pupil = { ...newPupil('p1', 'c1'), lastName: 'Лис', firstName: 'Яна', middleName: 'Юрьевна' }
    expect(plan(left, { ...school, pupils: [pupil] }).lines[0]).toMatchObject({
      outcome: 'changed',
      fields: { state: { new: 'left' } },
    })
  })

  it('codes in place of names throughout are taken as they are, a single one is doubtful', () => {
    const codes = Array.from({ length: 12 }, (_, at) => [`Ученик ${String(at + 1)}`, '5А', null, null])
    expect(plan(list(...codes), school).counts).toMatchObject({ new: 12, doubtful: 0 })
    const mixed = plan(list(['Ученик 1', '5А', null, null], ['Лис Яна Юрьевна', '5А', null, null]), school)
    expect(mixed.lines.map((line) => line.outcome)).toEqual(['doubtful', 'new'])
  })
})
