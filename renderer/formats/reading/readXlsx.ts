import { RefusedFile } from './RefusedFile'
import { sheetGrid } from './sheetGrid'
import { workbookParts } from './workbookParts'
import type { Meter } from './Meter'
import type { Package } from './Package'
import type { GridFile } from '@/domain/imports/grid'

/** Reads a workbook of Excel 2007 and later (.xlsx, .xlsm: macros are not looked at). @throws RefusedFile */
export function readXlsx(fileName: string, pack: Package, meter: Meter): GridFile {
  pack.scanParts(['.xml', '.rels'])
  const workbook = workbookParts(pack, meter)
  const sheets = workbook.sheets.map((sheet) => sheetGrid(pack, sheet, workbook, meter))
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('empty', 'no cells')
  return { fileName, format: 'xlsx', sheets }
}
