import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentSchool, documentsDay, documentsPlatform } from '@tests/support/documentFacts'
import type { SheetDescription, WorkbookDescription } from '@/domain/documents/description'
import { classTeacherHandout } from '@/domain/documents/classTeacherHandout'
import { invitationRoster } from '@/domain/documents/invitationRoster'
import { readGridFile } from '@/formats/reading/readGridFile'
import { writeXlsx } from '@/formats/workbook/writeXlsx'

/** Reliability S3, with the spellings of OWASP. */
const injections = [
  "=cmd|'/c calc'!A1",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  ' =1+1',
  '=HYPERLINK("http://x")',
  '{=1}',
]

function one(sheet: Partial<SheetDescription>): WorkbookDescription {
  return {
    type: 'workbook',
    fileName: 'x',
    title: 'Проверка',
    sheets: [
      {
        name: 'Лист',
        pageHeader: 'Школа & класс',
        columns: [
          { title: 'Текст', format: 'text', width: null },
          { title: 'День', format: 'day', width: null },
          { title: 'Число', format: 'integer', width: null },
          { title: 'Отметка', format: 'text', width: 12, fillIn: true },
        ],
        rows: [],
        orientation: 'portrait',
        autofilter: true,
        fillInRows: 0,
        footLines: [],
        ...sheet,
      },
    ],
  }
}

async function opened(document: WorkbookDescription): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  const bytes = await writeXlsx(document)
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}

async function parts(document: WorkbookDescription): Promise<Record<string, string>> {
  const files = unzipSync(await writeXlsx(document))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

describe('written workbooks', () => {
  it('never hold a formula, whatever the data begins with (S3)', async () => {
    const files = await parts(one({ rows: injections.map((text) => ({ cells: [text, null, null, text] })) }))
    const xml = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets'))
    expect(xml.length).toBeGreaterThan(0)
    for (const [, text] of xml) expect(text).not.toMatch(/<f[ >]/u)
    expect(files['xl/styles.xml']).not.toContain('quotePrefix')
    const sheet = (await opened(one({ rows: injections.map((text) => ({ cells: [text] })) }))).getWorksheet(1)
    injections.forEach((text, index) => {
      const cell = sheet?.getCell(index + 2, 1)
      expect(cell?.type).toBe(ExcelJS.ValueType.String)
      expect(cell?.value).toBe(text.replace('\r', '\n'))
    })
  })

  it('draw shares as bars from nothing to the whole, over the rows that hold them', async () => {
    const columns = [
      { title: 'Кто', format: 'text' as const, width: null },
      { title: '%', format: 'percent' as const, width: null, bar: true },
    ]
    const files = await parts(one({ columns, rows: [{ cells: ['а', 0.5] }, { cells: ['б', 1] }] }))
    const xml = files['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toMatch(/<conditionalFormatting sqref="B2:B3"><cfRule type="dataBar"/u)
    expect(xml).toMatch(/<cfvo type="num" val="0"\/><cfvo type="num" val="1"\/>/u)
  })

  it('keep phones, codes and numbers in text columns as text, also in blank cells and below the data', async () => {
    const sheet = (
      await opened(one({ rows: [{ cells: ['+79161234567', '2026-09-01', 5, null] }], fillInRows: 3 }))
    ).getWorksheet(1)
    expect(sheet?.getCell('A2').value).toBe('+79161234567')
    for (const address of ['A2', 'D2', 'A3', 'B3', 'D5'])
      expect([address, sheet?.getCell(address).numFmt]).toEqual([address, '@'])
    expect(sheet?.getColumn(4).numFmt).toBe('@')
    expect(sheet?.getCell('B2').value).toEqual(new Date(Date.UTC(2026, 8, 1)))
    expect(sheet?.getCell('B2').numFmt).toBe('dd.mm.yyyy')
    expect(sheet?.getCell('C2').value).toBe(5)
  })

  it('are set up for A4: repeated and frozen header, filter, fit to width, page numbers (domain.md 5.3)', async () => {
    const rows = [{ cells: ['а'] }, { cells: ['б'] }, { cells: ['итог'], style: 'total' as const }]
    const document = one({ rows, footLines: ['Конец'], orientation: 'landscape' })
    const sheet = (await opened(document)).getWorksheet(1)
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    })
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet?.headerFooter.oddHeader).toBe('&L&9 Школа && класс')
    expect(sheet?.headerFooter.oddFooter).toBe('&C&9 стр. &P из &N')
    const files = await parts(document)
    expect(files['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A1:D3"')
    expect(files['xl/workbook.xml']).toContain(
      '<definedName name="_xlnm.Print_Area" localSheetId="0">&apos;Лист&apos;!$A$1:$D$6',
    )
    expect(files['xl/worksheets/sheet1.xml']).not.toContain('mergeCell')
  })

  it('too wide to be read on one page are printed on several, side by side, with the key columns on each', async () => {
    const columns = Array.from({ length: 16 }, (_, at) => ({
      title: `Столбец ${String(at + 1)}`,
      format: 'text' as const,
      width: 18,
    }))
    const wide = one({ columns, rows: [], orientation: 'landscape', keyColumns: 3 })
    expect((await opened(wide)).getWorksheet(1)?.pageSetup).toMatchObject({
      fitToWidth: 2,
      fitToHeight: 0,
      pageOrder: 'overThenDown',
    })
    expect((await parts(wide))['xl/workbook.xml']).toMatch(/_xlnm\.Print_Titles[^<]*\$A:\$C[^<]*\$1:\$1</u)
    // A document of ours is one page wide whatever comes, and so is a list that is read on one.
    const [sheet] = wide.sheets
    const { keyColumns: _, ...always } = sheet ?? {}
    for (const narrow of [always, { ...always, keyColumns: 3, columns: columns.slice(0, 10) }]) {
      expect((await opened(one(narrow))).getWorksheet(1)?.pageSetup).toMatchObject({ fitToWidth: 1 })
    }
  })

  it('name the program in their properties, and no person', async () => {
    const files = await parts(
      invitationRoster(documentSchool(), { scope: 'school', platformId: documentsPlatform, today: documentsDay }),
    )
    const properties = `${files['docProps/core.xml'] ?? ''}${files['docProps/app.xml'] ?? ''}`
    expect(properties).toContain('Перекличка')
    for (const person of documentSchool().staff) expect(properties).not.toContain(person.lastName)
  })

  it('wrap long names in rows high enough for them, since only Excel fits heights by itself', async () => {
    const document = one({
      columns: [{ title: 'ФИО', format: 'text', width: 20, wrap: true }],
      rows: [{ cells: ['Константинопольская-Преображенская Александра Владимировна'] }, { cells: ['Ким'] }],
    })
    const sheet = (await opened(document)).getWorksheet(1)
    expect(sheet?.getRow(2).height).toBeGreaterThanOrEqual(3 * 13)
    expect(sheet?.getRow(3).height ?? 15).toBeLessThan(20)
  })

  it('make a wide table narrower, so that the print stays readable', async () => {
    const document = invitationRoster(documentSchool(), {
      scope: 'school',
      platformId: documentsPlatform,
      today: documentsDay,
    })
    const sheet = (await opened(document)).getWorksheet('Реестр')
    const total = document.sheets[1]?.columns.reduce(
      (sum, _, index) => sum + (sheet?.getColumn(index + 1).width ?? 0),
      0,
    )
    expect(total).toBeLessThanOrEqual(160)
  })

  it('are read back by our own reader with the same values', async () => {
    const [document] = classTeacherHandout(documentSchool(), {
      classIds: ['c5a'],
      oneFilePerClass: true,
      platformId: documentsPlatform,
      today: documentsDay,
    })
    if (!document) throw new Error('no handout')
    const outcome = await readGridFile('a.xlsx', await writeXlsx(document))
    if (!outcome.ok) throw new Error(outcome.refusal)
    document.sheets.forEach((sheet, index) => {
      const grid = outcome.file.sheets[index]
      expect(grid?.name).toBe(sheet.name)
      expect(grid?.rows[0]).toEqual(sheet.columns.map((column) => column.title))
      sheet.rows.forEach((row, place) => {
        const read = grid?.rows[place + 1] ?? []
        const written = row.cells.map((cell, at) =>
          sheet.columns[at]?.format === 'day' && typeof cell === 'string' ? { day: cell } : cell,
        )
        expect(sheet.columns.map((_, at) => read[at] ?? null)).toEqual(
          sheet.columns.map((_, at) => written[at] ?? null),
        )
      })
    })
  })

  it('tell progress in rows up to the last one', async () => {
    const seen: [number, number][] = []
    const rows = Array.from({ length: 1200 }, (_, index) => ({ cells: [String(index)] }))
    await writeXlsx(one({ rows, fillInRows: 10 }), (done, total) => seen.push([done, total]))
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toEqual([1210, 1210])
  })
})
