import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type ExcelJS from 'exceljs'
import { checkForm } from '@/formats/ownForm/checkForm'
import { fillForm } from '@/formats/ownForm/fillForm'
import { filledForm, formNames, goodCheck, ownForm } from '@tests/support/ownForms/ownForms'
import { packageProblems } from '@tests/support/ownForms/packageProblems'

async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  await book.xlsx.load(bytes.slice().buffer)
  return book
}
const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, part]) => [name, strFromU8(part)]),
  )
const texts = (sheet: ExcelJS.Worksheet | undefined, column: string) => {
  const all: string[] = []
  sheet?.getColumn(column).eachCell((cell) => all.push(cell.text))
  return all
}

describe.each(formNames)('the form %s', (name) => {
  it.each(['one', 'perUnit', 'perLine'] as const)(
    'is a sound workbook without a sign left, filled %s',
    async (sheets) => {
      const linesOf = name === 'classesOnly' ? 'units' : 'people'
      const { before, after, made } = await filledForm(name, { sheets, linesOf, classIds: ['c5a', 'c5b'] })
      // Another program may leave the addresses of cells out; the result has them.
      if (name !== 'otherProgram') expect(packageProblems(before)).toEqual([])
      expect(packageProblems(after)).toEqual([])
      expect(made.lines).toBeGreaterThan(3)
      // What the register knows is gone from every sheet; what it does not know stays as it was.
      const left = Object.entries(partsOf(after)).filter(([part]) => part.startsWith('xl/worksheets/'))
      const signs = left.flatMap(([, text]) => [...text.matchAll(/\{\{[^}]*\}\}/gu)].map(([sign]) => sign))
      expect(new Set(signs)).toEqual(new Set(name === 'letter' ? ['{{неизвестное поле}}'] : []))
    },
  )

  it('keeps every part that the program does not write itself, byte for byte', async () => {
    const { before, after } = await filledForm(name)
    const [was, is] = [partsOf(before), partsOf(after)]
    const written =
      /^\[Content_Types\]|^_rels|workbook\.xml|worksheets\/|drawings\/|charts\/|tables\/|comments|app\.xml|calcChain/u
    for (const part of Object.keys(was).filter((one) => !written.test(one))) expect(is[part], part).toBe(was[part])
    for (const part of Object.keys(was)) if (!/calcChain/u.test(part)) expect(Object.keys(is)).toContain(part)
  })
})

it('repeats the row with its look, height and merged cells, and moves what stands below', async () => {
  const book = await read((await filledForm('classList')).after)
  const sheet = book.getWorksheet('Список')
  expect(texts(sheet, 'A').filter((text) => /^\d+$/u.test(text))).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(sheet?.getCell('A2').text).toBe(
    'Список для вступления в ИКОП «Сферум» в национальном мессенджере «МАХ», 5 «А», на 10.09.2026',
  )
  for (const row of [5, 7, 10]) {
    expect(sheet?.getRow(row).height).toBe(24)
    expect(sheet?.getCell(`D${String(row)}`).master.address).toBe(`C${String(row)}`)
    expect(sheet?.getCell(`B${String(row)}`).font.bold).toBe(true)
  }
  expect(sheet?.getCell('A10').value).toBe(6)
  expect(sheet?.getCell('C11').formula).toBe('COUNTA(B5:B10)')
  expect(sheet?.getCell('A13').text).toBe('Классный руководитель: Иванова\u00a0М.\u00a0П. ____________')
  expect(sheet?.getCell('F13').master.address).toBe('A13')
  expect(sheet?.pageSetup.printArea).toBe('A1:F13')
  expect(sheet?.pageSetup.printTitlesRow).toBe('4:4')
  expect(sheet?.getColumn(2).width).toBe(38)
})

it('lets rules, filters and lists to choose from grow, and leaves protection and hidden sheets', async () => {
  const { after } = await filledForm('rules')
  const book = await read(after)
  const sheet = book.getWorksheet('Отметки')
  const xml = partsOf(after)['xl/worksheets/sheet1.xml'] ?? ''
  expect(xml).toContain('<conditionalFormatting sqref="C3:C8">')
  expect(xml).toMatch(/<dataValidation [^>]*sqref="C3:C8"/u)
  expect(xml).toContain('<autoFilter ref="A2:C8"')
  expect(xml).toMatch(/<pane [^>]*ySplit="2"/u)
  expect(xml).toMatch(/<sheetProtection [^>]*hashValue=/u)
  expect(sheet?.getCell('C8').protection.locked).toBe(false)
  expect(sheet?.getCell('A10').hyperlink).toBe('https://school.example/')
  expect(sheet?.getCell('B10').formula).toBe('COUNTIF(C3:C8,"нет")')
  expect(book.getWorksheet('Списки')?.state).toBe('hidden')
})

it('a chart, a named range and pictures follow the rows', async () => {
  const chart = partsOf((await filledForm('chart')).after)
  expect(chart['xl/charts/chart1.xml']).toContain("'Диаграмма 1'!$A$3:$A$8")
  expect(chart['xl/charts/chart1.xml']).toContain("'Диаграмма 1'!$B$3:$B$8")
  expect(chart['xl/workbook.xml']).toContain("'Диаграмма 1'!$B$3:$B$8</definedName>")
  expect(chart['xl/drawings/drawing1.xml']).toContain('<xdr:row>11</xdr:row>')
  const { after } = await filledForm('pictures')
  const images = (await read(after)).getWorksheet('Пропуска')?.getImages() ?? []
  // One crest, six marks, one stamp, six codes.
  expect(images.map(({ range }) => Math.floor(range.tl.nativeRow)).sort((a, b) => a - b)).toEqual([
    0, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 9,
  ])
})

it('a sheet for each class is named after it, with its own names, tables and charts', async () => {
  const { after, made } = await filledForm('table', {
    sheets: 'perUnit',
    classIds: ['c5a', 'c5b'],
    roles: ['parent', 'pupil', 'teacher'],
  })
  expect(made.fill.groups.map(({ name }) => name)).toEqual(['5 «А»'])
  const both = await filledForm('chart', { sheets: 'perLine' })
  const parts = partsOf(both.after)
  const sheets = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/gu)].map(([, name]) => name)
  expect(sheets).toHaveLength(6)
  expect(new Set(sheets).size).toBe(6)
  expect(Object.keys(parts).filter((name) => name.startsWith('xl/charts/chart'))).toHaveLength(6)
  expect(parts['xl/charts/chart2.xml']).toContain(`'${sheets[1] ?? ''}'!$A$3</c:f>`)
  expect(partsOf(after)['xl/tables/table1.xml']).toContain('ref="A2:B9"')
})

it('a template becomes a workbook, a workbook with macros stays one with its macros', async () => {
  const template = partsOf((await filledForm('otherProgram')).after)
  expect(template['[Content_Types].xml']).toContain('spreadsheetml.sheet.main+xml')
  expect(template['xl/worksheets/sheet1.xml']).toContain('LEN(A7)')
  const { after, check } = await filledForm('macros')
  const parts = partsOf(after)
  expect(check.extension).toBe('xlsm')
  expect(parts['xl/vbaProject.bin']).toBe('не настоящий макрос, а его байты')
  expect(parts['xl/comments1.xml']).toContain('ref="A10"')
  expect(parts['xl/drawings/vmlDrawing1.vml']).toContain('<x:Row>9</x:Row>')
  // The other workbook's value is all that there is of it.
  expect(parts['xl/worksheets/sheet1.xml']).toContain('<v>7</v>')
})

describe('a file that is no form', () => {
  const named = (name: string, bytes: Uint8Array) => {
    const check = checkForm(name, bytes, '')
    return check.ok ? 'taken' : check.refusal
  }
  const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600))

  it('is refused with its reason', async () => {
    const { default: Excel } = await import('exceljs')
    const book = new Excel.Workbook()
    book.addWorksheet('Пусто').getCell('A1').value = 'без полей {{выдумка}}'
    const plain = new Uint8Array(await book.xlsx.writeBuffer())
    const good = await ownForm('cards')
    expect(named('a.xlsx', new Uint8Array())).toBe('empty')
    expect(named('a.xls', ole)).toBe('xls')
    expect(named('a.xlsx', ole)).toBe('encrypted')
    expect(named('a.xlsx', plain)).toBe('no-placeholders')
    expect(named('a.xlsx', good.slice(0, good.length - 200))).toBe('damaged')
    expect(named('a.pdf', new TextEncoder().encode('%PDF-1.7'))).toBe('unsupported')
    expect(named('a.xlsx', new Uint8Array(21 * 1024 * 1024))).toBe('too-large')
    expect(named('a.xlsx', good)).toBe('taken')
  })
})

it('the check names the cell of what it does not know, and says which rows repeat', async () => {
  const letter = goodCheck('letter', await ownForm('letter'))
  expect(letter.placeholders.filter(({ id }) => id === null)).toEqual([
    { sheet: 'Письмо', cell: 'B9', sign: '{{неизвестное поле}}', id: null, repeats: false },
  ])
  expect(letter.findings.map(({ kind }) => kind)).toEqual(['hyperlink', 'calculated'])
  const cards = goodCheck('cards', await ownForm('cards'))
  expect(cards.sheets).toEqual([{ name: 'Карточки', repeated: [{ from: 3, to: 4 }] }])
})

it('a code that no telephone could read is not put, and the check says so beforehand', async () => {
  const { default: Excel } = await import('exceljs')
  const book = new Excel.Workbook()
  const sheet = book.addWorksheet('Узко')
  sheet.getColumn(1).width = 8
  sheet.getRow(1).values = ['{{qr}}', '{{фио}}']
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  expect(goodCheck('narrow', bytes).findings).toMatchObject([{ kind: 'qrNarrow', cells: ['A1'] }])
  const rows = [{ qr: 'https://max.ru/join/abcdefghijklmnopqrstuvwxyz0123456789', fullName: 'Ким Анна' }]
  const filled = await fillForm(bytes, { copies: false, groups: [{ name: '', values: {}, rows }] }, () => undefined)
  expect(Object.keys(partsOf(filled)).filter((name) => name.startsWith('xl/media'))).toEqual([])
})
