import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import { OleContainer } from './OleContainer'

/** Records of a workbook stream ([MS-XLS] 2.4): beginning and end of a part, and the sign that the rest is encrypted. */
const beginning = 0x0809
const end = 0x000a
const filePass = 0x002f
const biff8 = 0x0600

/**
 * Refuses, before anything is parsed, every OLE container that is no readable workbook of Excel 97–2003.
 * @throws RefusedFile `encrypted`, `damaged` or `unsupported` with what it is.
 */
export function judgeOle(bytes: Uint8Array): void {
  const container = new OleContainer(bytes)
  if (container.has('EncryptedPackage')) throw new RefusedFile('encrypted', 'ole')
  if (container.has('WordDocument')) throw new RefusedFile('unsupported', 'document')
  if (container.has('PowerPoint Document')) throw new RefusedFile('unsupported', 'presentation')
  if (!container.has('Workbook')) throw new RefusedFile('unsupported', container.has('Book') ? 'xls5' : 'ole')
  judgeWorkbook(container.content('Workbook'))
}

/** Walks over all records: a book that was cut, or whose lengths do not fit, is not read by half. */
function judgeWorkbook(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  if (stream.length < 8 || view.getUint16(0, true) !== beginning) throw damaged('no workbook in the stream')
  if (view.getUint16(4, true) !== biff8) throw new RefusedFile('unsupported', 'xls5')
  let open = 0
  let parts = 0
  for (let at = 0; at + 4 <= stream.length; at += 4 + view.getUint16(at + 2, true)) {
    const record = view.getUint16(at, true)
    if (record === filePass) throw new RefusedFile('encrypted', 'workbook')
    if (record === beginning) open += 1
    else if (record === end) open -= 1
    // Behind the last part there may be padding.
    else if (open === 0) break
    if (open === 0) parts += 1
  }
  if (open !== 0 || parts < 2) throw damaged('workbook is cut short')
}
