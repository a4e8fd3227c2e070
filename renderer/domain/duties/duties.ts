import type { CheckCode } from '@/domain/rules/checks'
import type { DutySource } from './sources'

/** One duty of the administrator. */
export interface Duty {
  id: string
  /** Months from 1 to 12 in which the program proposes it; null: every month. */
  months: readonly number[] | null
  title: string
  source: DutySource
  /** Findings that tell how far it is; they stand beside the duty. */
  codes: readonly CheckCode[]
}

const START = [8, 9] as const

/** In the order of the office's work. What is monthly comes after what belongs to a season. */
export const duties: readonly Duty[] = [
  {
    id: 'structure',
    months: START,
    title:
      'Сверить классы и чат сотрудников («Учительская») на площадке с утверждённым списком классов, создать недостающие',
    source: 'duties',
    codes: ['yearOver', 'duplicateClasses', 'staffRoomWithoutLink'],
  },
  {
    id: 'classTeachers',
    months: START,
    title: 'Закрепить классных руководителей за классами по приказу о распределении классного руководства',
    source: 'duties',
    codes: ['classWithoutTeacher', 'dismissedTeacher', 'teacherOnLeave', 'overlap'],
  },
  {
    id: 'links',
    months: START,
    title: 'Создать ссылки-приглашения в каждый класс и в каждой роли',
    source: 'duties',
    codes: ['classWithoutParentLink', 'classWithoutPupilLink', 'sameUrl'],
  },
  {
    id: 'handOut',
    months: [9],
    title: 'Раздать приглашения через классных руководителей',
    source: 'duties',
    codes: ['teacherWithoutSheet', 'sheetsNotHandedOver', 'coversNotReturned'],
  },
  {
    id: 'inform',
    months: [9],
    title: 'Рассказать ученикам и родителям, как школа пользуется площадкой, и разместить рекомендации на сайте школы',
    source: 'federal',
    codes: [],
  },
  {
    id: 'youngest',
    months: START,
    title: 'Получить решение школы, заводят ли учебный профиль ученики младших классов',
    source: 'federal',
    codes: [],
  },
  {
    id: 'administrators',
    months: [9, 1],
    title: 'Проверить дополнительных администраторов: назначены из числа вступивших педагогов',
    source: 'duties',
    codes: ['extraAdminNotJoined', 'extraAdminWithoutOrder'],
  },
  {
    id: 'annul',
    months: [10, 1],
    title: 'Аннулировать невостребованные ссылки-приглашения',
    source: 'duties',
    codes: ['linksToAnnul'],
  },
  {
    id: 'transfers',
    months: [5, 6],
    title: 'Подготовить движение учеников: выпуск и перевод классов, список классов на следующий год',
    source: 'duties',
    codes: [],
  },
  {
    id: 'lastYear',
    months: [6, 7, 8],
    title: 'Аннулировать ссылки закончившегося учебного года и выпущенных классов',
    source: 'currentYear',
    codes: ['linksToAnnul'],
  },
  {
    id: 'retention',
    months: [7],
    title: 'Проверить, чей срок хранения личных данных вышел, и стереть карточки выбывших',
    source: 'personalData',
    codes: [],
  },
  {
    id: 'requests',
    months: null,
    title: 'Рассмотреть заявки на вступление',
    source: 'duties',
    codes: ['requestsWaiting'],
  },
  {
    id: 'confirmation',
    months: null,
    title: 'Завершить подтверждение статуса «учитель»',
    source: 'duties',
    codes: ['unconfirmed'],
  },
  {
    id: 'movement',
    months: null,
    title: 'Отразить движение учеников и сотрудников',
    source: 'duties',
    codes: ['wrongRole'],
  },
  {
    id: 'leaving',
    months: null,
    title: 'Удалить из чатов уволившихся и выбывших',
    source: 'leaving',
    codes: ['dismissedInChat'],
  },
  {
    id: 'statistics',
    months: null,
    title: 'Довести до руководителя статистику (если она доступна): «Сводка для руководителя» из раздела «Раздатки»',
    source: 'duties',
    codes: [],
  },
  {
    id: 'channels',
    months: null,
    title: 'Вести каналы «Общешкольный» и «Сотрудники», запланировать трансляции',
    source: 'duties',
    codes: [],
  },
  {
    id: 'support',
    months: null,
    title: 'Помогать участникам и обращаться в техническую поддержку, если что-то не работает',
    source: 'duties',
    codes: [],
  },
]

/** The duties of a month, 1 to 12: those of the season first, then what is due every month. */
export function dutiesOf(month: number): Duty[] {
  return [...duties.filter((one) => one.months?.includes(month)), ...duties.filter((one) => one.months === null)]
}
