import { defaultBudget, type ReadingBudget } from './budget'
import { detectFormat, formatOfOle, formatOfPackage } from './detectFormat'
import { Meter } from './Meter'
import { Package } from './Package'
import { RefusedFile } from './RefusedFile'
import { sheetGrid } from './sheetGrid'
import { workbookParts } from './workbookParts'
import type { GridFile, PastedBlock, ReadingChoice, ReadOutcome } from '@/domain/imports/grid'

/**
 * Reads a foreign file into plain values. Never throws and never reads past the budget; whatever is wrong with the file
 * is a refusal (S1, S2). `detail` of an `unsupported` file is its format (`fileFormats.ts`), of the others a note for
 * the diagnostics. To be called inside a worker: the work is synchronous.
 */
export async function readGridFile(
  fileName: string,
  bytes: Uint8Array,
  choice: ReadingChoice = {},
  budget: ReadingBudget = defaultBudget,
): Promise<ReadOutcome> {
  return outcomeOf(fileName, () => read(fileName, bytes, choice, budget))
}

/** Reads a block from the clipboard, as `readGridFile` reads a file: never throws, within the same budget. */
export async function readPastedBlock(
  name: string,
  block: PastedBlock,
  budget: ReadingBudget = defaultBudget,
): Promise<ReadOutcome> {
  return outcomeOf(name, () => readPasted(name, block, new Meter(budget)))
}

async function outcomeOf(fileName: string, run: () => GridFile | Promise<GridFile>): Promise<ReadOutcome> {
  try {
    return { ok: true, file: await run() }
  } catch (reason) {
    if (reason instanceof RefusedFile) return { ok: false, fileName, refusal: reason.refusal, detail: reason.message }
    // Only the inflater and the text decoder throw anything else, and they do so on damaged bytes.
    return { ok: false, fileName, refusal: 'damaged', detail: reason instanceof Error ? reason.message : 'unknown' }
  }
}

function readPasted(_name: string, block: PastedBlock, _meter: Meter): GridFile {
  throw new RefusedFile(block.text === '' ? 'empty' : 'unsupported', 'text')
}

function read(fileName: string, bytes: Uint8Array, _choice: ReadingChoice, budget: ReadingBudget): GridFile {
  if (bytes.length === 0) throw new RefusedFile('empty', 'no bytes')
  if (bytes.length > budget.fileBytes) throw new RefusedFile('too-large', String(bytes.length))
  const format = detectFormat(fileName, bytes)
  if (format === 'ole') throw refusedOle(bytes)
  if (format !== 'zip') throw new RefusedFile('unsupported', format)
  return readXlsx(fileName, bytes, new Meter(budget))
}

function refusedOle(bytes: Uint8Array): RefusedFile {
  const format = formatOfOle(bytes)
  return format === 'encrypted' ? new RefusedFile('encrypted', 'ole') : new RefusedFile('unsupported', format)
}

function readXlsx(fileName: string, bytes: Uint8Array, meter: Meter): GridFile {
  const pack = new Package(bytes, meter)
  const format = formatOfPackage(pack.names(), mimetypeOf(pack))
  if (format !== 'xlsx') throw new RefusedFile('unsupported', format)
  pack.scanXmlParts()
  const workbook = workbookParts(pack, meter)
  const sheets = workbook.sheets.map((sheet) => sheetGrid(pack, sheet, workbook, meter))
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('empty', 'no cells')
  return { fileName, format: 'xlsx', sheets }
}

function mimetypeOf(pack: Package): string {
  let text = ''
  if (!pack.has('mimetype')) return text
  const decoder = new TextDecoder()
  pack.unpack('mimetype', (chunk) => {
    if (text.length < 200) text += decoder.decode(chunk.subarray(0, 200))
  })
  return text
}
