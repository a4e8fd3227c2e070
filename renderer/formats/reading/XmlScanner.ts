import { damaged } from './RefusedFile'
import { decodeEntities } from './xmlText'

/** What a part's reader wants to hear. Names come without a prefix, attributes as raw text for `attribute`. */
export interface XmlListener {
  open(name: string, attributes: string): void
  close(name: string): void
  text(value: string): void
}

const maxDepth = 200
/** A tag or a text longer than this is not a spreadsheet's. */
const maxTokenChars = 4 * 1024 * 1024

/**
 * A small streaming XML reader for Office parts. Document types and their entities are refused (OOXML forbids them;
 * they are the entity bomb of S2); namespaces are dropped, so `x:row` and `row` are the same.
 */
export class XmlScanner {
  private readonly listener: XmlListener
  private readonly stack: string[] = []
  private pending = ''
  private seenRoot = false

  constructor(listener: XmlListener) {
    this.listener = listener
  }

  push(chunk: string): void {
    const buffer = this.pending.length > 0 ? this.pending + chunk : chunk
    let at = 0
    for (;;) {
      const open = buffer.indexOf('<', at)
      if (open < 0) break
      const end = tokenEnd(buffer, open)
      if (end < 0) break
      if (open > at) this.text(buffer.slice(at, open))
      this.token(buffer, open, end)
      at = end
    }
    this.pending = buffer.slice(at)
    if (this.pending.length > maxTokenChars) throw damaged('xml token too long')
  }

  end(): void {
    if (!this.seenRoot || this.stack.length > 0 || this.pending.trim().length > 0) throw damaged('xml ends too early')
  }

  private text(raw: string): void {
    if (this.stack.length > 0) this.listener.text(decodeEntities(raw))
  }

  private token(buffer: string, open: number, end: number): void {
    const second = buffer.charCodeAt(open + 1)
    if (second === 0x2f) this.closeTag(buffer.slice(open + 2, end - 1).trim())
    else if (second === 0x21) this.declaration(buffer, open, end)
    else if (second !== 0x3f) this.openTag(buffer, open, end)
  }

  private declaration(buffer: string, open: number, end: number): void {
    if (buffer.startsWith('<!--', open)) return
    if (!buffer.startsWith('<![CDATA[', open)) throw damaged('xml document type')
    if (this.stack.length > 0) this.listener.text(buffer.slice(open + 9, end - 3))
  }

  private openTag(buffer: string, open: number, end: number): void {
    const selfClosing = buffer.charCodeAt(end - 2) === 0x2f
    const last = selfClosing ? end - 2 : end - 1
    let nameEnd = open + 1
    while (nameEnd < last && buffer.charCodeAt(nameEnd) > 0x20) nameEnd += 1
    const name = buffer.slice(open + 1, nameEnd)
    if (name.length === 0 || name.includes('<')) throw damaged('xml tag name')
    if (this.stack.length === 0 && this.seenRoot) throw damaged('xml has two roots')
    this.seenRoot = true
    const local = localName(name)
    this.listener.open(local, buffer.slice(nameEnd, last))
    if (selfClosing) this.listener.close(local)
    else if (this.stack.push(name) > maxDepth) throw damaged('xml too deep')
  }

  private closeTag(name: string): void {
    if (this.stack.pop() !== name) throw damaged('xml tags do not match')
    this.listener.close(localName(name))
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Index after the token that starts at `open`, or -1 while it is incomplete. */
function tokenEnd(buffer: string, open: number): number {
  if (buffer.charCodeAt(open + 1) === 0x21) {
    if (buffer.startsWith('<!--', open)) return after(buffer, '-->', open + 4)
    if (buffer.startsWith('<![CDATA[', open)) return after(buffer, ']]>', open + 9)
    if (buffer.length - open < 9) return -1
  }
  let quote = 0
  for (let at = open + 1; at < buffer.length; at += 1) {
    const code = buffer.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 0x3e) return at + 1
    else if (code === 0x22 || code === 0x27) quote = code
  }
  return -1
}

function after(buffer: string, mark: string, from: number): number {
  const found = buffer.indexOf(mark, from)
  return found < 0 ? -1 : found + mark.length
}
