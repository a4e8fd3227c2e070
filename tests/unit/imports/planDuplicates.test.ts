import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { importMemoryId } from '@/domain/model/entities'
import { newPupil } from '@/domain/model/newRecords'
import { staffChecks } from '@/domain/rules/staffChecks'
import { emptySchool, gridFile, plan, schoolClass, staffMember, summary } from '@tests/fixtures/makers/importing'
import type { CellValue, GridFile } from '@/domain/imports/grid'
import type { Facts } from '@/domain/model/plain'
import type { ImportOptions, PersonAnswer } from '@/domain/imports/plan'

const phone = (number: string) => ({ number, comment: '' })
const nina = staffMember('s1', 'Орлова Нина Львовна', { gender: 'female', phones: [phone('+79161234567')] })
const list = (...rows: CellValue[][]): GridFile =>
  gridFile([['ФИО', 'Должность', 'Телефон', 'Дата рождения'], ...rows], 'Сотрудники.xlsx')
const answer = (row: number, personId: string | null, key?: string): PersonAnswer => {
  return { file: 'Сотрудники.xlsx', sheet: 'Лист1', row, personId, ...(key === undefined ? {} : { key }) }
}
const take: Partial<ImportOptions> = { take: ['birthDay'] }

describe('grades of likeness, each with its reason', () => {
  const school = emptySchool({ staff: [nina] })

  it('a doubtful row lists the cards it may stand for, the proposed one first, and why', () => {
    const [line] = plan(list(['Орлова Нина Львовна', 'учитель', '89990001122', null]), school).lines
    expect(line?.fixes.persons).toEqual([
      { id: 's1', title: 'Орлова Нина Львовна', why: 'ФИО совпали, телефон другой: +7 (916) 123-45-67' },
    ])
    expect(line?.reasons[0]).toMatchObject({ code: 'phoneDiffers', column: 'Телефон', value: '89990001122' })
  })

  it('whole name and day of birth are the same person, also with another telephone', () => {
    const known = emptySchool({ staff: [{ ...nina, bornOn: '1980-02-01' }] })
    const result = plan(list(['Орлова Нина Львовна', 'учитель', '89990001122', '01.02.1980']), known, take)
    expect(summary(result.lines)).toEqual(['2 staff changed'])
  })

  it('another day of birth is another person until the user says otherwise', () => {
    const known = emptySchool({ staff: [{ ...nina, bornOn: '1980-02-01' }] })
    const result = plan(list(['Орлова Нина Львовна', 'учитель', null, '05.06.1991']), known, take)
    expect(summary(result.lines)).toEqual(['2 staff doubtful bornDiffers'])
    expect(result.lines[0]?.entityId).not.toBe('s1')
    expect(result.lines[0]?.fixes.persons).toMatchObject([{ id: 's1' }])
  })

  it('the same given names and day of birth under another surname: a changed surname is offered', () => {
    const known = emptySchool({ staff: [{ ...nina, bornOn: '1980-02-01' }] })
    const result = plan(list(['Соколова Нина Львовна', 'учитель', null, '01.02.1980']), known, take)
    expect(summary(result.lines)).toEqual(['2 staff doubtful surnameChanged'])
    expect(result.lines[0]).toMatchObject({ entityId: 's1', fields: { lastName: { new: 'Соколова' } } })
    expect(summary(plan(list(['Соколова Нина Львовна', 'учитель', null, null]), known, take).lines)).toEqual([
      '2 staff new',
    ])
  })

  it('twins are never offered, only remarked on', () => {
    const known = emptySchool({ staff: [{ ...nina, phones: [], bornOn: '1980-02-01' }] })
    const result = plan(list(['Орлова Анна Львовна', 'учитель', null, '01.02.1980']), known, take)
    expect(summary(result.lines)).toEqual(['2 staff new twins'])
    expect(result.lines[0]?.fixes.persons).toEqual([])
  })

  it('a row without a surname is no longer doubtful once the user said whose it is', () => {
    const file = gridFile(
      [
        ['Фамилия', 'Имя', 'Отчество', 'Должность'],
        [null, 'Нина', 'Львовна', 'учитель химии'],
      ],
      'Сотрудники.xlsx',
    )
    expect(summary(plan(file, school).lines)).toEqual(['2 staff doubtful noSurname'])
    const said = plan(file, school, { persons: [answer(2, 's1')] })
    expect(said.lines[0]?.reasons.map((reason) => reason.code)).toEqual([])
    expect(said.lines[0]).toMatchObject({ entityId: 's1' })
  })

  it('initials that fit several people propose nobody and list them all', () => {
    const known = emptySchool({ staff: [nina, staffMember('s2', 'Орлова Надежда Львовна')] })
    const [line] = plan(list(['Орлова Н. Л.', 'учитель', null, null]), known).lines
    expect(line?.reasons.map((reason) => reason.code)).toEqual(['initials', 'initialsOfSeveral'])
    expect(line?.fixes.persons.map((one) => one.id)).toEqual(['s1', 's2'])
  })

  it('a masculine surname with a feminine patronymic is flagged and stays as it is', () => {
    const result = plan(
      list(['Орлов Анна Петровна', 'учитель', null, null], ['Кузьмин Яна Петровна', 'учитель', null, null]),
    )
    expect(summary(result.lines)).toEqual(['2 staff doubtful surnameGender', '3 staff new surnameGender'])
    expect(result.lines[0]).toMatchObject({ title: 'Орлов Анна Петровна', reasons: [{ column: 'ФИО' }] })
  })
})

describe('the user’s word on who is who', () => {
  const school = emptySchool({ staff: [nina] })

  it('a card: the row changes it without a doubt', () => {
    const rows = list(['Орлова Н. Л.', 'завуч', null, null])
    const result = plan(rows, school, { persons: [answer(2, 's1')] })
    expect(summary(result.lines)).toEqual(['2 staff changed'])
    const after = applied(school, intentionOfPlan(result, proposedKeys(result)))
    expect(after.staff).toMatchObject([{ lastName: 'Орлова', firstName: 'Нина', positions: [{ title: 'завуч' }] }])
  })

  it('a card under another name takes the name of the row', () => {
    const result = plan(list(['Соколова Нина Львовна', null, '89161234567', null]), school, {
      persons: [answer(2, 's1')],
    })
    expect(result.lines[0]).toMatchObject({
      outcome: 'changed',
      fields: { lastName: { old: 'Орлова', new: 'Соколова' } },
    })
  })

  it('nobody of them: a new person, remembered so that nobody asks again', () => {
    const rows = list(['Орлова Нина Львовна', 'учитель', '89990001122', null])
    const result = plan(rows, school, { persons: [answer(2, null)] })
    expect(summary(result.lines)).toEqual(['2 staff new'])
    const after = applied(school, intentionOfPlan(result, proposedKeys(result)))
    const ids = after.staff.map((one) => one.id)
    expect(after.importMemory).toEqual([
      { id: importMemoryId('apart', [ids[0] ?? '', ids[1] ?? '']), kind: 'apart', answers: {} },
    ])
    expect(duplicates(after)).toEqual([])
    expect(duplicates({ ...after, importMemory: [] })).toHaveLength(2)
    expect(plan(rows, after).counts).toMatchObject({ same: 1, new: 0, changed: 0, doubtful: 0 })
  })

  it('of two rows of one name one may be called another person, or the same', () => {
    const rows = list(
      ['Орлова Нина Львовна', 'учитель', '89161234567', null],
      ['Орлова Нина Львовна', 'повар', null, null],
    )
    const [, second] = plan(rows).lines
    expect(second?.fixes.persons).toEqual([
      { id: 'Сотрудники.xlsx/Лист1!2:staff', title: 'Орлова Нина Львовна', why: 'То же ФИО в строке 2 этого списка' },
    ])
    expect(summary(plan(rows, emptySchool(), { persons: [answer(3, null)] }).lines)).toEqual([
      '2 staff new',
      '3 staff new',
    ])
    const merged = plan(rows, emptySchool(), { persons: [answer(3, 'Сотрудники.xlsx/Лист1!2:staff')] })
    expect(summary(merged.lines)).toEqual(['2 staff new', '3 staff changed'])
    expect(applied(emptySchool(), intentionOfPlan(merged, proposedKeys(merged))).staff).toMatchObject([
      { positions: [{ title: 'учитель' }, { title: 'повар' }] },
    ])
  })

  it('an answer about a card that is gone is passed over', () => {
    const result = plan(list(['Орлова Н. Л.', 'завуч', null, null]), school, { persons: [answer(2, 'gone')] })
    expect(summary(result.lines)).toEqual(['2 staff doubtful initials initialsMatch'])
  })
})

describe('namesakes in one list', () => {
  it('different days of birth make two people without a question, kept or not', () => {
    const rows = list(
      ['Орлова Нина Львовна', 'учитель', null, '01.02.1980'],
      ['Орлова Нина Львовна', 'учитель', null, '05.06.1991'],
    )
    expect(summary(plan(rows).lines)).toEqual(['2 staff new', '3 staff new'])
    expect(summary(plan(rows, emptySchool(), take).lines)).toEqual(['2 staff new', '3 staff new'])
  })
})

describe('one person on several rows', () => {
  const rows = list(
    ['Орлова Нина Львовна', 'учитель', '89161234567', '01.02.1980'],
    ['Орлова Нина Львовна', 'учитель', '89161234568', '01.02.1980'],
    ['Орлова Нина Львовна', 'повар', '89161234569', '05.06.1991'],
  )

  it('with the same day of birth is one card, and the row says so; a namesake stays apart', () => {
    const result = plan(rows)
    expect(summary(result.lines)).toEqual(['2 staff new', '3 staff changed sameBorn', '4 staff new'])
    const after = applied(emptySchool(), intentionOfPlan(result, proposedKeys(result)))
    expect(after.staff.map((one) => one.phones.length)).toEqual([2, 1])
    expect(plan(rows, after).counts).toMatchObject({ same: 3, new: 0, changed: 0, doubtful: 0 })
  })

  it('unless the user says that it is another one', () => {
    const result = plan(rows, emptySchool(), { persons: [answer(3, null)] })
    expect(summary(result.lines)).toEqual(['2 staff new', '3 staff new', '4 staff new'])
  })
})

describe('pupils', () => {
  const classes = [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')]
  const yana = { ...newPupil('p1', 'c2'), lastName: 'Лис', firstName: 'Яна', middleName: 'Юрьевна' }
  const pupils = (...rows: CellValue[][]): GridFile =>
    gridFile([['ФИО ученика', 'Класс', 'Дата рождения'], ...rows], 'Ученики.xlsx')

  it('name and day of birth move a pupil to another class', () => {
    const school = emptySchool({ classes, pupils: [{ ...yana, bornOn: '2014-03-02' }] })
    const result = plan(pupils(['Лис Яна Юрьевна', '5А', '02.03.2014']), school)
    expect(summary(result.lines)).toEqual(['2 pupil changed movedClass'])
    expect(result.lines[0]?.fields).toEqual({ classId: { old: 'c2', new: 'c1' } })
    expect(summary(plan(pupils(['Лис Яна Юрьевна', '5А', '02.03.2015']), school).lines)).toEqual(['2 pupil new'])
  })

  it('initials within the class are offered; a whole name in another class is a doubt with a choice', () => {
    const school = emptySchool({ classes, pupils: [yana] })
    expect(summary(plan(pupils(['Лис Я. Ю.', '5Б', null]), school).lines)).toEqual([
      '2 pupil doubtful initials initialsMatch',
    ])
    const [line] = plan(pupils(['Лис Яна Юрьевна', '5А', null]), school).lines
    expect(line?.fixes.persons).toEqual([
      { id: 'p1', title: 'Лис Яна Юрьевна, 5 «Б»', why: 'Совпали ФИО, класс другой' },
    ])
    const other = { file: 'Ученики.xlsx', sheet: 'Лист1', row: 2, personId: null }
    const settled = plan(pupils(['Лис Яна Юрьевна', '5А', null]), school, { persons: [other] })
    expect(summary(settled.lines)).toEqual(['2 pupil new'])
  })

  it('twins of a class are two pupils', () => {
    const school = emptySchool({ classes })
    const rows = pupils(['Лис Яна Юрьевна', '5А', '02.03.2014'], ['Лис Ада Юрьевна', '5А', '02.03.2014'])
    expect(summary(plan(rows, school, take).lines)).toEqual(['2 pupil new', '3 pupil new twins'])
  })
})

function duplicates(facts: Facts): unknown[] {
  return staffChecks(facts).find((one) => one.code === 'duplicateNames')?.items ?? []
}
