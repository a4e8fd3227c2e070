import { defaultBudget, type ReadingBudget } from './budget'
import { decodeMarkup } from './decodeMarkup'
import { detectFormat, formatOfPackage } from './detectFormat'
import { readHtmlTables } from './html/readHtml'
import { Meter } from './Meter'
import { readFlatOds, readOds } from './ods/readOds'
import { isOneRosterPackage, oneRosterList, readOneRoster } from './oneRoster'
import { Package } from './Package'
import { readPasted } from './readPasted'
import { RefusedFile } from './RefusedFile'
import { readText } from './text/readText'
import { readXls } from './xls/readXls'
import { readXlsx } from './readXlsx'
import { readTimetable } from './xml/readTimetable'
import { readXmlSpreadsheet } from './xml/readXmlSpreadsheet'
import type { GridFile, PastedBlock, ReadingChoice, ReadOutcome } from '@/domain/imports/grid'

/**
 * Reads a foreign file into plain values, by what its bytes are and whatever it is called. Never throws and never reads
 * past the budget; whatever is wrong with the file is a refusal (S1, S2). `detail` of an `unsupported` file is its format
 * (`fileFormats.ts`), of the others a note for the diagnostics. To be called inside a worker: the work is synchronous.
 * @param choice the user's correction of a text file's encoding or delimiter
 */
export async function readGridFile(
  fileName: string,
  bytes: Uint8Array,
  choice: ReadingChoice = {},
  budget: ReadingBudget = defaultBudget,
): Promise<ReadOutcome> {
  return outcomeOf(fileName, () => read(fileName, bytes, choice, new Meter(budget)))
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

function read(fileName: string, bytes: Uint8Array, choice: ReadingChoice, meter: Meter): GridFile | Promise<GridFile> {
  if (bytes.length === 0) throw new RefusedFile('empty', 'no bytes')
  if (bytes.length > meter.budget.fileBytes) throw new RefusedFile('too-large', String(bytes.length))
  const format = detectFormat(fileName, bytes)
  switch (format) {
    case 'zip':
      return readPackage(fileName, new Package(bytes, meter), meter)
    case 'ole':
      return readXls(fileName, bytes, meter)
    case 'text':
      return oneRosterList(readText(fileName, bytes, choice, meter))
    case 'html':
      return readPage(fileName, bytes, meter)
    case 'aSc':
      return readTimetable(fileName, bytes, meter)
    case 'xmlSpreadsheet':
      return readXmlSpreadsheet(fileName, bytes, meter)
    case 'flatOds':
      return readFlatOds(fileName, bytes, meter)
    default:
      throw new RefusedFile('unsupported', format)
  }
}

function readPackage(fileName: string, pack: Package, meter: Meter): GridFile {
  const format = formatOfPackage(pack.names(), mimetypeOf(pack))
  if (format === 'xlsx') return readXlsx(fileName, pack, meter)
  if (format === 'ods') return readOds(fileName, pack, meter)
  if (format === 'archive' && isOneRosterPackage(pack.names())) return readOneRoster(fileName, pack, meter)
  throw new RefusedFile('unsupported', format)
}

function readPage(fileName: string, bytes: Uint8Array, meter: Meter): GridFile {
  const sheets = readHtmlTables(decodeMarkup(bytes), meter)
  if (sheets.length === 0) throw new RefusedFile('unsupported', 'webPage')
  return { fileName, format: 'html', sheets }
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
