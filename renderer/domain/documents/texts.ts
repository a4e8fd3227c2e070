import type { InviteeRole } from '@/domain/model/entities'
import { counted } from '@/domain/rules/plurals'

/** Every word that the documents put on paper or into a workbook. */
export const documentTexts = {
  roster: {
    title: (unit: string) => `Реестр приглашений, ${unit}`,
    school: 'вся школа',
    sheet: 'Реестр',
    summarySheet: 'Сводка',
    columns: {
      number: '№',
      unit: 'Класс',
      name: 'ФИО',
      role: 'Роль',
      platform: 'Площадка',
      link: 'Ссылка',
      issued: 'Выдано',
      joined: 'Вступил',
      state: 'Состояние',
      note: 'Примечание',
    },
    listed: (count: number) => `по списку ${String(count)}`,
    planned: 'по плановому числу учеников',
    countedOn: (day: string) => `данные на ${day}`,
    counts: (invited: number, joined: number) => `приглашено ${String(invited)}, вступило ${String(joined)}`,
    notCounted: 'нет данных',
    noLink: 'ссылки нет',
    summary: {
      unit: 'Класс',
      role: 'Роль',
      listed: 'По списку',
      invited: 'Приглашено',
      joined: 'Вступило',
      exceptions: 'Отказ или нет смартфона',
      rest: 'Осталось',
      share: '% от списка',
      base: 'По списку без исключений',
      shareOfBase: '% без исключений',
      day: 'Данные на',
    },
    total: (role: string) => `Итого: ${role}`,
    footer: [
      '«% от списка»: вступившие, делённые на всех по списку. «% без исключений»: вступившие, делённые на число по списку без тех, кто отказался или не имеет смартфона.',
      'Вступившими считаются и те, чья роль подтверждена.',
    ],
    madeOn: (day: string) => `Реестр составлен ${day}.`,
  },
  handout: {
    title: (unit: string) => `Раздатка классному руководителю, ${unit}`,
    many: (count: number) => counted(count, 'класс', 'класса', 'классов'),
    linksSheet: 'Ссылки',
    memoSheet: 'Памятка',
    columns: {
      number: '№',
      name: 'ФИО',
      role: 'Кто',
      phone: 'Телефон',
      invited: 'Приглашён',
      joined: 'Вступил',
      day: 'Дата',
      note: 'Примечание',
    },
    pupil: 'ученик',
    parentOf: { mother: 'мать', father: 'отец', guardian: 'опекун', other: 'представитель' },
    parent: 'родитель',
    yes: 'да',
    listHeader: (unit: string, teacher: string) =>
      teacher === ''
        ? `${unit}: кто приглашён и кто вступил`
        : `${unit}: кто приглашён и кто вступил. Классный руководитель: ${teacher}`,
    fillIn: (day: string) =>
      `Отметьте «да» в столбцах «Приглашён» и «Вступил», поставьте дату и верните лист администратору. Данные на ${day}.`,
    blankRows: 'Поимённого списка в программе нет: впишите фамилии или отмечайте по порядковым номерам.',
    privacy: 'Лист содержит персональные данные: не оставляйте его на виду и не пересылайте в общие чаты.',
    linkColumns: {
      unit: 'Класс',
      role: 'Кому дать',
      link: 'Ссылка',
      valid: 'Действует до',
      approval: 'Вступление',
      note: 'Примечание',
    },
    approval: 'по заявке, её примет администратор',
    noApproval: 'сразу по ссылке',
    missing: 'Ссылки нет: спросите администратора',
    linksHeader: (unit: string) => `${unit}: ссылки-приглашения`,
    memoHeader: (unit: string) => `${unit}: памятка классному руководителю`,
    memoColumns: { number: '№', line: 'Что важно' },
    memo: [
      'Давайте каждому только его ссылку: родителю — родительскую, ученику — ученическую. Роль потом не переключается: человека удаляют и приглашают заново.',
      'Родитель вступает со своего телефона и по своему номеру. Номер родителя нельзя указывать ребёнку.',
      'Вступление родителей добровольное. Отказ — не ошибка: запишите его в примечание и договоритесь о другом способе связи.',
      'Не публикуйте ссылки на сайте, в соцсетях и в чужих чатах. Если ссылка ушла посторонним, сразу сообщите администратору: её заменят.',
    ],
    contact: (who: string) => `Вопросы: ${who}.`,
  },
  teachers: {
    title: (year: string) =>
      year === ''
        ? 'Распределение классного руководства'
        : `Распределение классного руководства на ${year} учебный год`,
    sheet: 'Классное руководство',
    columns: { number: '№', unit: 'Класс', name: 'ФИО', room: 'Кабинет', order: 'Приказ', note: 'Примечание' },
    none: 'не назначен',
    order: (number: string, day: string) =>
      [number === '' ? '' : `№ ${number}`, day === '' ? '' : `от ${day}`].filter((part) => part !== '').join(' '),
    temporary: (until: string) => (until === '' ? 'временно' : `временно, по ${until}`),
    second: 'второй классный руководитель',
    leave: 'в отпуске',
    dismissed: 'уволен',
    asOf: (day: string) => `По состоянию на ${day}.`,
  },
  sheet: {
    title: (unit: string) => `Листы приглашения, ${unit}`,
    many: (count: number) => counted(count, 'класс', 'класса', 'классов'),
    heading: (unit: string) => `Приглашение: ${unit}`,
    classUnit: (name: string) => `${name} класс`,
    roles: {
      pupil: 'Для учеников',
      parent: 'Для родителей',
      teacher: 'Для учителей',
      staff: 'Для сотрудников',
    } satisfies Record<InviteeRole, string>,
    forWhom: {
      pupil: (unit: string) => `ученики: ${unit}`,
      parent: (unit: string) => `родители и законные представители учеников: ${unit}`,
      teacher: (unit: string) => `учителя, которые ведут уроки: ${unit}`,
      staff: (unit: string) => `сотрудники: ${unit}`,
    } satisfies Record<InviteeRole, (unit: string) => string>,
    forStaffRoom: { teacher: 'педагоги школы', staff: 'сотрудники школы, кроме педагогов' },
    notForWhom: {
      pupil: 'родители и учителя: у них свои ссылки',
      parent: 'дети и учителя: у них свои ссылки',
      teacher: 'ученики и родители: у них свои ссылки',
      staff: 'учителя, ученики и родители: у них свои ссылки',
    } satisfies Record<InviteeRole, string>,
    caption: 'Наведите камеру телефона на этот код',
    steps: 'Как вступить',
    safety: 'Безопасность',
    signatureLine: '____________________',
    platform: 'Площадка',
    role: 'Ваша роль',
    roleWarning: (role: string) => `«${role}»; потом её не сменить`,
    validUntil: (day: string) => `Действует до ${day}`,
    approval: 'Вступление',
    approvalValue: 'по заявке: её примет администратор',
    teacher: 'Классный руководитель',
    contact: 'Кого спросить',
    phone: (number: string) => `тел. ${number}`,
    room: (room: string) => (/^\d/u.test(room) ? `каб. ${room}` : room),
    footer: (school: string, day: string) => `${school} · лист от ${day}`,
    defaultSafety: [
      'Никто из школы не спрашивает коды из СМС и пароли. Если спросили, это мошенники.',
      'Не пересылайте этот лист и ссылку посторонним.',
    ],
  },
  slips: {
    title: (unit: string) => `Отрывные полоски, ${unit}`,
    footer: 'Код из СМС не называйте никому. Ссылку не пересылайте.',
    contact: (who: string) => `Вопросы: ${who}`,
  },
  skipped: {
    noLink: 'нет ссылки',
    draft: 'ссылка ещё черновик: отметьте, что она действует',
    annulled: 'ссылка аннулирована или заменена, новой нет',
    expired: 'срок ссылки истёк',
    wrongKind: 'адрес не похож на приглашение: это звонок, кабинет или страница, а не вход в чат',
    sharedUrl: 'тот же адрес стоит у другого класса или другой роли',
    tooLong: 'ссылка слишком длинная: QR-код такого размера не прочитать',
    nobody: 'неизвестно, сколько полосок нужно: нет ни списка, ни числа учеников',
  },
  kinds: {
    roster: {
      title: 'Реестр приглашений',
      description: 'Кто приглашён, по какой ссылке, когда выдано и кто вступил; сводка с процентами. Excel.',
    },
    handout: {
      title: 'Раздатка классному руководителю',
      description: 'Ссылки класса, список для отметок и памятка. Excel: файл на каждый класс или одна книга.',
    },
    teachers: {
      title: 'Распределение классного руководства',
      description: 'Таблица-приложение к приказу: класс, ФИО, кабинет, приказ. Excel.',
    },
    sheets: {
      title: 'Листы приглашения',
      description: 'Лист А4 на каждый класс и роль: QR-код, ссылка, шаги, срок, безопасность. Печать и PDF.',
    },
    slips: {
      title: 'Отрывные полоски',
      description: 'По 8 на листе А4 с линиями разреза: QR-код и ссылка для каждого. Печать и PDF.',
    },
  },
  noFileName: 'Документ',
} as const

/** Why a unit got no paper, for the list «Не напечатано»; each says what to do in its own words. */
export type SkipReason = keyof typeof documentTexts.skipped
