import { decode, detectEncoding } from './text/detectEncoding'

const headBytes = 4096

/**
 * The text of an HTML or XML file: by its byte-order mark, else by the encoding it declares, if the bytes can be that,
 * else by detection as for text files.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const guess = detectEncoding(bytes)
  const detected = guess.encodings[0] ?? 'utf-8'
  const declared = declaredEncoding(bytes)
  // Strict UTF-8 is no accident, whatever the file says of itself.
  if (guess.certain || declared === null || detected.startsWith('utf-16')) return decode(bytes, detected)
  return declared.decode(bytes)
}

function declaredEncoding(bytes: Uint8Array): TextDecoder | null {
  let head = ''
  for (const byte of bytes.subarray(0, headBytes)) head += String.fromCharCode(byte)
  const [, inXml] = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(head) ?? []
  const [, inMeta] = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.-]{1,40})/i.exec(head) ?? []
  const label = inXml ?? inMeta
  // A declared UTF-8 that is none would be a page of question marks.
  if (label === undefined || /^utf-?8$/i.test(label)) return null
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}
