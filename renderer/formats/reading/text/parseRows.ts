import Papa from 'papaparse'
import { RefusedFile } from '@/formats/reading/RefusedFile'
import { SheetCells } from '@/formats/reading/SheetCells'
import type { Meter } from '@/formats/reading/Meter'

/** Stands for a quotation mark that opens nothing, so that the parser takes it for a letter. A private-use character. */
const literalQuote = '\ue0f1'
/** A sign that no cleaned text has: for lists of one column, and in place of the quotation mark. */
const nowhere = '\u001f'
/** So many quotes that open nothing are put right one by one, and so much is parsed for it; then quotes mean nothing. */
const maxRepairs = 50
const maxParsedChars = 40_000_000

/**
 * Splits a cleaned text (line ends `\n`, no control characters) into the cells of a sheet. A quote that is never closed,
 * or whose cell swallows the lines below it, is an ordinary character: not a row is lost to it.
 * @param delimiter one character, or an empty string for a list of one column
 */
export function parseRows(text: string, delimiter: string, meter: Meter): SheetCells {
  if (hasMore(text, '"', meter.budget.cells * 3)) throw new RefusedFile('too-many-cells', 'quotes')
  const cells = new SheetCells(meter)
  let rest = text
  let row = 0
  let parsed = 0
  for (let repairs = 0; rest !== ''; repairs += 1) {
    meter.checkTime()
    parsed += rest.length
    const quoteChar = repairs < maxRepairs && parsed <= maxParsedChars ? '"' : nowhere
    const stray = parseUntilStray(rest, delimiter, quoteChar, (values) => {
      row += 1
      putRow(cells, row, values, meter)
    })
    if (stray === null) break
    rest = rest.slice(stray.record, stray.quote) + literalQuote + rest.slice(stray.quote + 1)
  }
  return cells
}

function putRow(cells: SheetCells, row: number, values: string[], meter: Meter): void {
  meter.scanCell()
  values.forEach((value, at) => {
    if (at > 0) meter.scanCell()
    if (value.trim() !== '')
      cells.put(row, at + 1, value.includes(literalQuote) ? value.replaceAll(literalQuote, '"') : value)
  })
}

/** Where the parser must begin again: the start of the record, and the quote in it that opens nothing. */
interface Stray {
  record: number
  quote: number
}

function parseUntilStray(
  text: string,
  delimiter: string,
  quoteChar: string,
  take: (values: string[]) => void,
): Stray | null {
  let stray: Stray | null = null
  let recordStart = 0
  Papa.parse<string[]>(text, {
    delimiter: delimiter === '' ? nowhere : delimiter,
    newline: '\n',
    quoteChar,
    step: ({ data, errors, meta }, parser) => {
      const quote = strayQuote(data, errors, delimiter)
      if (quote !== null) {
        stray = { record: recordStart, quote }
        parser.abort()
        return
      }
      recordStart = meta.cursor
      take(data)
    },
  })
  return stray
}

/** Where the quote stands that opens nothing, if the record has one. Papa's places are those after the quote. */
function strayQuote(values: string[], errors: Papa.ParseError[], delimiter: string): number | null {
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
  const broken = errors.find(({ code }) => code === 'InvalidQuotes')
  const wrong = unclosed ?? (broken !== undefined && swallowsLines(values, delimiter) ? broken : undefined)
  return wrong?.index === undefined ? null : wrong.index - 1
}

/** A cell of several lines whose first line holds the delimiter began with a quote that opens nothing. */
function swallowsLines(values: string[], delimiter: string): boolean {
  return values.some((value) => {
    const end = value.indexOf('\n')
    return end >= 0 && delimiter !== '' && value.slice(0, end).includes(delimiter)
  })
}

function hasMore(text: string, character: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count <= most; at = text.indexOf(character, at + 1)) count += 1
  return count > most
}
