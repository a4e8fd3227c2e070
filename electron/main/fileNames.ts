import { LIMITS } from '../contract'

/** Names that Windows keeps for devices, with or without an extension, also in superscript digits. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** Signs that no Windows file name may have. */
const FORBIDDEN = /[<>:|?*/\\]/gu
/** Quotation marks of the keyboard, control characters, and the marks that turn text around. */

const DROPPED = /["\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu
/** Linux counts bytes, and a name still gets « (12)» added. */
const MAX_BYTES = 240

function cut(text: string, chars: number, bytes: number): string {
  let kept = ''
  let size = 0
  for (const sign of text) {
    size += Buffer.byteLength(sign)
    if (kept.length + sign.length > chars || size > bytes) break
    kept += sign
  }
  return kept
}

/**
 * Any text → a name that Windows, Linux and a USB stick accept and that stays inside its folder: at most 120 characters
 * and 240 bytes, the extension kept. `number` (2, 3, …) makes « (2)» before the extension.
 */
export function safeFileName(text: string, number = 1): string {
  const clean = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(DROPPED, '')
    .replace(FORBIDDEN, '-')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const dot = /(?<=.)\.[\p{L}\p{N}]{1,10}$/u.exec(clean)
  const extension = dot?.[0] ?? ''
  const suffix = number > 1 ? ` (${String(number)})` : ''
  const room = LIMITS.fileNameChars - suffix.length - extension.length
  const stem = cut(
    clean.slice(0, clean.length - extension.length),
    room,
    MAX_BYTES - suffix.length - Buffer.byteLength(extension),
  ).replace(/[\s.]+$/u, '')
  const first = stem.split('.', 1)[0] ?? ''
  const safe = stem === '' ? '_' : RESERVED.test(first.trimEnd()) ? `_${cut(stem, room - 1, MAX_BYTES - 30)}` : stem
  return `${safe}${suffix}${extension}`
}
