import type { MailDraft } from '@/domain/documents/description'

const EOL = '\r\n'
/** Bytes of text in one encoded word: with its frame and `Subject: ` before it the line stays within 76 columns. */
const WORD_BYTES = 39
/** 57 bytes are a line of 76 letters in base64. */
const LINE_BYTES = 57

const encoder = new TextEncoder()

/**
 * A letter → the bytes of a draft that mail programs open for sending (RFC 5322; `X-Unsent` is what Outlook asks for). It has
 * neither sender nor date: these belong to the user's own program. Only ASCII with CRLF; whatever stands in a subject or
 * an address never ends its header.
 */
export function writeEml({ subject, text, to }: MailDraft): Uint8Array {
  const receiver = oneLine(to)
  const head = [
    'X-Unsent: 1',
    ...(isAscii(receiver) && receiver !== '' ? [`To: ${receiver}`] : []),
    `Subject: ${headerText(oneLine(subject))}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  return encoder.encode([...head, '', ...bodyLines(text), ''].join(EOL))
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/u.test(text)
}

/** RFC 2047: short plain text as it is, all other as encoded words, one to a line, none of which cuts a letter in two. */
function headerText(text: string): string {
  if (isAscii(text) && text.length <= WORD_BYTES && !text.includes('=?')) return text
  const words: number[][] = [[]]
  for (const sign of text) {
    const bytes = encoder.encode(sign)
    if ((words.at(-1)?.length ?? 0) + bytes.length > WORD_BYTES) words.push([])
    words.at(-1)?.push(...bytes)
  }
  return words.map((bytes) => `=?utf-8?B?${base64(bytes)}?=`).join(`${EOL} `)
}

function bodyLines(text: string): string[] {
  const bytes = encoder.encode(text.replace(/\r\n|[\r\n\u2028\u2029]/gu, EOL))
  const lines: string[] = []
  for (let from = 0; from < bytes.length; from += LINE_BYTES)
    lines.push(base64(bytes.subarray(from, from + LINE_BYTES)))
  return lines
}

function base64(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes))
}
