import { counted } from '@/domain/rules/plurals'

/** Words of the sheet «Что делать в этом месяце». */
export const monthTexts = {
  kind: {
    title: 'Что делать в этом месяце',
    description:
      'Обязанности администратора на месяц с источниками и то, что ждёт прямо сейчас: сроки, заявки, ссылки, кто не вступил. Excel и печать.',
  },
  title: (month: string) => `Что делать: ${month} года`,
  fileName: (month: string) => `Что делать, ${month}`,
  sheet: 'Дела месяца',
  missingSheet: (platform: string) => (platform === '' ? 'Не вступили' : `Не вступили, ${platform}`),
  columns: { what: 'Что сделать', now: 'Сейчас в учёте', source: 'Источник', done: '✓' },
  sections: {
    dates: 'Сроки этого месяца',
    season: 'Обязанности этого месяца',
    always: 'Каждый месяц',
    waiting: 'Что ещё ждёт',
  },
  campaign: (title: string, day: string) => `Довести кампанию «${title}» до срока ${day}`,
  campaignNow: (percent: string, target: number) => `вступили ${percent}, цель ${String(target)} %`,
  platform: (name: string, day: string) => `Добиться вступления на площадку «${name}» до ${day}`,
  platformNow: (rest: number) =>
    rest === 0 ? 'вступили все' : `не вступили: ${counted(rest, 'человек', 'человека', 'человек')}`,
  links: 'Получить новые ссылки вместо тех, чей срок кончается',
  linksNow: (count: number) => counted(count, 'ссылка', 'ссылки', 'ссылок'),
  linkUntil: (unit: string, day: string) => `${unit} — до ${day}`,
  retention: 'Сотрите карточки тех, кто выбыл и чей срок хранения вышел.',
  retentionNow: (count: number) => `вышел срок: ${counted(count, 'карточка', 'карточки', 'карточек')}`,
  missing: 'Пригласите тех, кого ещё нет на площадке.',
  missingNow: (rest: number) =>
    `не вступили: ${counted(rest, 'человек', 'человека', 'человек')}, по классам — на следующем листе`,
  finding: (title: string, count: number, some: string) =>
    `${title}: ${String(count)}${some === '' ? '' : ` (${some})`}`,
  more: (count: number) => `и ещё ${String(count)}`,
  fine: 'замечаний нет',
  source: (number: number, text: string) => `[${String(number)}] ${text}`,
  proposal:
    'По каким месяцам разложены обязанности, предлагает программа: в положениях сроков нет. Сверьте список с положением своей школы.',
  asOf: (day: string) => `Столбец «Сейчас в учёте» — на ${day}.`,
  countedOn: (day: string) => `Данные на ${day}.`,
  privacy: 'Лист содержит персональные данные: не оставляйте его на виду.',
  missingColumns: { unit: 'Класс', parent: 'Родители', pupil: 'Ученики', teacher: 'Учителя', staff: 'Сотрудники' },
  total: 'Итого',
  unknown: 'Пустая клетка: нет ни имён, ни чисел или такой роли здесь нет. Классов, где вступили все, в списке нет.',
  without: 'Без тех, кто отказался или не имеет смартфона.',
} as const
