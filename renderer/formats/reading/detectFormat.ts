import type { FileFormat } from '@/domain/imports/fileFormats'

/** Bytes at the beginning by which a format is known, whatever the file is called. */
const signatures: [FileFormat, number[]][] = [
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
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
]

/** Recognises a file by its first bytes; text files by their beginning or by the name's ending. */
export function detectFormat(fileName: string, bytes: Uint8Array): FileFormat {
  for (const [format, mark] of signatures) {
    if (mark.every((byte, index) => bytes[index] === byte)) return format
  }
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = bytes.subarray(0, 4096)
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (head.includes(0) && !utf16) return ending === 'csv' || ending === 'txt' ? 'text' : 'unknown'
  const start = new TextDecoder().decode(head).trimStart().slice(0, 200).toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table')) return 'html'
  if (start.startsWith('<?xml')) return 'xml'
  if (ending === 'json' || (/^[[{]/.test(start) && ending !== 'csv' && ending !== 'txt')) return 'json'
  return 'text'
}

/** Tells the formats apart that are ZIP packages, by the parts they must have. Names in lower case. */
export function formatOfPackage(names: string[], mimetype: string): FileFormat {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start))
  if (mimetype.includes('opendocument.spreadsheet')) return 'ods'
  if (mimetype.includes('opendocument.text')) return 'document'
  if (mimetype.includes('opendocument')) return 'unknown'
  if (has('xl/') && names.some((name) => name.endsWith('workbook.bin'))) return 'xlsb'
  if (has('word/')) return 'document'
  if (has('ppt/')) return 'presentation'
  if (names.includes('content.xml') && (names.includes('meta.xml') || names.includes('styles.xml'))) return 'ods'
  if (has('xl/') || names.includes('[content_types].xml') || names.includes('_rels/.rels')) return 'xlsx'
  return 'archive'
}

/** Tells the kinds of an OLE container apart by the names of its streams (UTF-16, searched as they are written). */
export function formatOfOle(bytes: Uint8Array): FileFormat | 'encrypted' {
  const has = (stream: string): boolean =>
    find(
      bytes,
      [...stream].flatMap((letter) => [letter.charCodeAt(0), 0]),
    )
  if (has('EncryptedPackage')) return 'encrypted'
  if (has('WordDocument')) return 'document'
  if (has('PowerPoint Document')) return 'presentation'
  return 'xls'
}

function find(bytes: Uint8Array, pattern: number[]): boolean {
  const first = pattern[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}
