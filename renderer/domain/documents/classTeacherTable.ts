import type { SheetColumn, SheetRow, WorkbookDescription } from '@/domain/documents/description'
import type { Assignment, SchoolClass } from '@/domain/model/entities'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { fullName } from '@/domain/rules/personNames'
import { documentFacts, type DocumentFacts } from './documentFacts'
import { documentTexts } from './texts'

export interface TeacherTableOptions {
  /** The day whose state is shown. */
  day: IsoDay
  /** Only what this order appointed; then classes without a teacher are left out. */
  orderId?: string
}

const texts = documentTexts.teachers

/**
 * Распределение классного руководства: the annex to the order, № · класс · ФИО · кабинет · приказ (domain.md 4.1), names
 * in the nominative. A class without a teacher stays in the table as «не назначен», so that nobody overlooks it.
 */
export function classTeacherTable(facts: Facts, options: TeacherTableOptions): WorkbookDescription {
  const known = documentFacts(facts, '', options.day)
  const rows = known.classes.flatMap((one) => {
    const teachers = known
      .teachersOn(one.id, options.day)
      .filter((row) => options.orderId === undefined || row.orderId === options.orderId)
      .sort((a, b) => order[a.kind] - order[b.kind])
    if (teachers.length > 0) return teachers.map((row) => teacherRow(known, one, row))
    return options.orderId === undefined ? [emptyRow(known, one)] : []
  })
  const year = facts.schoolYears.find((row) => row.id === facts.organisation.currentYearId)?.title ?? ''
  const title = texts.title(year)
  const withNotes = rows.some((row) => row.cells[5])
  const shown = withNotes ? columns : columns.slice(0, 5)
  return {
    type: 'workbook',
    fileName: title.replace('/', '-'),
    title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: [facts.organisation.shortName, title].filter((part) => part !== '').join(' · '),
        columns: shown,
        rows: rows.map((row, index) => ({ ...row, cells: [index + 1, ...row.cells.slice(1, shown.length)] })),
        orientation: 'portrait',
        autofilter: true,
        fillInRows: 0,
        footLines: [texts.asOf(showDay(options.day))],
      },
    ],
  }
}

const order: Record<Assignment['kind'], number> = { main: 0, second: 1, temporary: 2 }

function teacherRow(known: DocumentFacts, one: SchoolClass, assignment: Assignment): SheetRow {
  const staff = known.staff(assignment.staffId)
  const paper = known.facts.orders.find((row) => row.id === assignment.orderId)
  const notes = [
    assignment.kind === 'temporary' ? texts.temporary(showDay(assignment.toOn)) : '',
    assignment.kind === 'second' ? texts.second : '',
    staff?.state === 'leave' ? texts.leave : '',
    staff?.state === 'dismissed' ? texts.dismissed : '',
  ]
  return {
    cells: [
      null,
      known.unitName(one),
      staff ? fullName(staff) : texts.none,
      one.room || null,
      paper ? texts.order(paper.number, showDay(paper.signedOn)) || null : null,
      notes.filter((note) => note !== '').join('; ') || null,
    ],
  }
}

function emptyRow(known: DocumentFacts, one: SchoolClass): SheetRow {
  return { cells: [null, known.unitName(one), texts.none, one.room || null, null, null], style: 'muted' }
}

const columns: SheetColumn[] = [
  { title: texts.columns.number, format: 'integer', width: 6, align: 'center' },
  { title: texts.columns.unit, format: 'text', width: null },
  { title: texts.columns.name, format: 'text', width: null, wrap: true, holds: 'name' },
  { title: texts.columns.room, format: 'text', width: null, align: 'center' },
  { title: texts.columns.order, format: 'text', width: null, wrap: true },
  { title: texts.columns.note, format: 'text', width: null, wrap: true },
]
