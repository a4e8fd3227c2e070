import type { FoundPlaceholder } from '@/domain/documents/ownForm/formCheck'
import { parseArea } from './areas'
import { placeholdersOf } from './placeholderText'
import { numberedRows } from './sheetRows'
import { ownFormWords } from './texts'
import type { ListedSheet, WorkbookParts } from './WorkbookParts'
import { childOf, childrenOf, rootOf, textOf, type Element } from './xml'

/** What of a sheet is to be filled: its placeholders, and the rows that are repeated for each line. */
export interface SheetPlan {
  sheet: ListedSheet
  found: FoundPlaceholder[]
  repeated: { from: number; to: number }[]
}

/** Placeholders and repeated rows of every sheet that has any, in the order of the workbook. */
export function formPlan(book: WorkbookParts): SheetPlan[] {
  return book.sheets
    .filter(({ isGrid }) => isGrid)
    .flatMap((sheet) => {
      const plan = sheetPlan(book, sheet)
      return plan.found.length > 0 ? [plan] : []
    })
}

function sheetPlan(book: WorkbookParts, sheet: ListedSheet): SheetPlan {
  const root = rootOf(book.files.look(sheet.part))
  const byRow = new Map<number, FoundPlaceholder[]>()
  for (const [number, row] of numberedRows(root)) {
    for (const cell of childrenOf(row, 'c')) {
      for (const { sign, known } of placeholdersOf(book.textOf(cell))) {
        const place = { sheet: sheet.name, cell: cell.getAttribute('r') ?? '', sign }
        const own = byRow.get(number) ?? []
        own.push({ ...place, id: known?.id ?? null, repeats: false })
        byRow.set(number, own)
      }
    }
  }
  const repeated = repeatedRows(byRow, mergedAreas(root))
  const isRepeated = (row: number) => repeated.some(({ from, to }) => row >= from && row <= to)
  const cells = [...byRow].flatMap(([row, own]) => own.map((one) => ({ ...one, repeats: isRepeated(row) })))
  return { sheet, found: [...cells, ...headerPlaceholders(root, sheet.name)], repeated }
}

export function mergedAreas(sheet: Element) {
  const list = childOf(sheet, 'mergeCells')
  return (list ? childrenOf(list, 'mergeCell') : []).flatMap((one) => parseArea(one.getAttribute('ref') ?? '') ?? [])
}

const ofUnitAndRole: ReadonlySet<string> = new Set(['link', 'shortLink', 'qr'])

/**
 * A row is repeated when something of a person, or the line's number, stands in it. Where no row has that, it is a list of
 * classes: the rows with a link, or else those with the class. Rows in a row are one block, also where cells of a block
 * are merged with the rows below.
 */
function repeatedRows(
  byRow: ReadonlyMap<number, readonly FoundPlaceholder[]>,
  merged: ReturnType<typeof mergedAreas>,
): { from: number; to: number }[] {
  const rowsWith = (wanted: (one: FoundPlaceholder) => boolean) =>
    [...byRow].filter(([, found]) => found.some(wanted)).map(([row]) => row)
  const level = (one: FoundPlaceholder) => levelOf(one)
  const ofPeople = rowsWith((one) => level(one) === 'person' || level(one) === 'row')
  const ofLinks = rowsWith((one) => one.id !== null && ofUnitAndRole.has(one.id))
  const rows = ofPeople.length > 0 ? ofPeople : ofLinks.length > 0 ? ofLinks : rowsWith((one) => one.id === 'unit')
  const blocks: { from: number; to: number }[] = []
  for (const row of rows.sort((a, b) => a - b)) {
    const last = blocks.at(-1)
    if (last && row <= last.to + 1) last.to = Math.max(last.to, row)
    else blocks.push({ from: row, to: row })
    const block = blocks.at(-1)
    if (!block) continue
    for (const area of merged) {
      if (area.top >= block.from && area.top <= block.to) block.to = Math.max(block.to, area.bottom)
    }
  }
  return blocks
}

function levelOf({ sign }: FoundPlaceholder) {
  return placeholdersOf(sign)[0]?.known?.level ?? null
}

/** The texts of a sheet's page header and footer. */
export function headerTexts(sheet: Element): Element[] {
  const header = childOf(sheet, 'headerFooter')
  return header ? childrenOf(header) : []
}

function headerPlaceholders(sheet: Element, name: string): FoundPlaceholder[] {
  return headerTexts(sheet).flatMap((one) =>
    placeholdersOf(textOf(one)).map(({ sign, known }) => ({
      sheet: name,
      cell: ownFormWords.header,
      sign,
      id: known?.id ?? null,
      repeats: false,
    })),
  )
}
