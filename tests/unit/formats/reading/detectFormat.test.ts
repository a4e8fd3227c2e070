import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fileFormats } from '@/domain/imports/fileFormats'
import { refusalText } from '@/domain/imports/refusals'
import { formatRefusals } from '@/domain/imports/texts'
import { readGridFile } from '@/formats/reading/readGridFile'

const bytes = (...values: number[]): Uint8Array => new Uint8Array([...values, ...Array<number>(60).fill(1)])
const part = strToU8('<x/>')
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const utf16 = (text: string): number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0])

const cases: [string, Uint8Array, string][] = [
  ['старый.xls', bytes(...ole, ...utf16('Workbook')), 'xls'],
  ['приказ.doc', bytes(...ole, ...utf16('WordDocument')), 'document'],
  ['список.csv', strToU8('ФИО;Класс\nИванова;5А\n'), 'text'],
  ['список.xlsx', strToU8('ФИО;Класс\nИванова;5А\n'), 'text'],
  ['юникод.txt', new Uint8Array([0xff, 0xfe, ...utf16('ABC')]), 'text'],
  ['страница.xls', strToU8('\n<html><table><tr><td>1'), 'html'],
  ['данные.xml', strToU8('<?xml version="1.0"?><r/>'), 'xml'],
  ['школа.json', strToU8('{"a":1}'), 'json'],
  [
    'таблица.ods',
    zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': part }),
    'ods',
  ],
  ['без-вида.ods', zipSync({ 'content.xml': part, 'styles.xml': part }), 'ods'],
  ['текст.docx', zipSync({ '[Content_Types].xml': part, 'word/document.xml': part }), 'document'],
  ['показ.pptx', zipSync({ '[Content_Types].xml': part, 'ppt/presentation.xml': part }), 'presentation'],
  ['двоичная.xlsb', zipSync({ '[Content_Types].xml': part, 'xl/workbook.bin': part }), 'xlsb'],
  ['архив.zip', zipSync({ 'a.txt': part }), 'archive'],
  ['архив.rar', bytes(0x52, 0x61, 0x72, 0x21), 'archive'],
  ['скан.pdf', strToU8('%PDF-1.7'), 'pdf'],
  ['скан.png', bytes(0x89, 0x50, 0x4e, 0x47), 'image'],
  ['фото.jpg', bytes(0xff, 0xd8, 0xff), 'image'],
  ['текст.rtf', strToU8('{\\rtf1'), 'rtf'],
  ['что-то.bin', bytes(3, 0, 7, 9), 'unknown'],
]

describe('files of other formats', () => {
  it.each(cases)('%s is refused as what it is', async (name, content, format) => {
    const outcome = await readGridFile(name, content)
    expect(outcome).toMatchObject({ ok: false, refusal: 'unsupported', detail: format })
    if (!outcome.ok) expect(refusalText(outcome)).toBe(formatRefusals[format as keyof typeof formatRefusals])
  })

  it('a workbook with a password says so', async () => {
    const outcome = await readGridFile('пароль.xlsx', bytes(...ole, ...utf16('EncryptedPackage')))
    expect(outcome).toMatchObject({ ok: false, refusal: 'encrypted' })
    if (!outcome.ok) expect(refusalText(outcome)).toContain('защищён паролем')
  })

  it('every format but .xlsx has its sentence', () => {
    for (const format of fileFormats) expect(formatRefusals[format] !== '').toBe(format !== 'xlsx')
  })
})
