import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import { OleContainer } from './OleContainer'

/** Records of a workbook stream ([MS-XLS] 2.4): its beginning, and the sign that all that follows is encrypted. */
const beginning = 0x0809
const filePass = 0x002f
const biff8 = 0x0600
/** The sign of encryption stands among the first records, before anything of the book. */
const headBytes = 2048

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
  judgeWorkbook(container.beginning('Workbook', headBytes))
}

function judgeWorkbook(head: Uint8Array): void {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  if (head.length < 8 || view.getUint16(0, true) !== beginning) throw damaged('no workbook in the stream')
  if (view.getUint16(4, true) !== biff8) throw new RefusedFile('unsupported', 'xls5')
  for (let at = 0; at + 4 <= head.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === filePass) throw new RefusedFile('encrypted', 'workbook')
  }
}
