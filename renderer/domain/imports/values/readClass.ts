import { className, normaliseLitera, parseClassName, splitClassNames } from '@/domain/rules/classNames'
import { cellLines, cellText, shown } from './cells'
import { reasonTexts } from '@/domain/imports/texts'
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

/**
 * One class from one cell. What Excel or a slip of the pen made of it is offered back with a doubt: a day («5-1» became
 * 05.01), a decimal number, a Roman number, a digit 3 in place of «З», a remark longer than a litera.
 */
export function classOfCell(
  reader: RowReader,
  cell: NamedCell,
  alphabet: Alphabet,
): { levels: number[]; litera: string } | null {
  const { value } = cell
  if (typeof value === 'object' && value !== null) return classOfDay(reader, cell, value.day, alphabet)
  const text = cellText(value)
  const parsed = parseClassName(text, alphabet)
  if (!parsed.ok) return offered(reader, cell, text, parsed.reason, alphabet)
  const { levels, litera } = parsed
  const name = className({ levels, litera }, 'guillemets')
  for (const doubt of parsed.doubts) {
    const isOffered = doubt.includes(name) || doubt.includes('рочитано как «')
    reader.doubt('classSpelling', isOffered ? doubt : `${doubt} ${reasonTexts.classOffer(name)}`, cell)
  }
  return { levels, litera }
}

function classOfDay(
  reader: RowReader,
  cell: NamedCell,
  iso: string,
  alphabet: Alphabet,
): { levels: number[]; litera: string } | null {
  const [, month = '', day = ''] = iso.split('-')
  const offer = `${String(Number(day))}-${String(Number(month))}`
  const parsed = parseClassName(offer, alphabet)
  const text = reasonTexts.classAsDate(cellText(cell.value), offer)
  if (parsed.ok) reader.doubt('classAsDate', text, cell)
  else reader.refuse('classAsDate', text, cell)
  return parsed.ok ? { levels: parsed.levels, litera: parsed.litera } : null
}

/** What the text most likely means where it cannot be read as it is; refused when nothing is likely. */
function offered(
  reader: RowReader,
  cell: NamedCell,
  text: string,
  refusal: string,
  alphabet: Alphabet,
): { levels: number[]; litera: string } | null {
  for (const likely of likelyClasses(text)) {
    const parsed = parseClassName(likely, alphabet)
    if (!parsed.ok) continue
    const { levels, litera } = parsed
    reader.doubt('classSpelling', reasonTexts.classRead(shown(text), className({ levels, litera }, 'guillemets')), cell)
    return { levels, litera }
  }
  reader.refuse('badClass', refusal, cell)
  return null
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const romanHead = /^([IVX]{1,4})(?![A-Z])[\s\-«"“„']*(\p{L}{0,2})[»"”']?\s*(?:кл\p{L}*\.?)?$/u
const unitOfWriting = /[ХІ]/g

function likelyClasses(text: string): string[] {
  const likely: string[] = []
  const asRoman = romanHead.exec(
    text.replace(/^[XХIІV]+/u, (head) => head.replace(unitOfWriting, (one) => (one === 'Х' ? 'X' : 'I'))),
  )
  const level = asRoman === null ? 0 : roman.indexOf(asRoman[1] ?? '') + 1
  if (level > 0) likely.push(`${String(level)}${asRoman?.[2] ?? ''}`)
  const three = /^([1-9]|1[0-2])3$/.exec(text)
  if (three !== null) likely.push(`${three[1] ?? ''}З`)
  const remark = /^(.{1,8}?)\s*\([^()]{3,60}\)$/u.exec(text)
  if (remark !== null) likely.push(remark[1] ?? '')
  const reversed = /^(\p{Lu})\s?[-–]?\s?(\d{1,2})$/u.exec(text)
  if (reversed !== null) likely.push(`${reversed[2] ?? ''}${reversed[1] ?? ''}`)
  return likely
}

/** A cell of классное руководство → single class texts: «кл. рук. 5А, 7Б» → 5А and 7Б; «нет» and dashes → none. */
export function ledClassTexts(cell: NamedCell): NamedCell[] {
  const { value, column } = cell
  if (typeof value === 'object' && value !== null) return [cell]
  if (cellText(value).length > 300) return [{ value: shown(cellText(value)), column }]
  const bare = cellLines(value)
    .replace(/класс\p{L}*[\s-]*рук\p{L}*\.?|кл\.?\s?рук\p{L}*\.?/giu, ' ')
    .trim()
  if (bare === '' || /^(?:[-–—+]+|нет|да|не имеет)$/i.test(bare)) return []
  const spaced = bare.replace(/(?<=\d\s?[«"]?\p{Lu}[»"]?)\s+(?=\d{1,2}\s?[«"]?\p{Lu}[»"]?(?!\p{L}))/gu, ', ')
  return splitClassNames(spaced).map((text) => ({ value: text, column }))
}

/** A cell that says in words that there is nobody: «вакансия», a dash. */
export function isNothing(text: string): boolean {
  return text === '' || /^(?:[-–—]+|нет|вакансия|вакант\p{L}*|не назначен\p{L}*)$/iu.test(text)
}
