import { parseDay } from '@/domain/rules/days'
import { parseClassName } from '@/domain/rules/classNames'
import { cellText, headerKey, isBlank } from './cells'
import { isSurelyName, looksLikeName } from './contentTests'
import { roleHint, type RoleHint } from './synonyms'
import { kindTexts } from './texts'
import type { Reason } from '@/domain/changes/difference'
import type { IsoDay } from '@/domain/model/plain'
import type { ImportField, SheetKind } from './fields'
import type { CellValue, GridSheet } from './grid'
import type { Table } from './findTable'

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
  if (isTimetable(sheet)) return none('timetable', kindTexts.timetable)
  if (table === null) return withoutHeader(sheet)
  const notAList = notAListOfPeople(sheet, table)
  if (notAList !== null) return notAList
  if (table.rows.length === 0) return none('noRows', kindTexts.noRows)
  const facts = new SheetFacts(sheet, table, fileName, today)
  return facts.hasPerson ? peopleKind(facts) : classesKind(facts)
}

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
  private readonly fields: Set<ImportField>
  private readonly table: Table
  private readonly today: IsoDay

  constructor(sheet: GridSheet, table: Table, fileName: string, today: IsoDay) {
    this.table = table
    this.today = today
    this.fields = new Set(table.columns.flatMap((column) => (column.field === null ? [] : [column.field])))
    this.hasPerson = this.has('fullName') || (this.has('lastName') && this.has('firstName'))
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
    const days = this.table.rows.map((row) => dayOf(row.cells[at - 1])).filter((day) => day !== null)
    return days.length > 0 && days.filter((day) => day > limit).length >= days.length * 0.8
  }
}

function dayOf(cell: CellValue | undefined): IsoDay | null {
  if (typeof cell === 'object' && cell !== null) return cell.day
  return typeof cell === 'string' && cell.length <= 40 ? parseDay(cell) : null
}

function peopleKind(facts: SheetFacts): JudgedKind {
  if (facts.has('position', 'subjects', 'leadsClass', 'category', 'hiredOn')) {
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
    if (facts.classesDiffer) return judged('assignments', 0.5, 'everyClassOnce', kindTexts.everyClassOnce)
    return judged('pupils', 0.85, 'pupilsByClass', kindTexts.pupilsByClass)
  }
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

const weekdays = /^(?:понедельник|вторник|среда|четверг|пятница|суббота|пн|вт|ср|чт|пт|сб|пон|втор)$/
const lessonWords =
  /^(?:урок|№ урока|урок №|пара|№ пары|время(?: .*)?|день(?: недели)?|дни недели|звонки|начало|конец|аудитория)$/

/** Days of the week along a row or down a column, or the head of a timetable. */
function isTimetable(sheet: GridSheet): boolean {
  const down = new Map<number, Set<string>>()
  for (const cells of sheet.rows.slice(0, 60)) {
    const keys = cells.map((cell) => (typeof cell === 'string' ? headerKey(cell) : ''))
    if (new Set(keys.filter((key) => weekdays.test(key))).size >= 3) return true
    if (keys.filter((key) => lessonWords.test(key)).length >= 2) return true
    for (const [at, key] of keys.slice(0, 4).entries()) {
      if (weekdays.test(key)) down.set(at, (down.get(at) ?? new Set()).add(key))
    }
  }
  return [...down.values()].some((days) => days.size >= 3)
}

const priceWords =
  /^(?:цена(?: .*)?|стоимость(?: .*)?|артикул|товар|сумма(?: .*)?|ед изм|единица измерения|наименование(?: товара)?|остаток)$/

function notAListOfPeople(sheet: GridSheet, table: Table): JudgedKind | null {
  const headerCells = sheet.rows.slice(table.header.firstRow - 1, table.header.lastRow).flat()
  const days = headerCells.filter((cell) => typeof cell === 'object' || (typeof cell === 'string' && isDayHeader(cell)))
  if (days.filter((cell) => cell !== null).length >= 3) return none('gradebook', kindTexts.gradebook)
  const prices = headerCells.filter((cell) => typeof cell === 'string' && priceWords.test(headerKey(cell)))
  if (prices.length >= 2) return none('prices', kindTexts.prices)
  const names = table.columns.filter((column) => column.field === 'fullName' || column.field === 'lastName')
  const texts = table.rows
    .flatMap((row) => names.map((column) => cellText(row.cells[column.index - 1])))
    .filter((text) => text !== '' && text.length <= 300)
  const placeholders = texts.filter((text) => /\[[^\]]*\]|\{\{|<%|\$\{|_{3,}/.test(text))
  if (placeholders.length > 0 && !texts.some(isSurelyName)) return none('template', kindTexts.template)
  return null
}

function isDayHeader(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}(?:\.\d{2,4})?$/.test(text.trim())
}

/** Without a header nothing is taken; a list of names or of classes is at least pointed to. */
function withoutHeader(sheet: GridSheet): JudgedKind {
  const counts = new Map<number, number>()
  for (const cells of sheet.rows.slice(0, 100)) {
    for (const [at, cell] of cells.entries()) {
      if (typeof cell === 'string' && looksLikeName(cellText(cell))) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  }
  const filled = sheet.rows.slice(0, 100).filter((cells) => cells.some((cell) => !isBlank(cell))).length
  const names = [...counts].find(([, count]) => count >= Math.max(2, filled * 0.6))
  if (names === undefined) return none('noHeader', kindTexts.noHeader)
  return none('namesWithoutHeader', kindTexts.namesWithoutHeader(names[0] + 1))
}

/** The class a whole sheet belongs to: its tab «5А» or a title «Список обучающихся 5 «А» класса». Empty when none is named. */
export function classOfSheet(sheetName: string, title: string): string {
  if (/^\d/.test(sheetName.trim()) && sheetName.length <= 20 && parseClassName(sheetName).ok) return sheetName.trim()
  const inTitle = /(?<![\d./])(\d{1,2}\s*[-«"“]?\s*\p{Lu}\s*[»"”]?)\s*класс/u.exec(title)?.[1]
  return inTitle !== undefined && parseClassName(inTitle).ok ? inTitle : ''
}
