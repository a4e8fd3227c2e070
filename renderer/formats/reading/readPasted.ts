import { readHtmlTables } from './html/readHtml'
import { RefusedFile } from './RefusedFile'
import { readTable } from './text/readText'
import type { Meter } from './Meter'
import type { GridFile, PastedBlock } from '@/domain/imports/grid'

/**
 * A block from the clipboard: the tables of its HTML, else its text as Excel writes it (tabs, quotes around cells of
 * several lines), else its lines as one column. @throws RefusedFile when it holds nothing or is over the budget.
 */
export function readPasted(name: string, block: PastedBlock, meter: Meter): GridFile {
  const { fileBytes } = meter.budget
  if (block.text.length > fileBytes || block.html.length > fileBytes) throw new RefusedFile('too-large', 'pasted')
  const tables = /<table/i.test(block.html) ? readHtmlTables(block.html, meter) : []
  const [first, ...more] = tables
  if (first !== undefined)
    return { fileName: name, format: 'html', sheets: more.length === 0 ? [{ ...first, name }] : tables }
  const choice = block.text.includes('\t') ? { delimiter: '\t' } : {}
  const { sheet, delimiter } = readTable(name, block.text, choice, meter)
  return {
    fileName: name,
    format: 'text',
    sheets: [sheet],
    text: { encoding: 'utf-8', certain: true, delimiter, choices: [] },
  }
}
