import type ExcelJS from 'exceljs'

/** Invented forms of a school as office people make them in Excel; each is written by ExcelJS, the library of our own workbooks. */
export type DrawForm = (book: ExcelJS.Workbook) => void

/** A class list under merged titles: repeated header row, print set-up, merges within the repeated row, a count below. */
const classList: DrawForm = (book) => {
  const sheet = book.addWorksheet('Список', {
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '4:4',
    },
  })
  sheet.pageSetup.printArea = 'A1:F8'
  sheet.columns = [{ width: 6 }, { width: 38 }, { width: 12 }, { width: 12 }, { width: 20 }, { width: 46 }]
  sheet.mergeCells('A1:F1')
  sheet.getCell('A1').value = '{{Школа}}'
  sheet.mergeCells('A2:F2')
  sheet.getCell('A2').value = 'Список для вступления в {{площадка}}, {{КЛАСС}}, на {{дата}}'
  sheet.getRow(4).values = ['№', 'ФИО', 'Роль', '', 'Телефон', 'Ссылка']
  sheet.mergeCells('C4:D4')
  sheet.getRow(5).values = ['{{№ п/п}}', '{{ФИО}}', '{{роль}}', '', '{{телефон}}', '{{ссылка}}']
  sheet.mergeCells('C5:D5')
  sheet.getRow(5).height = 24
  for (const name of ['A5', 'B5', 'C5', 'D5', 'E5', 'F5']) {
    sheet.getCell(name).border = { bottom: { style: 'thin' }, left: { style: 'thin' } }
  }
  sheet.getCell('B5').font = { bold: true, color: { argb: 'FF1F4E78' } }
  sheet.getCell('B6').value = 'Всего человек:'
  sheet.getCell('C6').value = { formula: 'COUNTA(B5:B5)', result: 1 }
  sheet.getCell('A8').value = 'Классный руководитель: {{классный руководитель}} ____________'
  sheet.mergeCells('A8:F8')
}

/** Two rows for each person, joined by merged cells, with the code beside them. */
const cards: DrawForm = (book) => {
  const sheet = book.addWorksheet('Карточки')
  sheet.columns = [{ width: 8 }, { width: 40 }, { width: 24 }]
  sheet.getCell('A1').value = 'Карточки {{класс}}'
  sheet.getCell('A3').value = '{{№}}'
  sheet.getCell('B3').value = '{{фио}}'
  sheet.getCell('C3').value = '{{qr}}'
  sheet.getCell('B4').value = 'Действует до: {{срок}}'
  sheet.mergeCells('A3:A4')
  sheet.mergeCells('C3:C4')
  sheet.getRow(3).height = 40
  sheet.getRow(4).height = 60
  sheet.getCell('A6').value = 'Конец списка'
}

/** Formulas in the repeated row, below it and on another sheet. */
const formulas: DrawForm = (book) => {
  const sheet = book.addWorksheet('Расчёт')
  sheet.getCell('A1').value = 'Цена листа'
  sheet.getCell('B1').value = 3
  sheet.getRow(3).values = ['№', 'Фамилия', 'Листов', 'Цена', 'Нарастающим', 'Доля']
  sheet.getRow(4).values = ['{{№ п/п}}', '{{фамилия}}', 2]
  sheet.getCell('D4').value = { formula: 'C4*$B$1' }
  sheet.getCell('E4').value = { formula: 'SUM(D$4:D4)' }
  sheet.getCell('F4').value = { formula: 'D4/$D$5' }
  sheet.getCell('A5').value = 'Итого'
  sheet.getCell('C5').value = { formula: 'SUM(C4)' }
  sheet.getCell('D5').value = { formula: 'SUM(D4:D4)' }
  sheet.getCell('A7').value = 'Проверка'
  sheet.getCell('D7').value = { formula: 'IF(D5=C5*B1,"верно","A4")' }
  const totals = book.addWorksheet('Итоги для бухгалтерии')
  totals.getCell('A1').value = 'Всего, руб.'
  totals.getCell('B1').value = { formula: 'Расчёт!D5+0' }
  totals.getCell('A2').value = 'Людей'
  totals.getCell('B2').value = { formula: 'COUNT(Расчёт!A4:A4)' }
}

/** Rules: conditional formats, lists to choose from on a hidden sheet, a filter, frozen panes, a protected sheet. */
const rules: DrawForm = (book) => {
  const sheet = book.addWorksheet('Отметки', { views: [{ state: 'frozen', ySplit: 2, activeCell: 'A4' }] })
  sheet.getCell('A1').value = 'Отметки, {{класс}}'
  sheet.getRow(2).values = ['ФИО', 'Состояние', 'Решение']
  sheet.getRow(3).values = ['{{фио}}', '{{состояние}}', 'нет']
  sheet.getCell('C3').protection = { locked: false }
  sheet.getCell('C3').dataValidation = { type: 'list', allowBlank: true, formulae: ['Списки!$A$1:$A$3'] }
  sheet.addConditionalFormatting({
    ref: 'C3',
    rules: [
      {
        type: 'expression',
        priority: 1,
        formulae: ['$C3="нет"'],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } } },
      },
    ],
  })
  sheet.autoFilter = 'A2:C3'
  sheet.getCell('A5').value = { text: 'Сайт школы', hyperlink: 'https://school.example/' }
  sheet.getCell('B5').value = { formula: 'COUNTIF(C3:C3,"нет")' }
  const lists = book.addWorksheet('Списки', { state: 'hidden' })
  for (const [index, word] of ['да', 'нет', 'позже'].entries()) lists.getCell(index + 1, 1).value = word
  void sheet.protect('тайна', { selectLockedCells: true })
}

/** A dot of 1 × 1 pixel in PNG. */
export const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A crest at the top, a mark in the repeated row, a stamp below it, and codes. */
const pictures: DrawForm = (book) => {
  const sheet = book.addWorksheet('Пропуска')
  const image = book.addImage({ base64: dot, extension: 'png' })
  sheet.columns = [{ width: 10 }, { width: 36 }, { width: 22 }]
  sheet.getRow(1).height = 50
  sheet.addImage(image, { tl: { col: 0.1, row: 0.1 }, ext: { width: 50, height: 50 } })
  sheet.getCell('B1').value = '{{школа полностью}}'
  sheet.getCell('B1').alignment = { wrapText: true }
  sheet.getRow(3).values = ['', '{{фио}} ({{класс}})', '{{QR}}']
  sheet.getRow(3).height = 30
  sheet.addImage(image, { tl: { col: 0.1, row: 2.1 }, ext: { width: 20, height: 20 } })
  sheet.getCell('A5').value = 'М. П.'
  sheet.addImage(image, { tl: { col: 1.1, row: 4.1 }, ext: { width: 60, height: 60 } })
}

/** A letter for one person: placeholders all over the sheet, in the footer too, with a print area and a page break. */
const letter: DrawForm = (book) => {
  const sheet = book.addWorksheet('Письмо', { pageSetup: { paperSize: 9 } })
  sheet.columns = [{ width: 16 }, { width: 50 }]
  sheet.headerFooter.oddFooter = '&L{{школа}}&R{{дата}}, стр. &P'
  sheet.getCell('A1').value = '{{школа}}'
  sheet.getCell('A3').value = {
    richText: [
      { text: 'Уважаемый(ая) ', font: { size: 12 } },
      { text: '{{и', font: { size: 12, bold: true } },
      { text: 'мя}} {{отче', font: { size: 12, bold: true } },
      { text: 'ство}}!', font: { size: 12, italic: true } },
    ],
  }
  sheet.getCell('A5').value = 'Класс'
  sheet.getCell('B5').value = '{{класс}}, {{классный руководитель}}'
  sheet.getCell('A6').value = 'Ваша ссылка'
  sheet.getCell('B6').value = { text: '{{ссылка}}', hyperlink: 'https://old.example/' }
  sheet.getCell('B6').alignment = { wrapText: true }
  sheet.getCell('A7').value = 'Код'
  sheet.getCell('B7').value = '{{qr}}'
  sheet.getRow(7).height = 110
  sheet.getCell('B9').value = '{{неизвестное поле}} {{ДИРЕКТОР}}'
  sheet.getCell('A10').value = { formula: 'CONCATENATE("Кому: ",B5)' }
  sheet.pageSetup.printArea = 'A1:B10'
}

/** A table of Excel with a row of totals, and a second sheet that stays as it is. */
const table: DrawForm = (book) => {
  const sheet = book.addWorksheet('Таблица')
  sheet.addTable({
    name: 'Люди',
    ref: 'A2',
    headerRow: true,
    totalsRow: true,
    style: { theme: 'TableStyleMedium2', showRowStripes: true },
    columns: [
      { name: 'Номер', totalsRowLabel: 'Всего' },
      { name: 'ФИО', totalsRowFunction: 'count' },
    ],
    rows: [['{{№ п/п}}', '{{фио}}']],
  })
  book.addWorksheet('Памятка').getCell('A1').value = 'Здесь ничего не меняется'
}

/** No names at all: a line for each class and role. */
const classesOnly: DrawForm = (book) => {
  const sheet = book.addWorksheet('По классам')
  sheet.columns = [{ width: 16 }, { width: 30 }, { width: 60 }]
  sheet.getCell('A1').value = 'Ссылки, {{учебный год}}: {{класс}}'
  sheet.getRow(3).values = ['{{класс}}', '{{роль}}', '{{короткая ссылка}}']
  sheet.getCell('A4').value = 'Выдал: {{кого спросить}}'
}

export const sheetForms: Record<string, DrawForm> = {
  classList,
  cards,
  formulas,
  rules,
  pictures,
  letter,
  table,
  classesOnly,
}
