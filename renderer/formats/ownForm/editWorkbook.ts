import type { FormPackage } from './FormPackage'
import { moveFormula, type FormulaPlace } from './moveFormula'
import { allOf, childOf, childrenOf, make, remove, rootOf, setText, textOf, type Element } from './xml'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN_TYPES: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.ms-excel.template.macroEnabled.main+xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
}

/** A sheet of the result: which sheet of the form it is, counted from 0, under which name, and where its formulas stand. */
export interface ResultSheet {
  origin: number
  part: string
  name: string
  place: FormulaPlace
  /** Whether it is a further copy and has to be listed. */
  isCopy: boolean
}

/** Lists the sheets in the workbook and moves its named ranges; everything is calculated anew when the file is opened. */
export function editWorkbook(files: FormPackage, part: string, sheets: readonly ResultSheet[], active: number): void {
  const root = rootOf(files.edit(part))
  listSheets(files, part, root, sheets)
  moveNames(root, sheets)
  for (const view of allOf(root, 'workbookView')) {
    view.setAttribute('activeTab', String(active))
    view.removeAttribute('firstSheet')
  }
  calculateAnew(root)
  for (const { id, type, target } of files.relationsOf(part)) {
    if (type !== 'calcChain') continue
    files.editRelation(part, id, 'remove')
    files.remove(target)
  }
  for (const one of childrenOf(rootOf(files.contentTypes()), 'Override')) {
    const type = MAIN_TYPES[one.getAttribute('ContentType') ?? '']
    if (type !== undefined) one.setAttribute('ContentType', type)
  }
  dropSignature(files)
  dropTitles(files)
}

function listSheets(files: FormPackage, part: string, root: Element, sheets: readonly ResultSheet[]): void {
  const list = childOf(root, 'sheets')
  if (!list) return
  const listed = childrenOf(list, 'sheet')
  let lastId = Math.max(0, ...listed.map((one) => Number(one.getAttribute('sheetId')) || 0))
  const type = files.relationsOf(part).find((one) => one.type === 'worksheet')
  for (const sheet of sheets) {
    const origin = listed[sheet.origin]
    if (!origin) continue
    const element = sheet.isCopy && type ? (origin.cloneNode(true) as Element) : origin
    if (sheet.isCopy) {
      element.setAttribute('sheetId', String((lastId += 1)))
      element.setAttributeNS(OFFICE, 'r:id', files.addRelation(part, `${OFFICE}/worksheet`, sheet.part))
    }
    element.setAttribute('name', sheet.name)
    list.appendChild(element)
  }
}

/** Names that belong to one sheet, the print area among them, belong to each of its copies. */
function moveNames(root: Element, sheets: readonly ResultSheet[]): void {
  const names = childOf(root, 'definedNames')
  if (!names) return
  for (const name of childrenOf(names, 'definedName')) {
    const local = name.getAttribute('localSheetId')
    const owners =
      local === null ? [] : sheets.flatMap((one, at) => (one.origin === Number(local) ? [{ one, at }] : []))
    if (local === null) {
      const place = sheets[0]?.place
      if (place) setText(name, moveFormula(textOf(name), place, null, true))
      continue
    }
    for (const { one, at } of owners) {
      const copy = name.cloneNode(true) as Element
      copy.setAttribute('localSheetId', String(at))
      setText(copy, moveFormula(textOf(name), one.place, null, true))
      names.insertBefore(copy, name)
    }
    remove(name)
  }
}

const BEFORE_CALCULATION = new Set(
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames'.split(
    ' ',
  ),
)

function calculateAnew(root: Element): void {
  let settings = childOf(root, 'calcPr')
  if (!settings) {
    settings = make(root, 'calcPr')
    const after = childrenOf(root).findLast((one) => BEFORE_CALCULATION.has(one.localName ?? ''))
    root.insertBefore(settings, after?.nextSibling ?? null)
  }
  settings.setAttribute('fullCalcOnLoad', '1')
}

function dropSignature(files: FormPackage): void {
  for (const { id, type } of files.relationsOf('')) {
    if (/^(?:origin|digital-signature)/u.test(type)) files.editRelation('', id, 'remove')
  }
  for (const name of files.names()) if (name.startsWith('_xmlsignatures/')) files.remove(name)
}

/** The list of sheets that the file's properties keep is a copy of what was; Excel makes it anew. */
function dropTitles(files: FormPackage): void {
  const part = files.relationsOf('').find((one) => one.type === 'extended-properties')?.target
  if (part === undefined || !files.has(part)) return
  for (const one of childrenOf(rootOf(files.edit(part)))) {
    if (one.localName === 'TitlesOfParts' || one.localName === 'HeadingPairs') remove(one)
  }
}
