import { shareOfSingleWords } from './columnContent'
import { looksLikeName, shareOfText } from './contentTests'
import { isOfParents } from './synonyms'
import type { ImportField } from '@/domain/imports/fields'
import type { ColumnDraft } from './RecognisedColumn'

const parts: readonly ImportField[] = ['lastName', 'firstName', 'middleName']

/**
 * Which columns name the person of the row: one with the whole name, or two or three with its parts. Takes care of
 * «Фамилия» that holds whole names, of «ФИО» over three columns, and of parts that only their endings tell.
 */
export function settleNames(columns: ColumnDraft[]): void {
  splitWhole(columns)
  const of = (field: ImportField): ColumnDraft | undefined => columns.find((column) => column.field === field)
  const last = of('lastName')
  const first = of('firstName')
  const whole = of('fullName')
  if (whole !== undefined && last !== undefined && first !== undefined) whole.field = null
  else if (whole === undefined) {
    const only = last !== undefined && first === undefined ? last : last === undefined ? first : undefined
    if (only !== undefined && shareOfText(only.values, looksLikeName) >= 0.5) only.field = 'fullName'
    else findParts(columns)
  }
}

/** «ФИО» over several columns of single words, merged or with blank cells to the right: surname, first name, patronymic. */
function splitWhole(columns: ColumnDraft[]): void {
  const start = columns.findIndex((column) => column.field === 'fullName' && isSingleWords(column))
  const whole = columns[start]
  if (whole === undefined) return
  const group = [whole]
  for (const next of columns.slice(start + 1, start + 3)) {
    const goesOn = next.header === whole.header || next.header === ''
    if (!goesOn || !isSingleWords(next) || next.index !== (group.at(-1)?.index ?? 0) + 1) break
    group.push(next)
  }
  if (group.length < 2) return
  for (const [at, column] of group.entries()) column.field = partOf(column, at)
  // Two columns of one kind would lose one of them: then the usual order counts.
  if (new Set(group.map((column) => column.field)).size < group.length)
    for (const [at, column] of group.entries()) column.field = parts[at] ?? null
}

function isSingleWords(column: ColumnDraft): boolean {
  return column.values.length > 0 && shareOfSingleWords(column.values) >= 0.8
}

function partOf(column: ColumnDraft, at: number): ImportField | null {
  if (column.content === 'patronymic') return 'middleName'
  if (column.content === 'firstName') return 'firstName'
  return column.content === 'surname' ? 'lastName' : (parts[at] ?? null)
}

/** Columns whose headers say nothing: patronymics by their endings, known first names, and the words beside them. */
function findParts(columns: ColumnDraft[]): void {
  const free = (column: ColumnDraft | undefined): column is ColumnDraft =>
    column !== undefined && column.field === null && column.said === null && !isOfParents(column.header)
  const of = (field: ImportField): ColumnDraft | undefined => columns.find((column) => column.field === field)
  const byContent = (content: ColumnDraft['content']): ColumnDraft | undefined =>
    columns.find((column) => free(column) && column.content === content)
  const first = of('firstName') ?? byContent('firstName')
  const middle = of('middleName') ?? byContent('patronymic')
  if (first === undefined) return
  if (middle !== undefined) middle.field = 'middleName'
  if (of('lastName') === undefined) {
    const beside = columns.filter((column) => free(column) && Math.abs(column.index - first.index) <= 2)
    const last =
      beside.find((one) => one.content === 'surname') ?? (middle === undefined ? undefined : beside.find(isSurnames))
    if (last !== undefined && last !== first) last.field = 'lastName'
  }
  const alone = of('lastName') === undefined && middle === undefined
  // A lone column of first names is a list of people only where no header says otherwise.
  if (!alone || first.header === '' || first.said === 'firstName') first.field = 'firstName'
}

function isSurnames(column: ColumnDraft): boolean {
  return isSingleWords(column) && (column.content === 'surname' || column.content === null)
}
