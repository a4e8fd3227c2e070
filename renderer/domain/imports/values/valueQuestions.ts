import { classKey, compareClasses } from '@/domain/rules/classNames'
import { cellText } from './cells'
import { offersOf, questionTexts } from '@/domain/imports/planTexts'
import { classOfCell, ledClassTexts } from './readClass'
import { classTextOf } from '@/domain/imports/lines/rowClass'
import { columnName, RowReader } from './RowReader'
import { similarity } from '@/domain/imports/lines/similarity'
import { understands } from './understoodValues'
import { answerableFields, type AnswerableField } from './ValueAnswers'
import type { CellValue } from '@/domain/imports/grid'
import type { SheetKind } from '@/domain/imports/fields'
import type { ValueQuestion } from '@/domain/imports/plan'
import type { PlanContext } from '@/domain/imports/lines/PlanContext'
import type { AnalysedSheet } from '@/domain/imports/lines/Place'

/** Of a field more are not asked, the commonest first: nobody answers thousands, and each row says what is wrong with it. */
const mostQuestions = 100

/** A value as the lists have it, and in how many rows. */
interface Met {
  field: AnswerableField
  value: string
  cell: CellValue
  kind: SheetKind
  count: number
}

/**
 * «Значения»: every value that the program does not understand or the register does not know, once for all rows that have
 * it. Asked after the lines are planned, when the classes that the files themselves create are known.
 */
export function* findQuestions(
  context: PlanContext,
  sheets: readonly AnalysedSheet[],
): Generator<void, ValueQuestion[]> {
  const met = new Map<string, Met>()
  for (const sheet of sheets) {
    for (const [at, row] of sheet.table.rows.entries()) {
      if (at % 100 === 0) yield
      for (const one of valuesOfRow(sheet, new RowReader(row, sheet.table.columns), row.classText)) {
        const key = `${one.kind === 'pupils' ? 'pupils' : ''}\n${one.field}\n${one.value}`
        const known = met.get(key)
        if (known === undefined) met.set(key, { ...one, count: 1 })
        else known.count += 1
      }
    }
  }
  const questions: ValueQuestion[] = []
  const asked = new Map<AnswerableField, number>()
  for (const [at, one] of [...met.values()].sort((a, b) => b.count - a.count).entries()) {
    if (at % 5 === 0) yield
    if ((asked.get(one.field) ?? 0) >= mostQuestions) continue
    const question = ask(context, one)
    const answer = context.answers.present(one.field, one.value)
    if (question === null && context.answers.given(one.field, one.value) === null) continue
    questions.push({ field: one.field, value: one.value, count: one.count, ...(question ?? plainly(one)), answer })
    asked.set(one.field, (asked.get(one.field) ?? 0) + 1)
  }
  const order = (question: ValueQuestion): number => answerableFields.indexOf(question.field as AnswerableField)
  return questions.sort((a, b) => order(a) - order(b) || b.count - a.count)
}

const simpleFields: Record<SheetKind, readonly AnswerableField[]> = {
  staff: ['personState', 'isWorking', 'partTime', 'category', 'gender', 'position'],
  pupils: ['personState'],
  classes: ['shift'],
  assignments: [],
  marks: [],
  none: [],
}

function* valuesOfRow(
  sheet: AnalysedSheet,
  reader: RowReader,
  classText = sheet.classText,
): Generator<Omit<Met, 'count'>> {
  const { kind } = sheet.planned
  for (const field of simpleFields[kind]) {
    for (const { value } of reader.cells(field)) yield { field, value: cellText(value), cell: value, kind }
  }
  if (kind !== 'staff') {
    const value = classTextOf(reader, classText)
    const own = reader.has('level') ? null : (reader.cell('className')?.value ?? null)
    if (value !== '') yield { field: 'className', value, cell: own ?? value, kind }
    return
  }
  const field = reader.has('leadsClass') ? 'leadsClass' : 'className'
  for (const cell of reader.cells(field).flatMap(ledClassTexts))
    yield { field, value: cellText(cell.value), cell: cell.value, kind }
}

type Asked = Pick<ValueQuestion, 'text' | 'offers'>

function ask(context: PlanContext, one: Met): Asked | null {
  if (one.value.length > 300) return null
  if (one.field === 'className' || one.field === 'leadsClass') return askClass(context, one)
  return understands(one.field, one.value, one.kind) ? null : plainly(one, context)
}

/** The question where nothing more is known of the value than the value. */
function plainly(one: Met, context?: PlanContext): Asked {
  const { field, value, kind } = one
  switch (field) {
    case 'personState':
      return {
        text: questionTexts.personState(value),
        offers: [...(kind === 'pupils' ? offersOf.personStateOfPupils : offersOf.personStateOfStaff)],
      }
    case 'isWorking':
    case 'partTime':
      return { text: questionTexts[field](value), offers: [...offersOf.yesNo] }
    case 'category':
    case 'gender':
    case 'shift':
      return { text: questionTexts[field](value), offers: [...offersOf[field]] }
    case 'position':
      return {
        text: questionTexts.position(value),
        offers: context === undefined ? [] : nearestPositions(context, value),
      }
    default:
      return {
        text: questionTexts.unknownClass(value),
        offers: context === undefined ? [] : nearestClasses(context, value),
      }
  }
}

function askClass(context: PlanContext, { field, value, cell, kind }: Met): Asked | null {
  const reader = new RowReader({ row: 0, cells: [cell], hidden: false }, [
    { index: 1, header: '', field, by: 'user', samples: [] },
  ])
  const named = { value: cell, column: columnName({ index: 1, header: '' }) }
  const found = classOfCell(reader, named, context.facts.organisation.literaAlphabet)
  if (found === null) return { text: questionTexts.badClass(value), offers: nearestClasses(context, value) }
  const own = context.classes.nameOf(found)
  const [doubt] = reader.doubts
  if (doubt !== undefined) {
    const near = nearestClasses(context, own).filter((name) => name !== own)
    return { text: doubt.text, offers: [own, ...near] }
  }
  const known = context.classes.find({ ...found, building: '' }).length > 0
  if (known || kind === 'classes') return null
  return { text: questionTexts.unknownClass(own), offers: nearestClasses(context, own) }
}

/** Classes of the register, those of the same level and then of a like litera first. */
function nearestClasses(context: PlanContext, text: string): string[] {
  const level = Number(/\d{1,2}/.exec(text)?.[0] ?? NaN)
  const ranked = context.classes.all().map((one) => {
    const name = context.classes.nameOf(one)
    return { one, name, rank: (one.levels.includes(level) ? 2 : 0) + similarity(name, text) }
  })
  ranked.sort((a, b) => b.rank - a.rank || compareClasses(a.one, b.one) || (classKey(a.one) < classKey(b.one) ? -1 : 1))
  return [...new Set(ranked.map(({ name }) => name))].slice(0, 8)
}

const usualPositions = [
  'учитель',
  'учитель начальных классов',
  'заместитель директора',
  'педагог-психолог',
  'педагог дополнительного образования',
  'социальный педагог',
  'воспитатель',
  'учитель-логопед',
  'педагог-библиотекарь',
  'секретарь',
  'лаборант',
  'уборщик служебных помещений',
  'рабочий по комплексному обслуживанию зданий',
]

function nearestPositions(context: PlanContext, text: string): string[] {
  const own = context.facts.staff.flatMap((one) => one.positions.map((position) => position.title))
  const ranked = [...new Set([...own, ...usualPositions])].map((title) => ({ title, rank: similarity(title, text) }))
  return ranked
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 6)
    .map(({ title }) => title)
}
