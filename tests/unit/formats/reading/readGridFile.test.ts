import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { rawXlsx, sheetXml, simpleXlsx, type RawCell, type RawWorkbook } from '@tests/fixtures/makers/rawXlsx'
import type { CellValue, GridFile } from '@/domain/imports/grid'

async function read(bytes: Uint8Array): Promise<GridFile> {
  const outcome = await readGridFile('книга.xlsx', bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

async function rowsOf(workbook: RawWorkbook): Promise<CellValue[][]> {
  return (await read(rawXlsx(workbook))).sheets[0]?.rows ?? []
}

/** The one cell of a workbook of one cell. */
async function cell(value: RawCell, more: Partial<RawWorkbook> = {}): Promise<CellValue> {
  return (await rowsOf({ sheets: [{ name: 'Л', rows: [[value]] }], ...more }))[0]?.[0] ?? null
}

const raw = (attributes: string, inside: string): RawCell => ({ attributes, inside })

describe('values of cells', () => {
  it('text, numbers and booleans come as they are', async () => {
    const rows: RawCell[][] = [['Иванова', 12.5, true, false]]
    expect(await rowsOf({ sheets: [{ name: 'Л', rows }] })).toEqual([['Иванова', 12.5, true, false]])
  })

  it('shared rich text is joined, phonetic runs are left out', async () => {
    const si = '<r><t>Ива</t></r><r><rPr><b/></rPr><t>нова</t></r><rPh sb="0" eb="1"><t>фон</t></rPh>'
    expect(await cell(raw('t="s"', '<v>0</v>'), { sharedStrings: [si] })).toBe('Иванова')
  })

  it('a shared text that does not exist and an empty one are blank', async () => {
    expect(
      await rowsOf({
        sheets: [{ name: 'Л', rows: [[raw('t="s"', '<v>7</v>'), raw('t="s"', '<v>0</v>'), 1]] }],
        sharedStrings: [''],
      }),
    ).toEqual([[null, null, 1]])
  })

  it('a formula gives its cached value, without one it is blank', async () => {
    const rows = [
      [raw('', '<f>1+1</f><v>2</v>'), raw('t="str"', '<f>"a"&amp;"b"</f><v>ab</v>'), raw('', '<f>NOW()</f>'), 1],
    ]
    expect(await rowsOf({ sheets: [{ name: 'Л', rows }] })).toEqual([[2, 'ab', null, 1]])
  })

  it('an error is text', async () => {
    expect(await cell(raw('t="e"', '<v>#N/A</v>'))).toBe('#N/A')
  })

  it('inline text stands before a stray value', async () => {
    expect(await cell(raw('t="inlineStr"', '<is><t>да</t></is><v>нет</v>'))).toBe('да')
  })

  it('Excel escapes and entities are decoded once', async () => {
    expect(await cell(raw('t="str"', '<v>a_x000D_\nb &amp;lt; &#1071;_x005F_x000D_</v>'))).toBe('a\r\nb &lt; Я_x000D_')
  })

  it('a phone kept as a number keeps all its digits', async () => {
    expect(await cell(raw('', '<v>89161234567</v>'))).toBe(89161234567)
  })
})

describe('days', () => {
  it('built-in and Russian date formats give a day without a slip of the zone', async () => {
    const rows = [
      [raw('s="1"', '<v>46266</v>'), raw('s="2"', '<v>46266.999</v>'), raw('t="d"', '<v>2026-09-01T00:00:00Z</v>')],
    ]
    expect(await rowsOf({ sheets: [{ name: 'Л', rows }] })).toEqual([
      [{ day: '2026-09-01' }, { day: '2026-09-01' }, { day: '2026-09-01' }],
    ])
  })

  it('a format with letters in quotes is a number, a time is text', async () => {
    const rows = [[raw('s="4"', '<v>46266</v>'), raw('s="3"', '<v>0.354166666666667</v>')]]
    expect((await rowsOf({ sheets: [{ name: 'Л', rows }] }))[0]?.[0]).toBe(46266)
  })

  it('the 1904 system counts from another day', async () => {
    expect(await cell(raw('s="1"', '<v>44804</v>'), { date1904: true })).toEqual({ day: '2026-09-01' })
  })
})

describe('shape of the sheet', () => {
  it('gaps, hidden rows, hidden sheets and merges are handed on', async () => {
    const file = await read(
      rawXlsx({
        sheets: [
          { name: 'Сотрудники & К', rows: [['Название'], [], [null, 'x']], hiddenRows: [3], merges: ['A1:C1'] },
          { name: 'Скрытый', rows: [['y']], state: 'veryHidden' },
        ],
      }),
    )
    expect(file.sheets[0]).toEqual({
      name: 'Сотрудники & К',
      hidden: false,
      rows: [['Название'], [], [null, 'x']],
      hiddenRows: [3],
      merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
    })
    expect(file.sheets[1]?.hidden).toBe(true)
  })

  it('a false dimension is not believed', async () => {
    const xml = '<dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="B2"><v>5</v></c></row></sheetData>'
    expect(await rowsOf({ sheets: [{ name: 'Л', xml }] })).toEqual([[], [null, 5]])
  })

  it('rows and cells without references follow each other', async () => {
    const xml = '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>'
    expect(await rowsOf({ sheets: [{ name: 'Л', xml }] })).toEqual([[1, 2], [3]])
  })

  it('rows out of order find their place', async () => {
    const xml = '<sheetData><row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    expect(await rowsOf({ sheets: [{ name: 'Л', xml }] })).toEqual([[1], [], [3]])
  })

  it('a namespace prefix, comments, CDATA and quoted > do not confuse', async () => {
    const sheet = `<?xml version="1.0"?><!-- c < d --><x:worksheet xmlns:x="m" note="a>b"><x:sheetData><x:row r="1"><x:c r="A1" t='str'><x:v><![CDATA[a<b]]></x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const parts = { 'xl/worksheets/sheet1.xml': sheet }
    expect(await rowsOf({ sheets: [{ name: 'Л', rows: [] }], parts })).toEqual([['a<b']])
  })

  it('parts in UTF-16 with and without a mark are read', async () => {
    const text = sheetXml({ name: 'Л', rows: [['Ёлка']] }).replace('UTF-8', 'UTF-16')
    for (const [mark, big] of [
      [true, true],
      [false, true],
      [true, false],
      [false, false],
    ] as const) {
      const parts = { 'xl/worksheets/sheet1.xml': utf16(text, mark, big) }
      expect(await rowsOf({ sheets: [{ name: 'Л', rows: [] }], parts })).toEqual([['Ёлка']])
    }
  })

  it('sheets are found by relation, not by file name; chart sheets are passed over', async () => {
    const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const rels = `<Relationships><Relationship Id="rId1" Type="${office}/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="/xl/data/one.xml"/></Relationships>`
    const file = await read(
      rawXlsx({
        sheets: [
          { name: 'График', rows: [] },
          { name: 'Данные', rows: [['не отсюда']] },
        ],
        parts: { 'xl/_rels/workbook.xml.rels': rels, 'xl/data/one.xml': sheetXml({ name: '', rows: [['отсюда']] }) },
      }),
    )
    expect(file.sheets.map((sheet) => [sheet.name, sheet.rows])).toEqual([['Данные', [['отсюда']]]])
  })

  it('a cell of 40,000 characters is cut at what Excel allows', async () => {
    const [[value]] = (await read(simpleXlsx([['я'.repeat(40_000)]]))).sheets[0]?.rows as [[string]]
    expect(value.length).toBe(32_767)
  })
})

function utf16(text: string, mark: boolean, bigEndian: boolean): Uint8Array {
  const codes = [...(mark ? [0xfeff] : []), ...Array.from(text, (letter) => letter.charCodeAt(0))]
  const bytes = new Uint8Array(codes.length * 2)
  const view = new DataView(bytes.buffer)
  codes.forEach((code, at) => view.setUint16(at * 2, code, !bigEndian))
  return bytes
}
