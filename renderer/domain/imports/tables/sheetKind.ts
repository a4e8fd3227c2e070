import { cellText, headerKey } from '@/domain/imports/values/cells'
import { classOfSheet } from './classHeadings'
import { dayIn } from './contentTests'
import { handoutFoot } from './handoutFoot'
import { handoutPart, otherTable, referencePart, timetableIn } from './notLists'
import { roleHint, type RoleHint } from './synonyms'
import { kindTexts } from '@/domain/imports/texts'
import type { Reason } from '@/domain/changes/difference'
import type { IsoDay } from '@/domain/model/plain'
import type { ImportField, SheetKind } from '@/domain/imports/fields'
import type { GridSheet } from '@/domain/imports/grid'
import type { Table } from './Table'

export interface JudgedKind {
  kind: SheetKind
  /** 0–1. */
  certainty: number
  reasons: Reason[]
}

/**
 * Decides what a sheet holds. A timetable, a gradebook, a price list or a form with placeholders is «none» even where
 * single cells look like people.
 */
export function kindOfSheet(sheet: GridSheet, table: Table | null, fileName: string, today: IsoDay): JudgedKind {
  if (sheet.rows.length === 0) return none('empty', kindTexts.empty)
  const notAList =
    handoutPart(sheet) ??
    referencePart(sheet) ??
    timetableIn(sheet, table) ??
    (table === null ? null : otherTable(sheet, table))
  if (notAList !== null) return none(notAList.code, notAList.text)
  if (table === null) return none('noHeader', kindTexts.noHeader)
  if (table.rows.length === 0) return none('noRows', kindTexts.noRows)
  const facts = new SheetFacts(sheet, table, fileName, today)
  const kind = facts.hasPerson ? peopleKind(facts) : classesKind(facts)
  if (kind.kind === 'none') return kind
  const remarks = table.columns.flatMap((column) =>
    column.remark === undefined ? [] : [{ code: 'otherContent', text: column.remark }],
  )
  if (table.header.lastRow > 0) return { ...kind, reasons: [...kind.reasons, ...remarks] }
  const headerless = { code: 'headerless', text: kindTexts.headerless }
  return {
    ...kind,
    certainty: Math.min(kind.certainty, mostWithoutHeader),
    reasons: [...kind.reasons, headerless, ...remarks],
  }
}

/** Columns that nobody named are a guess, however good. */
const mostWithoutHeader = 0.6

function none(code: string, text: string): JudgedKind {
  return { kind: 'none', certainty: 0.9, reasons: [{ code, text }] }
}

function judged(kind: SheetKind, certainty: number, code: string, text: string): JudgedKind {
  return { kind, certainty, reasons: [{ code, text }] }
}

class SheetFacts {
  readonly hasPerson: boolean
  readonly hasClass: boolean
  readonly hint: RoleHint
  /** Class named by the tab, the title or the file. */
  readonly classText: string
  /** Whether headings between the rows name classes. */
  readonly hasSections: boolean
  private readonly fields: Set<ImportField>
  private readonly table: Table
  private readonly today: IsoDay

  constructor(sheet: GridSheet, table: Table, fileName: string, today: IsoDay) {
    this.table = table
    this.today = today
    this.fields = new Set(table.columns.flatMap((column) => (column.field === null ? [] : [column.field])))
    this.hasPerson = this.has('fullName', 'lastName', 'firstName')
    const sections = new Set(table.rows.map((row) => row.classText ?? ''))
    const [only = ''] = sections
    const named = handoutFoot(sheet)?.classText ?? classOfSheet(sheet.name, table.title, fileName)
    this.classText = named || (sections.size === 1 ? only : '')
    this.hasSections = sections.size > 1
    this.hasClass = this.has('className') || (this.has('level') && this.has('litera', 'classTeacher', 'pupilCount'))
    const names = table.columns.filter((column) => column.field === 'fullName' || column.field === 'lastName')
    const sources = [names.map((column) => column.header).join(' '), table.title, sheet.name, fileName]
    this.hint = sources.map(roleHint).find((hint) => hint !== null) ?? null
  }

  has(...fields: ImportField[]): boolean {
    return fields.some((field) => this.fields.has(field))
  }

  get describesClasses(): boolean {
    return this.has('pupilCount', 'room', 'shift', 'profile', 'building')
  }

  /** Whether most columns mean nothing here: some other table that happens to name classes. */
  get isMostlyUnknown(): boolean {
    const known = this.table.columns.filter((column) => column.field !== null).length
    return known * 3 < this.table.columns.length
  }

  /** Whether every row names another class, as a list of class teachers does. */
  get classesDiffer(): boolean {
    const at = this.table.columns.find((column) => column.field === 'className')?.index
    if (at === undefined) return false
    const keys = this.table.rows.map((row) => headerKey(cellText(row.cells[at - 1]))).filter((key) => key !== '')
    return keys.length >= 3 && new Set(keys).size === keys.length
  }

  /** Whether the birth dates are those of children. */
  get areChildren(): boolean {
    const at = this.table.columns.find((column) => column.field === 'birthDay')?.index
    if (at === undefined) return false
    const limit = `${String(Number(this.today.slice(0, 4)) - 19)}${this.today.slice(4)}`
    const days = this.table.rows.map((row) => dayIn(row.cells[at - 1])).filter((day) => day !== null)
    return days.length > 0 && days.filter((day) => day > limit).length >= days.length * 0.8
  }
}

function peopleKind(facts: SheetFacts): JudgedKind {
  if (facts.has('invitedMark', 'joinedMark') && (facts.classText !== '' || facts.hasClass || facts.hasSections))
    return judged('marks', 0.95, 'marks', kindTexts.marks)
  if (facts.has('position', 'subjects', 'leadsClass', 'category', 'hiredOn', 'partTime')) {
    if (facts.hint === 'pupils' && !facts.has('position', 'leadsClass'))
      return judged('pupils', 0.6, 'pupilsByTitle', kindTexts.pupilsByTitle)
    return judged('staff', 0.95, 'staffByColumns', kindTexts.staffByColumns)
  }
  if (facts.hasClass) {
    if (facts.hint === 'classTeachers' || facts.hint === 'staff')
      return facts.describesClasses
        ? judged('classes', 0.9, 'classesByColumns', kindTexts.classesByColumns)
        : judged('assignments', 0.9, 'assignments', kindTexts.assignments)
    if (facts.hint === 'pupils' || facts.has('parentName', 'parentPhone'))
      return judged('pupils', 0.95, 'pupilsByTitle', kindTexts.pupilsByTitle)
    if (facts.areChildren) return judged('pupils', 0.9, 'pupilsByBirth', kindTexts.pupilsByBirth)
    if (facts.classesDiffer) return judged('assignments', 0.5, 'everyClassOnce', kindTexts.everyClassOnce)
    return judged('pupils', 0.85, 'pupilsByClass', kindTexts.pupilsByClass)
  }
  if (facts.hasSections) return judged('pupils', 0.85, 'pupilsBySections', kindTexts.pupilsBySections)
  if (facts.classText !== '' && facts.hint !== 'staff')
    return judged('pupils', 0.85, 'pupilsByTab', kindTexts.pupilsByTab)
  if (facts.hint === 'pupils' || facts.has('parentName', 'parentPhone'))
    return judged('pupils', 0.8, 'pupilsByTitle', kindTexts.pupilsByTitle)
  if (facts.hint === 'staff' || facts.hint === 'classTeachers')
    return judged('staff', 0.85, 'staffByTitle', kindTexts.staffByTitle)
  if (facts.areChildren) return judged('pupils', 0.6, 'pupilsByBirth', kindTexts.pupilsByBirth)
  return judged('staff', 0.4, 'onlyNames', kindTexts.onlyNames)
}

function classesKind(facts: SheetFacts): JudgedKind {
  if (!facts.hasClass) return none('noPeople', kindTexts.noPeople)
  if (facts.describesClasses) return judged('classes', 0.95, 'classesByColumns', kindTexts.classesByColumns)
  if (facts.has('classTeacher')) return judged('assignments', 0.95, 'assignments', kindTexts.assignments)
  return facts.isMostlyUnknown
    ? none('noPeople', kindTexts.noPeople)
    : judged('classes', 0.6, 'onlyClasses', kindTexts.onlyClasses)
}

export { classOfSheet } from './classHeadings'
