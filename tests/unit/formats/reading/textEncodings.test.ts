import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { detectEncoding } from '@/formats/reading/text/detectEncoding'
import { encoded, marked } from '@tests/fixtures/makers/encodings'
import { chance } from '@tests/fixtures/makers/chance'
import type { GridFile, ReadingChoice, TextEncoding } from '@/domain/imports/grid'

const oneByte = ['windows-1251', 'ibm866', 'koi8-r'] as const

async function read(bytes: Uint8Array, choice: ReadingChoice = {}): Promise<GridFile> {
  const outcome = await readGridFile('список.csv', bytes, choice)
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

const people = 'ФИО;Должность;Класс\r\nЩукина Ёлка Петровна;учитель физики;5Ё\r\nЮдин Эмиль;педагог;—\r\n'
const rows = [
  ['ФИО', 'Должность', 'Класс'],
  ['Щукина Ёлка Петровна', 'учитель физики', '5Ё'],
  ['Юдин Эмиль', 'педагог'],
]

describe('the encoding of a text file', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('%s with its mark is certain', async (encoding) => {
    const { text, sheets } = await read(marked(people, encoding))
    expect(text).toMatchObject({ encoding, certain: true, delimiter: ';' })
    expect(sheets[0]?.rows.slice(0, 2)).toEqual(rows.slice(0, 2))
    expect(text?.choices).toHaveLength(1)
  })

  it('strict UTF-8 without a mark is certain', async () => {
    expect((await read(encoded(people, 'utf-8'))).text).toMatchObject({ encoding: 'utf-8', certain: true })
  })

  it.each(['utf-16le', 'utf-16be'] as const)('%s without a mark is found', async (encoding) => {
    const { text, sheets } = await read(encoded(people, encoding))
    expect(text).toMatchObject({ encoding, certain: false })
    expect(sheets[0]?.rows[1]).toEqual(rows[1])
  })

  it.each(oneByte)('%s is found and offered first with a sample', async (encoding) => {
    const { text, sheets } = await read(encoded(people.replace('—', '-'), encoding))
    expect(text).toMatchObject({ encoding, certain: false })
    expect(sheets[0]?.rows[1]).toEqual(rows[1])
    expect(text?.choices.map((choice) => choice.encoding).toSorted()).toEqual(oneByte.toSorted())
    expect(text?.choices[0]).toEqual({ encoding, sample: people.replace('—', '-').trim().replaceAll('\r', '') })
  })

  it('the choice of the user stands above the detection, whose order of choices stays', async () => {
    const { text, sheets } = await read(encoded(people, 'windows-1251'), { encoding: 'koi8-r' })
    expect(text).toMatchObject({ encoding: 'koi8-r', choices: [{ encoding: 'windows-1251' }, {}, {}] })
    expect(sheets[0]?.rows[1]?.[0]).not.toBe('Щукина Ёлка Петровна')
  })

  it('a UTF-8 text with a few broken bytes is UTF-8, but not certain', async () => {
    const broken = [...encoded(people, 'utf-8'), 0xd0]
    expect((await read(Uint8Array.from(broken))).text).toMatchObject({ encoding: 'utf-8', certain: false })
  })

  it('letters far below an ASCII beginning decide', async () => {
    const text = `${'1;2;3\r\n'.repeat(20_000)}Иванова;Мария;5А\r\n`
    const file = await read(encoded(text, 'ibm866'))
    expect(file.text?.encoding).toBe('ibm866')
    expect(file.text?.choices[0]?.sample).toBe('Иванова;Мария;5А')
  })

  it('plain ASCII is nothing to choose', async () => {
    const { text } = await read(encoded('name;class\nSmith;5A\n', 'utf-8'))
    expect(text).toEqual({
      encoding: 'utf-8',
      certain: true,
      delimiter: ';',
      choices: [{ encoding: 'utf-8', sample: 'name;class\nSmith;5A' }],
    })
  })

  it('zeros of padding and the end mark of DOS are left out', async () => {
    const { sheets } = await read(encoded('ФИО;Класс\r\nИванова\0\0\0;5А\r\n\x1a', 'ibm866'))
    expect(sheets[0]?.rows).toEqual([
      ['ФИО', 'Класс'],
      ['Иванова', '5А'],
    ])
  })
})

const stems = 'Ракит Клюкв Журавл Сосн Облак Гром Камыш Ветл Барсук Ольх Ёжик Щегл Вьюг Чернав Южак Эхин'.split(' ')
const endings = ['ов', 'ова', 'ин', 'ина', 'ский', 'ская', 'енко', 'ых', 'евич', 'юк']
const names = 'Анна Пётр Елена Юрий Жанна Эдуард Софья Фёдор Шамиль Цветана Игнат Ульяна'.split(' ')

describe('short lists in every one-byte encoding', () => {
  const wayOfWriting: [string, number, (name: string) => string][] = [
    ['10 surnames', 10, (name) => name],
    ['10 surnames in capitals', 10, (name) => name.toUpperCase()],
    ['10 surnames in small letters', 10, (name) => name.toLowerCase()],
    ['5 surnames with initials', 5, (name) => `${name} А.В.`],
    ['5 surnames and names', 5, (name) => `${name} ${names[name.length % names.length] ?? ''}`],
    ['3 surnames', 3, (name) => name],
  ]

  it.each(wayOfWriting)('%s are read right in 300 invented lists', (_, count, write) => {
    const random = chance(20261005)
    const wrong: string[] = []
    for (let round = 0; round < 100; round += 1) {
      const list = Array.from({ length: count }, () => write(random.oneOf(stems) + random.oneOf(endings))).join('\r\n')
      for (const encoding of oneByte) {
        const [found] = detectEncoding(encoded(list, encoding)).encodings
        if (found !== encoding) wrong.push(`${encoding} as ${String(found)}: ${list}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it.each(oneByte)('classes alone in %s', (encoding: TextEncoding) => {
    const list = ['5А', '5Б', '5В', '6А', '6Б', '7А', '10А', '11Б'].join('\r\n')
    expect(detectEncoding(encoded(list, encoding)).encodings[0]).toBe(encoding)
  })
})
