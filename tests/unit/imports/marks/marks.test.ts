import { describe, expect, it } from 'vitest'
import { applied } from '@/domain/commands/applied'
import { intentionOfPlan, proposedKeys } from '@/domain/imports/intentionOfPlan'
import { readGridFile } from '@/formats/reading/readGridFile'
import { writeXlsx } from '@/formats/workbook/writeXlsx'
import { refusedWorkbook } from '@/domain/imports/refusedWorkbook'
import { inspectResult } from '@/domain/imports/inspectResult'
import { entitySchemas } from '@/domain/model/entities'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import { filled, handoutCopy, withCells, withRows } from '@tests/fixtures/makers/handoutCopy'
import { gridFile, gridSheet, plan, summary } from '@tests/fixtures/makers/importing'
import type { GridFile } from '@/domain/imports/grid'
import type { ImportOptions, ImportPlan } from '@/domain/imports/plan'
import type { Facts } from '@/domain/model/plain'

const school = documentSchool()
const options = { today: documentsDay }
const of = (...classIds: string[]) => ({ classIds, platformId: documentsPlatform, today: documentsDay })
const copy = await handoutCopy(school, of('c5a'))
const blank = await handoutCopy(school, of('c5b'))
const anna = 'Яковлева Анна Сергеевна'
const rashid = 'Мамедов Рашид Али оглы'

const planned = (file: GridFile, facts: Facts = school, more: Partial<ImportOptions> = {}): ImportPlan =>
  plan(file, facts, { ...options, ...more })
function taken(made: ImportPlan, facts: Facts = school, keys = proposedKeys(made)): Facts {
  const after = applied(facts, intentionOfPlan(made, keys))
  for (const one of after.invitees) entitySchemas.invitee.parse(one)
  for (const one of after.headCounts) entitySchemas.headCount.parse(one)
  return after
}
const inviteeOf = (facts: Facts, personId: string) => facts.invitees.find((one) => one.personId === personId)
const line = (made: ImportPlan, title: string) => made.lines.find((one) => one.title === title)

describe('the copy of a class teacher', () => {
  it('is a kind of its own; links and the memo are set aside with a reason', () => {
    const made = planned(copy)
    expect(made.kind).toBe('marks')
    expect(made.sheets.map(({ name, kind }) => [name, kind])).toEqual([
      ['5 «А»', 'marks'],
      ['Ссылки', 'none'],
      ['Памятка', 'none'],
    ])
    expect(made.sheets.map(({ reasons }) => reasons[0]?.code)).toEqual(['marks', 'links', 'memo'])
    expect(made.questions).toEqual([])
  })

  it('untouched changes nothing, names with signs and namesakes included', () => {
    const made = planned(copy)
    expect(made.counts).toMatchObject({ same: 6, new: 0, changed: 0, doubtful: 0, refused: 0 })
    const namesakes = structuredClone(school)
    namesakes.pupils.push({ ...(namesakes.pupils[3] as Facts['pupils'][number]), id: 'p5', phones: [] })
    return handoutCopy(namesakes, of('c5a')).then((file) => {
      expect(planned(file, namesakes).counts).toMatchObject({ same: 7, doubtful: 0 })
    })
  })

  it('keeps its class and platform when the sheet is renamed and saved as text', () => {
    const file = filled(copy, anna, { joined: 'да' })
    const [sheet] = file.sheets
    const csv: GridFile = {
      ...file,
      format: 'text',
      fileName: 'Без имени 1.csv',
      sheets: [{ ...(sheet as GridFile['sheets'][number]), name: 'Лист1' }],
    }
    expect(inviteeOf(taken(planned(csv)), 'p4')).toMatchObject({
      platformId: documentsPlatform,
      classId: 'c5a',
      state: 'joined',
    })
  })

  it('is a list of pupils no longer when a class list has such a column, and stays one without a class', () => {
    const rows = [
      ['ФИО', 'Класс', 'Приглашён'],
      [anna, '5А', '+'],
    ]
    expect(planned(gridFile(rows)).kind).toBe('marks')
    expect(
      planned(
        gridFile([
          ['ФИО ученика', 'Приглашён'],
          [anna, '+'],
        ]),
      ).kind,
    ).toBe('pupils')
    expect(
      planned(
        gridFile([
          ['ФИО', 'Дата', 'Кто'],
          [anna, '05.09.2026', 'мать'],
        ]),
      ).sheets[0]?.columns.map((one) => one.field),
    ).not.toContain('markDay')
  })
})

describe('ticks', () => {
  it.each(['да', 'ДА', '+', 'v', 'V', '✓', 'х', 'x', '1', 1, true, 'вступила', 'в чате'])('%s joins', (joined) => {
    expect(inviteeOf(taken(planned(filled(copy, anna, { joined }))), 'p4')).toMatchObject({
      state: 'joined',
      joinedOn: documentsDay,
    })
  })

  it.each(['нет', '-', '—', '0', 0, false, 'ещё нет', null])('%s says nothing of who has not joined', (joined) => {
    expect(line(planned(filled(copy, anna, { joined })), anna)?.outcome).toBe('same')
  })

  it('take the link of the class and count the invitation', () => {
    const after = taken(planned(filled(copy, anna, { invited: '+', day: '5.09' })))
    expect(inviteeOf(after, 'p4')).toMatchObject({
      state: 'invited',
      invitedOn: '2026-09-05',
      times: 1,
      linkId: 'l-c5a-pupil',
    })
  })

  it.each(['05.09.2026', '5.9', '5 сентября', '05/09/26', { day: '2026-09-05' }, '«05» сентября 2026 г.'])(
    'have the day %s',
    (day) => {
      expect(inviteeOf(taken(planned(filled(copy, rashid, { joined: 'да', day }))), 'p2')).toMatchObject({
        joinedOn: '2026-09-05',
        invitedOn: '2026-09-02',
      })
      expect(inviteeOf(taken(planned(filled(copy, rashid, { joined: day }))), 'p2')).toMatchObject({
        joinedOn: '2026-09-05',
        invitedOn: '2026-09-02',
      })
    },
  )

  it('doubt what is no tick, no day, or a day to come', () => {
    expect(summary(planned(filled(copy, anna, { joined: 'кажется' })).lines)[3]).toContain('doubtful badMark')
    expect(summary(planned(filled(copy, anna, { joined: 'да', day: '31.02.2026' })).lines)[3]).toContain('badMarkDay')
    expect(summary(planned(filled(copy, anna, { joined: 'да', day: '11.09.2026' })).lines)[3]).toContain('futureDay')
  })

  it('taken back wait for the user', () => {
    const file = filled(copy, 'Абдурахмангаджиев Мухаммадсайид Абдулмуслимович', { joined: 'нет' })
    const made = planned(file)
    expect(made.counts.doubtful).toBe(1)
    expect(proposedKeys(made).size).toBe(0)
    const keys = new Set(made.lines.map((one) => one.key))
    expect(inviteeOf(taken(made, school, keys), 'p1')).toMatchObject({ state: 'invited', joinedOn: null })
  })
})

describe('notes', () => {
  it.each([
    ['отказ', 'refused', ''],
    ['Отказалась, боится', 'refused', 'Отказалась, боится'],
    ['нет смартфона', 'noPhone', ''],
    ['сменил номер', 'numberChanged', ''],
    ['Выбыл; с 1 сентября', 'left', 'с 1 сентября'],
    ['звонить вечером', 'notInvited', 'звонить вечером'],
  ])('%s', (note, state, kept) => {
    const after = taken(planned(filled(copy, anna, { note })))
    expect(inviteeOf(after, 'p4')).toMatchObject({ state, note: kept })
    expect(
      intentionOfPlan(
        planned(filled(copy, anna, { note }), after),
        proposedKeys(planned(filled(copy, anna, { note }), after)),
      ).edits,
    ).toEqual([])
  })

  it('that still say «Отказ» beside a new tick wait for the user', () => {
    const made = planned(filled(copy, '=SUM(A1:A9) Пётр @Иванович', { joined: 'да' }))
    expect(made.lines.find((one) => one.outcome === 'doubtful')?.reasons[0]?.code).toBe('joinedAfterAll')
    const keys = new Set(made.lines.map((one) => one.key))
    expect(inviteeOf(taken(made, school, keys), 'p3')?.state).toBe('joined')
  })

  it('of an impossible step are refused with the reason', () => {
    const made = planned(filled(copy, 'Абдурахмангаджиев Мухаммадсайид Абдулмуслимович', { note: 'нет смартфона' }))
    expect(made.lines.find((one) => one.outcome === 'refused')?.reasons[0]?.code).toBe('impossibleStep')
  })
})

describe('people', () => {
  it('get telephones, and keep those they have', () => {
    const after = taken(planned(filled(copy, anna, { phone: '8 916 765-43-21' })))
    expect(after.pupils.find((one) => one.id === 'p4')?.phones.map((one) => one.number)).toEqual([
      '+79161234567',
      '+79167654321',
    ])
    const doubtful = planned(filled(copy, anna, { phone: '8916123' }))
    expect(doubtful.counts.doubtful).toBe(1)
  })

  it('are found by initials and ё, and proposed by likeness', () => {
    const short = withRows(filled(copy, anna, { joined: 'да' }), (rows) =>
      rows.map((row) => (row[1] === anna ? row.with(1, 'Яковлева А. С.') : row)),
    )
    expect(inviteeOf(taken(planned(short)), 'p4')?.state).toBe('joined')
    const slip = withRows(filled(copy, anna, { joined: 'да' }), (rows) =>
      rows.map((row) => (row[1] === anna ? row.with(1, 'Яковлеева Анна Сергеевна') : row)),
    )
    const made = planned(slip)
    const [open] = made.lines.filter((one) => one.outcome === 'doubtful')
    expect(open?.fixes.persons[0]?.id).toBe('p4')
    const { file = '', sheet = '', row = 0 } = open?.source ?? {}
    const said = planned(slip, school, { persons: [{ file, sheet, row, key: open?.key ?? '', personId: 'p4' }] })
    expect(inviteeOf(taken(said), 'p4')?.state).toBe('joined')
  })

  it('of one name that nothing tells apart are left to the user', async () => {
    const facts = structuredClone(school)
    facts.pupils.push({ ...(facts.pupils[3] as Facts['pupils'][number]), id: 'p5' })
    const file = await handoutCopy(facts, of('c5a'))
    const both = filled(filled(file, anna, { joined: 'да' }), anna, { joined: 'да' }, 1)
    expect(
      planned(both, facts)
        .lines.filter((one) => one.outcome === 'doubtful')
        .map((one) => one.reasons[0]?.code),
    ).toEqual(['severalInClass', 'severalInClass'])
  })

  it('in spare rows are proposed, off until chosen, with their marks', () => {
    const file = withRows(copy, (rows) => [
      ...rows,
      [null, 'Лис Ада Юрьевна', 'ученик', '8 916 111-22-33', 'да', 'да', '05.09.2026', null],
      [null, 'Яковлева Инна Павловна', 'мать: Яковлева А. С.', null, 'да', null, null, null],
      [null, 'Некто Неизвестный', 'отец', null, 'да', null, null, null],
    ])
    const made = planned(file)
    expect(
      summary(made.lines)
        .slice(6)
        .map((one) => one.replace(/^\d+ /, '')),
    ).toEqual([
      'pupil doubtful newInClass',
      'parent doubtful newInClass noDay',
      'parent refused noChild oneWord'.replace(' oneWord', ' noDay'),
    ])
    expect(proposedKeys(made).size).toBe(0)
    const after = taken(made, school, new Set(made.lines.map((one) => one.key)))
    const ada = after.pupils.find((one) => one.firstName === 'Ада')
    expect(ada).toMatchObject({ classId: 'c5a', phones: [{ number: '+79161112233' }] })
    expect(inviteeOf(after, ada?.id ?? '')).toMatchObject({ state: 'joined', joinedOn: '2026-09-05' })
    expect(after.parents.at(-1)).toMatchObject({ lastName: 'Яковлева', kind: 'mother', pupilIds: ['p4'] })
    expect(intentionOfPlan(planned(file, after), proposedKeys(planned(file, after))).edits).toEqual([])
  })
})

describe('rows that were not taken', () => {
  it('come back from the workbook of refused rows with their class and platform', async () => {
    const file = withRows(copy, (rows) => [[null, 'Некто Неизвестный', 'отец', null, 'да', null, null, null], ...rows])
    const workbook = refusedWorkbook(planned(file), [file])
    if (workbook === null) throw new Error('nothing refused')
    const read = await readGridFile('Не загружено.xlsx', await writeXlsx(workbook))
    if (!read.ok) throw new Error(read.refusal)
    const mended = withRows(read.file, (rows) =>
      rows.map((row, at) => (at === 0 ? row.with(2, 'отец: Яковлева А. С.') : row)),
    )
    const made = planned(mended)
    expect(made.kind).toBe('marks')
    expect(made.lines.map((one) => [one.outcome, one.data.className, one.reasons[0]?.code])).toEqual([
      ['doubtful', '5 «А»', 'newInClass'],
    ])
    const [open] = made.lines
    const { file: name = '', sheet = '', row = 0 } = open?.source ?? {}
    const said = planned(mended, school, {
      persons: [{ file: name, sheet, row, key: open?.key ?? '', personId: null }],
    })
    expect(said.lines.map((one) => one.outcome)).toEqual(['new'])
  })
})

describe('a class without names', () => {
  const ticked = withRows(blank, (rows) =>
    rows.map((row) =>
      typeof row[0] === 'number' && row[2] === 'ученик' && row[0] <= 20
        ? withCells(row, { invited: '+', joined: row[0] <= 19 ? 'да' : null })
        : row,
    ),
  )

  it('untouched gives no line', () => {
    expect(planned(blank).lines).toEqual([])
  })

  it('gives counts of the day, once', () => {
    const made = planned(ticked)
    expect(made.lines.map(({ title, outcome, data }) => [title, outcome, data.role])).toEqual([
      ['Счёт: 5 «Б», ученики', 'new', 'class'],
    ])
    const after = taken(made)
    expect(after.headCounts.at(-1)).toMatchObject({
      classId: 'c5b',
      role: 'pupil',
      countedOn: documentsDay,
      listed: 27,
      invited: 20,
      joined: 19,
      exceptions: 3,
    })
    expect(planned(ticked, after, { today: '2026-09-20' }).counts).toMatchObject({ same: 1, new: 0, changed: 0 })
  })

  it('gets the pupils who were written in, when the user wants them', () => {
    const file = withRows(blank, (rows) =>
      rows.map((row) =>
        row[0] === 1 && row[2] === 'ученик' ? withCells(row, { name: 'Лис Ада Юрьевна', invited: 'да' }) : row,
      ),
    )
    const made = planned(file)
    expect(made.lines.map((one) => [one.title, one.outcome])).toEqual([['Лис Ада Юрьевна', 'doubtful']])
    expect(taken(made, school, new Set(made.lines.map((one) => one.key))).pupils.at(-1)).toMatchObject({
      classId: 'c5b',
      lastName: 'Лис',
    })
  })
})

describe('where the copy does not say', () => {
  const sheet = gridSheet(
    [
      ['ФИО', 'Приглашён', 'Вступил'],
      [anna, 'да', 'да'],
      [null, 'да', null],
    ],
    { name: '5А' },
  )

  it('which platform, the only one in use is taken with a note, and of several each row waits', () => {
    const one = { ...school, platforms: school.platforms.slice(0, 1) }
    expect(line(planned(gridFile([sheet]), one), anna)).toMatchObject({
      outcome: 'changed',
      reasons: [{ code: 'platformTaken' }, { code: 'noDay' }, { code: 'noDay' }],
    })
    expect(line(planned(gridFile([sheet])), anna)?.outcome).toBe('doubtful')
    expect(line(planned(gridFile([sheet]), { ...school, platforms: [] }), anna)?.outcome).toBe('refused')
  })

  it('who is ticked, the row is refused in a class kept by name', () => {
    expect(planned(gridFile([sheet])).counts.refused).toBe(1)
  })

  it('an unknown class or platform is refused', () => {
    expect(line(planned(gridFile([{ ...sheet, name: '9Ю' }])), anna)?.outcome).toBe('refused')
    const other = withRows(filled(copy, anna, { joined: '+' }), (rows) =>
      rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell.replace('Площадка: ', 'Площадка: не ') : cell)),
      ),
    )
    expect(line(planned(other), anna)?.reasons[0]?.code).toBe('noPlatform')
  })
})

describe('the change set and inspect', () => {
  const made = planned(filled(filled(copy, anna, { joined: 'да' }), rashid, { joined: '+' }))

  it('is named after the class teacher, the class and the rows', () => {
    expect(intentionOfPlan(made, proposedKeys(made)).name).toMatch(/^Отметки классного руководителя: 5 «А», 2.строки$/)
  })

  it('prints such lines with their marks', () => {
    expect(inspectResult(made).persons.find((one) => one.lastName === 'Яковлева')).toMatchObject({
      role: 'pupil',
      marks: ['joined'],
      className: '5 «А»',
      outcome: 'changed',
    })
  })
})
