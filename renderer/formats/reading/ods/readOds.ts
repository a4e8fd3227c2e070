import { RefusedFile } from '@/formats/reading/RefusedFile'
import { scanPart } from '@/formats/reading/scanPart'
import { scanText } from '@/formats/reading/scanText'
import { decodeMarkup } from '@/formats/reading/decodeMarkup'
import { OdsContent } from './OdsContent'
import type { Meter } from '@/formats/reading/Meter'
import type { Package } from '@/formats/reading/Package'
import type { GridFile } from '@/domain/imports/grid'

/** Reads an OpenDocument spreadsheet. @throws RefusedFile when it is encrypted, empty or above the budget. */
export function readOds(fileName: string, pack: Package, meter: Meter): GridFile {
  if (isEncrypted(pack)) throw new RefusedFile('encrypted', 'manifest')
  pack.scanParts(['.xml'])
  const content = new OdsContent(meter)
  scanPart(pack, 'content.xml', content)
  return fileOf(fileName, content)
}

/** The same document as a single XML file (.fods). */
export function readFlatOds(fileName: string, bytes: Uint8Array, meter: Meter): GridFile {
  const content = new OdsContent(meter)
  scanText(decodeMarkup(bytes), content, meter)
  return fileOf(fileName, content)
}

function fileOf(fileName: string, content: OdsContent): GridFile {
  if (content.sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('empty', 'no cells')
  return { fileName, format: 'ods', sheets: content.sheets }
}

/** ODF 1.2 encrypts part by part and says so in the manifest; ODF 1.4 wraps the whole package. */
function isEncrypted(pack: Package): boolean {
  if (pack.has('encrypted-package')) return true
  let encrypted = false
  if (!pack.has('META-INF/manifest.xml')) return false
  scanPart(pack, 'META-INF/manifest.xml', {
    open(tag) {
      if (tag === 'encryption-data') encrypted = true
    },
    close() {},
    text() {},
  })
  return encrypted
}
