import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { defaultBudget } from '@/formats/reading/budget'
import type { CellValue } from '@/domain/imports/grid'

async function rowsOf(text: string): Promise<CellValue[][]> {
  const outcome = await readGridFile('список.csv', new TextEncoder().encode(text))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file.sheets[0]?.rows ?? []
}

const head = ['ФИО', 'Место']

describe('line ends of a text file', () => {
  it.each(['\n', '\r\n', '\r'])('%j', async (end) => {
    expect(await rowsOf(['ФИО;Место', 'Иванова;дом', 'Петров;школа'].join(end))).toEqual([
      head,
      ['Иванова', 'дом'],
      ['Петров', 'школа'],
    ])
  })

  it('mixed ones, also within quotes', async () => {
    expect(await rowsOf('ФИО;Место\r\nИванова;"дом\rкорпус\r\nквартира"\rПетров;школа\nСоснов;')).toEqual([
      head,
      ['Иванова', 'дом\nкорпус\nквартира'],
      ['Петров', 'школа'],
      ['Соснов'],
    ])
  })
})

describe('quotes of a text file', () => {
  it('hold delimiters and doubled quotes', async () => {
    expect(await rowsOf('ФИО;Место\n"Иванова; Анна";"Школа ""Ромашка"""\n')).toEqual([
      head,
      ['Иванова; Анна', 'Школа "Ромашка"'],
    ])
  })

  it('within a value are letters', async () => {
    expect(await rowsOf('ФИО;Место\nИванова "Аня";школа "Ромашка"')).toEqual([
      head,
      ['Иванова "Аня"', 'школа "Ромашка"'],
    ])
  })

  it('within quotes that are not doubled cost no row', async () => {
    expect(await rowsOf('ФИО;Место\nИванова;"Школа "Ромашка""\nПетров;дом')).toEqual([
      head,
      ['Иванова', '"Школа "Ромашка""'],
      ['Петров', 'дом'],
    ])
  })

  it('that are never closed cost not a single row', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `Соснов ${String(at)};дом`)
    const text = ['ФИО;Место', '"Иванова;школа', ...rows].join('\n')
    const read = await rowsOf(text)
    expect(read).toHaveLength(52)
    expect(read[1]).toEqual(['"Иванова', 'школа'])
    expect(read[51]).toEqual(['Соснов 49', 'дом'])
  })

  it('that are closed only by the quote of a later row cost not a row either', async () => {
    expect(await rowsOf('ФИО;Место\n"Иванова;школа\nПетров;"ООО ""Дом"""\nСоснов;дом')).toEqual([
      head,
      ['"Иванова', 'школа'],
      ['Петров', 'ООО "Дом"'],
      ['Соснов', 'дом'],
    ])
  })

  it('that open hundreds of rows and are never closed mean nothing', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `"Соснов ${String(at)};дом ${'x'.repeat(at % 3)}`)
    const read = await rowsOf(['ФИО;Место', ...rows].join('\n'))
    expect(read).toHaveLength(301)
    expect(read[300]?.[0]).toBe('"Соснов 299')
  })
})

describe('limits of a text file', () => {
  it('a million cells are read', async () => {
    const row = `${Array.from({ length: 10 }, (_, at) => `ячейка${String(at)}`).join(';')}\n`
    expect(await rowsOf(row.repeat(99_999))).toHaveLength(99_999)
  })

  it.each([
    ['cells', 'a;b;c;d;e;f;g;h;i;j\n'.repeat(110_000)],
    ['blank lines', '\n'.repeat(4_000_000) + 'x'],
    ['blank cells', ';'.repeat(4_000_000) + 'x'],
    ['quotes that open nothing', `"${'a"'.repeat(4_000_000)}`],
  ])('more %s than allowed are refused', async (_, text) => {
    const outcome = await readGridFile('список.csv', new TextEncoder().encode(text))
    expect(outcome).toMatchObject({ ok: false, refusal: 'too-many-cells' })
  })

  it('a quote at the beginning of every one of 200,000 lines does not take for ever', async () => {
    expect(await rowsOf('"Соснов;дом\n'.repeat(200_000))).toHaveLength(200_000)
  })

  it('a value of 40,000 characters is cut at what Excel allows', async () => {
    expect(await rowsOf('я'.repeat(40_000))).toEqual([['я'.repeat(32_767)]])
  })

  it('the time limit holds', async () => {
    const budget = { ...defaultBudget, milliseconds: -1 }
    const outcome = await readGridFile('список.csv', new TextEncoder().encode('ФИО;Класс'), {}, budget)
    expect(outcome).toMatchObject({ ok: false, refusal: 'timeout' })
  })
})
