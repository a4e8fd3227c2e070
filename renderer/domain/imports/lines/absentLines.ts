import { compareClasses } from '@/domain/rules/classNames'
import { fullName, sortedPersons } from '@/domain/rules/personNames'
import { classData, type PlanContext } from './PlanContext'
import { absentTexts } from '@/domain/imports/planTexts'
import type { LineData, LineRole } from '@/domain/imports/plan'
import type { PersonName } from '@/domain/rules/personNames'
import type { PupilEntry } from './pupilEntries'

/**
 * «Нет в файле»: working staff that no staff list names, active classes that no class list names, enrolled pupils whom the
 * list of their own class leaves out. Only to be looked at; a list that names nobody leaves nobody out.
 */
export function* planAbsent(context: PlanContext, pupils: readonly PupilEntry[]): Generator<void, void> {
  if (hasLines(context, 'staff')) yield* absentStaff(context)
  if (hasLines(context, 'class')) absentClasses(context)
  yield
  if (hasLines(context, 'pupil')) yield* absentPupils(context, pupils)
}

/** Whether a list of that kind says something of somebody; a class that pupils bring along makes no list of classes. */
function hasLines({ lines, listed }: PlanContext, role: LineRole & ('staff' | 'class' | 'pupil')): boolean {
  return listed.has(role) && lines.some((line) => line.data.role === role && line.outcome !== 'refused')
}

function* absentStaff(context: PlanContext): Generator<void, void> {
  const absent = context.facts.staff.filter((one) => one.state === 'working' && !context.named.has(one.id))
  for (const [at, one] of sortedPersons(absent).entries()) {
    if (at % 100 === 0) yield
    context.addAbsent('staff', one.id, fullName(one), personData('staff', one, ''), absentTexts.staff)
  }
}

function absentClasses(context: PlanContext): void {
  const { facts, year, named, classes } = context
  const absent = facts.classes.filter((one) => one.yearId === year?.id && one.state === 'active' && !named.has(one.id))
  for (const one of absent.sort(compareClasses)) {
    const name = classes.nameOf(one)
    context.addAbsent('class', one.id, name, classData(name, one), absentTexts.class)
  }
}

function* absentPupils(context: PlanContext, entries: readonly PupilEntry[]): Generator<void, void> {
  const listed = new Set(
    entries.flatMap(({ known, name }) => (known === null || name === null ? [] : [known.schoolClass.id])),
  )
  const absent = context.facts.pupils.filter(
    (one) => one.state === 'enrolled' && listed.has(one.classId) && !context.named.has(one.id),
  )
  for (const [at, one] of sortedPersons(absent).entries()) {
    if (at % 100 === 0) yield
    const data = personData('pupil', one, context.classes.nameOfId(one.classId))
    context.addAbsent('pupil', one.id, fullName(one), data, absentTexts.pupil)
  }
}

function personData(role: LineRole, { lastName, firstName, middleName }: PersonName, className: string): LineData {
  return { role, lastName, firstName, middleName, className, values: {} }
}
