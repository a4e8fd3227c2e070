import { genderOf } from '@/domain/rules/personNames'
import { parsePhones } from '@/domain/rules/phones'
import { cellLines, headerKey } from '@/domain/imports/values/cells'
import { looksLikeName } from '@/domain/imports/tables/contentTests'
import { parentKindTitles, parentTexts } from '@/domain/imports/planTexts'
import { readName, type ReadName } from '@/domain/imports/values/readName'
import { RowReader, type NamedCell } from '@/domain/imports/values/RowReader'
import { isNothing } from '@/domain/imports/values/readClass'
import type { Parent } from '@/domain/model/entities'

/** A parent as a row of pupils names one. */
export interface ReadParent {
  /** `null` while no word tells it: a patronymic decides, or nothing does. */
  kind: Parent['kind'] | null
  name: ReadName | null
  phones: Parent['phones']
  /** Reasons of this parent, apart from those of the pupil. */
  reader: RowReader
  cell: NamedCell
}

/** A cell of parents that is longer holds something else. */
const longestCell = 1000

/** Every parent of the row: names with what stands beside them, telephones given to whom their words or order name. */
export function readParents(reader: RowReader, names: boolean, phones: boolean): ReadParent[] {
  const parents = names ? reader.cells('parentName').flatMap((cell) => parentsOfCell(reader, cell, phones)) : []
  for (const cell of phones ? reader.cells('parentPhone') : []) {
    if (namesSomebody(cell)) parents.push(...parentsOfCell(reader, cell, true))
    else givePhones(reader, parents, cell)
  }
  for (const parent of parents) {
    const byName =
      parent.name === null || /представ|опекун/.test(headerKey(parent.cell.column)) ? null : genderOf(parent.name)
    parent.kind ??= byName === null ? 'other' : byName === 'female' ? 'mother' : 'father'
  }
  return parents
}

/** «мама Лис Анна Юрьевна 8…; папа Лис Юрий Ильич»: one parent a part; a telephone alone belongs to the one before. */
function parentsOfCell(reader: RowReader, cell: NamedCell, withPhones: boolean): ReadParent[] {
  const text = cellLines(cell.value).slice(0, longestCell)
  if (isNothing(text)) return []
  const parents: ReadParent[] = []
  for (const part of text.split(/[;\n/]|,(?=\s*\p{L})/u)) {
    const phones = withPhones && /\d{5}|\d[\d\s()-]{8,}/.test(part) ? parsePhones(part).phones : []
    const words = withoutRole(part.replace(phoneInText, ' '))
    if (!/\p{L}{2}/u.test(words)) {
      const before = parents.at(-1)
      if (before !== undefined) before.phones.push(...phones.map(({ number }) => ({ number, comment: '' })))
      else if (phones.length > 0) parents.push(nameless(reader, cell, kindOf(part) ?? kindOf(cell.column), phones))
      continue
    }
    const own = new RowReader({ row: reader.row.row, cells: [words], hidden: false }, [
      { index: 1, header: cell.column, field: 'fullName', by: 'header', samples: [] },
    ])
    const name = readName(own, false)
    // «мама Анна Юрьевна» is enough for a parent: the surname is most often the child's, but that is not said.
    own.lower('noSurname')
    const kind = kindOf(part) ?? kindOf(cell.column)
    parents.push({ kind, name, phones: phones.map(({ number }) => ({ number, comment: '' })), reader: own, cell })
  }
  return parents
}

/** Gives each number to the parent that its comment or its column names, else to the first without one. */
function givePhones(reader: RowReader, parents: ReadParent[], cell: NamedCell): void {
  const { value } = cell
  if (isNothing(cellLines(value))) return
  const parsed = parsePhones(typeof value === 'number' ? value : cellLines(value).slice(0, longestCell))
  const several = parsed.phones.length > 1
  for (const phone of parsed.phones) {
    const kind = kindOf(phone.comment) ?? kindOf(cell.column)
    const parent = parentOfPhone(parents, kind, several)
    if (parent !== undefined) parent.kind ??= kind
    const kept = { number: phone.number, comment: kindOf(phone.comment) === null ? phone.comment : '' }
    if (parent === undefined) parents.push(nameless(reader, cell, kind, [kept]))
    else if (!parent.phones.some((one) => one.number === kept.number)) parent.phones.push(kept)
  }
  const target = parents.at(-1)
  for (const problem of parsed.problems) {
    if (target === undefined) reader.note(problem.code, problem.text, cell)
    else if (problem.code === 'city') target.reader.note(problem.code, problem.text, cell)
    else target.reader.doubt(problem.code, problem.text, cell)
  }
}

function parentOfPhone(parents: ReadParent[], kind: Parent['kind'] | null, several: boolean): ReadParent | undefined {
  if (kind !== null) {
    const untold = parents.filter((one) => one.kind === null && byPatronymic(one) === null)
    return (
      parents.find((one) => (one.kind ?? byPatronymic(one)) === kind) ?? (untold.length === 1 ? untold[0] : undefined)
    )
  }
  const without = parents.find((one) => one.phones.length === 0)
  return without ?? (several || parents.length === 1 ? parents.at(-1) : undefined)
}

/** «мама Лис Анна Юрьевна 8…» in a column of telephones. */
function namesSomebody({ value }: NamedCell): boolean {
  const text = cellLines(value).slice(0, longestCell)
  return text.split(/[;\n/,]/).some((part) => looksLikeName(withoutRole(part.replace(phoneInText, ' '))))
}

const phoneInText = /[+(]?\d[\d\s().+-]{4,}/g

function byPatronymic({ name }: ReadParent): Parent['kind'] | null {
  const gender = name === null ? null : genderOf(name)
  return gender === null ? null : gender === 'female' ? 'mother' : 'father'
}

function nameless(
  reader: RowReader,
  cell: NamedCell,
  kind: Parent['kind'] | null,
  phones: { number: string; comment: string }[],
): ReadParent {
  const own = new RowReader({ row: reader.row.row, cells: [], hidden: false }, [])
  own.doubt('parentWithoutName', parentTexts.withoutName(parentKindTitles[kind ?? 'other']), cell)
  return { kind, name: null, phones, reader: own, cell }
}

const kinds: [Parent['kind'], RegExp][] = [
  ['mother', /(?:^|[^\p{L}])(?:мам[ауыеой]*|мать|матер[иь]|mother|mom)(?![\p{L}])/iu],
  ['father', /(?:^|[^\p{L}])(?:пап[ауыеой]*|отец|отц[ау]|father|dad)(?![\p{L}])/iu],
  ['guardian', /(?:^|[^\p{L}])(?:опекун|попечител)\p{L}*/iu],
  ['other', /(?:^|[^\p{L}])(?:бабушк|дедушк|т[её]т|дяд|брат|сестр|отчим|мачех)\p{L}*/iu],
]

/** Whom a comment or a header names. */
function kindOf(text: string): Parent['kind'] | null {
  if (/родител|представител/iu.test(text) && !/мам|мать|матер|пап|отец|отц/iu.test(text)) return null
  return kinds.find(([, words]) => words.test(text))?.[0] ?? null
}

function withoutRole(text: string): string {
  return kinds
    .reduce((rest, [, words]) => rest.replace(words, ' '), text)
    .replace(/(?:^|\s)(?:тел|моб)\p{L}*\.?(?=\s|$|:)/giu, ' ')
    .replace(/[():]|(?:^|\s)[-–—](?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
