import type { EntityName, EntityTypes } from '@/domain/model/entities'
import type { Json } from '@/domain/model/plain'
import { showDay } from './days'
import { showPhone } from './phones'
import { titleOf } from './states'
import { maskSnils } from './validation'

type FieldTitles = { readonly [N in EntityName]: { readonly [F in Exclude<keyof EntityTypes[N], 'id'>]: string } }

const person = { lastName: 'Фамилия', firstName: 'Имя', middleName: 'Отчество' }

/** What the user calls each field of each record: for the journal, the difference view and the report of an undo. */
export const fieldTitles: FieldTitles = {
  organisation: {
    fullName: 'Полное название',
    shortName: 'Краткое название',
    nameIn: 'Название («в …»)',
    nameOf: 'Название («кого, чего»)',
    settlement: 'Населённый пункт',
    municipality: 'Муниципалитет',
    region: 'Регион',
    address: 'Адрес',
    founder: 'Учредитель',
    inn: 'ИНН',
    kpp: 'КПП',
    ogrn: 'ОГРН',
    phone: 'Телефон',
    email: 'Электронная почта',
    site: 'Сайт',
    headName: 'Руководитель',
    headPosition: 'Должность руководителя',
    staffRoomName: 'Название учительской',
    classFormat: 'Вид названия класса',
    literaAlphabet: 'Буквы классов',
    linkAgeDays: 'Срок ссылки, дней',
    retentionMonths: 'Хранить карточки выбывших, месяцев',
    contactName: 'К кому обращаться',
    contactPhone: 'Телефон для вопросов',
    contactRoom: 'Кабинет для вопросов',
    currentYearId: 'Учебный год на экране',
  },
  schoolYear: { title: 'Название', startsOn: 'Начало', endsOn: 'Окончание', state: 'Состояние' },
  staff: {
    ...person,
    gender: 'Пол',
    positions: 'Должности',
    subjects: 'Предметы',
    phones: 'Телефоны',
    email: 'Электронная почта',
    category: 'Категория',
    bornOn: 'Дата рождения',
    hiredOn: 'Принят',
    dismissedOn: 'Уволен',
    state: 'Состояние',
    platformRole: 'Роль на площадке',
    adminOrderId: 'Приказ о назначении администратором',
    snils: 'СНИЛС',
    note: 'Заметка',
  },
  class: {
    yearId: 'Учебный год',
    levels: 'Параллель',
    litera: 'Литера',
    profile: 'Профиль',
    building: 'Корпус',
    room: 'Кабинет',
    shift: 'Смена',
    plannedPupils: 'Учеников по плану',
    previousClassId: 'Прошлогодний класс',
    state: 'Состояние',
    note: 'Заметка',
  },
  order: { number: 'Номер', signedOn: 'Дата', title: 'О чём', note: 'Заметка' },
  assignment: {
    classId: 'Класс',
    staffId: 'Сотрудник',
    fromOn: 'С какого дня',
    toOn: 'По какой день',
    kind: 'Вид',
    orderId: 'Приказ',
    note: 'Заметка',
  },
  platform: {
    name: 'Название',
    shortName: 'Краткое название',
    state: 'Состояние',
    patterns: 'Образцы ссылок',
    roleTitles: 'Названия ролей',
    steps: 'Шаги на листе',
    safetyLines: 'Правила безопасности',
    deadlineOn: 'Срок вступления',
    note: 'Заметка',
  },
  link: {
    platformId: 'Площадка',
    classId: 'Класс',
    yearId: 'Учебный год',
    role: 'Роль',
    url: 'Ссылка',
    shortUrl: 'Короткая ссылка',
    state: 'Состояние',
    version: 'Версия',
    replacesId: 'Заменяет ссылку',
    createdOn: 'Создана',
    createdBy: 'Кем создана',
    issuedOn: 'Выдана',
    validUntilOn: 'Действует до',
    needsApproval: 'Нужно одобрение',
    annulledOn: 'Аннулирована',
    annulReason: 'Причина аннулирования',
    note: 'Заметка',
  },
  pupil: {
    ...person,
    classId: 'Класс',
    bornOn: 'Дата рождения',
    phones: 'Телефоны',
    state: 'Состояние',
    note: 'Заметка',
  },
  parent: { ...person, kind: 'Кем приходится', phones: 'Телефоны', pupilIds: 'Дети', note: 'Заметка' },
  invitee: {
    platformId: 'Площадка',
    classId: 'Класс',
    personKind: 'Кто',
    personId: 'Человек',
    role: 'Роль',
    linkId: 'Ссылка',
    sheetRunId: 'Каким листом',
    way: 'Способ',
    handedBy: 'Как передано',
    state: 'Состояние',
    times: 'Сколько раз приглашён',
    invitedOn: 'Приглашён',
    joinedOn: 'Вступил',
    confirmedOn: 'Подтверждён',
    note: 'Заметка',
  },
  headCount: {
    classId: 'Класс',
    platformId: 'Площадка',
    role: 'Роль',
    countedOn: 'На дату',
    listed: 'По списку',
    invited: 'Приглашено',
    joined: 'Вступило',
    exceptions: 'Исключения',
    note: 'Заметка',
  },
  joinRequest: {
    platformId: 'Площадка',
    classId: 'Класс',
    role: 'Роль',
    name: 'Имя в заявке',
    phone: 'Телефон в заявке',
    personKind: 'Кто',
    personId: 'Человек',
    requestedOn: 'Подана',
    state: 'Состояние',
    decidedOn: 'Решена',
    reason: 'Причина',
  },
  sheetRun: {
    document: 'Документ',
    platformId: 'Площадка',
    madeOn: 'Когда сделаны',
    madeBy: 'Кем сделаны',
    sheets: 'Листы',
  },
  importMemory: { kind: 'О чём', answers: 'Ответы' },
  campaign: {
    yearId: 'Учебный год',
    title: 'Название',
    platformId: 'Площадка',
    fromPlatformId: 'Прежняя площадка',
    roles: 'Кого приглашают',
    classIds: 'Классы',
    startsOn: 'Начало',
    deadlineOn: 'Срок',
    targetPercent: 'Цель, %',
    state: 'Состояние',
    closedOn: 'Закрыта',
    note: 'Примечание',
  },
  handover: {
    sheetRunId: 'Выпуск листов',
    classId: 'Класс',
    copies: 'Листов',
    handedOn: 'Выдано',
    receivedBy: 'Кому',
    returnedOn: 'Расписка вернулась',
    note: 'Примечание',
  },
}

const entityTitles: Readonly<Record<EntityName, string>> = {
  organisation: 'Сведения о школе',
  schoolYear: 'Учебный год',
  staff: 'Сотрудник',
  class: 'Класс',
  order: 'Приказ',
  assignment: 'Классное руководство',
  platform: 'Площадка',
  link: 'Ссылка',
  pupil: 'Ученик',
  parent: 'Родитель',
  invitee: 'Приглашённый',
  headCount: 'Численность',
  joinRequest: 'Заявка',
  sheetRun: 'Листы на бумаге',
  importMemory: 'Память импорта',
  campaign: 'Кампания',
  handover: 'Выдача листов',
}

/** What a record of this table is called; a table of a newer version keeps its own name. */
export function entityTitle(table: string): string {
  return (entityTitles as Readonly<Record<string, string>>)[table] ?? table
}

/** What a field is called; a field of a newer version keeps its own name. `_deleted` is the deletion itself. */
export function fieldTitle(table: string, field: string): string {
  if (field === '_deleted') return 'Удаление'
  const titles = (fieldTitles as Readonly<Record<string, Readonly<Record<string, string>>>>)[table]
  return titles?.[field] ?? field
}

type Titles = Readonly<Record<string, string>>

/** Fields whose values come from a fixed list, with the list's Russian titles. */
const enumTitles: Readonly<Record<string, Titles>> = {
  'staff.state': titleOf.staffState,
  'staff.category': titleOf.staffCategory,
  'staff.platformRole': titleOf.platformRole,
  'staff.gender': titleOf.gender,
  'class.state': titleOf.classState,
  'assignment.kind': titleOf.assignmentKind,
  'schoolYear.state': titleOf.yearState,
  'platform.state': titleOf.platformState,
  'organisation.classFormat': titleOf.classFormat,
  'organisation.literaAlphabet': titleOf.literaAlphabet,
  'link.state': titleOf.linkState,
  'link.role': titleOf.inviteeRole,
  'invitee.state': titleOf.inviteeState,
  'invitee.role': titleOf.inviteeRole,
  'invitee.personKind': titleOf.personKind,
  'invitee.way': titleOf.invitationWay,
  'invitee.handedBy': titleOf.handedBy,
  'headCount.role': titleOf.inviteeRole,
  'joinRequest.role': titleOf.inviteeRole,
  'campaign.state': titleOf.campaignState,
  'joinRequest.state': titleOf.requestState,
  'joinRequest.personKind': titleOf.personKind,
  'pupil.state': titleOf.pupilState,
  'parent.kind': titleOf.parentKind,
}

/**
 * A stored value as the user reads it: «01.09.2026», «Работает», «Иностранный язык, Музыка»; an empty one is «—».
 * СНИЛС is masked (rule 8.3.12). `nameOf` resolves an id to a name (class, person, order, platform), null when it is not known.
 */
export function showFieldValue(
  table: string,
  field: string,
  value: Json | undefined,
  nameOf: (id: string) => string | null,
): string {
  if (value === undefined || value === null || value === '') return '—'
  if (field === '_deleted') return value === true ? 'удалено' : 'есть'
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    if (field === 'snils') return maskSnils(value)
    if (field.endsWith('On') || field.endsWith('sOn')) return showDay(value) || value
    if (field.endsWith('Id')) return nameOf(value) ?? value
    return enumTitles[`${table}.${field}`]?.[value] ?? value
  }
  if (Array.isArray(value)) return value.map((item) => showPart(table, field, item, nameOf)).join(', ') || '—'
  return Object.values(value)
    .map((item) => showPart(table, field, item, nameOf))
    .filter((text) => text !== '—')
    .join('; ')
}

const privateFields = new Set(['phones', 'phone', 'contactPhone', 'email', 'snils', 'bornOn'])

/** Whether the board mode hides the field: telephones, mail, СНИЛС, dates of birth. */
export const isPrivateField = (field: string): boolean => privateFields.has(field)

/** One item of a list: a position's title, a phone with its comment, a number, a text. */
function showPart(table: string, field: string, item: Json, nameOf: (id: string) => string | null): string {
  if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
    if (typeof item['number'] === 'string') {
      const comment = typeof item['comment'] === 'string' && item['comment'] !== '' ? ` (${item['comment']})` : ''
      return `${showPhone(item['number'])}${comment}`
    }
    if (typeof item['title'] === 'string') return item['title']
    if (typeof item['host'] === 'string') return item['host']
  }
  if (typeof item === 'string' && field.endsWith('Ids')) return nameOf(item) ?? item
  return showFieldValue(table, '', item, nameOf)
}
