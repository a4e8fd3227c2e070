import { cellSizes, raiseRow } from './cellSize'
import type { FormPackage } from './FormPackage'
import { LARGEST_QR_MM, qrPng, smallestSideMm, type QrCell } from './qrPictures'
import { numberedRows } from './sheetRows'
import { ownFormWords } from './texts'
import { allOf, childOf, childrenOf, make, relationId, rootOf, type Element } from './xml'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml'
const EMU_PER_MM = 36_000
const EDGE_MM = 1
/** What stands after the drawing in a sheet (ECMA-376, 18.3.1.99): the order is part of the format. */
const AFTER_DRAWING = new Set(
  'legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(' '),
)

/** One picture file for each address, whatever number of sheets shows it. */
export type PictureStore = Map<string, string | null>

/**
 * Puts codes as pictures into their cells, as large as the cell allows. A row that is too low is raised; where the column is
 * too narrow to be read from, no code is put: a code that no telephone reads is worse than none.
 */
export function addQrPictures(files: FormPackage, part: string, codes: readonly QrCell[], store: PictureStore): void {
  const sheet = rootOf(files.edit(part))
  const sizeOf = cellSizes(sheet)
  const rows = numberedRows(sheet)
  let drawing: { part: string; root: Element } | null = null
  for (const { row, column, text } of codes) {
    const least = smallestSideMm(text)
    const size = sizeOf(row, column)
    if (least === null || size.widthMm < least) continue
    const wanted = Math.min(size.widthMm - EDGE_MM, LARGEST_QR_MM)
    let height = size.heightMm
    if (height < least + EDGE_MM) {
      const last = rows.get(size.bottom) ?? rows.get(row)
      const own = last === undefined ? 0 : sizeOf(Number(last.getAttribute('r')), column + 10_000).heightMm
      if (last) raiseRow(last, own + least + EDGE_MM - height)
      height = least + EDGE_MM
    }
    const side = Math.max(least, Math.min(wanted, height - EDGE_MM))
    const picture = pictureOf(files, text, store)
    if (picture === null) continue
    drawing ??= drawingOf(files, part, sheet)
    addPicture(files, drawing, picture, {
      row,
      column,
      side,
      left: Math.max(0, (size.widthMm - side) / 2),
      top: Math.max(0, (height - side) / 2),
    })
  }
}

function pictureOf(files: FormPackage, text: string, store: PictureStore): string | null {
  const known = store.get(text)
  if (known !== undefined) return known
  const png = qrPng(text)
  const name = png === null ? null : files.freeName('xl/media/qr.png')
  if (png !== null && name !== null) {
    files.put(name, png)
    const types = rootOf(files.contentTypes())
    const isKnown = childrenOf(types, 'Default').some((one) => one.getAttribute('Extension')?.toLowerCase() === 'png')
    if (!isKnown) {
      types.insertBefore(make(types, 'Default', { Extension: 'png', ContentType: 'image/png' }), types.firstChild)
    }
  }
  store.set(text, name)
  return name
}

function drawingOf(files: FormPackage, part: string, sheet: Element): { part: string; root: Element } {
  const known = childOf(sheet, 'drawing')
  const relation = known && files.relationsOf(part).find((one) => one.id === relationId(known))
  if (relation) return { part: relation.target, root: rootOf(files.edit(relation.target)) }
  const name = files.freeName('xl/drawings/drawing.xml')
  files.put(name, `<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}" xmlns:r="${OFFICE}"></xdr:wsDr>`, DRAWING_TYPE)
  const id = files.addRelation(part, `${OFFICE}/drawing`, name)
  const element = make(sheet, 'drawing')
  element.setAttributeNS(OFFICE, 'r:id', id)
  sheet.insertBefore(element, childrenOf(sheet).find((one) => AFTER_DRAWING.has(one.localName ?? '')) ?? null)
  return { part: name, root: rootOf(files.edit(name)) }
}

interface Spot {
  row: number
  column: number
  side: number
  left: number
  top: number
}

function addPicture(files: FormPackage, drawing: { part: string; root: Element }, picture: string, spot: Spot): void {
  const { root } = drawing
  const known = files.relationsOf(drawing.part).find((one) => one.target === picture)
  const id = known?.id ?? files.addRelation(drawing.part, `${OFFICE}/image`, picture)
  const number = String(1 + Math.max(0, ...allOf(root, 'cNvPr').map((one) => Number(one.getAttribute('id')) || 0)))
  const emu = (mm: number) => String(Math.round(mm * EMU_PER_MM))
  const add = (parent: Element, space: string, name: string, attributes: Record<string, string> = {}, text = '') => {
    const element = parent.ownerDocument?.createElementNS(space, name)
    if (!element) return parent
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    if (text !== '') element.textContent = text
    parent.appendChild(element)
    return element
  }
  const anchor = add(root, DRAWING, 'xdr:oneCellAnchor')
  const from = add(anchor, DRAWING, 'xdr:from')
  add(from, DRAWING, 'xdr:col', {}, String(spot.column - 1))
  add(from, DRAWING, 'xdr:colOff', {}, emu(spot.left))
  add(from, DRAWING, 'xdr:row', {}, String(spot.row - 1))
  add(from, DRAWING, 'xdr:rowOff', {}, emu(spot.top))
  add(anchor, DRAWING, 'xdr:ext', { cx: emu(spot.side), cy: emu(spot.side) })
  const pic = add(anchor, DRAWING, 'xdr:pic')
  const about = add(pic, DRAWING, 'xdr:nvPicPr')
  add(about, DRAWING, 'xdr:cNvPr', { id: number, name: `QR ${number}`, descr: ownFormWords.qrTitle })
  add(add(about, DRAWING, 'xdr:cNvPicPr'), MAIN, 'a:picLocks', { noChangeAspect: '1' })
  const fill = add(pic, DRAWING, 'xdr:blipFill')
  add(fill, MAIN, 'a:blip').setAttributeNS(OFFICE, 'r:embed', id)
  add(add(fill, MAIN, 'a:stretch'), MAIN, 'a:fillRect')
  const shape = add(pic, DRAWING, 'xdr:spPr')
  const frame = add(shape, MAIN, 'a:xfrm')
  add(frame, MAIN, 'a:off', { x: '0', y: '0' })
  add(frame, MAIN, 'a:ext', { cx: emu(spot.side), cy: emu(spot.side) })
  add(add(shape, MAIN, 'a:prstGeom', { prst: 'rect' }), MAIN, 'a:avLst')
  add(anchor, DRAWING, 'xdr:clientData')
}
