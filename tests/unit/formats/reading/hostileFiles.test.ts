import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { defaultBudget } from '@/formats/reading/budget'
import { readGridFile } from '@/formats/reading/readGridFile'
import { rawXlsx, sheetXml, simpleXlsx } from '@tests/fixtures/makers/rawXlsx'
import type { FileRefusal, ReadOutcome } from '@/domain/imports/grid'

/** Why and at which point: `announced …` means that not a byte was unpacked. */
async function detail(bytes: Uint8Array): Promise<string> {
  const outcome = await readGridFile('книга.xlsx', bytes)
  return outcome.ok ? 'read' : `${outcome.refusal}: ${outcome.detail ?? ''}`
}

async function refusal(bytes: Uint8Array, budget = defaultBudget): Promise<FileRefusal | 'read'> {
  const outcome: ReadOutcome = await readGridFile('книга.xlsx', bytes, {}, budget)
  return outcome.ok ? 'read' : outcome.refusal
}

const oneRow = (xml: string): Uint8Array => rawXlsx({ sheets: [{ name: 'Л', xml: `<sheetData>${xml}</sheetData>` }] })

/** A sheet of repeated rows, unpacked `megabytes` large, packed a thousand times smaller. */
function bomb(megabytes: number): Uint8Array {
  const row = strToU8('<row><c><v>1</v></c></row>')
  const sheet = new Uint8Array(megabytes * 1024 * 1024)
  for (let at = 0; at + row.length < sheet.length; at += row.length) sheet.set(row, at)
  return rawXlsx({ sheets: [{ name: 'Л', rows: [] }], parts: { 'xl/worksheets/sheet1.xml': sheet } })
}

/** Writes another unpacked size into every record of the central directory and of the local headers. */
function withAnnouncedSize(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 46 < copy.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue
    const length = view.getUint16(at + 28, true)
    if (new TextDecoder().decode(copy.subarray(at + 46, at + 46 + length)) === name) view.setUint32(at + 24, size, true)
  }
  return copy
}

describe('limits before anything is parsed', () => {
  it('a file over 20 MB is refused by its size', async () => {
    expect(await refusal(new Uint8Array(100 * 1024 * 1024))).toBe('too-large')
  })

  it('a zip bomb is refused by what it announces, a liar at the size it announced', async () => {
    const bytes = bomb(160)
    expect(await detail(bytes)).toMatch(/^unpacked-too-large: announced 1\d{8} of/)
    const liar = withAnnouncedSize(bytes, 'xl/worksheets/sheet1.xml', 1000)
    expect(await detail(liar)).toBe('damaged: larger than announced: xl/worksheets/sheet1.xml')
  })

  it('a bomb under the limit of bytes is refused by its ratio', async () => {
    expect(await detail(bomb(20))).toMatch(/^unpacked-too-large: announced/)
  })

  it('more than 100 sheets are refused', async () => {
    const sheets = Array.from({ length: 101 }, (_, at) => ({ name: `Л${String(at)}`, rows: [[1]] }))
    expect(await refusal(rawXlsx({ sheets }))).toBe('too-many-sheets')
  })

  it('an archive within an archive is not opened', async () => {
    expect(await refusal(zipSync({ 'inner.xlsx': simpleXlsx([['ФИО']]) }))).toBe('unsupported')
  })
})

describe('limits while reading', () => {
  it('a cell at the far corner of the sheet is refused', async () => {
    expect(await refusal(oneRow('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))).toBe('too-many-cells')
  })

  it('a cell at the end of one row alone is read', async () => {
    expect(await refusal(oneRow('<row r="1"><c r="XFD1"><v>1</v></c></row>'))).toBe('read')
  })

  it('far cells in many rows are refused', async () => {
    const rows = Array.from(
      { length: 100 },
      (_, at) => `<row r="${String(at + 1)}"><c r="XFD${String(at + 1)}"><v>1</v></c></row>`,
    )
    expect(await refusal(oneRow(rows.join('')))).toBe('too-many-cells')
  })

  it('formatted blank cells do not count as the table', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, at) => `<row r="${String(at + 1)}"><c r="XFD${String(at + 1)}" s="1"/></row>`,
    )
    expect(await refusal(oneRow(`${rows.join('')}<row r="301"><c r="A301"><v>1</v></c></row>`))).toBe('read')
  })

  it('more blank cells than anybody formats are refused', async () => {
    const cells = '<c/>'.repeat(60)
    expect(await refusal(oneRow(`<row>${cells}</row>`), { ...defaultBudget, scannedCells: 50 })).toBe('too-many-cells')
  })

  it('a number format and an attribute of a million signs are not chewed for ever', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(1_000_000)}"/></numFmts></styleSheet>`
    expect(await refusal(rawXlsx({ sheets: [{ name: 'Л', rows: [[1]] }], parts: { 'xl/styles.xml': styles } }))).toBe(
      'read',
    )
    const asc = `<timetable><teachers><teacher ${'a'.repeat(1_000_000)} name="x"/></teachers></timetable>`
    expect(await readGridFile('asc.xml', strToU8(asc))).toMatchObject({ ok: true })
  })

  it('the time limit holds', async () => {
    expect(await refusal(simpleXlsx([['ФИО']]), { ...defaultBudget, milliseconds: -1 })).toBe('timeout')
  })
})

describe('damaged and foreign content', () => {
  it('entities of a document type are refused, not expanded', async () => {
    const dtd = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>`
    const sheet = sheetXml({ name: '', rows: [['x']] }).replace('<worksheet', `${dtd}<worksheet`)
    expect(
      await refusal(rawXlsx({ sheets: [{ name: 'Л', rows: [] }], parts: { 'xl/worksheets/sheet1.xml': sheet } })),
    ).toBe('damaged')
  })

  it.each([
    ['a part that ends too early', '<worksheet><sheetData><row>'],
    ['tags that do not match', '<worksheet><sheetData></row></sheetData></worksheet>'],
    ['no XML at all', 'just text'],
    ['two roots', '<worksheet/><worksheet/>'],
    ['an attribute without a quote', '<worksheet><sheetData><row r=1></row></sheetData></worksheet>'],
    [
      'a cell reference out of the sheet',
      '<worksheet><sheetData><row r="1"><c r="A9999999"><v>1</v></c></row></sheetData></worksheet>',
    ],
    ['a row number that is none', '<worksheet><sheetData><row r="x"/></sheetData></worksheet>'],
    ['ten thousand nested tags', '<a>'.repeat(10_000)],
  ])('%s is damage', async (_, sheet) => {
    expect(
      await refusal(rawXlsx({ sheets: [{ name: 'Л', rows: [] }], parts: { 'xl/worksheets/sheet1.xml': sheet } })),
    ).toBe('damaged')
  })

  it('an empty file and an empty workbook say that they are empty', async () => {
    expect(await refusal(new Uint8Array())).toBe('empty')
    expect(await refusal(rawXlsx({ sheets: [{ name: 'Л', rows: [] }] }))).toBe('empty')
    expect(await refusal(rawXlsx({ sheets: [] }))).toBe('empty')
  })

  it('a workbook without a main part is damaged', async () => {
    expect(await refusal(rawXlsx({ sheets: [{ name: 'Л', rows: [[1]] }], parts: { 'xl/workbook.xml': null } }))).toBe(
      'damaged',
    )
  })

  it('a changed byte within a packed part is damage, not another phone', async () => {
    const parts = { 'xl/worksheets/sheet1.xml': strToU8(sheetXml({ name: '', rows: [['89160000001']] })) }
    const stored = zipSync(unzipSync(rawXlsx({ sheets: [{ name: 'Л', rows: [] }], parts })), { level: 0 })
    const at = new TextDecoder('latin1').decode(stored).indexOf('89160000001')
    stored[at + 10] = 0x32
    expect(await detail(stored)).toBe('damaged: checksum of xl/worksheets/sheet1.xml')
  })

  it('every truncation and many flipped bits end in data or in a refusal', async () => {
    const whole = simpleXlsx(Array.from({ length: 50 }, (_, at) => [`Иванова ${String(at)}`, at, true]))
    for (let length = 0; length < whole.length; length += 37)
      expect(await refusal(whole.slice(0, length))).toBe(
        length === 0 ? 'empty' : length < 4 ? 'unsupported' : 'damaged',
      )
    let seed = 20261005
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    let refused = 0
    for (let round = 0; round < 400; round += 1) {
      const mutated = whole.slice()
      for (let flips = 0; flips <= random(4); flips += 1) {
        const at = random(mutated.length)
        mutated[at] = (mutated[at] ?? 0) ^ (1 << random(8))
      }
      if ((await refusal(mutated)) !== 'read') refused += 1
    }
    expect(refused).toBeGreaterThan(0)
  })
})
