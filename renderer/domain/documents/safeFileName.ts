import { documentTexts } from './texts'

const MOST_CHARS = 120
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/iu

/**
 * A file name that Windows, Linux and a FAT stick accept (reliability S4): no separators, control or direction signs, no
 * `< > : " | ? *`, no dots or spaces at the ends, not a device's name, at most 120 characters with the extension, never
 * empty. `name` comes without extension; `extension` without dot. Cyrillic letters, «», № and spaces stay.
 */
export function safeFileName(name: string, extension: string): string {
  const end = extension === '' ? '' : `.${extension}`
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, '')
    .replace(/"/gu, '')
    .replace(/[<>:|?*/\\]/gu, '-')
    .replace(/\s+/gu, ' ')
  const short = trimmed(cut(trimmed(plain), MOST_CHARS - 1 - end.length))
  const stem = short === '' ? documentTexts.noFileName : short
  return `${DEVICES.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem}${end}`
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/gu, '')
}

function cut(text: string, limit: number): string {
  let result = ''
  for (const sign of text) {
    if (result.length + sign.length > limit) break
    result += sign
  }
  return result
}
