import { describe, expect, it } from 'vitest'
import { defaultBudget } from '@/formats/reading/budget'
import { readGridFile } from '@/formats/reading/readGridFile'
import {
  handMadeXls,
  numberRecord,
  rawXls,
  rowRecord,
  type XlsCell,
  type XlsSheet,
} from '@tests/fixtures/makers/rawXls'
import type { CellValue, GridFile } from '@/domain/imports/grid'

async function read(sheets: XlsSheet[], more: { date1904?: boolean } = {}): Promise<GridFile> {
  const outcome = await readGridFile('список.xls', rawXls(sheets, more))
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

async function rowsOf(rows: XlsCell[][], more: { date1904?: boolean } = {}): Promise<CellValue[][]> {
  return (await read([{ name: 'Лист1', rows }], more)).sheets[0]?.rows ?? []
}

describe('a workbook of Excel 97–2003', () => {
  it('gives texts, numbers, booleans and errors as plain values', async () => {
    const rows = [['Щукина Ёлка', 89160000000, 0.5, true, false, { error: 0x2a }]]
    expect(await rowsOf(rows)).toEqual([['Щукина Ёлка', 89160000000, 0.5, true, false, '#N/A']])
    expect(await read([{ name: 'Л', rows }])).toMatchObject({ format: 'xls' })
  })

  it('gives days by the number format, without a slip of the zone', async () => {
    const rows = [
      [
        { number: 46266, format: 'dd.mm.yyyy' },
        { number: 46266.75, format: 'm/d/yy' },
        { number: 0.354166666666667, format: 'yyyy' },
        { number: 46266, format: '0.00' },
      ],
    ]
    expect(await rowsOf(rows)).toEqual([[{ day: '2026-09-01' }, { day: '2026-09-01' }, '08:30', 46266]])
  })

  it('counts days from 1904 where the book says so', async () => {
    expect(await rowsOf([[{ number: 44804, format: 'dd.mm.yyyy' }]], { date1904: true })).toEqual([
      [{ day: '2026-09-01' }],
    ])
  })

  it('hands on gaps, hidden sheets, merges and Russian names of sheets', async () => {
    const file = await read([
      {
        name: '5 «А»',
        rows: [['Список класса'], [], [null, 'Иванова'], [null, 'Петров']],
        merges: ['A1:C1'],
      },
      { name: 'Черновик', rows: [['x']], hidden: true },
    ])
    expect(file.sheets[0]).toEqual({
      name: '5 «А»',
      hidden: false,
      rows: [['Список класса'], [], [null, 'Иванова'], [null, 'Петров']],
      hiddenRows: [],
      merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
    })
    expect(file.sheets[1]).toMatchObject({ name: 'Черновик', hidden: true })
  })

  it('names its hidden rows', async () => {
    const records = [rowRecord(0, false), rowRecord(1, true), numberRecord(0, 0, 7), numberRecord(1, 0, 8)]
    const outcome = await readGridFile('фильтр.xls', handMadeXls(records))
    expect(outcome).toMatchObject({ ok: true, file: { sheets: [{ name: 'Л', rows: [[7], [8]], hiddenRows: [2] }] } })
  })

  it('in the old record order or without the record of a row is read as well', async () => {
    const outcome = await readGridFile('криво.xls', handMadeXls([numberRecord(2, 1, 5), numberRecord(0, 0, 7)]))
    expect(outcome).toMatchObject({ ok: true, file: { sheets: [{ rows: [[7], [], [null, 5]] }] } })
  })

  it('with nothing in it is empty', async () => {
    expect(await readGridFile('пусто.xls', rawXls([{ name: 'Л', rows: [] }]))).toMatchObject({ refusal: 'empty' })
  })

  it('is refused above the budgets', async () => {
    const bytes = rawXls([{ name: 'Л', rows: Array.from({ length: 30 }, () => ['a', 'b']) }])
    const few = await readGridFile('много.xls', bytes, {}, { ...defaultBudget, cells: 50 })
    expect(few).toMatchObject({ ok: false, refusal: 'too-many-cells' })
    const late = await readGridFile('долго.xls', bytes, {}, { ...defaultBudget, milliseconds: -1 })
    expect(late).toMatchObject({ ok: false, refusal: 'timeout' })
  })

  it('cut at any place is refused, never read by half', async () => {
    const whole = rawXls([{ name: 'Л', rows: Array.from({ length: 40 }, (_, at) => [`Иванова ${String(at)}`, at]) }])
    for (let length = 8; length < whole.length - 1024; length += 101) {
      const outcome = await readGridFile('обрывок.xls', whole.slice(0, length))
      expect(outcome).toMatchObject({ ok: false, refusal: expect.stringMatching(/^(damaged|unsupported)$/) as string })
    }
  })

  it('whose sheet has no end is damaged', async () => {
    const whole = handMadeXls([numberRecord(0, 0, 7), [0x0809, [0x0600, 0x0010, 0, 0, 0, 0, 0, 0]]])
    expect(await readGridFile('обрывок.xls', whole)).toMatchObject({ ok: false, refusal: 'damaged' })
  })
})

describe('names that are keys of every object (S6)', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s pollutes nothing', async (key) => {
    const before = Object.getOwnPropertyNames(Object.prototype).join()
    const outcome = await readGridFile(`${key}.xls`, rawXls([{ name: key, rows: [[key, 'value'], [key]] }]))
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
    expect(Object.keys({})).toEqual([])
    if (outcome.ok) expect(outcome.file.sheets[0]?.rows).toEqual([[key, 'value'], [key]])
    else expect(outcome.refusal).toBe('empty')
  })
})

describe('a year-old list of 1,000 rows', () => {
  it('is read whole', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [
      at + 1,
      `Клюквина ${String(at)} Анна Петровна`,
      'учитель математики',
      `8 (900) 000-${String(at).padStart(4, '0')}`,
      { number: 30_000 + at, format: 'dd.mm.yyyy' },
    ])
    const bytes = rawXls([{ name: 'Сотрудники', rows }])
    const outcome = await readGridFile('сотрудники.xls', bytes)
    expect(outcome.ok && outcome.file.sheets[0]?.rows.length).toBe(1000)
  })
})
