import { parseClassName } from '@/domain/rules/classNames'
import { exchangeTexts as texts } from '@/domain/imports/planTexts'
import { recordsOf, rowsOf, type ListRecord } from './records'
import type { SheetKind } from '@/domain/imports/fields'
import type { GridFile } from '@/domain/imports/grid'
import type { PlainSheet } from './PlainSheet'

const { columns } = texts

/** Teachers, classes with their teachers, and pupils of an aSc timetable. */
export function ascSheets(file: GridFile): PlainSheet[] {
  const list = (name: string): ListRecord[] => recordsOf(file.sheets.find((sheet) => sheet.name === name))
  const teachers = list('teachers')
  const classes = list('classes')
  const students = list('students')
  const names = new Map(teachers.map((one) => [one.get('id'), personName(one)]))
  const rooms = new Map(list('classrooms').map((one) => [one.get('id'), one.get('short', 'name')]))
  const classNames = new Map(classes.map((one) => [one.get('id'), classTitle(one)]))
  const first = (ids: string): string => ids.split(',')[0]?.trim() ?? ''
  return [
    plain(
      texts.staffSheet,
      'staff',
      [columns.fullName, columns.position, columns.email, columns.phone, columns.gender],
      teachers,
      (one) => [
        personName(one),
        texts.teacher,
        one.get('email'),
        one.get('mobile', 'phone'),
        genderOf(one.get('gender')),
      ],
    ),
    plain(texts.classSheet, 'classes', [columns.className, columns.classTeacher, columns.room], classes, (one) => [
      classTitle(one),
      names.get(first(one.get('teacherid', 'teacherids'))) ?? '',
      rooms.get(first(one.get('classroomids', 'classroomid'))) ?? '',
    ]),
    plain(
      texts.pupilSheet,
      'pupils',
      [columns.fullName, columns.className, columns.email, columns.phone],
      students,
      (one) => [
        personName(one),
        classNames.get(one.get('classid')) ?? '',
        one.get('email'),
        one.get('mobile', 'phone'),
      ],
    ),
  ].flatMap((sheet) => sheet ?? [])
}

function plain(
  name: string,
  kind: SheetKind,
  header: string[],
  records: ListRecord[],
  cells: (record: ListRecord) => string[],
): PlainSheet | null {
  if (records.length === 0) return null
  const rows = rowsOf(
    header,
    records.map((record) => ({ row: record.row, cells: cells(record) })),
  )
  const known = { kind, reason: { code: 'aSc', text: texts.asc }, skipped: [] }
  return { name, hidden: false, rows, hiddenRows: [], merges: [], known }
}

/** Some versions put the whole name into both parts: «Иванова Мария» is then no «Иванова Мария Иванова Мария». */
function personName(record: ListRecord): string {
  const first = record.get('firstname')
  const last = record.get('lastname')
  if (first === '' || last === '') return first + last === '' ? record.get('name', 'short') : first + last
  if (last === first || last.includes(first)) return last
  return first.includes(last) ? first : `${last} ${first}`
}

/** The long name may hold more than the class: «Агро 1А», short «1А». */
function classTitle(record: ListRecord): string {
  const name = record.get('name')
  const short = record.get('short')
  return !parseClassName(name).ok && parseClassName(short).ok ? short : name === '' ? short : name
}

function genderOf(text: string): string {
  return /^m/i.test(text) ? 'муж.' : /^[fw]/i.test(text) ? 'жен.' : ''
}
