import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { flatOds, odsCell, odsRow, odsTable, rawOds } from '@tests/fixtures/makers/rawOds'
import type { CellValue, GridFile } from '@/domain/imports/grid'

async function read(bytes: Uint8Array): Promise<GridFile> {
  const outcome = await readGridFile('список.ods', bytes)
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const outcome = await readGridFile('список.ods', bytes)
  return outcome.ok ? 'read' : outcome.refusal
}

async function rowsOf(rows: string): Promise<CellValue[][]> {
  return (await read(rawOds(odsTable(rows)))).sheets[0]?.rows ?? []
}

describe('values of an OpenDocument sheet', () => {
  it('every type comes as a plain value', async () => {
    const cells = [
      odsCell('Щукина &amp; К°'),
      odsCell('89 160', 'office:value-type="float" office:value="89160000000"'),
      odsCell('50 %', 'office:value-type="percentage" office:value="0.5"'),
      odsCell('ДА', 'office:value-type="boolean" office:boolean-value="true"'),
      odsCell('01.09.26', 'office:value-type="date" office:date-value="2026-09-01T10:00:00"'),
      odsCell('08:30', 'office:value-type="time" office:time-value="PT08H30M00S"'),
      odsCell('5А', 'office:value-type="string" office:string-value="5А"'),
      odsCell('#Н/Д', 'table:formula="of:=NA()" office:value-type="string" calcext:value-type="error"'),
    ]
    expect(await rowsOf(odsRow(cells.join('')))).toEqual([
      ['Щукина & К°', 89160000000, 0.5, true, { day: '2026-09-01' }, '08:30', '5А', '#Н/Д'],
    ])
  })

  it('paragraphs are lines; blanks, tabs and links are spelt out; comments and drawings are left out', async () => {
    const cell = `<table:table-cell office:value-type="string"><office:annotation><text:p>заметка</text:p></office:annotation><draw:frame><text:p>рисунок</text:p></draw:frame><text:p>а<text:s text:c="2"/>б<text:tab/>в\n  г</text:p><text:p><text:a>n@school.example</text:a><text:line-break/><text:span>д</text:span></text:p></table:table-cell>`
    expect(await rowsOf(odsRow(cell))).toEqual([['а  б\tв г\nn@school.example\nд']])
  })
})

describe('the shape of an OpenDocument sheet', () => {
  it('filled cells and rows repeat', async () => {
    const rows =
      odsRow(odsCell('ФИО') + odsCell('да', 'office:value-type="string" table:number-columns-repeated="3"')) +
      odsRow(odsCell('х'), 'table:number-rows-repeated="2"')
    expect(await rowsOf(rows)).toEqual([['ФИО', 'да', 'да', 'да'], ['х'], ['х']])
  })

  it('a million blank rows of sixteen thousand blank cells cost nothing', async () => {
    const blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    const rows = odsRow(odsCell('ФИО')) + odsRow(blank, 'table:number-rows-repeated="1048574"')
    expect(await rowsOf(rows)).toEqual([['ФИО']])
  })

  it('merged areas keep their value in the first cell; covered cells are blank', async () => {
    const rows =
      odsRow(
        odsCell('Список', 'table:number-columns-spanned="2" table:number-rows-spanned="2"') +
          '<table:covered-table-cell><text:p>под ним</text:p></table:covered-table-cell>' +
          odsCell('х'),
      ) + odsRow('<table:covered-table-cell table:number-columns-repeated="2"/>' + odsCell('у'))
    const [sheet] = (await read(rawOds(odsTable(rows)))).sheets
    expect(sheet?.rows).toEqual([
      ['Список', null, 'х'],
      [null, null, 'у'],
    ])
    expect(sheet?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }])
  })

  it('hidden rows and hidden sheets are named', async () => {
    const rows =
      odsRow(odsCell('а')) +
      odsRow(odsCell('б'), 'table:visibility="filter"') +
      odsRow(odsCell('в'), 'table:visibility="collapse" table:number-rows-repeated="2"') +
      odsRow('<table:table-cell/>', 'table:visibility="collapse" table:number-rows-repeated="1000000"')
    const hidden = odsTable(odsRow(odsCell('х')), 'table:name="Черновик" table:style-name="ta2"')
    const file = await read(rawOds(odsTable(rows) + hidden))
    expect(file.sheets[0]).toMatchObject({ name: 'Лист1', hidden: false, hiddenRows: [2, 3, 4] })
    expect(file.sheets[1]).toMatchObject({ name: 'Черновик', hidden: true })
  })

  it('what tracked changes took out is no cell', async () => {
    const tracked = `<table:tracked-changes><table:deletion><table:change-track-table-cell><text:p>старое</text:p></table:change-track-table-cell>${odsTable(odsRow(odsCell('нет')))}</table:deletion></table:tracked-changes>`
    const file = await read(rawOds(tracked + odsTable(odsRow(odsCell('новое')))))
    expect(file.sheets.map((sheet) => sheet.rows)).toEqual([[['новое']]])
  })

  it('a document in one XML file is read the same', async () => {
    expect(await read(flatOds(odsTable(odsRow(odsCell('ФИО')))))).toMatchObject({
      format: 'ods',
      sheets: [{ name: 'Лист1', rows: [['ФИО']] }],
    })
  })
})

describe('OpenDocument sheets that are refused', () => {
  it.each([
    ['encrypted parts', rawOds('', { 'META-INF/manifest.xml': '<m><e><encryption-data/></e></m>' }), 'encrypted'],
    ['an encrypted package', rawOds('', { 'encrypted-package': 'x' }), 'encrypted'],
    ['nothing but blanks', rawOds(odsTable(odsRow('<table:table-cell/>'))), 'empty'],
    ['no table', rawOds(''), 'empty'],
    ['no content', rawOds('', { 'content.xml': null }), 'damaged'],
    ['entities', rawOds('', { 'content.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'damaged'],
    ['a filled cell repeated over the edge', rawOds(odsTable(odsRow(wide(20_000)))), 'damaged'],
    [
      'a filled row repeated a million times',
      rawOds(odsTable(odsRow(wide(2), rowsRepeated(999_999)))),
      'too-many-cells',
    ],
    ['101 tables', rawOds(odsTable(odsRow(odsCell('х'))).repeat(101)), 'too-many-sheets'],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected)
  })
})

function wide(columns: number): string {
  return odsCell('х', `office:value-type="string" table:number-columns-repeated="${String(columns)}"`)
}

function rowsRepeated(count: number): string {
  return `table:number-rows-repeated="${String(count)}"`
}
