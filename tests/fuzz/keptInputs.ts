import { strToU8, zipSync } from 'fflate'
import { rawXls } from '@tests/fixtures/makers/rawXls'
import { rawOds } from '@tests/fixtures/makers/rawOds'
import type { FuzzInput } from './mutate'

/** Inputs that broke a reader while it was written, and their like; they run with every fuzzing. */
export const keptInputs: readonly FuzzInput[] = [
  {
    fileName: 'a.xml',
    story: 'a document type with an inside',
    bytes: strToU8('<!DOCTYPE t [<!ENTITY a "b">]><timetable/>'),
  },
  {
    fileName: 'a.xml',
    story: 'comments that a pattern would try in every way',
    bytes: strToU8(`${'<!---->'.repeat(600)}<`),
  },
  {
    fileName: 'a.csv',
    story: 'quotes that a parser would look behind again and again',
    bytes: strToU8('"a\n'.repeat(20_000)),
  },
  { fileName: 'a.csv', story: 'a quote that swallows lines', bytes: strToU8('"Иванова;5А\nПетров;"ООО ""Дом"""\n') },
  { fileName: 'a.html', story: 'tables a thousand deep', bytes: strToU8('<table><td>'.repeat(1000)) },
  {
    fileName: 'a.html',
    story: 'rows that a span covers for ever',
    bytes: strToU8(`<table>${'<tr><td rowspan=65534 colspan=1000>x'.repeat(2000)}`),
  },
  {
    fileName: 'a.ods',
    story: 'a repeated row without a cell',
    bytes: rawOds('<table:table><table:table-row table:number-rows-repeated="9999999"/></table:table>'),
  },
  { fileName: 'a.zip', story: 'an archive without entries', bytes: zipSync({}) },
  { fileName: 'a.xls', story: 'a table of sectors that goes in circles', bytes: circling() },
]

/** Every sector of the container leads back to itself. */
function circling(): Uint8Array {
  const bytes = rawXls([{ name: 'Л', rows: Array.from({ length: 500 }, () => ['ФИО', 'Класс']) }])
  const view = new DataView(bytes.buffer)
  const table = (view.getUint32(76, true) + 1) * 512
  for (let sector = 0; sector < 128 && table + sector * 4 + 4 <= bytes.length; sector += 1)
    view.setUint32(table + sector * 4, sector, true)
  return bytes
}
