/** Excel's own limit for the text of one cell. */
const CELL_CHARS = 32_767
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/gu

/**
 * Text as a cell of an .xlsx file can hold it: no characters that XML forbids, no lone surrogates, no longer than Excel
 * allows, and `_x0041_` kept as it is typed (Excel would read it as an escaped «A»). Text that begins with `= + - @` is
 * left alone: the cell is written as a shared string, which no program evaluates (reliability S3).
 */
export function cellText(text: string): string {
  if (SIMPLE.test(text) && text.length <= CELL_CHARS) return text
  const clean = text.toWellFormed().replace(NOT_XML, '').replace(/\r\n?/gu, '\n').replace(LOOKS_ESCAPED, '_x005F_')
  return clean.length > CELL_CHARS ? `${clean.slice(0, CELL_CHARS - 1).toWellFormed()}…` : clean
}

/** The usual name, phone or link: nothing to clean. */
const SIMPLE = /^[\u0020-\u005E\u0060-\u007E\u00A0-\u00FF\u0400-\u04FF\u2010-\u2030№]*$/u

/** Text of a page header or footer: `&` starts a code there, and Excel refuses more than 255 characters in all. */
export function headerText(text: string): string {
  const plain = cellText(text).replace(/\s+/gu, ' ').trim()
  const short = plain.length > 180 ? `${plain.slice(0, 179).toWellFormed()}…` : plain
  return short.replace(/&/gu, '&&')
}
