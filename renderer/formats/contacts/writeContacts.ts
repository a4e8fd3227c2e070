import type { ContactCard } from '@/domain/exports/contactCards'

const EOL = '\r\n'
/** RFC 2426: a line is at most 75 octets without its end; a continuation spends one on its space. */
const LINE_OCTETS = 75

const encoder = new TextEncoder()

/**
 * Cards → vCard 3.0 (RFC 2426), a file for each group: what phones, Outlook and Thunderbird agree on (peers.md 5.4).
 * UTF-8, CRLF, lines folded at 75 octets and never inside a letter; whatever stands in a field never ends its line.
 */
export function writeContacts(
  files: readonly (readonly ContactCard[])[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Uint8Array[] {
  return files.map((cards, index) => {
    const lines = cards.flatMap(cardLines).map(folded)
    onProgress(index + 1, files.length)
    return encoder.encode(lines.map((line) => line + EOL).join(''))
  })
}

function cardLines(card: ContactCard): string[] {
  const names = [card.lastName, card.firstName, card.middleName, '', '']
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${escaped(card.id)}`,
    `FN:${escaped(card.fullName)}`,
    `N:${names.map(escaped).join(';')}`,
    ...optional('ORG', card.organisation),
    ...optional('TITLE', card.title),
    ...card.phones.map(({ number, isMobile }) => `TEL;TYPE=${isMobile ? 'CELL' : 'WORK'},VOICE:${escaped(number)}`),
    ...optional('EMAIL;TYPE=INTERNET', card.email),
    ...(card.groups.length === 0 ? [] : [`CATEGORIES:${card.groups.map(escaped).join(',')}`]),
    'END:VCARD',
  ]
}

function optional(name: string, text: string): string[] {
  return text === '' ? [] : [`${name}:${escaped(text)}`]
}

/** A value of text: `\ , ;` by a backslash, a line break as `\n`, no other control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\,;]/gu, '\\$&')
    .replace(/\r\n?|[\n\u2028\u2029]/gu, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const sign of line) {
    const size = octetsOf(sign)
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += sign
    octets += size
  }
  return [...parts, part].join(EOL)
}

/** How long a letter is in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
