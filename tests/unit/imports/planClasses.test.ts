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
import type { Assignment } from '@/domain/model/entities'

const nina = staffMember('s1', 'Орлова Нина Львовна')
const oleg = staffMember('s2', 'Ким Олег Ильич')
const classList = gridFile(
  [
    ['Класс', 'Кол-во учеников', 'Кабинет', 'Смена', 'Классный руководитель'],
    ['5 "А"', 25, 12, 1, 'Орлова Нина Львовна'],
    ['5-Б', '24 чел.', '13', 'II', 'Ким О. И.'],
    ['10 физмат', null, null, null, 'вакансия'],
  ],
  'Классы.xlsx',
)

describe('a class list', () => {
  it('gives classes with all they say, and class teachers where exactly one person fits', () => {
    const result = plan(classList, emptySchool({ staff: [nina, oleg] }))
    expect(result.kind).toBe('classes')
    expect(summary(result.lines)).toEqual([
      '2 class new',
      '3 class new',
      '4 class new',
      '2 assignment new',
      '3 assignment new teacherByInitials',
    ])
    const after = applied(emptySchool(), intentionOfPlan(result, proposedKeys(result)))
    expect(after.classes[1]).toMatchObject({
      levels: [5],
      litera: 'Б',
      plannedPupils: 24,
      room: '13',
      shift: 2,
      yearId: 'year-2026',
    })
    expect(after.classes[2]).toMatchObject({ levels: [10], litera: 'физмат', plannedPupils: null })
    expect(after.assignments[0]).toMatchObject({
      classId: after.classes[0]?.id,
      staffId: 's1',
      fromOn: '2026-09-01',
      toOn: null,
      kind: 'main',
    })
  })

  it('twice changes nothing', () => {
    const school = emptySchool({ staff: [nina, oleg] })
    const first = plan(classList, school)
    const second = plan(classList, applied(school, intentionOfPlan(first, proposedKeys(first))))
    expect(second.counts).toMatchObject({ new: 0, changed: 0, doubtful: 0, refused: 0, same: 5 })
  })

  it('an assignment does not go without the class that it rests on', () => {
    const result = plan(classList, emptySchool({ staff: [nina, oleg] }))
    const assignments = result.lines.filter((line) => line.data.role === 'assignment').map((line) => line.key)
    expect(intentionOfPlan(result, new Set(assignments)).edits).toEqual([])
  })

  it('параллель and литера in two columns make a class', () => {
    const result = plan(
      gridFile([
        ['Параллель', 'Литера', 'Кабинет'],
        [5, 'A', 1],
        [11, 'физ', 2],
        [1, 2, 3],
      ]),
    )
    expect(result.lines.map((line) => line.title)).toEqual(['5 «А»', '11 «физ»', '1 «2»'])
  })

  it('a known class is changed field by field', () => {
    const school = emptySchool({ classes: [schoolClass('c1', 5, 'А', { room: '10', plannedPupils: 25 })] })
    const [line] = plan(
      gridFile([
        ['Класс', 'Кабинет', 'Кол-во учеников'],
        ['5a', '12', 25],
      ]),
      school,
    ).lines
    expect(line).toMatchObject({ outcome: 'changed', entityId: 'c1', fields: { room: { old: '10', new: '12' } } })
  })

  it('classes of another year are not touched', () => {
    const school = emptySchool({ classes: [schoolClass('old', 5, 'А', { yearId: 'year-2025' })] })
    expect(
      plan(
        gridFile([
          ['Класс', 'Кабинет'],
          ['5А', '12'],
        ]),
        school,
      ).counts.new,
    ).toBe(1)
  })

  it('the same class twice is doubtful, in two buildings it is two classes', () => {
    expect(
      summary(
        plan(
          gridFile([
            ['Класс', 'Кабинет'],
            ['5А', 1],
            ['5 «А»', 2],
          ]),
        ).lines,
      ),
    ).toEqual(['2 class new', '3 class doubtful sameClassRow'])
    expect(
      summary(
        plan(
          gridFile([
            ['Класс', 'Корпус'],
            ['5А', 'Север'],
            ['5А', 'Юг'],
          ]),
        ).lines,
      ),
    ).toEqual(['2 class new', '3 class new'])
  })

  it('what is no class is refused with the reason', () => {
    const result = plan(
      gridFile([
        ['Класс', 'Кабинет'],
        ['5А', 1],
        ['Учительская', 2],
        ['13Ж', 3],
        ['6А', 4],
      ]),
    )
    expect(summary(result.lines)).toEqual([
      '2 class new',
      '3 class refused badClass',
      '4 class refused badClass',
      '5 class new',
    ])
    expect(result.lines[1]?.reasons[0]).toMatchObject({ column: 'Класс', value: 'Учительская' })
  })

  it('a wrong number of pupils and a wrong shift are left out', () => {
    const result = plan(
      gridFile([
        ['Класс', 'Кол-во учеников', 'Смена'],
        ['5А', 25, 1],
        ['5Б', 'много', 'ночная'],
        ['5В', 24, 2],
      ]),
    )
    expect(summary(result.lines)[1]).toBe('3 class doubtful badNumber badShift')
  })

  it('without a school year nothing is planned', () => {
    const school = emptySchool({ schoolYears: [] })
    expect(
      summary(
        plan(
          gridFile([
            ['Класс', 'Кабинет'],
            ['5А', 1],
          ]),
          school,
        ).lines,
      ),
    ).toEqual(['2 class refused noYear'])
  })
})

describe('class teachers', () => {
  const pairs = (...rows: string[][]) => gridFile([['Класс', 'Классный руководитель'], ...rows])
  const classes = [schoolClass('c1', 5, 'А'), schoolClass('c2', 5, 'Б')]
  const led = (more: Partial<Assignment> = {}): Assignment => ({
    id: 'a1',
    classId: 'c1',
    staffId: 's2',
    fromOn: '2026-09-01',
    toOn: null,
    kind: 'main',
    orderId: null,
    note: '',
    ...more,
  })

  it('nobody, or several people of that name: doubtful and nothing to apply', () => {
    const twins = [nina, staffMember('s3', 'Орлова Наталья Леонидовна')]
    const result = plan(
      pairs(['5А', 'Орлова Н. Л.'], ['5Б', 'Никто Иван Ильич']),
      emptySchool({ staff: twins, classes }),
    )
    expect(summary(result.lines)).toEqual(['2 assignment doubtful severalTeachers', '3 assignment doubtful noTeacher'])
    expect(result.lines.flatMap((line) => line.edits)).toEqual([])
  })

  it('may be added to the staff when that is allowed', () => {
    const result = plan(pairs(['5А', 'Никто Иван Ильич'], ['5Б', 'Никто Иван Ильич']), emptySchool({ classes }), {
      createStaff: true,
    })
    expect(summary(result.lines)).toEqual(['2 staff new', '2 assignment new', '3 assignment new'])
  })

  it('a class that already has another teacher: doubtful, and the change starts today', () => {
    const result = plan(
      pairs(['5А', 'Орлова Нина Львовна']),
      emptySchool({ staff: [nina, oleg], classes, assignments: [led()] }),
    )
    expect(summary(result.lines)).toEqual(['2 assignment doubtful otherTeacher'])
    expect(result.lines[0]?.reasons[0]?.text).toContain('Ким Олег Ильич')
    expect(result.lines[0]?.edits).toMatchObject([
      { id: 'a1', fields: { toOn: '2026-10-04' } },
      { fields: { staffId: 's1', fromOn: '2026-10-05' } },
    ])
  })

  it('an ended assignment is no obstacle', () => {
    const school = emptySchool({ staff: [nina, oleg], classes, assignments: [led({ toOn: '2026-09-20' })] })
    expect(summary(plan(pairs(['5А', 'Орлова Нина Львовна']), school).lines)).toEqual(['2 assignment new'])
  })

  it('an unknown class is refused, or created when that is allowed', () => {
    const school = emptySchool({ staff: [nina] })
    expect(summary(plan(pairs(['7В', 'Орлова Нина Львовна']), school).lines)).toEqual([
      '2 assignment refused unknownClass',
    ])
    expect(summary(plan(pairs(['7В', 'Орлова Нина Львовна']), school, { createClasses: true }).lines)).toEqual([
      '2 class new',
      '2 assignment new',
    ])
  })

  it('two names in a cell are a main and a second teacher', () => {
    const school = emptySchool({ staff: [nina, oleg], classes })
    const result = plan(pairs(['5А', 'Орлова Нина Львовна, Ким Олег Ильич'], ['5Б', '-']), school)
    expect(result.lines.map((line) => line.fields['kind']?.new)).toEqual(['main', 'second'])
  })

  it('one class with two different teachers is doubtful in both rows, with the same one twice it is not', () => {
    const school = emptySchool({ staff: [nina, oleg], classes })
    const result = plan(pairs(['5А', 'Орлова Нина Львовна'], ['5А', 'Ким Олег Ильич']), school)
    expect(summary(result.lines)).toEqual([
      '2 assignment doubtful secondTeacher',
      '3 assignment doubtful secondTeacher',
    ])
    const twice = plan(pairs(['5А', 'Орлова Нина Львовна'], ['5А', 'Орлова Н. Л.']), school)
    expect(twice.lines.map((line) => line.outcome)).toEqual(['new', 'same'])
  })

  it('классное руководство in a staff list gives assignments of known and of new people', () => {
    const file = gridFile([
      ['ФИО', 'Должность', 'Классное руководство'],
      ['Орлова Нина Львовна', 'учитель', '5А'],
      ['Ли Анна Юрьевна', 'учитель', 'кл. рук. 5 «Б»'],
      ['Де Яна Юрьевна', 'учитель', 'нет'],
    ])
    const result = plan(file, emptySchool({ staff: [nina], classes }))
    expect(summary(result.lines.filter((line) => line.data.role === 'assignment'))).toEqual([
      '2 assignment new',
      '3 assignment new',
    ])
    expect(result.lines.at(-1)?.needs).toEqual(['список.xlsx/Лист1!3:staff'])
  })

  it('a plain column «Класс» in a staff list only makes doubtful ones', () => {
    const file = gridFile([
      ['ФИО', 'Должность', 'Класс'],
      ['Орлова Нина Львовна', 'учитель', '5А'],
    ])
    expect(summary(plan(file, emptySchool({ classes })).lines)).toEqual([
      '2 staff new',
      '2 assignment doubtful plainClassColumn',
    ])
  })

  it('a workbook of staff and classes finds its own people', () => {
    const file = gridFile([
      gridSheet(
        [
          ['Класс', 'Кабинет', 'Классный руководитель'],
          ['5А', 12, 'Ли А. Ю.'],
        ],
        { name: 'Классы' },
      ),
      gridSheet(
        [
          ['ФИО', 'Должность'],
          ['Ли Анна Юрьевна', 'учитель'],
        ],
        { name: 'Сотрудники' },
      ),
    ])
    const result = plan(file)
    expect(result.kind).toBe('mixed')
    expect(summary(result.lines)).toEqual(['2 class new', '2 staff new', '2 assignment new teacherByInitials'])
    expect(intentionOfPlan(result, proposedKeys(result)).edits.map((edit) => edit.table)).toEqual([
      'class',
      'staff',
      'assignment',
    ])
  })
})

describe('a list of class teachers with rooms, numbers and telephones', () => {
  const file = gridFile([
    ['Список классных руководителей на 2026/2027 учебный год'],
    ['№', 'Класс', 'ФИО', 'Телефон', 'Кабинет', 'Кол-во уч-ся'],
    [1, '1 «А»', 'Орлова Нина Львовна', '89161234567', '12', 25],
    [2, '2-А', 'вакансия', null, '14', 27],
    [null, 'Всего', null, null, null, 52],
  ])

  it('gives classes with all that is said, and the teachers', () => {
    const result = plan(file, emptySchool({ staff: [nina] }))
    expect(result.kind).toBe('classes')
    expect(summary(result.lines)).toEqual(['3 class new', '4 class new', '3 assignment new'])
    expect(result.lines[0]?.fields).toMatchObject({ room: { new: '12' }, plannedPupils: { new: 25 } })
  })

  it('a teacher who is added takes the telephone along', () => {
    const result = plan(file, emptySchool(), { createStaff: true })
    expect(result.lines.find((line) => line.data.role === 'staff')?.fields).toMatchObject({
      lastName: { new: 'Орлова' },
      phones: { new: [{ number: '+79161234567', comment: '' }] },
    })
  })
})
