import { damaged } from './RefusedFile'

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Decodes the five predefined and the numeric references; an unknown one stays as it is written. */
export function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g, (_, body: string) => {
    if (!body.startsWith('#')) return named[body] ?? ''
    const code = body.startsWith('#x') ? parseInt(body.slice(2), 16) : Number(body.slice(1))
    const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code <= 0x10ffff)
    return allowed ? String.fromCodePoint(code) : ''
  })
}

/** Undoes Excel's `_x000D_` escapes (ECMA-376 22.9.2.19 ST_Xstring). */
export function decodeExcelEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
}

/** The value of an attribute by its local name in the raw text of a tag; `null` when it is absent. */
export function attribute(raw: string, name: string): string | null {
  for (let at = 0; ;) {
    const next = nextAttribute(raw, at)
    if (next === null) return null
    if (next.name === name || next.name.endsWith(`:${name}`)) return decodeEntities(raw.slice(next.from, next.to))
    at = next.to + 1
  }
}

/** All attributes of a tag in their order, by their local names. */
export function attributesOf(raw: string): [name: string, value: string][] {
  const found: [string, string][] = []
  for (let at = 0; ;) {
    const next = nextAttribute(raw, at)
    if (next === null) return found
    found.push([next.name.slice(next.name.indexOf(':') + 1), decodeEntities(raw.slice(next.from, next.to))])
    at = next.to + 1
  }
}

/** The attribute that begins at or after `at`: its name with its prefix, and where its value stands. */
function nextAttribute(raw: string, at: number): { name: string; from: number; to: number } | null {
  const equals = raw.indexOf('=', at)
  if (equals < 0) return null
  let quoteAt = equals + 1
  while (raw.charCodeAt(quoteAt) <= 0x20) quoteAt += 1
  const quote = raw.charAt(quoteAt)
  if (quote !== '"' && quote !== "'") throw damaged('xml attribute')
  const to = raw.indexOf(quote, quoteAt + 1)
  if (to < 0) throw damaged('xml attribute')
  return { name: raw.slice(at, equals).trim(), from: quoteAt + 1, to }
}

/** A decoder for the bytes of one part: byte-order mark, UTF-16 without a mark, or the encoding that the part declares. */
export function partDecoder(first: Uint8Array): TextDecoder {
  try {
    return new TextDecoder(encodingOf(first))
  } catch {
    throw damaged('xml encoding')
  }
}

function encodingOf(first: Uint8Array): string {
  const [a, b, c] = first
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  if (a === 0x3c && b === 0) return 'utf-16le'
  let head = ''
  for (const byte of first.subarray(0, 120)) head += String.fromCharCode(byte)
  return /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8'
}
