import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { emptySchool, gridFile, gridSheet, plan, staffMember, summary } from '@tests/fixtures/makers/importing'
import type { CellValue } from '@/domain/imports/grid'

const header = ['№ п/п', 'ФИО', 'Должность', 'Телефон', 'E-mail', 'Дата приёма']
const nina: CellValue[] = [
  1,
  'Орлова Нина Львовна',
  'Учитель математики, физики',
  '8(916)123-45-67',
  'nina@school.example',
  { day: '2020-09-01' },
]
const oleg: CellValue[] = [2, 'Ким Олег', 'повар', 89161234568, null, null]
const list = gridFile([['Список работников школы'], header, nina, oleg], 'Сотрудники.xlsx')

describe('a staff list into an empty register', () => {
  it('gives new people with everything the row says', () => {
    const result = plan(list)
    expect(result).toMatchObject({ kind: 'staff', counts: { new: 2, changed: 0, same: 0, doubtful: 0, refused: 0 } })
    const [first, second] = applied(emptySchool(), intentionOfPlan(result, proposedKeys(result))).staff
    expect(first).toMatchObject({
      lastName: 'Орлова',
      firstName: 'Нина',
      middleName: 'Львовна',
      gender: 'female',
      positions: [{ title: 'учитель', kind: 'main' }],
      subjects: ['математика', 'физика'],
      phones: [{ number: '+79161234567', comment: '' }],
      email: 'nina@school.example',
      hiredOn: '2020-09-01',
      category: 'teaching',
      platformRole: 'teacher',
      state: 'working',
    })
    expect(second).toMatchObject({ lastName: 'Ким', middleName: '', category: 'other', platformRole: 'staff' })
  })

  it('makes nobody an administrator, whatever a column says', () => {
    const row = ['Орлова Нина Львовна', 'учитель', 'Дополнительный администратор', 'Администратор']
    const result = plan(gridFile([['ФИО', 'Должность', 'Роль на площадке', 'Категория'], row], 'Сотрудники.xlsx'))
    const chosen = new Set(result.lines.map((line) => line.key))
    const [first] = applied(emptySchool(), intentionOfPlan(result, chosen)).staff
    expect(first).toMatchObject({ lastName: 'Орлова', platformRole: 'teacher', adminOrderId: null })
  })

  it('names the change set with its rows and the file', () => {
    const result = plan(list)
    expect(intentionOfPlan(result, proposedKeys(result)).name).toBe(
      'Импорт сотрудников: 2\u00a0строки, файл Сотрудники.xlsx',
    )
  })

  it('points to the row and takes only chosen lines', () => {
    const result = plan(list)
    expect(result.lines[1]?.source).toEqual({ file: 'Сотрудники.xlsx', sheet: 'Лист1', row: 4 })
    const chosen = new Set([result.lines[1]?.key ?? ''])
    expect(intentionOfPlan(result, chosen).edits).toHaveLength(1)
  })

  it('three columns in any order make one name; patronymics of two words stay whole', () => {
    const result = plan(
      gridFile([
        ['Имя', 'Отчество', 'Фамилия', 'Должность'],
        ['Рашид', 'Али оглы', 'Мамедов', 'учитель'],
        ['АННА', null, 'де Фриз', 'учитель'],
      ]),
    )
    expect(result.lines.map(({ title, outcome }) => [title, outcome])).toEqual([
      ['Мамедов Рашид Али оглы', 'new'],
      ['де Фриз Анна', 'new'],
    ])
  })

  it('several telephones of a cell and of several columns are all kept', () => {
    const result = plan(
      gridFile([
        ['ФИО', 'Должность', 'Телефон', 'Доп. телефон'],
        ['Орлова Нина Львовна', 'учитель', '8-916-123-45-67 (рабочий); 8 916 123 45 68', '+7 916 123 45 69'],
      ]),
    )
    expect(result.lines[0]?.fields['phones']?.new).toEqual([
      { number: '+79161234567', comment: 'рабочий' },
      { number: '+79161234568', comment: '' },
      { number: '+79161234569', comment: '' },
    ])
  })
})

describe('data minimum', () => {
  const rows = [
    ['ФИО', 'Должность', 'СНИЛС', 'Дата рождения'],
    ['Орлова Нина Львовна', 'учитель', '112-233-445 95', '31.02.1980'],
  ]

  it('СНИЛС and birth dates are recognised and left out', () => {
    const result = plan(gridFile(rows))
    expect(result.sheets[0]?.columns.map(({ field, taken }) => [field, taken])).toEqual([
      ['fullName', true],
      ['position', true],
      ['snils', false],
      ['birthDay', false],
    ])
    expect(summary(result.lines)).toEqual(['2 staff new'])
    expect(JSON.stringify(result.lines[0]?.edits)).not.toContain('11223344595')
  })

  it('СНИЛС is taken when asked for, a wrong one is doubted', () => {
    expect(plan(gridFile(rows), undefined, { take: ['snils'] }).lines[0]?.fields['snils']?.new).toBe('11223344595')
    const wrong = gridFile([
      ['ФИО', 'Должность', 'СНИЛС'],
      ['Орлова Нина Львовна', 'учитель', '112-233-445 96'],
    ])
    expect(summary(plan(wrong, undefined, { take: ['snils'] }).lines)).toEqual(['2 staff doubtful badSnils'])
  })
})

describe('against a register', () => {
  const known = staffMember('s1', 'Орлова Нина Львовна', {
    gender: 'female',
    positions: [{ title: 'Учитель', kind: 'main' }],
    phones: [{ number: '+79161234567', comment: 'личный' }],
  })
  const rows = (...more: CellValue[][]): ReturnType<typeof gridFile> =>
    gridFile([['ФИО', 'Должность', 'Телефон', 'E-mail'], ...more])

  it('importing the same file twice changes nothing', () => {
    const first = plan(list)
    const after = applied(emptySchool(), intentionOfPlan(first, proposedKeys(first)))
    const second = plan(list, after)
    expect(second.counts).toMatchObject({ new: 0, changed: 0, same: 2, doubtful: 0, refused: 0 })
    expect(intentionOfPlan(second, new Set(second.lines.map((line) => line.key))).edits).toEqual([])
  })

  it('ё, case and look-alike letters do not make another person; the card keeps its spelling', () => {
    const card = staffMember('s1', 'Семёнова Алёна Петровна', { gender: 'female' })
    const result = plan(rows(['СЕМЕНОВА АЛЕНА ПЕТРОВНА', null, null, null]), emptySchool({ staff: [card] }))
    expect(summary(result.lines)).toEqual(['2 staff same caps'])
  })

  it('a change is shown field by field, old and new', () => {
    const result = plan(
      rows(['Орлова Нина Львовна', 'учитель', '+7 916 123-45-67', 'n@school.example']),
      emptySchool({ staff: [known] }),
    )
    expect(result.lines[0]).toMatchObject({
      outcome: 'changed',
      entityId: 's1',
      fields: { email: { old: '', new: 'n@school.example' } },
    })
    expect(Object.keys(result.lines[0]?.fields ?? {})).toEqual(['email'])
  })

  it('a position and a subject said again in other words change nothing, another subject is added', () => {
    const facts = emptySchool({
      staff: [
        staffMember('s1', 'Орлова Нина Львовна', {
          gender: 'female',
          positions: [{ title: 'учитель русского языка и литературы', kind: 'main' }],
          subjects: ['русский язык', 'литература'],
        }),
        staffMember('s2', 'Ким Олег Ильич', {
          gender: 'male',
          positions: [{ title: 'учитель', kind: 'main' }],
          subjects: ['труд (технология)'],
        }),
      ],
    })
    const of = (nina: string, oleg: string) =>
      plan(
        gridFile([
          ['ФИО', 'Должность', 'Предметы'],
          ['Орлова Нина Львовна', nina, 'русский язык, литература'],
          ['Ким Олег Ильич', oleg, 'труд (технология)'],
        ]),
        facts,
      )
    const again = of('учитель русского языка и литературы', 'учитель')
    expect(again.counts).toMatchObject({ same: 2, changed: 0, new: 0 })
    const more = of('учитель истории', 'учитель; повар')
    expect(more.lines.map((line) => line.fields)).toEqual([
      { subjects: { old: ['русский язык', 'литература'], new: ['русский язык', 'литература', 'история'] } },
      {
        positions: {
          old: [{ title: 'учитель', kind: 'main' }],
          new: [
            { title: 'учитель', kind: 'main' },
            { title: 'повар', kind: 'secondary' },
          ],
        },
      },
    ])
  })

  it('a blank cell never empties a field', () => {
    const result = plan(rows(['Орлова Нина Львовна', null, null, null]), emptySchool({ staff: [known] }))
    expect(summary(result.lines)).toEqual(['2 staff same'])
  })

  it('another telephone of the same name is doubtful, off, and shows both', () => {
    const result = plan(rows(['Орлова Нина Львовна', 'учитель', '89990001122', null]), emptySchool({ staff: [known] }))
    expect(summary(result.lines)).toEqual(['2 staff doubtful phoneDiffers'])
    expect(result.lines[0]?.on).toBe(false)
    expect(result.lines[0]?.reasons[0]?.text).toContain('+7 (916) 123-45-67')
    expect(intentionOfPlan(result, proposedKeys(result)).edits).toEqual([])
  })

  it('of two cards with one name the telephone chooses; without one the row is doubtful', () => {
    const twin = staffMember('s2', 'Орлова Нина Львовна', {
      gender: 'female',
      phones: [{ number: '+79990001122', comment: '' }],
    })
    const school = emptySchool({ staff: [known, twin] })
    const chosen = plan(rows(['Орлова Нина Львовна', 'повар', '89990001122', null]), school)
    expect(chosen.lines[0]).toMatchObject({ outcome: 'changed', entityId: 's2' })
    const unclear = plan(rows(['Орлова Нина Львовна', 'повар', null, null]), school)
    expect(summary(unclear.lines)).toEqual(['2 staff doubtful namesakesInRegister'])
  })

  it('initials and a missing patronymic that fit one person are offered', () => {
    const school = emptySchool({ staff: [known] })
    expect(summary(plan(rows(['Орлова Н. Л.', 'завуч', null, null]), school).lines)).toEqual([
      '2 staff doubtful initials initialsMatch',
    ])
    const offered = plan(rows(['Орлова Нина', 'завуч', null, null]), school)
    expect(summary(offered.lines)).toEqual(['2 staff doubtful middleNameMatch'])
    expect(offered.lines[0]).toMatchObject({ entityId: 's1', title: 'Орлова Нина' })
  })

  it('the same given names and telephone under another surname are offered as a change of surname', () => {
    const result = plan(rows(['Соколова Нина Львовна', null, '89161234567', null]), emptySchool({ staff: [known] }))
    expect(summary(result.lines)).toEqual(['2 staff doubtful surnameChanged'])
    expect(result.lines[0]?.fields['lastName']).toEqual({ old: 'Орлова', new: 'Соколова' })
  })

  it('somebody dismissed in the register is remarked on, not brought back', () => {
    const gone = { ...known, state: 'dismissed' as const }
    const result = plan(rows(['Орлова Нина Львовна', null, null, null]), emptySchool({ staff: [gone] }))
    expect(summary(result.lines)).toEqual(['2 staff same knownDismissed'])
  })

  it('the telephone of somebody else is only remarked on', () => {
    const result = plan(rows(['Орлов Пётр Ильич', 'повар', '89161234567', null]), emptySchool({ staff: [known] }))
    expect(summary(result.lines)).toEqual(['2 staff new samePhone'])
  })
})

describe('repeats within the file', () => {
  const rows = (...names: [string, string][]): ReturnType<typeof gridFile> =>
    gridFile([['ФИО', 'Должность', 'Телефон'], ...names.map(([name, phone]) => [name, 'учитель', phone])])

  it('the same row twice: the second is doubtful', () => {
    const result = plan(rows(['Орлова Нина Львовна', '89161234567'], ['Орлова Нина Львовна', '89161234567']))
    expect(summary(result.lines)).toEqual(['2 staff new', '3 staff doubtful sameRow'])
    expect(result.lines[1]?.reasons[0]?.text).toContain('строка 2')
  })

  it('two different rows of one name: both are doubtful', () => {
    const result = plan(rows(['Орлова Нина Львовна', '89161234567'], ['Орлова Нина Львовна', '89990001122']))
    expect(summary(result.lines)).toEqual(['2 staff doubtful namesakesInFile', '3 staff doubtful namesakesInFile'])
  })

  it('namesakes that were taken once are the same the next time', () => {
    const file = rows(['Орлова Нина Львовна', '89161234567'], ['Орлова Нина Львовна', '89990001122'])
    const first = plan(file)
    const after = applied(emptySchool(), intentionOfPlan(first, new Set(first.lines.map((line) => line.key))))
    expect(after.staff).toHaveLength(2)
    expect(plan(file, after).counts).toMatchObject({ same: 2, new: 0, changed: 0, doubtful: 0 })
  })

  it('the same person on another sheet is one person, and the row says so', () => {
    const sheet = (name: string) =>
      gridSheet(
        [
          ['ФИО', 'Должность'],
          ['Орлова Нина Львовна', 'учитель'],
        ],
        { name },
      )
    expect(summary(plan(gridFile([sheet('Один'), sheet('Два')])).lines)).toEqual([
      '2 staff new',
      '2 staff same otherList',
    ])
  })
})

describe('columns as school sites have them', () => {
  it('one column for telephone and address gives both', () => {
    const header = [
      'Ф.И.О.',
      'Занимаемая должность (должности)',
      'Преподаваемые учебные предметы',
      'Контактный телефон, адрес электронной почты',
    ]
    const result = plan(
      gridFile([
        header,
        ['Орлова Нина Львовна', 'Учитель', 'Математика; Алгебра', '8 (34547) 2-12-34, n@school.example'],
      ]),
    )
    expect(result.lines[0]?.fields).toMatchObject({
      subjects: { new: ['математика', 'алгебра'] },
      phones: { new: [{ number: '+73454721234', comment: '' }] },
      email: { new: 'n@school.example' },
    })
    expect(summary(result.lines)).toEqual(['2 staff new city'])
  })

  it('a vacancy is no person', () => {
    const result = plan(
      gridFile([
        ['ФИО', 'Должность'],
        ['Вакансия', 'учитель физики'],
        ['Орлова Нина Львовна', 'учитель'],
      ]),
    )
    expect(summary(result.lines)).toEqual(['3 staff new'])
    expect(result.sheets[0]?.skipped).toEqual([{ row: 2, reason: 'вакансия' }])
  })
})
