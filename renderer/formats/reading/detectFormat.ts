import { looksLikeUtf16 } from './text/detectEncoding'
import type { RefusedFormat } from '@/domain/imports/fileFormats'

/** What a file is by its first bytes: how it is read, or as what it is refused. `zip` and `ole` are looked into next. */
export type FoundFormat = 'zip' | 'ole' | 'text' | 'html' | 'aSc' | 'xmlSpreadsheet' | 'flatOds' | RefusedFormat

/** Bytes at the beginning by which a format is known, whatever the file is called. */
const signatures: [FoundFormat, number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['mxl', [0x4d, 0x4f, 0x58, 0x43, 0x45, 0x4c]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  // A workbook of Excel 2, 3 or 4: a bare stream of records that begins with BOF.
  ['xls5', [0x09, 0x00, 0x04, 0x00]],
  ['xls5', [0x09, 0x02, 0x06, 0x00]],
  ['xls5', [0x09, 0x04, 0x06, 0x00]],
]

const textEndings = new Set(['csv', 'txt', 'tsv', 'tab', 'prn'])
const headBytes = 4096

/** Elements that begin a page or a fragment of one. */
const htmlRoots =
  /^(html|head|body|meta|title|style|script|link|base|table|thead|tbody|tr|div|p|span|font|center|h[1-6]|form|br)$/

/** Recognises a file by its first bytes; text files by their beginning or by the name's ending. */
export function detectFormat(fileName: string, bytes: Uint8Array): FoundFormat {
  for (const [format, mark] of signatures) {
    if (mark.every((byte, index) => bytes[index] === byte)) return format
  }
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = bytes.subarray(0, headBytes)
  const utf16 = utf16Of(head)
  if (utf16 === null && isBinary(head, textEndings.has(ending))) return 'unknown'
  return formatOfText(new TextDecoder(utf16 ?? 'utf-8').decode(head).trimStart(), ending)
}

function formatOfText(start: string, ending: string): FoundFormat {
  if (/^mime-version:/i.test(start)) return 'webArchive'
  if (start.startsWith('<')) return formatOfMarkup(start)
  const isText = textEndings.has(ending)
  if (ending === 'json' || (!isText && /^[[{]/.test(start))) return 'json'
  return 'text'
}

/** By the first element, after the declaration, comments and the document type. */
function formatOfMarkup(start: string): FoundFormat {
  if (/^<!doctype html/i.test(start)) return 'html'
  const [, root = ''] = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(withoutProlog(start)) ?? []
  if (root === 'timetable') return 'aSc'
  if (root === 'Workbook') return 'xmlSpreadsheet'
  if (root === 'document' && start.includes('opendocument')) return 'flatOds'
  if (root === 'fet') return 'fet'
  if (htmlRoots.test(root.toLowerCase())) return 'html'
  return /^<[?!]/.test(start) ? 'xml' : 'text'
}

function withoutProlog(start: string): string {
  let rest = start
  for (;;) {
    const end = endOfDeclaration(rest)
    const at = end === '' ? -1 : rest.indexOf(end)
    if (at < 0) return rest
    rest = rest.slice(at + end.length).trimStart()
  }
}

function endOfDeclaration(rest: string): string {
  if (rest.startsWith('<!--')) return '-->'
  if (/^<![^>[]*\[/.test(rest)) return ']>'
  return /^<[?!]/.test(rest) ? '>' : ''
}

function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return looksLikeUtf16(head)
}

/** Control characters that no text has; a text file may be padded with zeros all the same. */
function isBinary(head: Uint8Array, isText: boolean): boolean {
  let zeros = 0
  let controls = 0
  for (const byte of head) {
    if (byte === 0) zeros += 1
    else if (byte < 0x20 && !(byte >= 9 && byte <= 13) && byte !== 0x1a && byte !== 0x1b) controls += 1
  }
  return controls > head.length / 50 || zeros > (isText ? head.length * 0.6 : 0)
}

/** Tells the formats apart that are ZIP packages, by the parts they must have. Names in lower case. */
export function formatOfPackage(names: string[], mimetype: string): 'xlsx' | 'ods' | RefusedFormat {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start))
  if (mimetype.includes('opendocument.spreadsheet')) return 'ods'
  if (mimetype.includes('opendocument.text')) return 'document'
  if (mimetype.includes('opendocument.presentation')) return 'presentation'
  if (mimetype.includes('opendocument')) return 'unknown'
  if (has('xl/') && names.some((name) => name.endsWith('workbook.bin'))) return 'xlsb'
  if (has('word/')) return 'document'
  if (has('ppt/')) return 'presentation'
  if (names.includes('content.xml') && (names.includes('meta.xml') || names.includes('styles.xml'))) return 'ods'
  if (has('xl/') || names.includes('[content_types].xml') || names.includes('_rels/.rels')) return 'xlsx'
  return 'archive'
}
