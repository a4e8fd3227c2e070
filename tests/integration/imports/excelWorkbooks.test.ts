import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import type { GridFile } from '@/domain/imports/grid'

/** Writes a workbook with ExcelJS and reads it back with our reader. */
async function through(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<GridFile> {
  const book = new ExcelJS.Workbook()
  fill(book.addWorksheet('Сотрудники'), book)
  const outcome = await readGridFile('книга.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.file
}

describe('workbooks written by another library', () => {
  it('every kind of cell comes as a plain value', async () => {
    const file = await through((sheet) => {
      sheet.addRow(['ФИО', 'Дата', 'Формула', 'Почта', 'Да', 'Число', 'Пусто', 'Ошибка'])
      const row = sheet.addRow([])
      row.getCell(1).value = { richText: [{ text: 'Орлова ' }, { font: { bold: true }, text: 'Нина' }] }
      row.getCell(2).value = new Date(Date.UTC(2026, 8, 1))
      row.getCell(3).value = { formula: 'F2*2', result: 14, date1904: false }
      row.getCell(4).value = { text: 'n@school.example', hyperlink: 'mailto:n@school.example' }
      row.getCell(5).value = true
      row.getCell(6).value = 89161234567
      row.getCell(8).value = { error: '#N/A' }
    })
    expect(file.sheets[0]?.rows[1]).toEqual([
      'Орлова Нина',
      { day: '2026-09-01' },
      14,
      'n@school.example',
      true,
      89161234567,
      null,
      '#N/A',
    ])
  })

  it('merges, hidden rows and hidden sheets', async () => {
    const file = await through((sheet, book) => {
      sheet.mergeCells('A1:C1')
      sheet.getCell('A1').value = 'Список'
      sheet.getRow(3).values = ['x']
      sheet.getRow(3).hidden = true
      book.addWorksheet('Скрытый', { state: 'hidden' }).addRow(['y'])
    })
    expect(file.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }])
    expect(file.sheets[0]?.hiddenRows).toEqual([3])
    expect(file.sheets.map((sheet) => sheet.hidden)).toEqual([false, true])
  })

  it('7,000 rows of 10 columns agree cell by cell', async () => {
    const rows = Array.from({ length: 7000 }, (_, row) =>
      Array.from({ length: 10 }, (_, column) =>
        column % 3 === 0 ? row * column : `строка ${String(row % 500)} ${String(column)}`,
      ),
    )
    const file = await through((sheet) => sheet.addRows(rows))
    expect(file.sheets[0]?.rows).toEqual(rows)
  })
})
