import { cellText, shown } from '@/domain/imports/values/cells'
import { classOfCell, readClass, type ReadClass } from '@/domain/imports/values/readClass'
import { RowReader, type NamedCell } from '@/domain/imports/values/RowReader'
import { reasonTexts } from '@/domain/imports/texts'
import type { KnownClass } from './ClassIndex'
import type { ImportField } from '@/domain/imports/fields'
import type { PlanContext } from './PlanContext'
import type { Place } from './Place'

/** The class a row is about: what the register or these files call it, or at least what the row does. */
export interface RowClass {
  known: KnownClass | null
  title: string
}

/** What the row says of its class as one text, in the form in which it is asked about. */
export function classTextOf(reader: RowReader, fallback: string): string {
  const level = reader.text('level')
  if (level !== '') return `${level} ${reader.text('litera')}`.trim()
  const own = reader.text('className')
  return own === '' ? fallback : own
}

/** The class that a row names, as answered or as written; reasons go into the reader when there is none. */
export function classOfRow(context: PlanContext, reader: RowReader, place: Place, fallback: string): RowClass {
  const text = classTextOf(reader, fallback)
  const alphabet = context.facts.organisation.literaAlphabet
  const wanted = wantedClass(context, reader, 'className', text, (one) => readClass(one, alphabet, fallback))
  if (wanted === null) return { known: null, title: shown(text) }
  return settled(context, reader, place, wanted, reader.cell('className') ?? reader.cell('level'))
}

/** The same for one class of a cell of классное руководство, whose row may name several. */
export function classOfPart(
  context: PlanContext,
  reader: RowReader,
  place: Place,
  cell: NamedCell,
  field: 'leadsClass' | 'className',
): RowClass {
  const alphabet = context.facts.organisation.literaAlphabet
  const text = cellText(cell.value)
  const wanted = wantedClass(context, reader, field, text, (one) => {
    const found = classOfCell(one, cell, alphabet)
    return found === null ? null : { ...found, building: '' }
  })
  return wanted === null ? { known: null, title: shown(text) } : settled(context, reader, place, wanted, cell)
}

/** The class as it is written, or as it was answered. A remembered answer serves only where the class is not known. */
export function wantedClass(
  context: PlanContext,
  reader: RowReader,
  field: ImportField,
  text: string,
  parse: (reader: RowReader) => ReadClass | null,
): ReadClass | null {
  const given = context.answers.given(field, text)
  if (given !== null) return given === '' ? null : answered(context, reader, given)
  const remembered = context.answers.remembered(field, text)
  if (remembered !== null && !isUnderstood(context, reader, parse)) {
    if (remembered === '') return null
    const wanted = answered(context, new RowReader(reader.row, reader.columns), remembered)
    if (isKnown(context, wanted)) return wanted
  }
  return parse(reader)
}

function answered(context: PlanContext, reader: RowReader, text: string): ReadClass | null {
  const column = reader.columns.find(({ field }) => field === 'className' || field === 'level')?.header ?? ''
  const found = classOfCell(reader, { value: text, column }, context.facts.organisation.literaAlphabet)
  return found === null ? null : { ...found, building: reader.fitting('building', 300) }
}

/** A class of the register or of these files, written without a doubt. */
function isUnderstood(
  context: PlanContext,
  { row, columns }: RowReader,
  parse: (reader: RowReader) => ReadClass | null,
): boolean {
  const probe = new RowReader(row, columns)
  return isKnown(context, parse(probe)) && probe.doubts.length === 0
}

function isKnown(context: PlanContext, wanted: ReadClass | null): boolean {
  return wanted !== null && context.classes.find(wanted).length > 0
}

function settled(
  context: PlanContext,
  reader: RowReader,
  place: Place,
  wanted: ReadClass,
  cell: NamedCell | null,
): RowClass {
  const title = context.classes.nameOf(wanted)
  if (reader.refusals.length > 0) return { known: null, title }
  const resolved = context.resolveClass(wanted, place)
  if ('known' in resolved) return { known: resolved.known, title }
  if (resolved.missing === 'several') reader.refuse('sameClassName', reasonTexts.sameClassName(title), cell)
  else reader.refuse('unknownClass', reasonTexts.unknownClass(title), cell)
  return { known: null, title }
}
