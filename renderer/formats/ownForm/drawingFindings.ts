import type { SheetPlan } from './formPlan'
import { signsIn, type Note } from './note'
import type { FormPackage } from './FormPackage'
import type { ListedSheet } from './WorkbookParts'
import { allOf, childOf, rootOf, textOf, walk, type Element } from './xml'

/** Charts, shapes, pictures, controls and notes of a sheet. */
export function drawingFindings(files: FormPackage, sheet: ListedSheet, plan: SheetPlan | null, note: Note): void {
  const signs: string[] = []
  const relations = files.relationsOf(sheet.part).filter(({ target, external }) => !external && files.has(target))
  let controls = relations.filter(({ type }) => type === 'ctrlProp').length
  for (const { type, target } of relations) {
    if (type === 'drawing') {
      const root = rootOf(files.look(target))
      signs.push(...signsIn(root, 't'))
      drawn(root, plan, note)
      for (const one of files.relationsOf(target)) {
        if (/^chart(?:Ex)?$/u.test(one.type) && files.has(one.target)) {
          signs.push(...signsIn(rootOf(files.look(one.target)), 't'))
        }
      }
    } else if (type === 'comments') {
      const root = rootOf(files.look(target))
      signs.push(...signsIn(root, 't'))
      const cells = allOf(root, 'comment').map((one) => one.getAttribute('ref') ?? '')
      const repeated = cells.filter((cell) => isRepeated(plan, Number(/\d+$/u.exec(cell)?.[0])))
      if (repeated.length > 0) note('comment', { cells: repeated })
    } else if (type === 'vmlDrawing') {
      const text = files.textOf(target)
      if (controls === 0) controls = [...text.matchAll(/ObjectType="(?!Note|Pict)\w+"/gu)].length
      if (/<v:imagedata\b/u.test(text) && !/ObjectType="Note"/u.test(text)) note('headerPicture')
    }
  }
  if (controls > 0) note('formControl', { count: controls })
  if (signs.length > 0) note('textBoxPlaceholder', { detail: [...new Set(signs)].join(', ') })
}

function drawn(root: Element, plan: SheetPlan | null, note: Note): void {
  // A control stands in the drawing a second time, for programs that know no controls.
  const all = [...walk(root)].filter((one) => !isFallback(one))
  const count = (...names: string[]) => all.filter((one) => names.includes(one.localName ?? '')).length
  const charts = count('graphicFrame')
  const [pictures, shapes] = [count('pic'), count('sp', 'cxnSp')]
  if (charts > 0) note('chart', { count: charts })
  if (pictures > 0) note('picture', { count: pictures })
  if (shapes > 0) note('shape', { count: shapes })
  const stays = allOf(root, 'graphicFrame').some((frame) => {
    let anchor = frame.parentNode
    while (anchor && !/Anchor$/u.test(anchor.localName ?? '')) anchor = anchor.parentNode
    const from = anchor && childOf(anchor as Element, 'from')
    const row = from && childOf(from, 'row')
    return row && isRepeated(plan, Number(textOf(row)) + 1)
  })
  if (stays) note('chartInRow')
}

function isFallback(one: Element): boolean {
  for (let at = one.parentNode; at; at = at.parentNode) if (at.localName === 'Fallback') return true
  return false
}

function isRepeated(plan: SheetPlan | null, row: number): boolean {
  return plan?.repeated.some(({ from, to }) => row >= from && row <= to) ?? false
}
