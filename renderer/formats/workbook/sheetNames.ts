/** Excel's own limit for the name of a sheet. */
export const SHEET_NAME_CHARS = 31

/**
 * Makes the names of a workbook's sheets acceptable to Excel, LibreOffice and the office suites that copy them: without
 * `' [ ] * ? : / \` and control characters, 1–31 characters, unique without regard to case, never the reserved «History».
 * The apostrophe goes too: ExcelJS writes the print titles of such a sheet wrongly (exceljs#3071). Order is kept.
 */
export function safeSheetNames(names: string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = cleaned(name)
    let candidate = base
    for (let number = 2; taken.has(candidate.toLowerCase()); number += 1) {
      const tail = ` (${String(number)})`
      candidate = cut(base, SHEET_NAME_CHARS - tail.length) + tail
    }
    taken.add(candidate.toLowerCase())
    return candidate
  })
}

function cleaned(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/['[\]*?:/\\]/gu, ' ')
    .replace(/[\p{C}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const short = cut(plain, SHEET_NAME_CHARS)
  if (short === '') return 'Лист'
  return short.toLowerCase() === 'history' ? `${short} 1` : short
}

/** Cuts by UTF-16 length, as Excel counts, without splitting a surrogate pair. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  let result = ''
  for (const sign of text) {
    if (result.length + sign.length > limit) break
    result += sign
  }
  return result.trimEnd()
}
