import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5'
import { RefusedFile } from '@/formats/reading/RefusedFile'
import { TableCollector } from './TableCollector'
import type { Meter } from '@/formats/reading/Meter'
import type { GridSheet } from '@/domain/imports/grid'

/** More tables than this on a page are its layout. */
const maxTables = 20
const maxNesting = 50
const chunkChars = 64 * 1024
const maxColumnSpan = 1000
const maxRowSpan = 65_534

/** Elements that begin a line of their own within a cell. */
const blocks = new Set(['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'dd', 'pre', 'tr'])
const ends = new Set(['tr', 'thead', 'tbody', 'tfoot'])
/** Elements whose inside is no markup (WHATWG 13.2.5); only the tree builder of parse5 tells its tokenizer so. */
const raw = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
])

/**
 * The tables of a page as sheets, in the order of the page; of nested ones those that hold the data. Only the tokenizer
 * of parse5 is used: no tree is built, so memory and time grow with the length of the page and nothing else.
 * Empty when the page has no table with a text. @throws RefusedFile above the budget.
 */
export function readHtmlTables(html: string, meter: Meter): GridSheet[] {
  const listener = new TableListener(meter)
  const tokenizer = new Tokenizer({}, listener)
  listener.toMode = (mode) => (tokenizer.state = mode)
  for (let at = 0; at === 0 || at < html.length; at += chunkChars) {
    meter.checkTime()
    tokenizer.write(html.slice(at, at + chunkChars), at + chunkChars >= html.length)
  }
  return sheetsOf(listener.tables)
}

/** Tables of several rows, or the only line of a page that has no such. */
function sheetsOf(tables: TableCollector[]): GridSheet[] {
  const holding = tables.flatMap(holdingData)
  const several = holding.filter((table) => table.lastRow > 1)
  const largest = new Set(
    (several.length > 0 ? several : holding).toSorted((a, b) => b.filled - a.filled).slice(0, maxTables),
  )
  return holding
    .filter((table) => largest.has(table))
    .map((table, at) => table.sheet(table.caption.trim() || `Таблица ${String(at + 1)}`))
}

/** A table that frames a larger one is layout; a smaller one within a cell is a detail, and its text is in that cell. */
function holdingData(table: TableCollector): TableCollector[] {
  const nested = table.nested.flatMap(holdingData)
  if (nested.some((inner) => inner.filled > table.filled)) return nested
  return table.filled > 0 ? [table] : []
}

class TableListener implements TokenHandler {
  toMode: (mode: Tokenizer['state']) => void = () => undefined
  /** Tables that stand in no other one, in the order of the page. */
  readonly tables: TableCollector[] = []
  private readonly meter: Meter
  private readonly open: TableCollector[] = []
  /** Name of the element whose text is no content: a script, a caption is kept apart. */
  private skipping = ''
  private inCaption = false

  constructor(meter: Meter) {
    this.meter = meter
  }

  onStartTag(token: Token.TagToken): void {
    this.meter.tick()
    const { tagName } = token
    const mode = raw.get(tagName)
    if (mode !== undefined) {
      if (token.selfClosing) return
      this.toMode(mode)
      this.skipping = tagName
    } else if (tagName === 'table') this.openTable()
    else this.inTable(token)
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (tagName === this.skipping) this.skipping = ''
    else if (tagName === 'table') this.closeTable()
    else if (tagName === 'caption') this.inCaption = false
    else if (tagName === 'td' || tagName === 'th' || ends.has(tagName)) this.open.at(-1)?.closeCell()
    else if (blocks.has(tagName)) this.add('\n')
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    this.add(chars)
  }

  onWhitespaceCharacter(): void {
    this.add(' ')
  }

  onNullCharacter(): void {
    // Not shown by a browser either.
  }

  onComment(): void {
    // Not shown.
  }

  onDoctype(): void {
    // Says nothing of the tables.
  }

  onEof(): void {
    while (this.open.length > 0) this.closeTable()
  }

  private inTable(token: Token.TagToken): void {
    const table = this.open.at(-1)
    if (table === undefined) return
    const { tagName } = token
    if (tagName === 'td' || tagName === 'th') {
      table.openCell(spansOf(token))
      this.addAround(' ')
    } else if (tagName === 'tr') {
      table.openRow(isHidden(token))
      this.addAround('\n')
    } else if (tagName === 'caption') this.inCaption = true
    else if (tagName === 'br' || blocks.has(tagName)) this.add('\n')
  }

  private openTable(): void {
    if (this.open.length >= maxNesting) throw new RefusedFile('damaged', 'nested tables')
    const table = new TableCollector(this.meter)
    const outer = this.open.at(-1)
    if (outer === undefined) this.tables.push(table)
    else outer.nested.push(table)
    this.addAround('\n')
    this.open.push(table)
  }

  private closeTable(): void {
    this.inCaption = false
    this.open.pop()?.closeCell()
    this.add('\n')
  }

  /** A text belongs to its cell, and to the cells around its table. */
  private add(text: string): void {
    if (this.skipping !== '') return
    if (this.inCaption) {
      const table = this.open.at(-1)
      if (table !== undefined && table.caption.length < 200) table.caption += text
      return
    }
    for (const table of this.open) table.add(text)
  }

  private addAround(text: string): void {
    for (const table of this.open.slice(0, -1)) table.add(text)
  }
}

function spansOf(token: Token.TagToken): { columns: number; rows: number } {
  return {
    columns: span(token, 'colspan', maxColumnSpan),
    rows: span(token, 'rowspan', maxRowSpan),
  }
}

function span(token: Token.TagToken, name: string, most: number): number {
  const value = token.attrs.find((attribute) => attribute.name === name)?.value
  const count = Number.parseInt(value ?? '1', 10)
  return count >= 1 ? Math.min(count, most) : 1
}

/** Excel writes the rows that a filter hides like this. */
function isHidden(token: Token.TagToken): boolean {
  return token.attrs.some(
    ({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)),
  )
}
