import type { FormPackage } from './FormPackage'
import { childOf, childrenOf, relationId, rootOf, walk } from './xml'

/** Parts that every copy needs as its own; pictures, printer settings and the like are shared. */
const own = new Set([
  'drawing',
  'chart',
  'chartEx',
  'chartUserShapes',
  'chartStyle',
  'chartColorStyle',
  'vmlDrawing',
  'comments',
  'threadedComment',
  'table',
  'ctrlProp',
])
/** What can stand in a workbook once only; the copies do without. */
const single = new Set(['pivotTable', 'slicer', 'timeline', 'queryTable'])

export interface CopiedSheet {
  part: string
  /** New names of the tables on it, by their old ones in lower case. */
  tables: Map<string, string>
}

/** A copy of a sheet's part with all that hangs on it. The workbook does not list it yet. */
export function copySheet(files: FormPackage, part: string, nextTableId: () => number): CopiedSheet {
  const tables = new Map<string, string>()
  const fresh = copyPart(files, part, (copied, type) => {
    if (type !== 'table') return
    const table = rootOf(files.edit(copied))
    const id = String(nextTableId())
    const before = table.getAttribute('displayName') ?? ''
    const name = `${before}_${id}`
    tables.set(before.toLowerCase(), name)
    for (const [key, value] of Object.entries({ id, name, displayName: name })) table.setAttribute(key, value)
  })
  const sheet = rootOf(files.edit(fresh))
  // Macros know a sheet by this name, and know it once.
  childOf(sheet, 'sheetPr')?.removeAttribute('codeName')
  dropLostParts(files, fresh)
  for (const view of walk(sheet)) if (view.localName === 'sheetView') view.removeAttribute('tabSelected')
  return { part: fresh, tables }
}

function copyPart(files: FormPackage, part: string, onCopy: (copied: string, type: string) => void): string {
  const relations = files.relationsOf(part)
  const fresh = files.copy(part)
  if (relations.length === 0) return fresh
  const folder = fresh.slice(0, fresh.lastIndexOf('/') + 1)
  const name = `${folder}_rels/${fresh.slice(folder.length)}.rels`
  const from = `${part.slice(0, part.lastIndexOf('/') + 1)}_rels/${part.slice(part.lastIndexOf('/') + 1)}.rels`
  files.put(name, files.bytesOf(from))
  for (const { id, type, target, external } of relations) {
    if (single.has(type)) files.editRelation(fresh, id, 'remove')
    else if (!external && own.has(type) && files.has(target)) {
      const copied = copyPart(files, target, onCopy)
      onCopy(copied, type)
      files.editRelation(fresh, id, { target: copied })
    } else if (!external) files.editRelation(fresh, id, { target })
  }
  return fresh
}

/** Extensions of the sheet that name a part which the copy does not have. */
function dropLostParts(files: FormPackage, part: string): void {
  const known = new Set(files.relationsOf(part).map(({ id }) => id))
  const extensions = childOf(rootOf(files.edit(part)), 'extLst')
  for (const extension of extensions ? childrenOf(extensions, 'ext') : []) {
    const ids = [...walk(extension)].map((one) => relationId(one)).filter((id) => id !== '')
    if (ids.some((id) => !known.has(id))) extensions?.removeChild(extension)
  }
}
