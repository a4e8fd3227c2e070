import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { encoded, marked } from '@tests/fixtures/makers/encodings'
import { odsCell, odsRow, odsTable, rawOds } from '@tests/fixtures/makers/rawOds'
import { rawXls } from '@tests/fixtures/makers/rawXls'
import { escaped, rawXlsx } from '@tests/fixtures/makers/rawXlsx'

/** A sound file that is read and gives a plan; mutations start from it. */
export interface Base {
  name: string
  bytes: Uint8Array
}

/** Zip headers carry a time; a fixed one, so that a seed means the same bytes tomorrow. */
const packedAt = new Date(2026, 8, 1)

const staff = [
  ['Список работников школы на 01.09.2026'],
  ['№', 'ФИО', 'Должность', 'Телефон', 'Классное руководство'],
  ['1', 'Клюквина Анна Петровна', 'учитель математики', '8 (900) 000-00-01', '5А'],
  ['2', 'Соснов Юрий Ильич', 'учитель физики', '8 (900) 000-00-02, мама 8 900 000-00-03', '5Б'],
  ['3', 'Громова Ёлка Фёдоровна', 'педагог-психолог', '+7 900 000 00 04', ''],
  ['', 'Итого', '3', '', ''],
]
const pupils = [
  ['ФИО', 'Класс', 'Дата рождения'],
  ['Ольхин Пётр', '5А', '12.03.2015'],
  ['Вьюгина Софья', '5Б', '01.11.2015'],
]

const timetable =
  '<?xml version="1.0" encoding="UTF-8"?><timetable><teachers><teacher id="A1" name="Клюквина Анна Петровна" gender="F"/><teacher id="A2" name="Соснов Юрий"/></teachers><classes><class id="C1" name="5А" teacherid="A1"/><class id="C2" name="5Б" teacherid="A2"/></classes></timetable>'

export const bases: readonly Base[] = [
  { name: 'сотрудники.xlsx', bytes: repacked(workbook()) },
  {
    name: 'сотрудники.xls',
    bytes: rawXls([
      { name: 'Сотрудники', rows: staff, merges: ['A1:E1'] },
      { name: '5А', rows: pupils },
    ]),
  },
  { name: 'сотрудники.ods', bytes: repacked(openDocument()) },
  { name: 'сотрудники.csv', bytes: marked(text(';', '\r\n'), 'utf-8') },
  { name: 'сотрудники.txt', bytes: encoded(text('\t', '\n'), 'windows-1251') },
  { name: 'ученики.csv', bytes: encoded(pupils.map((row) => row.join(',')).join('\r'), 'ibm866') },
  { name: 'unicode.txt', bytes: marked(text('\t', '\r\n'), 'utf-16le') },
  {
    name: 'выгрузка.xls',
    bytes: strToU8(`<html><meta charset="utf-8"><body>${table(staff)}${table(pupils)}</body></html>`),
  },
  { name: 'таблица.xml', bytes: strToU8(xmlSpreadsheet()) },
  { name: 'asc.xml', bytes: strToU8(timetable) },
  { name: 'oneroster.zip', bytes: repacked(zipSync(oneRoster())) },
]

function workbook(): Uint8Array {
  const cells = staff.map((row) => row.map((cell) => (cell === '' ? null : cell)))
  return rawXlsx({
    sheets: [
      { name: 'Сотрудники', rows: cells, merges: ['A1:E1'], hiddenRows: [4] },
      {
        name: '5А',
        rows: [
          ...pupils,
          [{ attributes: 't="s"', inside: '<v>0</v>' }, '5В', { attributes: 's="1"', inside: '<v>42000</v>' }],
        ],
      },
    ],
    sharedStrings: ['<t>Камышов Игнат</t>'],
  })
}

function openDocument(): Uint8Array {
  const rows = staff.map((row) => odsRow(row.map((cell) => odsCell(escaped(cell))).join('')))
  const blank = odsRow(
    '<table:table-cell table:number-columns-repeated="1024"/>',
    'table:number-rows-repeated="1000000"',
  )
  return rawOds(
    odsTable(rows.join('') + blank) +
      odsTable(pupils.map((row) => odsRow(row.map((cell) => odsCell(cell)).join(''))).join(''), 'table:name="5А"'),
  )
}

function text(delimiter: string, end: string): string {
  return (
    staff.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter)).join(end) + end
  )
}

function table(rows: string[][]): string {
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td colspan="1">${cell}</td>`).join('')}</tr>`)
  return `<table border=1>${cells.join('\n')}</table>`
}

function xmlSpreadsheet(): string {
  const rows = staff.map(
    (row) => `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`,
  )
  return `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Сотрудники"><Table>${rows.join('')}</Table></Worksheet></Workbook>`
}

function oneRoster(): Zippable {
  return {
    'manifest.csv': strToU8('propertyName,value\r\noneroster.version,1.1\r\n'),
    'orgs.csv': strToU8('sourcedId,status,dateLastModified,name,type\r\no1,,,Школа,school\r\n'),
    'users.csv': strToU8(
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName\r\nu1,,,true,o1,teacher,a,,Анна,Клюквина,Петровна\r\nu2,,,true,o1,student,b,,Пётр,Ольхин,\r\n',
    ),
    'classes.csv': strToU8(
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType\r\nc1,,,5А,05,k1,5A,homeroom\r\n',
    ),
    'enrollments.csv': strToU8(
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary\r\ne1,,,c1,o1,u1,teacher,true\r\ne2,,,c1,o1,u2,student,\r\n',
    ),
  }
}

function repacked(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: packedAt })
}
