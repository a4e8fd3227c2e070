import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import type { CellValue, GridFile, ReadingChoice } from '@/domain/imports/grid'

async function read(text: string, choice: ReadingChoice = {}): Promise<GridFile> {
  const outcome = await readGridFile('5А.csv', new TextEncoder().encode(text), choice)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file
}

async function rowsOf(text: string, choice: ReadingChoice = {}): Promise<CellValue[][]> {
  return (await read(text, choice)).sheets[0]?.rows ?? []
}

async function delimiter(text: string): Promise<string | undefined> {
  return (await read(text)).text?.delimiter
}

describe('the delimiter of a text file', () => {
  it.each([';', ',', '\t', '|'])('%j is found', async (sign) => {
    const file = await read(['ФИО', 'Класс'].join(sign) + '\n' + ['Иванова Анна', '5А'].join(sign))
    expect(file.text?.delimiter).toBe(sign)
    expect(file.sheets[0]?.rows[1]).toEqual(['Иванова Анна', '5А'])
  })

  it('commas within «Фамилия, Имя» do not split', async () => {
    const people = Array.from({ length: 20 }, (_, at) => `Клюквина, Анна, ${String(at)};5А`)
    expect(await delimiter(['ФИО;Класс', ...people].join('\n'))).toBe(';')
    expect(await delimiter(people.join('\n'))).toBe(';')
  })

  it('semicolons between phones do not split what commas split', async () => {
    const people = Array.from({ length: 9 }, () => 'Клюквина Анна,5А,8 900 000-00-00; 8 900 000-00-01')
    expect(await delimiter(['ФИО,Класс,Телефон', ...people].join('\n'))).toBe(',')
  })

  it('decimal commas do not split', async () => {
    expect(await delimiter('ФИО;Ставка;Стаж\nИванова;0,5;3,5\nПетров;1,25;4,0\n')).toBe(';')
  })

  it('a list of one column stays one, with a comma here and there', async () => {
    const list = ['Клюквина Анна', 'Соснов Пётр, завуч', 'Громова Елена', 'Ольхин Юрий', 'Вьюгина Софья']
    const file = await read(list.join('\n'))
    expect(file.text?.delimiter).toBe('')
    expect(file.sheets[0]?.rows).toEqual(list.map((line) => [line]))
  })

  it('sentences are not split at their commas', async () => {
    const prose = [
      'Сегодня, как и вчера, шёл дождь.',
      'Дети сидели в классе, читали, писали, считали и, наконец, ушли.',
      'Потом, к вечеру, стало тихо, ясно, тепло, сухо.',
    ]
    expect(await delimiter(prose.join('\n'))).toBe('')
  })

  it('titles above the table and notes below do not confuse', async () => {
    const text = 'Список работников, 2026 год\n\nФИО;Должность;Класс\nИванова;учитель;5А\nПетров;завуч;\nДиректор\n'
    expect(await rowsOf(text)).toEqual([
      ['Список работников, 2026 год'],
      [],
      ['ФИО', 'Должность', 'Класс'],
      ['Иванова', 'учитель', '5А'],
      ['Петров', 'завуч'],
      ['Директор'],
    ])
  })

  it('the line «sep=» is believed and not shown', async () => {
    const file = await read('sep=,\r\nФИО;должность,Класс\r\nИванова;учитель,5А')
    expect(file.text?.delimiter).toBe(',')
    expect(file.sheets[0]?.rows).toEqual([
      ['ФИО;должность', 'Класс'],
      ['Иванова;учитель', '5А'],
    ])
  })

  it('the choice of the user stands above both', async () => {
    expect(await rowsOf('sep=;\na;b,c', { delimiter: ',' })).toEqual([['a;b', 'c']])
    expect(await rowsOf('a;b\nc;d', { delimiter: '' })).toEqual([['a;b'], ['c;d']])
  })

  it('everything stays text, and the sheet has the name of the file', async () => {
    const file = await read('Телефон;Дата;Номер\n89160000000;01.09.2026;007\n')
    expect(file.sheets[0]?.rows[1]).toEqual(['89160000000', '01.09.2026', '007'])
    expect(file.sheets[0]?.name).toBe('5А')
  })

  it.each(['', '\n\n', ' \n', ';;;\n;;;\n', '\ufeff'])('%j holds nothing', async (text) => {
    const outcome = await readGridFile('пусто.csv', new TextEncoder().encode(text))
    expect(outcome).toMatchObject({ ok: false, refusal: 'empty' })
  })
})
