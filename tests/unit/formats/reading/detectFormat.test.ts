import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { refusedFormats, type RefusedFormat } from '@/domain/imports/fileFormats'
import { refusalText } from '@/domain/imports/refusals'
import { formatRefusals, refusalTexts } from '@/domain/imports/texts'
import { readGridFile } from '@/formats/reading/readGridFile'
import { rawOle } from '@tests/fixtures/makers/rawOle'
import { simpleXlsx } from '@tests/fixtures/makers/rawXlsx'

const bytes = (...values: number[]): Uint8Array => new Uint8Array([...values, ...Array<number>(60).fill(1)])
const part = strToU8('<x/>')

const cases: [string, Uint8Array, RefusedFormat][] = [
  ['приказ.doc', rawOle({ WordDocument: bytes(1) }), 'document'],
  ['показ.ppt', rawOle({ 'PowerPoint Document': bytes(1) }), 'presentation'],
  ['рисунок.vsd', rawOle({ VisioDocument: bytes(1) }), 'ole'],
  ['эксель-95.xls', rawOle({ Book: bytes(9, 8) }), 'xls5'],
  ['эксель-4.xls', bytes(0x09, 0x04, 0x06, 0x00), 'xls5'],
  ['данные.xml', strToU8('<?xml version="1.0"?><r/>'), 'xml'],
  ['расписание.fet', strToU8('<?xml version="1.0" encoding="UTF-8"?>\n\n<fet version="6">'), 'fet'],
  ['школа.json', strToU8('{"a":1}'), 'json'],
  ['страница.html', strToU8('<!DOCTYPE html><title>Школа</title><p>Списка нет'), 'webPage'],
  ['страница.mht', strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related'), 'webArchive'],
  ['текст.docx', zipSync({ '[Content_Types].xml': part, 'word/document.xml': part }), 'document'],
  ['текст.odt', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.text') }), 'document'],
  ['показ.pptx', zipSync({ '[Content_Types].xml': part, 'ppt/presentation.xml': part }), 'presentation'],
  ['двоичная.xlsb', zipSync({ '[Content_Types].xml': part, 'xl/workbook.bin': part }), 'xlsb'],
  ['архив.zip', zipSync({ 'a.txt': part }), 'archive'],
  ['книга-в-архиве.zip', zipSync({ 'список.xlsx': simpleXlsx([['ФИО']]) }), 'archive'],
  ['архив.rar', bytes(0x52, 0x61, 0x72, 0x21), 'archive'],
  ['таблица-1с.mxl', strToU8('MOXCEL\0\u0007\0'), 'mxl'],
  ['скан.pdf', strToU8('%PDF-1.7'), 'pdf'],
  ['скан.png', bytes(0x89, 0x50, 0x4e, 0x47), 'image'],
  ['фото.jpg', bytes(0xff, 0xd8, 0xff), 'image'],
  ['текст.rtf', strToU8('{\\rtf1'), 'rtf'],
  ['что-то.bin', bytes(3, 0, 7, 9), 'unknown'],
  ['не-список.csv', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251), 'unknown'],
]

describe('files of other formats', () => {
  it.each(cases)('%s is refused as what it is', async (name, content, format) => {
    const outcome = await readGridFile(name, content)
    expect(outcome).toMatchObject({ ok: false, refusal: 'unsupported', detail: format })
    if (!outcome.ok) expect(refusalText(outcome)).toBe(formatRefusals[format])
  })

  it('every one of them has its case', () => {
    expect(new Set(cases.map(([, , format]) => format))).toEqual(new Set(refusedFormats))
  })

  it.each([
    ['книга с паролем', rawOle({ EncryptedPackage: bytes(1) })],
    ['.xls с паролем', rawOle({ Workbook: new Uint8Array([9, 8, 4, 0, 0, 6, 5, 0, 0x2f, 0, 2, 0, 0, 0, ...bytes()]) })],
  ])('%s says so', async (_, content) => {
    const outcome = await readGridFile('пароль.xls', content)
    expect(outcome).toMatchObject({ ok: false, refusal: 'encrypted' })
    if (!outcome.ok) expect(refusalText(outcome)).toContain('защищён паролем')
  })

  it.each([
    ['only the beginning of a container', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array<number>(64).fill(0)])],
    ['a message of the server under the name of a workbook', strToU8('Attachment C:\\список.xls not found!')],
    ['a workbook stream of something else', rawOle({ Workbook: bytes(1, 2, 3, 4) })],
  ])('%s is damage', async (_, content) => {
    expect(await readGridFile('обрывок.xls', content)).toMatchObject({ ok: false, refusal: 'damaged' })
  })

  it('every sentence is one or more whole sentences, and none knows .xlsx alone', () => {
    for (const text of [...Object.values(formatRefusals), ...Object.values(refusalTexts)]) {
      expect(text).toMatch(/^[А-Я].*\.$/)
      expect(text).not.toMatch(/нужен (файл|список).{0,20}\.xlsx\.|Нужна таблица \.xlsx\.|пока не/i)
    }
  })
})
