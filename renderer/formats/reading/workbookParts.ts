import { isBuiltInDateFormat, isDateFormat } from './excelDay'
import { damaged, RefusedFile } from './RefusedFile'
import { scanPart } from './scanPart'
import { attribute, decodeExcelEscapes } from './xmlText'
import type { Meter } from './Meter'
import type { Package } from './Package'

export interface SheetPart {
  name: string
  hidden: boolean
  part: string
}

export interface WorkbookParts {
  sheets: SheetPart[]
  date1904: boolean
  sharedStrings: string[]
  /** Per cell style: whether it shows a day. */
  dateStyles: boolean[]
}

interface Relation {
  id: string
  /** Last word of the type's address; the same in the transitional and in the strict format. */
  type: string
  target: string
}

/** Reads everything of a workbook but the cells: the sheets by their relations (never by file names), texts and styles. */
export function workbookParts(pack: Package, meter: Meter): WorkbookParts {
  const workbook = workbookPart(pack)
  const relations = relationsOf(pack, workbook)
  const { sheets, date1904 } = sheetList(pack, workbook, relations)
  if (sheets.length === 0) throw new RefusedFile('empty', 'no worksheets')
  if (sheets.length > meter.budget.sheets) throw new RefusedFile('too-many-sheets', String(sheets.length))
  const strings = partOfType(pack, relations, 'sharedStrings', 'xl/sharedStrings.xml')
  const styles = partOfType(pack, relations, 'styles', 'xl/styles.xml')
  return {
    sheets,
    date1904,
    sharedStrings: strings === null ? [] : sharedStrings(pack, strings, meter),
    dateStyles: styles === null ? [] : dateStyles(pack, styles),
  }
}

/** The main part of the package, by the root relation. */
export function workbookPart(pack: Package): string {
  const main = relationsOf(pack, '').find((relation) => relation.type === 'officeDocument')
  const name = main?.target ?? 'xl/workbook.xml'
  if (!pack.has(name)) throw damaged('no workbook part')
  return name
}

function relationsOf(pack: Package, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash + 1)
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const relations: Relation[] = []
  if (!pack.has(name)) return relations
  scanPart(pack, name, {
    open(tag, raw) {
      if (tag !== 'Relationship' || attribute(raw, 'TargetMode') === 'External') return
      const type = attribute(raw, 'Type') ?? ''
      const target = attribute(raw, 'Target') ?? ''
      const last = type.slice(type.lastIndexOf('/') + 1)
      relations.push({ id: attribute(raw, 'Id') ?? '', type: last, target: resolvePart(folder, target) })
    },
    close() {},
    text() {},
  })
  return relations
}

function resolvePart(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const parts: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

function partOfType(pack: Package, relations: Relation[], type: string, usual: string): string | null {
  const target = relations.find((relation) => relation.type === type)?.target ?? usual
  return pack.has(target) ? target : null
}

function sheetList(pack: Package, workbook: string, relations: Relation[]): { sheets: SheetPart[]; date1904: boolean } {
  const sheets: SheetPart[] = []
  let date1904 = false
  let index = 0
  scanPart(pack, workbook, {
    open(tag, raw) {
      if (tag === 'workbookPr') date1904 = /^(1|true|on)$/.test(attribute(raw, 'date1904') ?? '')
      if (tag !== 'sheet') return
      index += 1
      const relationId = attribute(raw, 'id')
      const relation = relations.find((candidate) => candidate.id === relationId)
      // Chart, dialog and macro sheets hold no lists.
      if (relation !== undefined && relation.type !== 'worksheet') return
      const part = relation?.target ?? `xl/worksheets/sheet${String(index)}.xml`
      const name = (attribute(raw, 'name') ?? '').slice(0, 200)
      sheets.push({ name, hidden: /hidden/i.test(attribute(raw, 'state') ?? ''), part })
    },
    close() {},
    text() {},
  })
  return { sheets, date1904 }
}

/** The texts that cells refer to; runs of rich text are joined, phonetic runs left out. */
function sharedStrings(pack: Package, part: string, meter: Meter): string[] {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  scanPart(pack, part, {
    open(tag) {
      if (tag === 'si') current = ''
      else if (tag === 'rPh') phonetic += 1
      else if (tag === 't') inText = phonetic === 0
    },
    close(tag) {
      if (tag === 't') inText = false
      else if (tag === 'rPh') phonetic -= 1
      else if (tag === 'si') {
        if (strings.length >= meter.budget.scannedCells) throw new RefusedFile('too-many-cells', 'texts')
        strings.push(decodeExcelEscapes(current).slice(0, meter.budget.textChars))
      }
    },
    text(value) {
      if (inText) current += value
    },
  })
  return strings
}

function dateStyles(pack: Package, part: string): boolean[] {
  const formats = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  scanPart(pack, part, {
    open(tag, raw) {
      if (tag === 'numFmt')
        formats.set(Number(attribute(raw, 'numFmtId') ?? -1), isDateFormat(attribute(raw, 'formatCode') ?? ''))
      else if (tag === 'cellXfs') inCellStyles = true
      else if (tag === 'xf' && inCellStyles) {
        const id = Number(attribute(raw, 'numFmtId') ?? 0)
        styles.push(formats.get(id) ?? isBuiltInDateFormat(id))
      }
    },
    close(tag) {
      if (tag === 'cellXfs') inCellStyles = false
    },
    text() {},
  })
  return styles
}
