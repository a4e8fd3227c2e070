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
}
