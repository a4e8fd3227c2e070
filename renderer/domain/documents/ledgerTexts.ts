import type { InviteeRole } from '@/domain/model/entities'
import { counted } from '@/domain/rules/plurals'

const sheets = (n: number) => counted(n, 'лист', 'листа', 'листов')

/** Every printed word of the hand-out ledger and of the list of reminders. */
export const ledgerTexts = {
  kind: {
    title: 'Ведомость выдачи',
    description:
      'Кому и сколько листов выдано: общая таблица с подписями и обложка на каждый класс, которую вернут с распиской.',
  },
  title: (document: string, day: string) => `Ведомость выдачи: ${document.toLowerCase()} от ${day}`,
  fileName: (day: string) => `Ведомость выдачи листов от ${day}`,
  heading: 'Ведомость выдачи',
  sheets,
  /** Kinds of documents by the names that `sheetRun.document` has; others are just sheets. */
  documents: {
    sheets: 'Листы приглашения',
    slips: 'Отрывные полоски',
    transition: 'Листы перехода',
  } as Readonly<Record<string, string>>,
  otherDocument: 'Листы',
  of: (document: string, day: string) => `${document}, напечатаны ${day}`,
  columns: { unit: 'Класс', copies: 'Листов', whom: 'Кому', day: 'Дата', signature: 'Подпись' },
  total: 'Итого',
  administrator: 'Выдал(а)',
  signatureLine: '____________________',
  footer: (school: string, day: string) => `${school}. Составлено ${day}`,
  school: 'Школа',
  teacher: 'Классный руководитель',
  noTeacher: '____________________',
  platform: 'Площадка',
  document: 'Что выдаётся',
  copies: 'Листов',
  roles: {
    pupil: 'для учеников',
    parent: 'для родителей',
    teacher: 'для педагогов',
    staff: 'для сотрудников',
  } satisfies Record<InviteeRole, string>,
  role: (role: string, copies: number) => `${role} — ${String(copies)}`,
  ofAll: (all: number, roles: string) => `${sheets(all)}: ${roles}`,
  stale: (copies: number) =>
    `Внимание: ${sheets(copies)} с ссылкой, которая больше не действует. Не выдавайте их, напечатайте новые.`,
  received: 'Листы для класса получил(а):',
  receivedStaff: 'Листы получил(а):',
  blanks: { name: 'фамилия, инициалы', signature: 'подпись', day: 'дата' },
  back: 'Верните эту расписку администратору',
  noUnit: 'удалённый класс',
  nothing: 'Ведомость составляют по напечатанным листам или полоскам. Сначала напечатайте их.',
  reminders: {
    title: 'Листы не выданы или расписка не вернулась',
    fileName: (day: string) => `Напоминания о выдаче листов, ${day}`,
    sheet: 'Напоминания',
    columns: {
      unit: 'Класс',
      teacher: 'Классный руководитель',
      phone: 'Телефон',
      copies: 'Листов',
      what: 'Что не сделано',
      document: 'Что выдаётся',
    },
    waiting: 'листы не получены',
    handed: (day: string) => `расписка не вернулась, листы выданы ${day}`,
    asOf: (day: string) => `По учёту на ${day}.`,
    greeting: (teacher: string) => (teacher === '' ? 'Здравствуйте!' : `Здравствуйте, ${teacher}!`),
    take: (unit: string, copies: number, document: string, contact: string) =>
      `${unit}: возьмите листы для класса (${sheets(copies)}, ${document.toLowerCase()})${contact === '' ? '' : `. Где взять: ${contact}`}.`,
    bring: (unit: string, copies: number, day: string) =>
      `${unit}: верните расписку за ${sheets(copies)}, полученные ${day}.`,
  },
}
