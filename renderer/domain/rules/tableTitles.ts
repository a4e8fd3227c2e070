import type { EntityName } from '@/domain/model/entities'
import { counted } from './plurals'

/** The kinds of records as a user knows them, by table; a table of a newer version has no title here. */
export const tableTitles: Record<string, string> = {
  organisation: 'Карточка организации',
  schoolYear: 'Учебные годы',
  staff: 'Сотрудники',
  class: 'Классы',
  order: 'Приказы',
  assignment: 'Назначения классных руководителей',
  platform: 'Площадки',
  link: 'Ссылки-приглашения',
  pupil: 'Ученики',
  parent: 'Родители',
  invitee: 'Приглашённые',
  headCount: 'Счёт по классам',
  joinRequest: 'Заявки на вступление',
  sheetRun: 'Выпуски листов',
  importMemory: 'Ответы при импорте',
  campaign: 'Кампании',
  handover: 'Выдача листов',
}

/** One, few, many of each kind of record. */
const forms: Record<Exclude<EntityName, 'organisation'>, readonly [string, string, string]> = {
  schoolYear: ['учебный год', 'учебных года', 'учебных лет'],
  staff: ['сотрудник', 'сотрудника', 'сотрудников'],
  class: ['класс', 'класса', 'классов'],
  order: ['приказ', 'приказа', 'приказов'],
  assignment: ['назначение', 'назначения', 'назначений'],
  platform: ['площадка', 'площадки', 'площадок'],
  link: ['ссылка', 'ссылки', 'ссылок'],
  pupil: ['ученик', 'ученика', 'учеников'],
  parent: ['родитель', 'родителя', 'родителей'],
  invitee: ['приглашённый', 'приглашённых', 'приглашённых'],
  headCount: ['строка численности', 'строки численности', 'строк численности'],
  joinRequest: ['заявка', 'заявки', 'заявок'],
  sheetRun: ['выпуск листов', 'выпуска листов', 'выпусков листов'],
  importMemory: ['ответ импорта', 'ответа импорта', 'ответов импорта'],
  campaign: ['кампания', 'кампании', 'кампаний'],
  handover: ['выдача листов', 'выдачи листов', 'выдач листов'],
}

/** «63 сотрудника»; records of a table that is not known here are just «записи». */
export function countedRecords(table: string, n: number): string {
  const known = (forms as Readonly<Record<string, readonly [string, string, string]>>)[table]
  return counted(n, ...(known ?? ['запись', 'записи', 'записей']))
}
