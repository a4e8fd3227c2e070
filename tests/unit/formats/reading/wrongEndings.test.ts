import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { odsCell, odsRow, odsTable, rawOds } from '@tests/fixtures/makers/rawOds'
import { rawXls } from '@tests/fixtures/makers/rawXls'
import { simpleXlsx } from '@tests/fixtures/makers/rawXlsx'

const rows = [
  ['ФИО', 'Класс'],
  ['Иванова', '5А'],
]
const table = odsTable(rows.map((row) => odsRow(row.map((cell) => odsCell(cell)).join(''))).join(''))
const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const xml = `<Workbook><Worksheet><Table>${rows.map((row) => `<Row>${row.map((cell) => `<Cell><Data Type="String">${cell}</Data></Cell>`).join('')}</Row>`).join('')}</Table></Worksheet></Workbook>`

/** The same list in every format. */
const contents = {
  xlsx: simpleXlsx(rows),
  xls: rawXls([{ name: 'Л', rows }]),
  ods: rawOds(table),
  text: strToU8(rows.map((row) => row.join(';')).join('\r\n')),
  html: strToU8(`<!-- выгрузка -->\n${html}`),
  xhtml: strToU8(
    `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><title/><body>${html}`,
  ),
  xmlSpreadsheet: strToU8(`<?xml version="1.0"?>${xml}`),
}

describe('a file is read by what it is, not by its name', () => {
  const cases = Object.entries(contents).flatMap(([format, bytes]) =>
    ['xls', 'xlsx', 'xlsm', 'ods', 'csv', 'htm', 'dat', ''].map((ending) => [format, ending, bytes] as const),
  )

  it.each(cases)('%s under the ending «%s»', async (_, ending, bytes) => {
    const outcome = await readGridFile(ending === '' ? 'список' : `список.${ending}`, bytes)
    expect(outcome.ok && outcome.file.sheets[0]?.rows).toEqual(rows)
  })
})
