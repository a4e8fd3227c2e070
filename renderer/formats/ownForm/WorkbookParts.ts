import { damaged, RefusedFile } from '@/formats/reading/RefusedFile'
import type { FormPackage } from './FormPackage'
import { stringText } from './placeholderText'
import { allOf, childOf, childrenOf, relationId, rootOf, type Element } from './xml'

const MOST_SHEETS = 100

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  name: string
  /** Full name of its part. */
  part: string
  /** Chart sheets have no cells. */
  isGrid: boolean
  hidden: boolean
}

/** The workbook's own part, its sheets in order and its shared strings. */
export class WorkbookParts {
  readonly files: FormPackage
  readonly part: string
  readonly sheets: ListedSheet[]
  private strings: Element[] | null = null
  private readonly texts = new Map<number, string>()

  constructor(files: FormPackage) {
    this.files = files
    const main = files.relationsOf('').find((one) => one.type === 'officeDocument')
    if (!main || !files.has(main.target)) throw damaged('no workbook part')
    this.part = main.target
    const root = rootOf(files.look(this.part))
    if (root.localName !== 'workbook') throw new RefusedFile('unsupported', 'no workbook')
    const relations = new Map(files.relationsOf(this.part).map((one) => [one.id, one]))
    this.sheets = allOf(root, 'sheet').flatMap((one) => {
      const relation = relations.get(relationId(one))
      if (!relation || !files.has(relation.target)) return []
      return [
        {
          name: one.getAttribute('name') ?? '',
          part: relation.target,
          isGrid: relation.type === 'worksheet',
          hidden: (one.getAttribute('state') ?? 'visible') !== 'visible',
        },
      ]
    })
    if (this.sheets.length > MOST_SHEETS) throw new RefusedFile('too-many-sheets', String(this.sheets.length))
  }

  /** The string of a cell as an element with runs; null where the cell holds no text of its own. */
  stringOf(cell: Element): Element | null {
    const type = cell.getAttribute('t')
    if (type === 'inlineStr') return childOf(cell, 'is')
    if (type !== 's') return null
    const index = this.indexOf(cell)
    return this.shared()[index] ?? null
  }

  /** The text of a cell that may hold placeholders; empty for numbers and results of formulas. */
  textOf(cell: Element): string {
    const string = this.stringOf(cell)
    if (!string) return ''
    if (cell.getAttribute('t') !== 's') return stringText(string)
    const index = this.indexOf(cell)
    const known = this.texts.get(index)
    if (known !== undefined) return known
    const text = stringText(string)
    this.texts.set(index, text)
    return text
  }

  private indexOf(cell: Element): number {
    const value = childOf(cell, 'v')
    return Number(value?.textContent ?? -1)
  }

  private shared(): Element[] {
    if (this.strings) return this.strings
    const part = this.files.relationsOf(this.part).find((one) => one.type === 'sharedStrings')?.target
    this.strings = part !== undefined && this.files.has(part) ? childrenOf(rootOf(this.files.look(part)), 'si') : []
    return this.strings
  }
}
