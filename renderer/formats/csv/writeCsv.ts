import type { CsvTable } from '@/domain/exports/oneRoster/CsvTable'

const encoder = new TextEncoder()

/**
 * Lists → CSV files, one for one: RFC 4180 with commas and CRLF, UTF-8 without a mark of byte order, quotes only where
 * they are needed. Cells are written exactly as they are; what a spreadsheet must not compute is the list's own care.
 */
export async function writeCsv(
  tables: readonly CsvTable[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array[]> {
  const { default: Papa } = await import('papaparse')
  return tables.map(({ header, rows }, index) => {
    const text = Papa.unparse([[...header], ...rows], { delimiter: ',', newline: '\r\n' })
    onProgress(index + 1, tables.length)
    return encoder.encode(`${text}\r\n`)
  })
}
