import { describe, expect, it } from 'vitest'
import { defaultBudget } from '@/formats/reading/budget'
import { readPastedBlock } from '@/formats/reading/readGridFile'
import type { GridFile } from '@/domain/imports/grid'

async function paste(text: string, html = ''): Promise<GridFile> {
  const outcome = await readPastedBlock('Вставка', { text, html })
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file
}

describe('a block from the clipboard', () => {
  it('of Excel: cells of several lines stand in quotes', async () => {
    const file = await paste('ФИО\tТелефон\r\nИванова\t"8 900\n8 901 ""мама"""\r\nПетров\t\r\n')
    expect(file).toMatchObject({ fileName: 'Вставка', format: 'text', text: { delimiter: '\t', certain: true } })
    expect(file.sheets).toMatchObject([
      { name: 'Вставка', rows: [['ФИО', 'Телефон'], ['Иванова', '8 900\n8 901 "мама"'], ['Петров']] },
    ])
  })

  it('of Excel: a value that begins with a quote stands without quotes around it', async () => {
    const { sheets } = await paste('"Ромашка" школа\t5А\r\n"Ветерок" сад\t6Б')
    expect(sheets[0]?.rows).toEqual([
      ['"Ромашка" школа', '5А'],
      ['"Ветерок" сад', '6Б'],
    ])
  })

  it('of a web page or Word: its table, with merged cells', async () => {
    const html =
      'Version:1.0\r\nStartHTML:97\r\n<html><body><!--StartFragment--><table><tr><td colspan=2>5А</td></tr><tr><td>Иванова</td><td>Анна</td></tr></table><!--EndFragment--></body></html>'
    const file = await paste('5А\nИванова Анна', html)
    expect(file).toMatchObject({
      format: 'html',
      sheets: [{ name: 'Вставка', rows: [['5А'], ['Иванова', 'Анна']], merges: [{ right: 2 }] }],
    })
  })

  it('with HTML but without a table there: its text', async () => {
    const file = await paste('Иванова\tАнна', '<p>Иванова <b>Анна</b></p>')
    expect(file).toMatchObject({ format: 'text', sheets: [{ rows: [['Иванова', 'Анна']] }] })
  })

  it('of plain lines: one column', async () => {
    const file = await paste('Иванова Анна Петровна\nПетров Олег Иванович\n')
    expect(file.text?.delimiter).toBe('')
    expect(file.sheets[0]?.rows).toEqual([['Иванова Анна Петровна'], ['Петров Олег Иванович']])
  })

  it('of a .csv in the notepad: split as the file would be', async () => {
    expect((await paste('ФИО;Класс\nИванова;5А')).sheets[0]?.rows[1]).toEqual(['Иванова', '5А'])
  })

  it.each([
    ['', '', 'empty'],
    [' \n', '<table><tr><td></table>', 'empty'],
    ['a'.repeat(defaultBudget.fileBytes + 1), '', 'too-large'],
  ])('that holds nothing or too much is refused: %#', async (text, html, refusal) => {
    expect(await readPastedBlock('Вставка', { text, html })).toMatchObject({ ok: false, fileName: 'Вставка', refusal })
  })
})
