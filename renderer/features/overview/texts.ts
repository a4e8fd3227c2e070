import { counted } from '@/domain/rules/plurals'

export const overviewTexts = {
  title: 'Обзор',
  subtitle: (school: string, day: string) => (school ? `${school}, на ${day}` : `На ${day}`),
  todo: 'Что сделать сейчас',
  allDone: {
    title: 'Всё в порядке',
    text: 'Незакрытых дел нет. Когда в учёте что-то изменится, они появятся здесь.',
  },
  show: (count: number) => `Показать: ${counted(count, 'запись', 'записи', 'записей')}`,
  hide: 'Свернуть',
  openList: 'Открыть списком',
  more: (count: number) => `и ещё ${String(count)}`,
  joined: {
    title: 'Кто вступил',
    platform: 'Площадка',
    unit: 'Кто',
    joined: 'Вступили',
    listed: 'По списку',
    exceptions: 'Исключения',
    percent: '% от списка',
    percentBase: '% без исключений',
    rows: { teacher: 'Учителя', staff: 'Сотрудники', parent: 'Родители', pupil: 'Ученики' },
    note: 'Вступили / по списку. В последнем столбце из знаменателя вычтены законные исключения: отказ, нет смартфона.',
    uncounted: (count: number) => `Без данных: ${counted(count, 'класс', 'класса', 'классов')}`,
    base: (joined: number, base: number) => `${String(joined)} из ${String(base)}`,
  },
  school: {
    title: 'Школа',
    staff: 'Сотрудников работает',
    classes: 'Классов',
    withTeacher: 'С классным руководителем',
    links: 'Действующих ссылок',
    issued: 'Из них выдано',
  },
  steps: {
    title: 'С чего начать',
    done: 'сделано',
    staff: { title: 'Загрузите список сотрудников', text: 'Из Excel или по одному.', action: 'Загрузить из Excel' },
    classes: { title: 'Добавьте классы', text: 'Одной строкой «1А–1Г, 2А» или из Excel.', action: 'Добавить классы' },
    assignments: {
      title: 'Назначьте классных руководителей',
      text: 'Сначала номер и дата приказа.',
      action: 'Назначить',
    },
    links: { title: 'Вставьте ссылки', text: 'Сразу много: «5А родители https://…».', action: 'Вставить ссылки' },
    sheets: {
      title: 'Напечатайте листы приглашения',
      text: 'Посмотрите их на экране и отправьте на печать.',
      action: 'К листам',
    },
  },
}
