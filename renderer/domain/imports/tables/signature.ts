import { headerKey } from '@/domain/imports/values/cells'
import type { RecognisedColumn } from './RecognisedColumn'

/** Longest header that an import remembers (`importMemorySchema`). */
const longestRemembered = 300

/** Under what a column is remembered: its header, or its place in a list whose header leaves it blank. */
export function headerOfMemory(column: { index: number; header: string }): string {
  return column.header === '' ? `#${String(column.index)}` : column.header.slice(0, longestRemembered)
}

/** A short name of a header by its words and their order, equal in every file that has it; empty without words. */
export function signatureOf(columns: readonly Pick<RecognisedColumn, 'header'>[]): string {
  const keys = columns.map((column) => headerKey(column.header))
  return keys.some((key) => key !== '') ? hash53(keys.join('\n')).toString(36) : ''
}

/** 53-bit hash of a text (cyrb53 by bryc, public domain): no secret, only a name for a header. */
function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
