import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import { decode, detectEncoding, encodingChoices } from './detectEncoding'
import { guessDelimiter } from './guessDelimiter'
import { parseRows } from './parseRows'
import type { Meter } from '@/formats/reading/Meter'
import type { GridFile, GridSheet, ReadingChoice, TextEncoding, TextReading } from '@/domain/imports/grid'

/**
 * Reads a text file with values between delimiters as one sheet named after the file. Everything stays text: what is a
 * number, a day or a phone is for the domain to say. @throws RefusedFile when nothing is in it or it is over the budget.
 */
export function readText(fileName: string, bytes: Uint8Array, choice: ReadingChoice, meter: Meter): GridFile {
  const guess = detectEncoding(bytes)
  const encoding = choice.encoding ?? guess.encodings[0] ?? 'utf-8'
  const { delimiter, sheet } = readTable(nameOfSheet(fileName), decode(bytes, encoding), choice, meter)
  if (isMessage(fileName, sheet)) throw damaged('a line of text under the name of a workbook')
  const text: TextReading = {
    encoding,
    certain: guess.certain,
    delimiter,
    choices: encodingChoices(bytes, guess.certain ? oneFirst(guess.encodings, encoding) : guess.encodings),
  }
  return { fileName, format: 'text', sheets: [sheet], text }
}

/** Splits decoded text into the cells of one sheet. */
export function readTable(
  name: string,
  decoded: string,
  choice: ReadingChoice,
  meter: Meter,
): { delimiter: string; sheet: GridSheet } {
  const { text, announced } = withoutAnnouncement(clean(decoded))
  const delimiter = chosen(choice.delimiter) ?? announced ?? guessDelimiter(text)
  const cells = parseRows(text, delimiter, meter)
  if (cells.lastRow === 0) throw new RefusedFile('empty', 'no values')
  return { delimiter, sheet: cells.sheet(name, false) }
}

/** «File not found» saved under the name of the workbook that was not found. */
function isMessage(fileName: string, { rows }: GridSheet): boolean {
  return /\.(xls[xm]?|ods)$/i.test(fileName) && rows.length === 1 && rows[0]?.length === 1
}

/** The file's name without its ending: a class may be named there, as on the tab of a sheet. */
export function nameOfSheet(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '')
}

/** One kind of line ends, and none of the characters that texts do not show (zeros of padding, the end mark of DOS). */
function clean(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\v/g, ' ')
    .replace(unseen, '')
}

const unseen = /[\u0000-\u0008\u000c-\u001f\u007f]/g

/** Excel's own first line `sep=;`, which it does not show. */
function withoutAnnouncement(text: string): { text: string; announced: string | null } {
  const [line = '', sign] = /^"?sep=([^\n"]?)"?;*(?:\n|$)/i.exec(text) ?? []
  if (sign === undefined) return { text, announced: null }
  return { text: text.slice(line.length), announced: chosen(sign) ?? null }
}

/** A delimiter that can be one; an empty string is a list of one column. */
function chosen(delimiter: string | undefined): string | undefined {
  if (delimiter === undefined || delimiter.length > 1 || /["\r\n\ufeff]/.test(delimiter)) return undefined
  return delimiter
}

function oneFirst(encodings: TextEncoding[], first: TextEncoding): TextEncoding[] {
  return [first, ...encodings.filter((encoding) => encoding !== first)]
}
