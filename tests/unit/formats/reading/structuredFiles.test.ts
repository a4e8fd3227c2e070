import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readGridFile } from '@/formats/reading/readGridFile'
import { encoded } from '@tests/fixtures/makers/encodings'
import type { GridFile } from '@/domain/imports/grid'

async function read(name: string, content: string | Uint8Array): Promise<GridFile> {
  const outcome = await readGridFile(name, typeof content === 'string' ? strToU8(content) : content)
  if (!outcome.ok) throw new Error(`${outcome.refusal}: ${outcome.detail ?? ''}`)
  return outcome.file
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const outcome = await readGridFile(name, typeof content === 'string' ? strToU8(content) : content)
  return outcome.ok ? 'read' : outcome.refusal
}

const timetable = (declaration: string): string =>
  `${declaration}<timetable importtype="database"><teachers options="canadd"><teacher id="A1" name="Щукина &quot;А&quot;" gender='F'/><teacher id="A2" name="Юдин" short="Ю"/></teachers><classes><class id="C1" name="5А" teacherid="A1"></class></classes><lessons/></timetable>`

describe('an aSc timetable', () => {
  it('gives a sheet for each list of records, its first row the names of the attributes', async () => {
    const file = await read('asc.xml', timetable('<?xml version="1.0" encoding="UTF-8"?>'))
    expect(file).toMatchObject({ format: 'aSc' })
    expect(file.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([
      {
        name: 'teachers',
        rows: [
          ['id', 'name', 'gender', 'short'],
          ['A1', 'Щукина "А"', 'F'],
          ['A2', 'Юдин', null, 'Ю'],
        ],
      },
      {
        name: 'classes',
        rows: [
          ['id', 'name', 'teacherid'],
          ['C1', '5А', 'A1'],
        ],
      },
    ])
  })

  it('in windows-1251, as it declares, is read right', async () => {
    const bytes = encoded(timetable('<?xml version="1.0" encoding="windows-1251"?>'), 'windows-1251')
    expect((await read('asc.xml', bytes)).sheets[0]?.rows[2]?.[1]).toBe('Юдин')
  })

  it.each([
    ['entities', '<!DOCTYPE t [<!ENTITY a "b">]><timetable><teachers><teacher name="&a;"/></teachers></timetable>'],
    ['an end that comes too early', '<timetable><teachers><teacher name="a"/>'],
  ])('with %s is damaged', async (_, content) => {
    expect(await refusal('asc.xml', content)).toBe('damaged')
  })

  it('without records is empty; names of attributes that are keys of objects are data (S6)', async () => {
    expect(await refusal('asc.xml', '<timetable><teachers/></timetable>')).toBe('empty')
    const file = await read(
      'asc.xml',
      '<timetable><__proto__><x __proto__="1" constructor="2"/></__proto__></timetable>',
    )
    expect(file.sheets[0]?.rows).toEqual([
      ['__proto__', 'constructor'],
      ['1', '2'],
    ])
    expect(Object.keys({})).toEqual([])
  })
})

describe('an Excel 2003 XML spreadsheet', () => {
  const book = (sheets: string): string =>
    `<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">${sheets}</Workbook>`
  const data = (type: string, text: string): string => `<Data ss:Type="${type}">${text}</Data>`

  it('is a workbook with typed values', async () => {
    const cells = [
      data('String', 'Щукина'),
      data('Number', '89160000000'),
      data('Boolean', '1'),
      data('DateTime', '2026-09-01T00:00:00.000'),
      data('DateTime', '1899-12-31T08:30:00.000'),
      data('Error', '#N/A'),
      '<ss:Data ss:Type="String"><B>5</B><Font>А</Font></ss:Data><Comment><ss:Data>заметка</ss:Data></Comment>',
    ]
    const row = `<Row>${cells.map((cell) => `<Cell>${cell}</Cell>`).join('')}</Row>`
    const file = await read('выгрузка.xls', book(`<Worksheet ss:Name="Лист &amp; К"><Table>${row}</Table></Worksheet>`))
    expect(file).toMatchObject({ format: 'xls', sheets: [{ name: 'Лист & К' }] })
    expect(file.sheets[0]?.rows).toEqual([['Щукина', 89160000000, true, { day: '2026-09-01' }, '08:30', '#N/A', '5А']])
  })

  it('has indexes, merges, hidden rows and hidden sheets', async () => {
    const rows = `<Row><Cell ss:MergeAcross="2">${data('String', 'Класс')}</Cell><Cell>${data('String', 'х')}</Cell></Row><Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2">${data('String', 'у')}</Cell></Row>`
    const hidden = `<Worksheet ss:Name="Ч"><Table><Row><Cell>${data('Number', '1')}</Cell></Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>`
    const { sheets } = await read('в.xls', book(`<Worksheet ss:Name="Л"><Table>${rows}</Table></Worksheet>${hidden}`))
    expect(sheets).toEqual([
      {
        name: 'Л',
        hidden: false,
        rows: [['Класс', null, null, 'х'], [], [null, 'у']],
        hiddenRows: [3],
        merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
      },
      { name: 'Ч', hidden: true, rows: [[1]], hiddenRows: [], merges: [] },
    ])
  })

  it.each([
    [book('<Worksheet ss:Name="Л"><Table/></Worksheet>'), 'empty'],
    [
      book(`<Worksheet><Table><Row ss:Index="9999999"><Cell>${data('Number', '1')}</Cell></Row></Table></Worksheet>`),
      'damaged',
    ],
    [book(`<Worksheet><Table><Row ss:Index="x"/></Table></Worksheet>`), 'damaged'],
  ])('is refused when there is nothing or nonsense in it: %#', async (content, expected) => {
    expect(await refusal('в.xls', content)).toBe(expected)
  })
})

describe('a OneRoster delivery', () => {
  const users = 'sourcedId,status,dateLastModified,enabledUser,givenName,familyName\nu1,,,true,Анна,"Щукина, мл."\n'
  const classes = '\ufeffsourcedId,status,dateLastModified,title\r\nc1,,,5А\r\n'
  const parts = {
    'manifest.csv': strToU8('propertyName,value\nmanifest.version,1.0\n'),
    'users.csv': strToU8(users),
    'classes.csv': strToU8(classes),
    'academicSessions.csv': strToU8('sourcedId,title\ns1,2026\n'),
    'orgs.csv': strToU8(''),
  }
  const sheets = ['academicSessions', 'classes', 'users']

  it('as a zip gives a sheet for each list of records', async () => {
    const file = await read('oneroster.zip', zipSync(parts))
    expect(file).toMatchObject({ format: 'oneRoster', fileName: 'oneroster.zip' })
    expect(file.sheets.map(({ name }) => name)).toEqual(sheets)
    expect(file.sheets[2]?.rows[1]).toEqual(['u1', null, null, 'true', 'Анна', 'Щукина, мл.'])
    expect(file.sheets[1]?.rows[0]?.[0]).toBe('sourcedId')
  })

  it('in a folder of the zip is found too', async () => {
    const inFolder = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [`export/${name}`, bytes]))
    expect((await read('oneroster.zip', zipSync(inFolder))).sheets.map(({ name }) => name)).toEqual(sheets)
  })

  it('as single files: one is known by its name and its first field', async () => {
    expect(await read('users.csv', users)).toMatchObject({ format: 'oneRoster', sheets: [{ name: 'users' }] })
    expect(await read('users.csv', 'username,lastname\nann,Smith\n')).toMatchObject({ format: 'text' })
    expect(await read('мои.csv', users)).toMatchObject({ format: 'text' })
  })

  it('that is a bomb is refused by what it announces', async () => {
    const bomb = zipSync({ ...parts, 'users.csv': new Uint8Array(8 * 1024 * 1024).fill(0x2c) })
    expect(await refusal('oneroster.zip', bomb)).toBe('unpacked-too-large')
  })
})
