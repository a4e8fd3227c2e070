import type { SheetColumn, WorkbookDescription } from '@/domain/documents/description'
import type { Facts, IsoDay } from '@/domain/model/plain'
import { showDay } from '@/domain/rules/days'
import { handoverReminders, type HandoverReminder } from '@/domain/rules/handovers'
import { showPhone } from '@/domain/rules/phones'
import { contactLine } from './contact'
import { titleOfRun } from './handoutLedger'
import { ledgerTexts } from './ledgerTexts'

const texts = ledgerTexts.reminders

export interface ReminderOptions {
  today: IsoDay
  /** Only of these produced sheets; all that are under way unless told. */
  sheetRunId?: string
}

/** The list for the office: which class still has no sheets or owes its cover, with the class teacher's phone. */
export function reminderList(facts: Facts, { today, sheetRunId }: ReminderOptions): WorkbookDescription {
  const due = handoverReminders(facts, today, sheetRunId)
  return {
    type: 'workbook',
    fileName: texts.fileName(showDay(today)),
    title: texts.title,
    sheets: [
      {
        name: texts.sheet,
        pageHeader: [facts.organisation.shortName || facts.organisation.fullName, texts.title]
          .filter(Boolean)
          .join('. '),
        columns,
        rows: due.map((one) => ({
          cells: [one.unit, one.teacher, phoneOf(facts, one), one.copies, whatIsDue(one), documentOf(facts, one)],
        })),
        orientation: 'landscape',
        autofilter: true,
        fillInRows: 0,
        footLines: [texts.asOf(showDay(today))],
      },
    ],
  }
}

/** One text to copy for a class teacher, about all classes that he answers for. */
export interface ReminderText {
  teacherId: string | null
  /** «Иванова М. П.»; empty where the class has nobody. */
  teacher: string
  units: string[]
  text: string
}

/** What to write to each class teacher; classes without one come one by one. */
export function reminderTexts(facts: Facts, { today, sheetRunId }: ReminderOptions): ReminderText[] {
  const due = handoverReminders(facts, today, sheetRunId)
  const byTeacher = Map.groupBy(due, (one) => one.teacherId ?? `class:${one.classId ?? ''}`)
  return [...byTeacher.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { teacher, teacherId } = first
    const lines = own.map((one) => lineOf(facts, one))
    const units = [...new Set(own.map((one) => one.unit))]
    return [{ teacherId, teacher, units, text: [texts.greeting(teacher), ...lines].join('\n') }]
  })
}

function lineOf(facts: Facts, one: HandoverReminder): string {
  if (one.state === 'handed') return texts.bring(one.unit, one.copies, showDay(one.handover?.handedOn ?? null))
  return texts.take(one.unit, one.copies, documentOf(facts, one), contactLine(facts))
}

/** «листы не получены», «расписка не вернулась, листы выданы 01.09.2026». */
export function whatIsDue({ state, handover }: Pick<HandoverReminder, 'state' | 'handover'>): string {
  return state === 'handed' ? texts.handed(showDay(handover?.handedOn ?? null)) : texts.waiting
}

function documentOf(facts: Facts, { sheetRunId, madeOn }: HandoverReminder): string {
  const run = facts.sheetRuns.find((one) => one.id === sheetRunId)
  return run ? ledgerTexts.of(titleOfRun(run), showDay(madeOn)) : ''
}

function phoneOf(facts: Facts, { teacherId }: HandoverReminder): string {
  const [phone] = facts.staff.find((one) => one.id === teacherId)?.phones ?? []
  return phone ? showPhone(phone.number) : ''
}

const columns: SheetColumn[] = [
  { title: texts.columns.unit, format: 'text', width: null },
  { title: texts.columns.teacher, format: 'text', width: null, holds: 'name' },
  { title: texts.columns.phone, format: 'text', width: null, holds: 'phone' },
  { title: texts.columns.copies, format: 'integer', width: 9, align: 'center' },
  { title: texts.columns.what, format: 'text', width: null, wrap: true },
  { title: texts.columns.document, format: 'text', width: null, wrap: true },
]
