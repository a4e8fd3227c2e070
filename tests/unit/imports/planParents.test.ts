import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { emptySchool, gridFile, plan, schoolClass, summary } from '@tests/fixtures/makers/importing'
import type { CellValue, GridFile } from '@/domain/imports/grid'
import type { ImportField } from '@/domain/imports/fields'
import type { Facts } from '@/domain/model/plain'

const school = emptySchool({ classes: [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')] })
const take: ImportField[] = ['parentName', 'parentPhone']
const header = ['ФИО ученика', 'Класс', 'ФИО мамы', 'Телефон мамы', 'ФИО папы', 'Телефон папы']
const list = (...rows: CellValue[][]): GridFile => gridFile([header, ...rows], 'Ученики.xlsx')
const yana = ['Лис Яна Юрьевна', '5А', 'Лис Анна Ильинична', '89161234567', 'Лис Юрий Львович', '89161234568']
const ada = ['Лис Ада Юрьевна', '5Б', 'Лис Анна Ильинична', '89161234567', null, null]

let last = 0
function taken(file: GridFile, facts: Facts = school): Facts {
  const result = plan(file, facts, { take, newId: () => `id-${String((last += 1))}` })
  return applied(facts, intentionOfPlan(result, proposedKeys(result)))
}

describe('parents', () => {
  it('are recognised and left out until asked for', () => {
    const result = plan(list(yana), school)
    expect(result.sheets[0]?.columns.map(({ field, taken: is }) => [field, is]).slice(2)).toEqual([
      ['parentName', false],
      ['parentPhone', false],
      ['parentName', false],
      ['parentPhone', false],
    ])
    expect(summary(result.lines)).toEqual(['2 pupil new'])
  })

  it('are linked to the pupil, with kind and telephone of each, and need the pupil’s line', () => {
    const result = plan(list(yana), school, { take })
    expect(summary(result.lines)).toEqual(['2 pupil new', '2 parent new', '2 parent new'])
    expect(result.lines[1]?.needs).toEqual([result.lines[0]?.key])
    expect(result.lines[1]?.data).toMatchObject({ role: 'parent', lastName: 'Лис', className: '5 «А»' })
    const after = taken(list(yana))
    expect(after.parents).toMatchObject([
      { firstName: 'Анна', kind: 'mother', phones: [{ number: '+79161234567' }], pupilIds: [after.pupils[0]?.id] },
      { firstName: 'Юрий', kind: 'father', phones: [{ number: '+79161234568' }], pupilIds: [after.pupils[0]?.id] },
    ])
    const parentOnly = new Set([result.lines[1]?.key ?? ''])
    expect(intentionOfPlan(result, parentOnly).edits).toEqual([])
  })

  it('of two children are one record when name and telephone agree, in the file and in the register', () => {
    const together = taken(list(yana, ada))
    expect(together.parents.map((one) => one.pupilIds.length)).toEqual([2, 1])
    const later = taken(list(ada), taken(list(yana)))
    expect(later.parents.map((one) => one.pupilIds.length)).toEqual([2, 1])
  })

  it('of one name are never one record by the name alone', () => {
    const rows = list(
      ['Лис Яна Юрьевна', '5А', 'Лис Анна Ильинична', null, null, null],
      ['Лис Ада Юрьевна', '5Б', 'Лис Анна Ильинична', null, null, null],
    )
    const result = plan(rows, school, { take })
    expect(summary(result.lines.filter((line) => line.data.role === 'parent'))).toEqual([
      '2 parent new',
      '3 parent doubtful parentNameOnly',
    ])
    const [offer] = result.lines.at(-1)?.fixes.persons ?? []
    expect(offer).toMatchObject({ id: 'Ученики.xlsx/Лист1!2:parent:0', title: 'Лис Анна Ильинична, Лис Яна Юрьевна' })
    const key = result.lines.at(-1)?.key ?? ''
    const answer = { file: 'Ученики.xlsx', sheet: 'Лист1', row: 3, key, personId: offer?.id ?? null }
    const merged = plan(rows, school, { take, persons: [answer] })
    const after = applied(school, intentionOfPlan(merged, proposedKeys(merged)))
    expect(after.parents.map((one) => one.pupilIds.length)).toEqual([2])
    const other = list(
      ['Лис Яна Юрьевна', '5А', 'Лис Анна Ильинична', '89161234567', null, null],
      ['Лис Ада Юрьевна', '5Б', 'Лис Анна Ильинична', '89990001122', null, null],
    )
    expect(taken(other).parents).toHaveLength(2)
  })

  it('twice change nothing', () => {
    const file = list(yana, ada)
    const again = plan(file, taken(file), { take })
    expect(again.counts).toMatchObject({ new: 0, changed: 0, doubtful: 0, refused: 0, same: 5 })
  })

  it('a cell with several parents, roles and telephones is taken apart', () => {
    const cell = 'мама: Лис Анна Ильинична, 8 916 123-45-67; папа Лис Юрий Львович (8-916-123-45-68)'
    const file = gridFile(
      [
        ['ФИО ученика', 'Класс', 'Родители'],
        ['Лис Яна Юрьевна', '5А', cell],
      ],
      'Ученики.xlsx',
    )
    expect(taken(file).parents).toMatchObject([
      { firstName: 'Анна', kind: 'mother', phones: [{ number: '+79161234567', comment: '' }] },
      { firstName: 'Юрий', kind: 'father', phones: [{ number: '+79161234568', comment: '' }] },
    ])
  })

  it('telephones with «мама» and «папа» find their parents', () => {
    const file = gridFile(
      [
        ['ФИО ученика', 'Класс', 'ФИО родителя', 'ФИО родителя', 'Телефоны родителей'],
        ['Лис Яна Юрьевна', '5А', 'Лис Юрий Львович', 'Лис Анна Ильинична', 'мама 89161234567, папа 89161234568'],
      ],
      'Ученики.xlsx',
    )
    expect(
      taken(file).parents.map((one) => [one.firstName, one.kind, one.phones.map((phone) => phone.number)]),
    ).toEqual([
      ['Юрий', 'father', ['+79161234568']],
      ['Анна', 'mother', ['+79161234567']],
    ])
  })

  it('a telephone without a name is a doubt that cannot be applied, and says where the name goes', () => {
    const result = plan(list(['Лис Яна Юрьевна', '5А', null, '89161234567', null, null]), school, { take })
    expect(summary(result.lines)).toEqual(['2 pupil new', '2 parent doubtful parentWithoutName'])
    expect(result.lines[1]).toMatchObject({ edits: [], reasons: [{ column: 'Телефон мамы', value: '89161234567' }] })
  })

  it('of a refused pupil are refused, of a doubtful one doubtful', () => {
    const rows = list(
      yana,
      ['<b>', '5А', 'Рак Ольга Ильинична', null, null, null],
      ['Лис', '5А', 'Рак Ольга Ильинична', null, null, null],
    )
    const { lines } = plan(rows, school, { take })
    expect(summary(lines.filter((line) => line.source?.row !== 2))).toEqual([
      '3 pupil refused badName',
      '4 pupil doubtful oneWord',
      '3 parent refused pupilRefused',
      '4 parent doubtful pupilDoubtful',
    ])
  })

  it('a guardian by the header; a first name with a patronymic is no surname', () => {
    const file = gridFile(
      [
        ['ФИО ученика', 'Класс', 'Законный представитель (опекун)'],
        ['Лис Яна Юрьевна', '5А', 'Анна Ильинична'],
      ],
      'Ученики.xlsx',
    )
    expect(taken(file).parents).toMatchObject([{ lastName: '', firstName: 'Анна', middleName: 'Ильинична' }])
  })
})
