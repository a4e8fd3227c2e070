import { cyrillicScore } from './cyrillicScore'
import type { TextEncoding, TextReading } from '@/domain/imports/grid'

/** An encoding with how well it fits; the best first. */
export interface EncodingGuess {
  /** A byte-order mark or strict UTF-8: nothing to choose. */
  certain: boolean
  encodings: TextEncoding[]
}

const oneByte = ['windows-1251', 'ibm866', 'koi8-r'] as const
/** What speaks for an encoding before a letter is seen: Excel saves windows-1251, KOI8-R has grown rare. */
const beforehand: Record<(typeof oneByte)[number], number> = { 'windows-1251': 2, ibm866: 0, 'koi8-r': -1 }

const sampleBytes = 32 * 1024
const sampleLines = 3
const sampleLineChars = 120

/** Which encodings the bytes of a text may be in, by their marks, their validity and the statistics of Russian letters. */
export function detectEncoding(bytes: Uint8Array): EncodingGuess {
  const marked = markOf(bytes)
  if (marked !== null) return { certain: true, encodings: [marked] }
  const wide = looksLikeUtf16(bytes)
  if (wide !== null) return { certain: false, encodings: [wide, 'utf-8', 'windows-1251'] }
  const broken = brokenUtf8(bytes)
  if (broken.wrong === 0) return { certain: true, encodings: ['utf-8'] }
  const sample = sampleOf(bytes)
  const scored = oneByte
    .map((encoding) => ({ encoding, score: beforehand[encoding] + cyrillicScore(decode(sample, encoding)) }))
    .sort((a, b) => b.score - a.score)
    .map(({ encoding }) => encoding)
  // A UTF-8 file that was cut or pasted together has many right letters and few wrong bytes.
  const mostlyUtf8 = broken.right > broken.wrong * 8
  return { certain: false, encodings: mostlyUtf8 ? ['utf-8', ...scored] : scored }
}

export function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

/** The first lines with letters outside ASCII, as each encoding shows them; of a text in plain ASCII its first lines. */
export function encodingChoices(bytes: Uint8Array, encodings: TextEncoding[]): TextReading['choices'] {
  const sample = sampleOf(bytes)
  return encodings.slice(0, 4).map((encoding) => ({ encoding, sample: tellingLines(decode(sample, encoding)) }))
}

function tellingLines(text: string): string {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /[^\0-\x7f]/.test(line))
  return (telling.length > 0 ? telling : lines)
    .slice(0, sampleLines)
    .map((line) => line.replaceAll('\0', '').trim().slice(0, sampleLineChars))
    .join('\n')
}

/** A stretch of the bytes that begins with the line of the first letter outside ASCII. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0x04)
  let start = Math.max(0, first)
  while (start > 0 && start > first - 2000 && bytes[start - 1] !== 0x0a && bytes[start - 1] !== 0x0d) start -= 1
  // Two bytes a letter must stay together.
  start -= start % 2
  return bytes.subarray(start, start + sampleBytes)
}

function markOf(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

/**
 * UTF-16 without a mark: nearly every second byte is 0 (Latin letters, signs, digits) or 4 (Cyrillic), which no one-byte
 * text has.
 */
export function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const units = Math.min(bytes.length, headUnits * 2) >> 1
  if (units < 2) return null
  let little = 0
  let big = 0
  for (let at = 0; at < units; at += 1) {
    const even = bytes[at * 2] ?? 0
    const odd = bytes[at * 2 + 1] ?? 0
    if (isTextUnit(odd, even)) little += 1
    if (isTextUnit(even, odd)) big += 1
  }
  if (Math.max(little, big) < units * 0.9 || little === big) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

const headUnits = 2048

function isTextUnit(high: number, low: number): boolean {
  if (high === 0) return low >= 0x20 || (low >= 9 && low <= 13)
  // Cyrillic; dashes and quotation marks; №.
  return high === 4 || (high === 0x20 && low >= 0x10 && low <= 0x3a) || (high === 0x21 && low === 0x16)
}

/** Counts letters of several bytes that are right, and bytes that are wrong, as UTF-8. */
function brokenUtf8(bytes: Uint8Array): { right: number; wrong: number } {
  let right = 0
  let wrong = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) continue
    const more =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
    let seen = 0
    while (seen < more && ((bytes[at + seen + 1] ?? 0) & 0xc0) === 0x80) seen += 1
    if (more > 0 && seen === more) {
      right += 1
      at += more
    } else wrong += 1
  }
  return { right, wrong }
}
