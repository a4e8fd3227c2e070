/** Every sentence that commands put into the journal, the toasts and the notes. */

import type { EntityName, Invitee, InviteeRole, InviteeState, Link, Staff } from '@/domain/model/entities'
import { counted, plural } from '@/domain/rules/plurals'
import { titleOf } from '@/domain/rules/states'
import { countedRecords } from '@/domain/rules/tableTitles'

const classes = (n: number) => counted(n, 'класс', 'класса', 'классов')
const links = (n: number) => counted(n, 'ссылка', 'ссылки', 'ссылок')
const people = (n: number) => counted(n, 'человек', 'человека', 'человек')
const pupils = (n: number) => counted(n, 'ученик', 'ученика', 'учеников')
const requests = (n: number) => counted(n, 'заявка', 'заявки', 'заявок')
const cards = (n: number) => counted(n, 'карточка', 'карточки', 'карточек')
const tail = (text: string) => (text === '' ? '' : `, ${text}`)

const assigned = {
  main: 'Назначены классные руководители',
  temporary: 'Назначено временное замещение',
  second: 'Назначены вторые классные руководители',
} as const

const marked: Record<InviteeState, string> = {
  notInvited: 'Отметка снята',
  invited: 'Отмечены приглашёнными',
  reminded: 'Приглашены повторно',
  requested: 'Подали заявку',
  joined: 'Отмечены вступившими',
  confirmed: 'Роль подтверждена',
  refused: 'Отказ',
  noPhone: 'Нет смартфона',
  numberChanged: 'Сменили номер',
  wrongRole: 'Ошибка роли',
  removed: 'Отмечены удалёнными из чата',
  left: 'Отмечены выбывшими',
}

export const texts = {
  campaign: {
    created: (title: string) => `Начата кампания «${title}»`,
    changed: (title: string) => `Изменена кампания «${title}»`,
    closed: (title: string) => `Закрыта кампания «${title}»`,
    reopened: (title: string) => `Снова открыта кампания «${title}»`,
  },
  apart: 'Отмечено: это разные люди',
  gone: 'Запись не найдена: её могли удалить. Обновите список и повторите.',
  deleted: (table: Exclude<EntityName, 'organisation'>, n: number) => `Удалено: ${countedRecords(table, n)}`,
  restored: (table: Exclude<EntityName, 'organisation'>, n: number) => `Возвращено: ${countedRecords(table, n)}`,
  name: {
    noClass: 'удалённый класс',
    noPerson: 'удалённая запись',
  },
  school: {
    setUp: (school: string, year: string) =>
      school === '' ? `Заведена школа, ${year} учебный год` : `Заведена школа: ${school}, ${year} учебный год`,
    organisation: 'Изменены сведения об организации',
  },
  year: {
    added: (title: string) => `Добавлен учебный год ${title}`,
    changed: (title: string) => `Изменён учебный год ${title}`,
    started: (title: string) => `Начат учебный год ${title}`,
    shown: (title: string) => `Выбран учебный год ${title}`,
    gone: 'Учебный год не найден',
  },
  platform: {
    added: (title: string) => `Добавлена площадка: ${title}`,
    changed: (title: string) => `Изменена площадка: ${title}`,
    reset: (title: string) => `Площадка возвращена к исходному виду: ${title}`,
    noDefault: 'У этой площадки нет исходного вида: её добавила школа',
  },
  staff: {
    added: (name: string) => `Добавлен сотрудник: ${name}`,
    changed: (name: string) => `Изменена карточка сотрудника: ${name}`,
    changedMany: (n: number) => `Изменены сотрудники: ${cards(n)}`,
    dismissed: (name: string, day: string) => `Увольнение: ${name}, последний день ${day}`,
    onLeave: (name: string, day: string) => `Отпуск или декрет: ${name} с ${day}`,
    returned: (name: string, day: string) => `Снова работает: ${name} с ${day}`,
  },
  task: {
    place: (unit: string, platform: string) => `${unit} (${platform})`,
    removeFromChat: (name: string, place: string) => `Удалить из чата: ${name} — ${place}`,
    removeFromClassChats: (name: string, className: string) => `Удалить из чатов класса ${className}: ${name}`,
    withdrawAdmin: (name: string) => `Снять права администратора площадки: ${name}`,
    handOver: (className: string) => `Назначить замену классного руководителя: ${className}`,
    annulLinks: (className: string, n: number) => `Аннулировать или заменить ссылки класса ${className}: ${links(n)}`,
    inviteBack: (name: string, staffRoom: string) => `Пригласить снова: ${name} — ${staffRoom}`,
    endReplacement: (className: string) => `Завершить временное замещение: ${className}`,
    inviteToClass: (n: number, className: string) =>
      `Пригласить в чаты нового класса ${className}: ${pupils(n)} и родителей`,
  },
  role: {
    changed: (name: string) => `Изменена роль: ${name}`,
    task: (name: string, unit: string, platform: string, role: string) =>
      `Удалить и пригласить заново в роли «${role}»: ${name} — ${unit} (${platform}). Площадка не меняет роль у вступившего.`,
  },
  appointment: {
    many: (role: Staff['platformRole'], n: number) =>
      `Роль «${titleOf.platformRole[role]}»: ${counted(n, 'сотрудник', 'сотрудника', 'сотрудников')}`,
    notJoined: (name: string) =>
      `${name} ещё не вступил(а) ни на одной площадке. Дополнительным администратором назначают того, кто уже вступил: сначала пригласите человека и отметьте «Вступил».`,
    joinedAsStaff: (name: string) =>
      `${name}: вступление отмечено в роли «Сотрудник», а дополнительным администратором назначают педагога. Сначала смените роль на «Учитель», удалите человека из чата и пригласите заново.`,
    noOrder: (name: string) =>
      `${name}: укажите приказ. Дополнительного администратора назначают приказом, впишите его номер и дату.`,
  },
  class: {
    added: (name: string) => `Добавлен класс ${name}`,
    changed: (name: string) => `Изменён класс ${name}`,
    addedMany: (n: number) => `Добавлены классы: ${classes(n)}`,
    exists: (name: string) =>
      `Класс ${name} в этом учебном году уже есть. Измените литеру или откройте имеющийся класс.`,
    badRange: (text: string) =>
      `«${text}» — не понятно, какие классы добавить. Напишите литеры по порядку, например 1А–1Г.`,
    notUnderstood: (text: string, reason: string) => (reason.includes(text) ? reason : `«${text}»: ${reason}`),
    disbanded: (name: string, day: string) => `Расформирован класс ${name} с ${day}`,
    annulReason: 'Класс расформирован',
    closeChats: (name: string) => `Закрыть чаты класса ${name} на площадках`,
    movePupils: (name: string, n: number) => `Перевести учеников класса ${name} в другие классы: ${pupils(n)}`,
  },
  assignment: {
    assigned: (kind: keyof typeof assigned, n: number, order: string) =>
      `${assigned[kind]}: ${classes(n)}${tail(order)}`,
    order: (number: string, day: string) => (day === '' ? `приказ № ${number}` : `приказ № ${number} от ${day}`),
    ended: (className: string, name: string, day: string) =>
      `Завершено классное руководство: ${className}, ${name}, последний день ${day}`,
    overlaps: (className: string, from: string, last: string) =>
      `${className}: с ${from} уже назначен следующий классный руководитель. Укажите день не позднее ${last}.`,
    badDays: 'Последний день раньше первого. Исправьте даты.',
    already: (name: string, className: string) =>
      `${className}: ${name} уже ведёт этот класс на эту дату, менять нечего.`,
  },
  warning: {
    orderIncomplete: 'У приказа нет номера или даты. Впишите их, когда приказ будет подписан.',
    orderLate: (number: string, signed: string, from: string) =>
      `Приказ № ${number} подписан ${signed}, а действует с ${from}: задним числом. Проверьте даты.`,
    notWorking: (name: string, day: string) => `${name} на ${day} не работает в школе. Выберите другого сотрудника.`,
    onLeave: (name: string) => `${name} в отпуске или декрете. Возможно, нужно временное замещение.`,
    expected: (name: string) => `${name} ещё не приступил к работе. Проверьте дату приёма.`,
    noPhone: (name: string) => `${name}: у классного руководителя не указан телефон. Впишите его в карточку.`,
    notTeacher: (name: string) =>
      `${name}: роль на площадке — «сотрудник». Классного руководителя приглашают в роли педагога.`,
    manyClasses: (name: string, n: number, list: string) =>
      `${name}: ${classes(n)} (${list}). Доплата положена не более чем за два класса.`,
    classClosed: (name: string) => `Класс ${name} уже не действует. Проверьте, тот ли это класс.`,
    outsideYear: (name: string, day: string, year: string) =>
      `Класс ${name}: дата ${day} вне учебного года ${year}. Проверьте дату или год.`,
  },
  link: {
    title: (unit: string, role: keyof typeof titleOf.inviteeRolesOf) => `${unit}, для ${titleOf.inviteeRolesOf[role]}`,
    added: (n: number, replaced: number) =>
      `Добавлены ссылки: ${links(n)}${replaced === 0 ? '' : `, прежних заменено: ${String(replaced)}`}`,
    changed: (title: string) => `Изменена ссылка: ${title}`,
    issued: (n: number) => `Выданы ссылки: ${links(n)}`,
    annulled: (n: number) => `Аннулированы ссылки: ${links(n)}`,
    replacedReason: 'Заменена новой ссылкой',
    reissue: (title: string, waiting: number) =>
      waiting === 0
        ? `Выдать новый лист: ${title}. Прежние листы устарели.`
        : `Выдать новый лист: ${title}. Прежние листы устарели, по ним ещё не вступили: ${people(waiting)}.`,
    known: (title: string) => `Эта ссылка уже записана: ${title}.`,
    sameAddress: (wanted: string, title: string) =>
      `${wanted}: такая же ссылка уже записана — ${title}. Одна ссылка не может вести в два места: скопируйте её заново.`,
    annulledBefore: (title: string) => `Эта ссылка аннулирована раньше (${title}). Создайте на площадке новую.`,
    twice: (title: string) => `Две разные ссылки на одно место: ${title}. Записана первая, оставьте нужную.`,
    refused: (title: string, from: Link['state'], to: Link['state'], reason: string) =>
      `${title}: сейчас «${titleOf.linkState[from]}», отметить «${titleOf.linkState[to]}» нельзя. ${reason}`,
    annulOnPlatform: (title: string) => `Отключить ссылку на площадке: ${title}`,
    replaceInstead:
      'Эта ссылка уже выдавалась, её адрес не исправляют. Замените её новой, тогда прежние листы устареют.',
  },
  invitee: {
    marked: (state: InviteeState, n: number) => `${marked[state]}: ${people(n)}`,
    refused: (name: string, from: InviteeState, to: InviteeState, reason: string) =>
      `${name}: сейчас «${titleOf.inviteeState[from]}», отметить «${titleOf.inviteeState[to]}» нельзя. ${reason}`,
  },
  reinvite: {
    done: (name: string, role: string) => `Новое приглашение в роли «${role}»: ${name}`,
    refused: (name: string, state: InviteeState, reason: string) =>
      `${name}: сейчас «${titleOf.inviteeState[state]}». ${reason}`,
    removeFirst: 'Заново в другой роли приглашают того, кто удалён из чата.',
    otherKind: (kind: Invitee['personKind'], role: InviteeRole, unit: string) =>
      `${titleOf.personKind[kind]} не может войти в роли «${titleOf.inviteeRole[role]}»: ${unit}. Выберите другую роль.`,
    noLink: (place: string, reason: string) => `${place}: ${reason}. Вставьте действующую ссылку на вкладке «Ссылки».`,
    chooseLink: 'Выберите ссылку.',
    otherPlatform: (title: string, platform: string) =>
      `Ссылка «${title}» — другой площадки (${platform}). Выберите ссылку той площадки, где ошибка.`,
    otherUnit: (title: string) => `Ссылка «${title}» ведёт в другой чат. Выберите ссылку того чата, где ошибка.`,
    otherRole: (title: string, role: InviteeRole) =>
      `Ссылка «${title}» впускает в другой роли. Нужна ссылка для роли «${titleOf.inviteeRole[role]}».`,
    notInForce: (title: string, state: Link['state']) =>
      `Ссылка «${title}» сейчас «${titleOf.linkState[state]}». Выберите действующую.`,
    expired: (title: string, day: string) => `Ссылка «${title}» действовала до ${day}. Получите на площадке новую.`,
    newerLink: (title: string) => `Вместо ссылки «${title}» уже есть новая. Выберите её.`,
    cardDiffers: (role: string) =>
      `В карточке сотрудника роль на площадке — «${role}». Если она неверна, исправьте и карточку.`,
  },
  sheets: {
    recorded: (copies: number, handedOut: boolean) =>
      `${handedOut ? 'Выданы' : 'Напечатаны'} листы: ${counted(copies, 'лист', 'листа', 'листов')}`,
  },
  reconcile: {
    done: (
      unit: string,
      roles: readonly InviteeRole[],
      { joined, left, removed }: Record<'joined' | 'left' | 'removed', number>,
    ) =>
      `Сверка ${unit}, ${roles.map((role) => titleOf.inviteeRoles[role].toLowerCase()).join(', ')}: ${[
        joined > 0 || left + removed === 0 ? `вступили ${String(joined)}` : '',
        left > 0 ? `выбыли ${String(left)}` : '',
        removed > 0 ? `удалены ${String(removed)}` : '',
      ]
        .filter(Boolean)
        .join(', ')}`,
    counted: (unit: string, role: InviteeRole, joined: number) =>
      `Сверка ${unit}, ${titleOf.inviteeRoles[role].toLowerCase()}: в чате ${String(joined)}`,
  },
  request: {
    added: (n: number) => `Записано: ${requests(n)}`,
    accepted: (n: number) => `Принято: ${requests(n)}`,
    refused: (n: number) => `Отклонено: ${requests(n)}`,
    identified: (name: string) => `Указано, кто подал заявку: ${name}`,
    known: (name: string) => `${name}: такая заявка уже ждёт решения.`,
    acceptedUnknown: (name: string) =>
      `${name}: в учёте такого человека нет, поэтому отметка «Вступил» не поставлена. Укажите, кто это, или добавьте его в учёт.`,
  },
  headCount: {
    recorded: (n: number) => `Записана численность: ${classes(n)}`,
    moreJoined: (name: string, joined: number, listed: number) =>
      `${name}: вступило ${String(joined)}, а по списку ${String(listed)}. Проверьте числа.`,
    moreExceptions: (name: string, exceptions: number, listed: number) =>
      `${name}: исключений ${String(exceptions)}, а по списку ${String(listed)}. Проверьте числа.`,
  },
  pupil: {
    saved: (n: number, className: string) => `Сохранены ученики: ${pupils(n)}${tail(className)}`,
    parentsSaved: (n: number) => `Сохранены родители: ${counted(n, 'родитель', 'родителя', 'родителей')}`,
    moved: (n: number, className: string) =>
      `${plural(n, 'Переведён', 'Переведены', 'Переведены')} ${pupils(n)} в ${className}`,
    removed: (n: number) => `${plural(n, 'Выбыл', 'Выбыли', 'Выбыли')} ${pupils(n)}`,
  },
} as const
