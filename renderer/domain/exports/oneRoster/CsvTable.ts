/**
 * A list of records as OneRoster wants it: a header and rows of plain texts of equal length. `formats` makes the CSV.
 * No cell has a line break.
 */
export interface CsvTable {
  /** Name of the file without «.csv». */
  name: string
  header: readonly string[]
  rows: string[][]
}

/** Signs that a spreadsheet takes for the beginning of a formula, their full-width twins and white space before them too. */
const formula = /^[\s\u00a0\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u

/**
 * A text that a person typed, as one line. One that a spreadsheet would compute gets the apostrophe of OWASP before it
 * (reliability S3). Never for ids, codes and days: those must arrive exactly as they are.
 */
export function typedText(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return formula.test(line) ? `'${line}` : line
}

/** A phone in E.164 is exact though it begins with a plus; what could not be understood is a typed text. */
export function phoneText(number: string): string {
  return /^\+\d{7,15}$/.test(number) ? number : typedText(number)
}
