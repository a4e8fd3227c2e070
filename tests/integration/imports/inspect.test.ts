import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runInspect } from '@/cli/inspect'
import { simpleXlsx, type RawCell } from '@tests/fixtures/makers/rawXlsx'
import type { InspectResult } from '@/domain/imports/inspectResult'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true })
})

interface Printed extends InspectResult {
  refusal?: string
  refusals?: { file: string; code: string; text: string }[]
}

/** Runs the command and takes what it prints; stdout must be JSON only. */
async function inspect(...args: string[]): Promise<{ code: number; printed: Printed }> {
  const chunks: string[] = []
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    chunks.push(String(chunk))
    return true
  })
  const code = await runInspect(args)
  stdout.mockRestore()
  return { code, printed: JSON.parse(chunks.join('')) as Printed }
}

async function file(name: string, content: RawCell[][] | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content instanceof Uint8Array ? content : simpleXlsx(content))
  return path
}

describe('inspect', () => {
  it('prints a plan and returns 0', async () => {
    const path = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const { code, printed } = await inspect('--', path)
    expect(code).toBe(0)
    expect(printed).toMatchObject({ kind: 'staff', persons: [{ file: 'Сотрудники.xlsx', row: 2, role: 'staff' }] })
    expect(printed.refusal).toBeUndefined()
  })

  it('plans several files on top of each other, whatever their order', async () => {
    const pupils = await file('Ученики.xlsx', [
      ['ФИО', 'Класс'],
      ['Лис Яна Юрьевна', '5А'],
      ['Дым Пётр Ильич', '5А'],
    ])
    const classes = await file('Классы.xlsx', [
      ['Класс', 'Классный руководитель'],
      ['5А', 'Орлова Н. Л.'],
    ])
    const staff = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const { code, printed } = await inspect(pupils, classes, staff)
    expect(code).toBe(0)
    expect(printed.kind).toBe('mixed')
    expect(printed.files.map((one) => one.kind)).toEqual(['pupils', 'assignments', 'staff'])
    expect(printed.persons.map((one) => [one.role, one.lastName])).toEqual([
      ['pupil', 'Лис'],
      ['pupil', 'Дым'],
      ['staff', 'Орлова'],
    ])
    expect(printed.classes).toHaveLength(1)
    expect(printed.assignments).toMatchObject([{ lastName: 'Орлова', firstName: 'Нина', className: '5 «А»' }])
    expect(printed.doubtful).toEqual([])
  })

  it('returns 2 with a sentence for what cannot be read, and still plans the rest', async () => {
    const good = await file('Сотрудники.xlsx', [
      ['ФИО', 'Должность'],
      ['Орлова Нина Львовна', 'учитель'],
    ])
    const bad = await file('скан.pdf', new TextEncoder().encode('%PDF-1.7'))
    const { code, printed } = await inspect(good, bad, join(folder, 'нет.xlsx'), folder)
    expect(code).toBe(2)
    expect(printed.refusals?.map((one) => one.code)).toEqual(['unsupported', 'not-found', 'not-a-file'])
    expect(printed.refusal).toContain('PDF')
    expect(printed.persons).toHaveLength(1)
  })

  it('a huge file is refused by its size alone', async () => {
    const { code, printed } = await inspect(await file('большая.xlsx', new Uint8Array(21 * 1024 * 1024)))
    expect(code).toBe(2)
    expect(printed.refusals?.[0]?.code).toBe('too-large')
  })

  it('a file without people is a plan of nothing', async () => {
    const { code, printed } = await inspect(
      await file('Цены.xlsx', [
        ['Товар', 'Цена', 'Сумма'],
        ['Мел', 5, 10],
      ]),
    )
    expect(code).toBe(0)
    expect(printed).toMatchObject({ kind: 'none', persons: [], doubtful: [], refused: [] })
  })

  it('without files or with an unknown option says so', async () => {
    expect(await inspect()).toMatchObject({ code: 2, printed: { kind: 'none', persons: [] } })
    expect((await inspect('--foo', 'x.xlsx')).printed.refusal).toContain('--foo')
  })

  it('reads text files, aSc timetables and the folder of a OneRoster delivery', async () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
    const csv = await file('Сотрудники.csv', bytes('ФИО;Должность\r\nОрлова Нина Львовна;учитель\r\n'))
    expect((await inspect(csv)).printed).toMatchObject({
      kind: 'staff',
      files: [{ format: 'text' }],
      persons: [{ row: 2 }],
    })
    const asc = await file(
      'Расписание.xml',
      bytes(
        '<?xml version="1.0" encoding="UTF-8"?><timetable><teachers><teacher id="T1" lastname="Орлова" firstname="Нина Львовна"/></teachers>' +
          '<classes><class id="C1" name="5А" teacherid="T1"/></classes></timetable>',
      ),
    )
    const timetable = (await inspect(asc)).printed
    expect(timetable).toMatchObject({
      files: [{ format: 'aSc' }],
      persons: [{ lastName: 'Орлова', sheet: 'Сотрудники', row: 2 }],
      classes: [{ className: '5 «А»' }],
      assignments: [{ lastName: 'Орлова', className: '5 «А»' }],
    })
    const folderOfLists = join(folder, 'выгрузка')
    await mkdir(folderOfLists)
    await writeFile(
      join(folderOfLists, 'users.csv'),
      'sourcedId,status,role,givenName,familyName,middleName\nu1,,teacher,Нина,Орлова,Львовна\nu2,,student,Яна,Лис,Юрьевна\n',
    )
    await writeFile(join(folderOfLists, 'classes.csv'), 'sourcedId,status,title,classType\nc1,,5А,homeroom\n')
    await writeFile(
      join(folderOfLists, 'enrollments.csv'),
      'sourcedId,status,classSourcedId,userSourcedId,role,primary\ne1,,c1,u1,teacher,true\ne2,,c1,u2,student,false\n',
    )
    const { code, printed } = await inspect(folderOfLists)
    expect(code).toBe(0)
    expect(printed.persons.map((one) => [one.file, one.role, one['className'] ?? ''])).toEqual([
      ['users.csv', 'staff', ''],
      ['users.csv', 'pupil', '5 «А»'],
    ])
    expect(printed.assignments).toHaveLength(1)
  })

  it('takes parents and days of birth only when asked', async () => {
    const path = await file('Ученики.xlsx', [
      ['ФИО ученика', 'Класс', 'Дата рождения', 'ФИО мамы', 'Телефон мамы'],
      ['Лис Яна Юрьевна', '5А', '02.03.2014', 'Лис Анна Ильинична', '89161234567'],
    ])
    expect((await inspect(path)).printed.persons).toMatchObject([{ role: 'pupil' }])
    const { printed } = await inspect('--take=parents,birthDay', path)
    expect(printed.persons).toMatchObject([
      { role: 'pupil', bornOn: '2014-03-02' },
      { role: 'parent', kind: 'mother', phones: ['+79161234567'], pupils: ['Лис Яна Юрьевна'] },
    ])
    expect((await inspect('--take=всё', path)).printed.refusals?.[0]?.code).toBe('unknown-option')
  })

  it('--help documents every key of what is printed', async () => {
    const staff = await file('Сотрудники.xlsx', [
      [
        'ФИО',
        'Должность',
        'Телефон',
        'E-mail',
        'Классное руководство',
        'Дата приёма',
        'Дата увольнения',
        'Примечание',
        'Состояние',
      ],
      [
        'Орлова Нина Львовна',
        'учитель химии',
        '89161234567',
        'n@school.example',
        '5А',
        '01.09.2020',
        '01.09.2021',
        'x',
        'на СВО',
      ],
      ['<b>', 'ведущий зоолог', '1', 'почта', '5Ю', null, null, null, 'на СВО'],
      ['Ким О. И.', 'повар', null, null, null, null, null, null, 'работает'],
      ['Рак Ада Юрьевна', 'повар', null, null, null, null, null, null, 'работает'],
      ['Дым Пётр Ильич', 'повар', null, null, null, null, null, null, 'работает'],
    ])
    const pupils = await file('Ученики.xlsx', [
      ['ФИО ученика', 'Класс', 'Дата рождения', 'ФИО мамы', 'Телефон мамы'],
      ['Лис Яна Юрьевна', '5А', '02.03.2014', 'Лис Анна Ильинична', '89161234567'],
    ])
    const classes = await file('Классы.xlsx', [
      ['Класс', 'Кабинет', 'Смена', 'Корпус', 'Профиль', 'Кол-во учеников'],
      ['6А', '12', 1, 'Ленина, 1', 'физмат', 25],
    ])
    const { printed } = await inspect('--take=parents,birthDay,snils', staff, pupils, classes)
    for (const list of ['persons', 'classes', 'assignments', 'doubtful', 'refused', 'questions'] as const)
      expect(printed[list].length, list).toBeGreaterThan(0)
    const chunks: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      chunks.push(String(chunk))
      return true
    })
    expect(await runInspect(['--help'])).toBe(0)
    const help = chunks.join('')
    const { counts: _, ...rest } = printed.files[0] ?? { counts: null }
    const keys = keysOf({ ...printed, files: [{ ...rest, counts: 0 }] })
    expect([...keys].filter((key) => !new RegExp(`\\b${key}\\b`).test(help))).toEqual([])
    for (const word of ['refusal', 'refusals', '--take', '"parent"']) expect(help).toContain(word)
  })
})

function keysOf(value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...keysOf(one)]))
  if (typeof value !== 'object' || value === null) return new Set()
  return new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]))
}
