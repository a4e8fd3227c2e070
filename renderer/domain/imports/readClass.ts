import { parseClassName, splitClassNames, normaliseLitera } from '@/domain/rules/classNames'
import { cellText, shown } from './cells'
import { reasonTexts } from './texts'
import type { Organisation } from '@/domain/model/entities'
import type { NamedCell, RowReader } from './RowReader'

export interface ReadClass {
  levels: number[]
  litera: string
  building: string
}

type Alphabet = Organisation['literaAlphabet']

/**
 * The class a row names, from one cell or from параллель and литера. `fallback` is the class of the whole sheet.
 * `null` with a refusal or a doubt in the reader.
 */
export function readClass(reader: RowReader, alphabet: Alphabet, fallback = ''): ReadClass | null {
  const building = reader.fitting('building', 300)
  const level = reader.cell('level')
  if (level !== null) return fromParts(reader, level, alphabet, building)
  const cell = reader.cell('className') ?? (fallback === '' ? null : { value: fallback, column: '' })
  if (cell === null) return null
  const found = classOfCell(reader, cell, alphabet)
  return found === null ? null : { ...found, building }
}

function fromParts(reader: RowReader, level: NamedCell, alphabet: Alphabet, building: string): ReadClass | null {
  const litera = reader.cell('litera')
  const letters = cellText(litera?.value)
  if (letters.length > 40) {
    reader.refuse('tooLong', reasonTexts.tooLong(shown(letters), 15), litera)
    return null
  }
  const parsed = parseClassName(cellText(level.value), alphabet)
  if (!parsed.ok) {
    reader.refuse('badClass', parsed.reason, level)
    return null
  }
  const text = normaliseLitera(letters, alphabet)
  if (text.length > 15) {
    reader.refuse('tooLong', reasonTexts.tooLong(shown(text), 15), litera)
    return null
  }
  return { levels: parsed.levels, litera: text === '' ? parsed.litera : text, building }
}

/** One class from one cell; a day in the cell is Excel's doing («5-1» became 05.01) and is offered back with a doubt. */
export function classOfCell(
  reader: RowReader,
  cell: NamedCell,
  alphabet: Alphabet,
): { levels: number[]; litera: string } | null {
  const { value } = cell
  if (typeof value === 'object' && value !== null) {
    const [, month = '', day = ''] = value.day.split('-')
    const offer = `${String(Number(day))}-${String(Number(month))}`
    const parsed = parseClassName(offer, alphabet)
    const text = reasonTexts.classAsDate(cellText(value), offer)
    if (parsed.ok) reader.doubt('classAsDate', text, cell)
    else reader.refuse('classAsDate', text, cell)
    return parsed.ok ? { levels: parsed.levels, litera: parsed.litera } : null
  }
  const parsed = parseClassName(cellText(value), alphabet)
  if (!parsed.ok) {
    reader.refuse('badClass', parsed.reason, cell)
    return null
  }
  for (const doubt of parsed.doubts) reader.doubt('classSpelling', doubt, cell)
  return { levels: parsed.levels, litera: parsed.litera }
}

/** A cell of классное руководство → single class texts: «кл. рук. 5А, 7Б» → 5А and 7Б; «нет» and dashes → none. */
export function ledClassTexts(cell: NamedCell): NamedCell[] {
  const { value, column } = cell
  if (typeof value === 'object' && value !== null) return [cell]
  if (cellText(value).length > 300) return [{ value: shown(cellText(value)), column }]
  const bare = cellText(value)
    .replace(/класс\p{L}*[\s-]*рук\p{L}*\.?|кл\.?\s?рук\p{L}*\.?/giu, ' ')
    .trim()
  if (bare === '' || /^(?:[-–—+]+|нет|да|не имеет)$/i.test(bare)) return []
  return splitClassNames(bare).map((text) => ({ value: text, column }))
}

/** A cell that says in words that there is nobody: «вакансия», a dash. */
export function isNothing(text: string): boolean {
  return text === '' || /^(?:[-–—]+|нет|вакансия|вакант\p{L}*|не назначен\p{L}*)$/iu.test(text)
}
