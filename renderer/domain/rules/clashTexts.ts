/** Words of what several PCs, or several people, have made of one school. */
export const clashTexts = {
  kinds: {
    sameClass: {
      title: (name: string) => `Класс ${name} записан дважды`,
      advice: 'Оставьте одну запись: перенесите в неё учеников и ссылки, а другую удалите.',
    },
    samePerson: {
      title: (name: string) => `${name}: один человек записан дважды`,
      advice:
        'Имя совпадает, и совпадает ещё дата рождения, телефон или почта. Оставьте одну карточку, другую удалите.',
    },
    maybeSamePerson: {
      title: (name: string) => `${name}: возможно, один человек записан дважды`,
      advice: 'Совпадает только имя. Если это тёзки, нажмите «Это разные люди».',
    },
    twoTeachers: {
      title: (name: string) => `${name}: два классных руководителя на одни дни`,
      advice: 'Укажите последний день одному из них или удалите лишнее назначение.',
    },
    afterDismissal: {
      title: (name: string) => `${name}: назначение человека, который уже уволен`,
      advice: 'Назначьте другого классного руководителя или исправьте дату увольнения.',
    },
    twoLinks: {
      title: (name: string) => `${name}: две действующие ссылки`,
      advice: 'Проверьте на площадке, какая из них работает, а другую аннулируйте.',
    },
  },
  unit: (unit: string, role: string) => `${unit}, для ${role}`,
  noClass: 'класс удалён',
  noPerson: 'карточка удалена',
  dismissed: (day: string) => `уволен ${day}`,
  pupils: (count: number) => `учеников: ${count}`,
  teacher: (name: string) => `классный руководитель ${name}`,
  room: (room: string) => `кабинет ${room}`,
  pupilOf: (name: string) => `ученик, ${name}`,
  parent: 'родитель',
  staff: 'сотрудник',
  since: (from: string, to: string) => (to === '' ? `с ${from}` : `с ${from} по ${to}`),
  created: (day: string, by: string) => (by === '' ? `создана ${day}` : `создана ${day}, ${by}`),
  ending: (end: string) => `…${end}`,
}
