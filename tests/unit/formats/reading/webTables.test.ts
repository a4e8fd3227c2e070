import { describe, expect, it } from 'vitest'
import { defaultBudget } from '@/formats/reading/budget'
import { readGridFile } from '@/formats/reading/readGridFile'
import { encoded } from '@tests/fixtures/makers/encodings'
import type { CellValue, GridFile } from '@/domain/imports/grid'

async function read(html: string | Uint8Array, name = 'выгрузка.xls'): Promise<GridFile> {
  const bytes = typeof html === 'string' ? new TextEncoder().encode(html) : html
  const outcome = await readGridFile(name, bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

async function rowsOf(html: string): Promise<CellValue[][]> {
  return (await read(html)).sheets[0]?.rows ?? []
}

describe('a web page under the name of a table', () => {
  it('gives its table, whatever it is called', async () => {
    const html = '<html><body><h1>5А</h1><table><tr><th>ФИО<th>Класс<tr><td>Иванова&nbsp;Анна<td>5А</table>'
    const file = await read(html)
    expect(file.format).toBe('html')
    expect(file.sheets[0]?.rows).toEqual([
      ['ФИО', 'Класс'],
      ['Иванова\u00a0Анна', '5А'],
    ])
  })

  it('tells lines, entities and blanks as a browser shows them', async () => {
    const cell = '<td>\n  Клюквина   <b>Анна</b> &amp; &#1050;&deg;<br>8 900 <p>мама</p>папа\n</td>'
    expect(await rowsOf(`<table><tr>${cell}<td>x</table>`)).toEqual([['Клюквина Анна & К°\n8 900\nмама\nпапа', 'x']])
  })

  it('places spans, and merges them', async () => {
    const html =
      '<table><tr><td colspan=2 rowspan="2">Класс</td><td>а</td></tr><tr><td>б</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'
    const [sheet] = (await read(html)).sheets
    expect(sheet?.rows).toEqual([
      ['Класс', null, 'а'],
      [null, null, 'б'],
      ['1', '2', '3'],
    ])
    expect(sheet?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
  })

  it('of scripts, styles and titles nothing is a cell', async () => {
    const html =
      '<title>a<table></title><script>"<table><tr><td>нет</table>"</script><style/><table><tr><td>да<style>td{}</style><tr><td>и</table>'
    expect(await rowsOf(html)).toEqual([['да'], ['и']])
  })

  it('rows that Excel hid are hidden', async () => {
    const html = "<table><tr><td>а</tr><tr style='height:0;display: none'><td>б</tr></table>"
    expect((await read(html)).sheets[0]?.hiddenRows).toEqual([2])
  })

  it('several tables are several sheets, named by their captions', async () => {
    const table = (caption: string): string => `<table><caption>${caption}</caption><tr><td>1<tr><td>2</table>`
    const file = await read(`<table><tr><td>меню</table>${table('5А')}${table('')}`)
    expect(file.sheets.map(({ name }) => name)).toEqual(['5А', 'Таблица 2'])
  })

  it('of a layout table the data within it are taken', async () => {
    const inner = '<table><tr><td>1<td>2<tr><td>3<td>4</table>'
    expect(await rowsOf(`<table><tr><td>меню<td>${inner}</td></tr></table>`)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('a small table within a cell is a detail of that cell', async () => {
    const phones = '<table><tr><td>дом</td><td>1</td></tr><tr><td>моб</td><td>2</td></tr></table>'
    const rows = await rowsOf(
      `<table><tr><td>ФИО<td>Телефоны<td>Класс<tr><td>Иванова<td>${phones}<td>5А<tr><td>Петров<td>3<td>5Б</table>`,
    )
    expect(rows[1]).toEqual(['Иванова', 'дом 1\nмоб 2', '5А'])
  })

  it.each([
    ['declared windows-1251', '<meta charset="windows-1251">', 'windows-1251'],
    [
      'declared by its type',
      '<META http-equiv="Content-Type" content="text/html; charset=windows-1251">',
      'windows-1251',
    ],
    ['declared KOI8-R', '<meta charset=koi8-r>', 'koi8-r'],
    ['falsely declared UTF-8', '<meta charset="utf-8">', 'windows-1251'],
    ['not declared', '', 'ibm866'],
  ] as const)('in an encoding %s is read right', async (_, meta, encoding) => {
    const html = `<html><head>${meta}</head><table><tr><td>Фамилия<td>Имя<tr><td>Щукина<td>Анна</table>`
    expect((await read(encoded(html, encoding))).sheets[0]?.rows).toEqual([
      ['Фамилия', 'Имя'],
      ['Щукина', 'Анна'],
    ])
  })

  it('in UTF-16, as Excel sometimes saves it, is read right', async () => {
    expect((await read(encoded('\ufeff<table><tr><td>Ёлка<tr><td>Ель</table>', 'utf-16le'))).sheets[0]?.rows).toEqual([
      ['Ёлка'],
      ['Ель'],
    ])
  })
})

describe('limits of a web page', () => {
  const refusal = async (html: string, budget = defaultBudget): Promise<string> => {
    const outcome = await readGridFile('страница.html', new TextEncoder().encode(html), {}, budget)
    return outcome.ok ? 'read' : outcome.refusal
  }

  it.each([
    [
      'spans over the edge of every sheet',
      `<table><tr>${'<td colspan=1000>'.repeat(20)}<td>x</table>`,
      'too-many-cells',
    ],
    [
      'far cells in many rows',
      `<table>${`<tr>${'<td colspan=1000>'.repeat(15)}<td>x`.repeat(80)}</table>`,
      'too-many-cells',
    ],
    ['a hundred tables deep', '<table><tr><td>'.repeat(100), 'damaged'],
    ['a hundred thousand open tags', `<table><tr><td>${'<b>'.repeat(100_000)}x`, 'read'],
    ['a table without a text', '<table><tr><td></td></tr></table>', 'unsupported'],
  ])('%s: %#', async (_, html, expected) => {
    expect(await refusal(html)).toBe(expected)
  })

  it('a million cells with all their tags are judged in time', async () => {
    const row = `<tr>${'<td>x</td>'.repeat(10)}</tr>`
    expect(await refusal(`<table>${row.repeat(99_999)}</table>`)).toBe('read')
  })

  it('the time limit holds', async () => {
    expect(await refusal('<table><tr><td>x</table>', { ...defaultBudget, milliseconds: -1 })).toBe('timeout')
  })
})
